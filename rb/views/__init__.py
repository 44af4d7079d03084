"""Pages of RB: the matrix, one tonggak, its bukti and verdicts, and the plan."""
