"""Changes to a finished PDF: the file is added to and not rewritten (ISO 32000-1 §7.5.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping

TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)
PREVIOUS = re.compile(rb"\s*/Prev\s+\d+")
SIZE = re.compile(rb"/Size\s+(\d+)")


def next_number(pdf: bytes) -> int | None:
    """The first free object number; None in a file that is not of the plain kind which can be added to."""
    end = _trailer(pdf)
    size = SIZE.search(end.group(1)) if end else None
    return int(size.group(1)) if size else None


def with_objects(pdf: bytes, objects: Mapping[int, bytes]) -> bytes:
    """The PDF with the objects, each from ``obj`` to ``endobj``, in place of those with their numbers, or new."""
    end = _trailer(pdf)
    if end is None or not objects:
        return pdf
    places: dict[int, int] = {}
    out = bytearray(pdf.rstrip() + b"\n")
    for number, content in objects.items():
        places[number] = len(out)
        out += content + b"\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n" + b"".join(
        b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items())
    )
    out += b"trailer\n<<%b/Prev %b>>\nstartxref\n%d\n%%%%EOF\n" % (_entries(end, objects), end.group(2), start)
    return bytes(out)


def _trailer(pdf: bytes) -> re.Match[bytes] | None:
    return TRAILER.search(pdf, max(pdf.rfind(b"trailer"), 0))


def _entries(end: re.Match[bytes], objects: Mapping[int, bytes]) -> bytes:
    entries = PREVIOUS.sub(b"", end.group(1))
    size = SIZE.search(entries)
    if size is None:
        return entries
    return SIZE.sub(b"/Size %d" % max(int(size.group(1)), max(objects) + 1), entries)
