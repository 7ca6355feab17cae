"""Findings for people and programs: terminal text, JSON, SARIF. Word and HTML are made in ``writers``.

findings ─ remarks (names, excerpt, place in the file) ─ text | json_data | sarif
"""
