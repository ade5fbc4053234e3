"""Checking a registry: everything wrong or doubtful in its files, at once."""
