"""Which of many candidate pairs to choose, so that nobody takes part in more than it can."""
