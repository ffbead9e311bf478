"""Published laws as they come from a file: `record` reads a line, `item` makes an item of it."""
