"""Characters that no font shows: boxes and gaps in the finished file."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from ikz_report.verify.defect import GLYPH, Defect

SHOWN_BY_NONE = frozenset(("Co", "Cn", "Cc", "Cs"))  # private use, no character, control, half a character
REPLACEMENT = "\ufffd"
LAYOUT = frozenset("\t\n\r\x0b\x0c\x02\ufffe")  # ends of lines; the last two stand for a hyphen there
USUAL_BLANKS = "\n\u00a0\u202f\u00ad"
AROUND = 15


def glyph_defect(text: str, page: int | None = None) -> Iterator[Defect]:
    """One defect for each such character of the text, with the words around its first place."""
    if _is_shown(text):
        return
    for character in sorted(set(text) - LAYOUT):
        if character != REPLACEMENT and category(character) not in SHOWN_BY_NONE:
            continue
        place = text.index(character)
        words = " ".join(text[max(place - AROUND, 0) : place + AROUND].split())
        words = "".join(each if each.isprintable() else "□" for each in words)
        message = f"Das Zeichen U+{ord(character):04X} hat keine Schrift („{words}“). Bitte im Register ersetzen."
        yield Defect(GLYPH, message, f"U+{ord(character):04X}", page)


def _is_shown(text: str) -> bool:
    """Whether all characters surely are; a look at each of millions would take long."""
    for blank in USUAL_BLANKS:
        text = text.replace(blank, "")
    return text.isprintable() and REPLACEMENT not in text
