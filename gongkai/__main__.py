"""`python -m gongkai` is the same as `gongkai`."""

import sys

from gongkai.console.main import main

sys.exit(main())
