"""The machine's German dictionary for tests; they skip where there is none."""

from __future__ import annotations

from functools import cache

import pytest

from ikz_report.proofread.spelling.dictionary import NoSpelling, load_dictionary
from ikz_report.proofread.spelling.speller import Dictionary, Speller


@cache
def _load() -> Dictionary | str:
    try:
        return load_dictionary()
    except NoSpelling as error:
        return str(error)


def german() -> Dictionary:
    """The dictionary, or the test skips with the reason why there is none."""
    found = _load()
    if isinstance(found, str):
        pytest.skip(found)
    return found


def speller(*words: str) -> Speller:
    return Speller(german(), words)
