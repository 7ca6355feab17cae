"""The fonts the PDF is set in, and the characters they have.

They come from the package font-source-sans-pro, so that no machine's fonts play a part.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

from ikz_report.errors import InternalError

REGULAR, ITALIC, BOLD, BOLD_ITALIC, SEMIBOLD = "Regular", "It", "Bold", "BoldIt", "Semibold"
FACES = (REGULAR, ITALIC, BOLD, BOLD_ITALIC, SEMIBOLD)

# Set without a glyph of their own: blanks of every width, joiners, marks of direction, variation selectors.
INVISIBLE = frozenset(
    [*range(0x2002, 0x2010), *range(0x2028, 0x202F), *range(0x205F, 0x2065), *range(0xFE00, 0xFE10), 0x2066, 0x2067]
    + [0x2068, 0x2069, 0x3000, 0x034F]
) - {0x2007}


def package_folder(name: str) -> Path:
    """The folder of an installed package, without importing it.

    Raises:
        InternalError: the package is not installed.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise InternalError(f"Das Paket „{name}“ fehlt. Bitte das Programm neu installieren.")
    return Path(spec.submodule_search_locations[0])


def font_file(face: str) -> Path:
    """The font's file, in the package that brings it."""
    return package_folder("font_source_sans_pro") / "files" / f"SourceSansPro-{face}.ttf"


@cache
def characters(face: str) -> frozenset[int]:
    """The code points a face has a glyph for."""
    return frozenset(_code_points(font_file(face).read_bytes()))


def shows(face: str, character: str) -> bool:
    """Whether the character can be set: it has a glyph, is invisible, or is put together from parts that have one."""
    known = characters(face)
    if ord(character) in known or ord(character) in INVISIBLE:
        return True
    parts = normalize("NFD", character)
    return parts != character and all(ord(part) in known for part in parts)


def _code_points(font: bytes) -> Iterator[int]:
    """What the font's Unicode table lists (OpenType 1.9, cmap, formats 12 and 4)."""
    tables = dict(_subtables(font))
    if 12 in tables:
        return _format_12(font, tables[12])
    return _format_4(font, tables[4])


def _subtables(font: bytes) -> Iterator[tuple[int, int]]:
    """Format and place of every Unicode subtable."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * number)
        if platform in (0, 3):
            yield struct.unpack_from(">H", font, cmap + offset)[0], cmap + offset


def _format_12(font: bytes, place: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">L", font, place + 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">LLL", font, place + 16 + 12 * number)
        yield from range(first, last + 1)


def _format_4(font: bytes, place: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, place + 6)
    count = doubled // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, place + 14 + shift)
        for shift in (0, *(2 + doubled * n for n in (1, 2, 3)))
    )
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if not offsets[number]:
                glyph = (code + deltas[number]) & 0xFFFF
            else:
                index = place + 16 + 3 * doubled + 2 * number + offsets[number] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", font, index)
            if glyph:
                yield code
