"""The tools behind mulai.py: set-up, serving, tests. Standard library only."""
