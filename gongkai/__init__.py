"""公开: a city's government information disclosure, from end to end. Start with docs/tour.md."""
