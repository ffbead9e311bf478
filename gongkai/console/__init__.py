"""命令行: the commands of `gongkai`, one module each, with `add_arguments` and `run`."""
