"""Pages of renaksi: the list of a quarter, one renaksi, its progress, and the board of topik."""
