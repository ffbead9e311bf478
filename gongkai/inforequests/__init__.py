"""依申请公开: a request is received, clocked, answered by letter, delivered and archived."""
