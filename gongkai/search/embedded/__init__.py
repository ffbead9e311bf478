"""The embedded engine: tantivy, in this process, on this host's disk. No server."""
