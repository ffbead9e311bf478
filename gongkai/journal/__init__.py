"""留痕: one entry per act, written in the act's own transaction, never changed."""
