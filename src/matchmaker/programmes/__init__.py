"""Who pays: schemes that fund or broker exchanges, and which pairs they take."""
