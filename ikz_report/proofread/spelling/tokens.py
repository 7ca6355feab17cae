"""The words of a text as a reader takes them: with hyphens and gender endings, without numbers and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.proofread.texts import ADDRESS

HYPHENS = "\\-\u2010\u2011"  # for use within [ ] of a pattern
# Addresses without http, file names, file numbers: letters and digits joined by full stops, slashes or brackets.
_NO_PROSE = re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:de|eu|com|org|net|info|pdf|docx?|xlsx?)\b(?:/\S*)?")
_TOKEN = re.compile(
    rf"""(?<!\w)(?P<stem>[A-ZÄÖÜ][\w{HYPHENS}]{{0,60}}[a-zäöüß])(?:/[{HYPHENS}]?|[:*_(])(?P<ending>in(?:nen)?(?![A-ZÄÖÜ])\w*)\)?
      | (?P<word>(?:(?<![\w])[{HYPHENS}](?=[^\W\d_]))?[^\W_]+(?:[{HYPHENS}'’][^\W_]+)*(?:[{HYPHENS}](?!\w))?)""",
    re.VERBOSE,
)
_INNER_I = re.compile(r"(?<=[a-zäöüß])In(?=nen)")


class Token(NamedTuple):
    """Characters ``start`` to ``end`` of a text; ``word`` is how it is looked up (Bürger:innen as Bürgerinnen)."""

    start: int
    end: int
    word: str


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order; those that are only digits, and addresses, are left out."""
    spans = [match.span() for pattern in (ADDRESS, _NO_PROSE) for match in pattern.finditer(text)]
    for match in _TOKEN.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in spans):
            continue
        if match["stem"] is not None:
            yield Token(*match.span(), match["stem"] + match["ending"])
        elif any(map(str.isalpha, match["word"])):
            yield Token(*match.span(), _INNER_I.sub("in", match["word"]))


def parts(word: str) -> list[str]:
    """What stands between a word's hyphens; empty at its start or end where a part was left out (Kultur-)."""
    return re.split(f"[{HYPHENS}]", word)
