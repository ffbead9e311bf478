"""界面部件: the parts both surfaces are built of: styles, template tags, the frame of a page. Knows no capability."""
