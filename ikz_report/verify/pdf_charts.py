"""The charts in a PDF that this program has set: their alternative texts, held to the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ikz_report.charts.chart import ChartData
from ikz_report.verify.expected import Expected, fold
from ikz_report.verify.pdf_objects import Objects

FIGURES = {word: re.compile(rb"/S\s*%b\b" % word) for word in (b"/Figure", b"/Formula")}
ALTERNATIVE = re.compile(rb"/Alt\s*(?:<([^>]*)>|\(((?:[^\\()]|\\.)*)\))", re.DOTALL)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
CONTROL = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def alternative_texts(objects: Objects) -> Iterator[str]:
    """Those of the pictures, in the order of the file."""
    for word, pattern in FIGURES.items():
        for each in objects.holding(word, pattern):
            if found := ALTERNATIVE.search(each):
                yield _text(bytes.fromhex(found[1].decode("latin-1")) if found[1] is not None else _plain(found[2]))


def _text(string: bytes) -> str:
    """A text string (ISO 32000-1 §7.9.2.2)."""
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    return string.decode("latin-1")


def _plain(literal: bytes) -> bytes:
    """A literal string without its escapes (§7.3.4.2)."""
    return ESCAPE.sub(_unescaped, literal)


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8) & 255]) if sign.isdigit() else CONTROL.get(sign, sign)


def wrong_alternatives(texts: Iterable[str], charts: Sequence[ChartData]) -> Iterator[Expected]:
    """The charts whose alternative text does not stand in the file, in their order, with what is wrong."""
    rest = [fold(text) for text in texts]
    for chart in charts:
        wanted = fold(chart.alt)
        if wanted in rest:
            rest = rest[rest.index(wanted) + 1 :]
        else:
            yield Expected(chart.title, "Alternativtext des Diagramms")
