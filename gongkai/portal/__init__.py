"""门户: what the public reads and hands in. Opens `public` and `intake` doors only."""
