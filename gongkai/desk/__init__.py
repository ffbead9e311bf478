"""工作台: where officials draft, review, answer and report. Opens `queries` and `actions` doors."""
