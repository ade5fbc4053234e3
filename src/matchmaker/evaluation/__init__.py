"""How good the ranking is: judgements, measures, baselines, and what each part is worth."""
