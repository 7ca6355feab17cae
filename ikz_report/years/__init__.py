"""A measure from one year to the next: which it was, what became of it, what the new year takes over."""
