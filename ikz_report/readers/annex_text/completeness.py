"""Whether an annex is there to its end: what it announces and does not bring.

A text cut at the end of a line looks whole; only what must follow shows that it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from ikz_report.model import ChartSpec, plain_content
from ikz_report.readers.annex_text.dezernate import roman
from ikz_report.readers.annex_text.drafts import CategoryDraft
from ikz_report.readers.annex_text.source import CUT_OFF

WAY_ON = "Ist der Text so vollständig, bitte mit --incomplete einlesen."
_CLOSING = "die Seite „Vergleich der Maßnahmen … zum Vorjahr“"
_REFERENCE = re.compile(r"\bKategorie\s+([IVXLC]+|\d+)\b")
_EXCERPT = 50  # characters


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing, and the line of the source where that shows, counted from 1."""

    line: int
    message: str


def broken_line(lines: Sequence[str]) -> Iterator[Gap]:
    """A last line without a line end, which only a cut leaves."""
    if lines[-1].strip():
        yield Gap(len(lines), "Die Datei endet mitten in einer Zeile, ohne Zeilenende.")


def missing_parts(
    lines: Sequence[str],
    categories: Sequence[CategoryDraft],
    charts: Sequence[ChartSpec] | None,
    year: int,
    titled: bool,
) -> Iterator[Gap]:
    """What an annex of the year must have and this one has not.

    ``charts`` are those of the closing page, None where it has not begun; ``titled``: the annex has its title.
    """
    yield from _skipped(categories, titled)
    missing = list(_missing_at_end(categories, charts, year))
    if missing:
        at = max((at for at, line in enumerate(lines, 1) if line.strip()), default=1)
        yield Gap(at, f"Hinter dieser Zeile („{_excerpt(lines[at - 1])}“) fehlt {' und '.join(missing)}.")


def advice(gap: Gap) -> str:
    """The sentences for a person who can fetch the whole text, or knows that there is no more."""
    return f"{gap.message} {CUT_OFF} {WAY_ON}"


def _skipped(categories: Sequence[CategoryDraft], titled: bool) -> Iterator[Gap]:
    """Numbers left out between two categories, and before the first one where the title is missing too."""
    here = {_value(category.number) for category in categories}
    for number in sorted(set(range(min(here) if titled else 1, max(here))) - here):
        behind = next(category for category in categories if _value(category.number) > number)
        yield Gap(behind.line, f"Vor „{behind.title}“ fehlt die Kategorie {_like(number, behind.number)}.")


def _missing_at_end(
    categories: Sequence[CategoryDraft], charts: Sequence[ChartSpec] | None, year: int
) -> Iterator[str]:
    last = categories[-1]
    if charts is None and not last.sections:
        yield f"die Tabelle von „{last.label}“"
    highest = max(_value(category.number) for category in categories)
    for number in dict.fromkeys(_named(categories)):
        if _value(number) > highest:
            yield f"die Kategorie {number} (weiter oben genannt)"
    if charts is None:
        yield _CLOSING
    elif not any(year in chart.years for chart in charts):
        yield f"das Diagramm „Maßnahmen … {year}“"


def _named(categories: Sequence[CategoryDraft]) -> Iterator[str]:
    for category in categories:
        yield from _REFERENCE.findall(plain_content((*category.intro, *category.principles)))


def _value(number: str) -> int:
    return int(number) if number.isdigit() else roman(number)


def _like(value: int, other: str) -> str:
    """The number written as the other one is."""
    if other.isdigit():
        return str(value)
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for size, sign in signs:
        written += sign * (value // size)
        value %= size
    return written


def _excerpt(line: str) -> str:
    return shorten(re.sub(r"<[^<>]*>?", " ", line), _EXCERPT, placeholder=" …")
