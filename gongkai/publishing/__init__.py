"""主动公开: items are drafted, reviewed, published, corrected and withdrawn."""
