"""Partners for many members at once: candidates, capacities, one decision, and its reasons."""
