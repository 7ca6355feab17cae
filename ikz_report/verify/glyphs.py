"""Characters that no font shows: boxes and gaps in the finished file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from ikz_report.verify.defect import GLYPH, Defect

# Beyond the letters of Europe, and what stands for a character that is not known.
DOUBTFUL = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f\u0378-\U0010ffff]")
USUAL = re.compile("[\u037a-\u0529\u1e00-\u1fff\u2000-\u2bff\u3000\ufb00-\ufb06\ufe00-\ufe0f\ufeff\ufffe]")
SHOWN_BY_NONE = frozenset(("Co", "Cn", "Cc", "Cs"))
REPLACEMENT = "\ufffd"
AROUND = 15


def glyph_defect(text: str, page: int | None = None) -> Iterator[Defect]:
    """One defect for each such character of the text, with the words around its first place."""
    for character in dict.fromkeys(DOUBTFUL.findall(text)):
        if USUAL.fullmatch(character) or (character != REPLACEMENT and category(character) not in SHOWN_BY_NONE):
            continue
        place = text.index(character)
        words = " ".join(text[max(place - AROUND, 0) : place + AROUND].split())
        words = "".join(each if each.isprintable() else "□" for each in words)
        message = f"Das Zeichen U+{ord(character):04X} hat keine Schrift („{words}“). Bitte im Register ersetzen."
        yield Defect(GLYPH, message, f"U+{ord(character):04X}", page)
