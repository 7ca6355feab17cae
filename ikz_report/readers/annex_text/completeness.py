"""What shows that a text was cut off: a broken last line, or parts that an annex must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from ikz_report.readers.annex.completeness import Gap, missing_categories, missing_charts, skipped
from ikz_report.readers.annex.paper import Paper
from ikz_report.readers.annex.places import line as line_place
from ikz_report.readers.annex_text.source import CUT_OFF

ADVICE = f"{CUT_OFF} Ist der Text so vollständig, bitte mit --incomplete einlesen."
_EXCERPT = 50  # characters


def broken_line(lines: Sequence[str], name: str) -> Iterator[Gap]:
    """A last line without a line end, which only a cut leaves."""
    if lines[-1].strip():
        yield Gap(line_place(name, len(lines)), "Die Datei endet mitten in einer Zeile, ohne Zeilenende.")


def missing_parts(lines: Sequence[str], name: str, paper: Paper) -> Iterator[Gap]:
    """What an annex must have and this one, read to its last line, has not."""
    categories = list(paper.categories.values())
    yield from skipped(categories, from_first=not paper.title)
    missing = [
        *missing_categories(categories, closed=paper.in_charts),
        *missing_charts(paper.charts, paper.year, closed=paper.in_charts),
    ]
    if missing:
        at = max((at for at, line in enumerate(lines, 1) if line.strip()), default=1)
        message = f"Hinter dieser Zeile („{_excerpt(lines[at - 1])}“) fehlt {' und '.join(missing)}."
        yield Gap(line_place(name, at), message)


def _excerpt(line: str) -> str:
    return shorten(re.sub(r"<[^<>]*>?", " ", line), _EXCERPT, placeholder=" …")
