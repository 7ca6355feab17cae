"""Sentences within a paragraph; a full stop after an abbreviation, a number or an initial ends none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.proofread.lexicon import ABBREVIATIONS

_END = re.compile(r"[.!?…]+[“”\"')\]]*(?=\s+[„\"(\[]*[A-ZÄÖÜ0-9])|\n")
_LONG = 20  # characters that no abbreviation has
_LAST_WORD = re.compile(r"([^\W_]+)$")


class Sentence(NamedTuple):
    """Characters ``start`` to ``end`` of a text."""

    start: int
    end: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph, blanks at their ends aside; a line break ends one too."""
    start = 0
    for match in _END.finditer(text):
        if match[0] == "\n" or _ends(text, match):
            yield from _sentence(text, start, match.end())
            start = match.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    if piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield Sentence(start, start + len(piece.strip()), piece.strip())


def _ends(text: str, match: re.Match[str]) -> bool:
    if match[0][0] != ".":
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - _LONG) : match.start()])
    if before is None:
        return True
    word = before[1]
    return not (len(word) == 1 or word.isdigit() or word.lower() in ABBREVIATIONS or set(word) <= set("IVX"))


def ends_in_abbreviation(text: str) -> bool:
    """Whether the text's last full stop belongs to an abbreviation."""
    before = re.search(r"([^\W\d_]+)\.$", text[-_LONG:])
    return before is not None and (len(before[1]) == 1 or before[1].lower() in ABBREVIATIONS)
