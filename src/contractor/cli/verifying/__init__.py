"""The verbs of `contractor verify`, a file for each."""
