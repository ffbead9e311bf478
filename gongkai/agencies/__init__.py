"""机构: which organ answers in its own name, and who holds which post there."""
