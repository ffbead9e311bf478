"""年度报告: computes, checks and writes the statutory annual report."""
