"""Bytes to text, and the characters that no paper can carry.

XML 1.0 (section 2.2, production 2) leaves out most control characters, surrogates, U+FFFE and U+FFFF. The
other control characters and the Unicode line separators would end a line in YAML or vanish in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import combining

from ikz_report.register.source import Source

FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
PILED = "Hier stehen mehr als 30 Akzente auf einem Buchstaben. Bitte löschen."
_HIGHEST = 30
_PILE = re.compile(f"[^\x00-\u02ff]{{{_HIGHEST + 1},}}")
_NAMED = 20  # forbidden characters of one file; more mean that it is no text
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES = {"0": 0x00, "a": 0x07, "b": 0x08, "v": 0x0B, "f": 0x0C, "r": 0x0D, "e": 0x1B}
_SHORT_ESCAPES |= {"N": 0x85, "L": 0x2028, "P": 0x2029}


def decode(raw: bytes, source: Source) -> None:
    """Give the source its text; where that is not UTF-8, or holds forbidden characters, problems say so."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        source.take(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        source.take(raw[: error.start].decode("utf-8"))
        source.problem(
            len(source.text),
            f"Die Datei ist nicht als UTF-8 gespeichert (Byte 0x{raw[error.start]:02X}). "
            "Bitte im Editor als UTF-8 speichern.",
        )
        source.readable = False
        return
    _note_forbidden(source)


def _note_forbidden(source: Source) -> None:
    found = list(islice(FORBIDDEN.finditer(source.text), _NAMED + 1))
    if len(found) > _NAMED:
        message = f"Hier und an mehr als {_NAMED} anderen Stellen stehen Steuerzeichen. Das ist keine Textdatei."
        source.problem(found[0].start(), message)
        source.readable = False
        return
    for match in found:
        source.problem(match.start(), forbidden_message(ord(match[0])))
    pile = None if source.is_nfc else piled(source.text)
    if pile is not None:
        source.problem(pile, PILED)
        source.readable = False
    elif found:  # an ordinary letter keeps every place, and the parser reads on
        source.take(FORBIDDEN.sub("x", source.text))


def piled(text: str) -> int | None:
    """Where a character bears more than 30 combining marks, the most that Unicode (UAX 15, section 13) foresees.

    Putting such a pile into normal form takes time by the square of its height.
    """
    for match in _PILE.finditer(text):
        height = 0
        for offset, char in enumerate(match[0]):
            height = height + 1 if combining(char) else 0
            if height > _HIGHEST:
                return match.start() + offset - height + 1
    return None


def forbidden_message(code: int) -> str:
    """What to say of a character that no file can hold."""
    kind = {0x2028: "Zeilentrenner", 0x2029: "Absatztrenner", 0xFEFF: "Byte Order Mark"}.get(code, "Steuerzeichen")
    return f"Das Zeichen U+{code:04X} ({kind}) kann in Word und PDF nicht stehen. Bitte löschen oder ersetzen."


def forbidden_escapes(raw: str) -> Iterator[tuple[int, int]]:
    """Place and code point of each escape in a double-quoted scalar that stands for a forbidden character."""
    for match in _ESCAPE.finditer(raw):
        digits = match[1] or match[2] or match[3]
        code = int(digits, 16) if digits else _SHORT_ESCAPES.get(match[4], 0x20)
        if code == 0x0D or FORBIDDEN.match(chr(code)):
            yield match.start(), code
