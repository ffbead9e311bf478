"""开放接口: everything public, for programs. Opens `public` doors only."""
