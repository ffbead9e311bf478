"""个人信息: sealed at rest, shown masked. Knows nothing of what the data is for."""
