"""Characters that no font shows: boxes and gaps in the finished file."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from ikz_report.verify.defect import GLYPH, Defect

# What no font shows, save the blanks and the mark of a hyphen that a PDF's text may hold.
CONTROLS = frozenset(map(chr, (0, 1, *range(3, 9), *range(0x0E, 0x20), *range(0x7F, 0xA0))))
# Beyond the letters of Europe, U+0378 and up, only these are surely shown; of the others their category decides.
USUAL = (
    ("\u037a", "\u0529"),
    ("\u1e00", "\u1fff"),
    ("\u2000", "\u2bff"),
    ("\u3000", "\u3000"),
    ("\ufb00", "\ufb06"),
    ("\ufe00", "\ufe0f"),
    ("\ufeff", "\ufeff"),
)
NO_CHARACTER = "\ufffe"  # stands in a PDF's text where a word is cut
SHOWN_BY_NONE = frozenset(("Co", "Cn", "Cc", "Cs"))
REPLACEMENT = "\ufffd"
AROUND = 15


def glyph_defect(text: str, page: int | None = None) -> Iterator[Defect]:
    """One defect for each such character of the text, with the words around its first place."""
    for place, character in sorted((text.index(each), each) for each in set(text) if not _is_shown(each)):
        words = " ".join(text[max(place - AROUND, 0) : place + AROUND].split())
        words = "".join(each if each.isprintable() else "□" for each in words)
        message = f"Das Zeichen U+{ord(character):04X} hat keine Schrift („{words}“). Bitte im Register ersetzen."
        yield Defect(GLYPH, message, f"U+{ord(character):04X}", page)


def _is_shown(character: str) -> bool:
    if character < "\u0378":
        return character not in CONTROLS
    if character == NO_CHARACTER or any(first <= character <= last for first, last in USUAL):
        return True
    return character != REPLACEMENT and category(character) not in SHOWN_BY_NONE
