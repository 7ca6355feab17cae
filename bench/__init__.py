"""Benchmarks of the whole way, as processes: ``python -m bench`` (needs the project installed, see README)."""
