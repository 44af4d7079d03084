"""The access matrix: who gets which answer, the world it is tried in, a request per row."""
