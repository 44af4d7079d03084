"""Pages of kinerja: Tabel 1 with its entry, the agreement behind it, and every number explained."""
