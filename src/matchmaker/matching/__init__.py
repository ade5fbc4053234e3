"""Scores to decisions: who is eligible, in which order, and what to be careful about."""
