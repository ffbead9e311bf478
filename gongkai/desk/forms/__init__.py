"""The plain forms of the desk, one per act: what they clean is what the act is called with."""
