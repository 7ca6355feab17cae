"""Whether an annex is there to its end: what it announces and does not bring.

A source that was cut looks whole; only what must follow shows that it is not. What is an error and what
a doubt, each reader decides: a text may be cut at any line, a Word file is packed and may lack a part
that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ikz_report.model import ChartSpec, plain_content
from ikz_report.readers.annex.dezernate import roman
from ikz_report.readers.annex.drafts import CategoryDraft, Doubts
from ikz_report.readers.annex.places import Place

_CLOSING = "die Seite „Vergleich der Maßnahmen … zum Vorjahr“"
_REFERENCE = re.compile(r"\bKategorie\s+([IVXLC]+|\d+)\b")


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing, and where that shows."""

    place: Place
    message: str


def require(gaps: Iterable[Gap], advice: str, doubts: Doubts, *, incomplete: bool) -> None:
    """Refuse the first gap; in an ``incomplete`` annex, list each.

    Raises:
        SourceError: there is a gap; ``advice`` says what to do.
    """
    for gap in gaps:
        if not incomplete:
            raise gap.place.error(f"{gap.message} {advice}")
        doubts.add(gap.place, f"{gap.message} So eingelesen (--incomplete).")


def skipped(categories: Sequence[CategoryDraft], *, from_first: bool) -> Iterator[Gap]:
    """Numbers left out between two categories; with ``from_first`` those before the first one too."""
    here = {_value(category.number) for category in categories}
    for number in sorted(set(range(1 if from_first else min(here), max(here))) - here):
        behind = next(category for category in categories if _value(category.number) > number)
        yield Gap(behind.place, f"Vor „{behind.title}“ fehlt die Kategorie {_like(number, behind.number)}.")


def missing_categories(categories: Sequence[CategoryDraft], *, closed: bool) -> Iterator[str]:
    """The table of the last category, unless the closing page follows, and categories named but not there."""
    last = categories[-1]
    if not closed and not last.sections:
        yield f"die Tabelle von „{last.label}“"
    highest = max(_value(category.number) for category in categories)
    for number in dict.fromkeys(_named(categories)):
        if _value(number) > highest:
            yield f"die Kategorie {number} (weiter oben genannt)"


def missing_charts(charts: Sequence[ChartSpec], year: int, *, closed: bool) -> Iterator[str]:
    """The closing page, or the year's own chart on it."""
    if not closed:
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
