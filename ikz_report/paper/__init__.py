"""One paper: what it holds, what it asks of other years, and the way to its finished, checked files."""
