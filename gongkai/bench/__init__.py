"""测速: each module measures one thing, a row per figure. Run as `gongkai bench NAME`.

A figure is CPU time, and its goal is that of a quiet two-core machine; a yardstick measured between
the figures of the same run tells how much slower this machine is right now, and stretches the goals.
"""
