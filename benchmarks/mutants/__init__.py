"""Faults that are planted into servers on purpose, to see which of them contract tests notice."""
