"""A pair to a score: coverage, context, language, South; their product and its explanation."""
