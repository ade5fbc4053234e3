"""What the world is: countries, municipal themes, languages and the terms of a context."""
