"""Charts at the edges: few and many groups, long names, zeros, large numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ikz_report.charts.chart import ChartData, Series, alternative
from ikz_report.model import Category, Measure, Report, Section
from tests.samples import UMWELT, sample_report

LONG = (
    "Fachbereich Personal- und Organisationsservice mit der zentralen Stelle für Vergaben und Verträge",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Amt <b> & Söhne „ș ő ł ẞ €“",
)
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TWELVE = tuple(f"Dezernat {number}" for number in NUMERALS)
NOTE = "Jede Maßnahme zählt einmal."


def chart(groups: Sequence[str], *values: Sequence[int | None], title: str = "Maßnahmen") -> ChartData:
    """A chart with a series per row of values, named by years from 2013 on."""
    names, axis = tuple(groups), "Anzahl der Maßnahmen"
    series = tuple(Series(str(2013 + place), tuple(row), place) for place, row in enumerate(values))
    alt = alternative(title, axis, names, series, (NOTE,))
    return ChartData("test", title, axis, "Gruppe", names, series, (NOTE,), alt)


CASES = {
    "one group": chart(["Kategorie I"], [20]),
    "one group, four series": chart(["Kategorie I"], [20], [0], [7], [19]),
    "three groups, two years": chart(["Kategorie I", "Kategorie II", "Kategorie III"], [18, 80, 0], [20, 86, 43]),
    "twelve groups": chart(TWELVE, [20, 3, 0, 14, 99, 100, 7, 5, 1, 0, 2, 31]),
    "twelve groups, four series": chart(TWELVE, *([(7 * s + 13 * g) % 40 for g in range(12)] for s in range(4))),
    "twelve groups, four equal series": chart(TWELVE, *([9] * 12 for _ in range(4))),
    "long names": chart(LONG, [1, 2, 3], [4, 0, 6], title="Ein Titel, der nicht in eine Zeile passt, " * 4),
    "all zero": chart(["a", "b"], [0, 0], [0, 0]),
    "large numbers": chart(["a", "b", "c"], [14900, 1234567, 0], [149000, 1, 999999]),
    "large numbers in many groups": chart(TWELVE, [1234567 + n for n in range(12)], range(12)),
}


def two_years() -> tuple[Report, Report]:
    """The sample, and a year before it with fewer measures, marked as an example."""
    after = sample_report()
    first = after.categories[0]
    kept = Section(UMWELT, (*first.sections[0].measures, Measure("alt", ("vertikal", "allgemein"))))
    categories: tuple[Category, ...] = (replace(first, sections=(kept,)), *after.categories[2:])
    before = replace(after, year=2013, categories=categories, example="Die Angaben für 2013 sind erschlossen.")
    return after, before
