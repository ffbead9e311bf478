"""检索: finds what is public, and nothing else."""
