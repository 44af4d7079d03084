"""Pages of notices: one's own, preferences, rules, Kotak keluar, health, trial inbox."""
