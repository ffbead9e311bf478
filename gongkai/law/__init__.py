"""规则: what the norms say. Pure: no Django, no clock, no network, no files but `data/`."""
