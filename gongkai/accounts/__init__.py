"""人员: who works here and how they sign in."""
