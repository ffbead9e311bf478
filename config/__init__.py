"""How a process of gongkai is set up: settings, and the addresses of each surface."""
