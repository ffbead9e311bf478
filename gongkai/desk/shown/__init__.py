"""How rows become the facts a page draws: labels, masked data, phrases about days. No page, no act."""
