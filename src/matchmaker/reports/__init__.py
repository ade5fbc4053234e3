"""Results to what people and programs read: terminal, Markdown, CSV, JSON."""
