"""The result of a check in all its formats."""
