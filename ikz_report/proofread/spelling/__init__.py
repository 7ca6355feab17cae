"""Spelling with a dictionary that is found on the machine; none is part of this project.

    machine (where) → dictionary (check, make UTF-8) → speller (hunspell, own compounds, the project's words) ┐
    texts → tokens (with hyphens, gender endings) → passages (names, abbreviations, other languages) ──┴→ unknown words

Only ``machine`` and ``dictionary`` look at files; ``dictionary`` alone imports chunspell (the extra ``spelling``).
"""
