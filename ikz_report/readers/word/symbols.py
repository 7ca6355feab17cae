"""Characters of symbol fonts as the Unicode characters they look like.

Word writes such a character with the code of its font, moved to U+F000–U+F0FF (§17.3.3.30). The
pairs are from the fonts' own tables; what is not among them stays as it is and is reported.
"""

from __future__ import annotations

import re

PRIVATE = range(0xF000, 0xF100)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")

_GREEK = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
)
_SYMBOL = _GREEK | dict(
    zip(
        (0xB7, 0x2D, 0xAC, 0xAD, 0xAE, 0xAF, 0xDE, 0xA3, 0xB3, 0xB1, 0xB4, 0xB0, 0xA5, 0xB9, 0xBB, 0xE5, 0xD6, 0xD7),
        "•−←↑→↓⇒≤≥±×°∞≠≈∑√⋅",
        strict=True,
    )
)
_WINGDINGS = dict(
    zip(
        (0x28, 0x2A, 0x46, 0x6C, 0x6E, 0x6F, 0x71, 0x75, 0x76, 0x77, 0x9F, 0xA1, 0xA7, 0xA8)
        + (0xD8, 0xDF, 0xE0, 0xE1, 0xE2, 0xE8, 0xF0, 0xFB, 0xFC, 0xFD, 0xFE),
        "☎✉☞●■□❑◆❖⬥•○▪◻" + "➢←→↑↓➔⇨✗✓☒☑",
        strict=True,
    )
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(code: str, font: str) -> str | None:
    """The character of ``w:sym``: ``code`` in hexadecimal; None where that is no character."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return None
    return translate(character, font) if character.isprintable() or ord(character) in PRIVATE else None


def translate(text: str, font: str) -> str:
    """The text with private characters of a symbol font replaced as far as they are known."""
    if not any(ord(character) in PRIVATE for character in text):
        return text
    table = _FONTS.get(font.casefold(), _SYMBOL if font == "" else {})
    return "".join(_look(character, table) for character in text)


def _look(character: str, table: dict[int, str]) -> str:
    code = ord(character)
    if code not in PRIVATE:
        return character
    low = code - PRIVATE.start
    return table.get(low, chr(low) if 0x20 <= low < 0x40 and table is _SYMBOL else character)


def unknown(text: str) -> bool:
    """Whether the text has characters that only an unknown symbol font can show."""
    return _PRIVATE_USE.search(text) is not None
