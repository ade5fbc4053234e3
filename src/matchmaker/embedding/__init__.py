"""Text to vectors: one per challenge or expertise, with dense, lexical and theme blocks."""
