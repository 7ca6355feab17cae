"""What each chart shows: groups, series, notes and the alternative text. Drawings only draw it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ikz_report.charts.chart import ChartData, Series, alternative
from ikz_report.charts.figures import counts
from ikz_report.charts.style import (
    ART,
    AXIS,
    COUNTED_ONCE,
    COUNTED_PER_ART,
    EXAMPLE,
    GROUPS,
    KATEGORIE,
    NO_ART,
)
from ikz_report.errors import InputError
from ikz_report.model import ChartSpec, Report, YearCounts
from ikz_report.paper.needs import Known, chart_lack

__all__ = ["ChartData", "Pair", "Series", "chart_data", "side_by_side"]

OFFICIAL_TITLE = "Maßnahmen der Interkommunalen Zusammenarbeit {year}"


@dataclass(frozen=True, slots=True)
class _Year:
    """A year's counts; ``report`` is None where only a table of counts is known."""

    counts: YearCounts
    report: Report | None
    look: int

    @property
    def name(self) -> str:
        return f"{self.counts.year} ({EXAMPLE})" if self.counts.example else str(self.counts.year)

    def count(self, by: str, name: str) -> int | None:
        """The figure of a group: none in a register is zero, none in a table of counts is not known."""
        return self.counts.counts[by].get(name, 0 if self.report else None)


def chart_data(report: Report, before: Report | YearCounts | None) -> tuple[ChartData, ...]:
    """The charts that ``report.charts`` asks for; without any, both years alone and side by side.

    Raises:
        InputError: a chart of a year or group that has no figures; the message names the chart.
    """
    years = _years(report, before)
    result: list[ChartData] = []
    for spec in report.charts or tuple(_default_specs(years)):
        result.append(_chart(spec, years, {chart.key for chart in result}))
    return tuple(_one_scale(result))


class Pair(NamedTuple):
    """A group's figure in the year before and in the report's, each None where it is not known."""

    name: str
    label: str
    old: int | None
    new: int | None

    @property
    def difference(self) -> int | None:
        return None if self.old is None or self.new is None else self.new - self.old


def side_by_side(report: Report, before: YearCounts) -> dict[str, tuple[Pair, ...]]:
    """The figures of both years by whatever the year before was counted by."""
    years = _years(report, before)
    old, new = years[before.year], years[report.year]
    return {
        by: tuple(
            Pair(name, _label(by, name, years.values()), old.count(by, name), new.count(by, name))
            for name in _names(by, (old, new))
        )
        for by in GROUPS
        if before.counts.get(by)
    }


def _one_scale(charts: list[ChartData]) -> Iterator[ChartData]:
    """Charts by the same group share a scale: years that differ must not look alike."""
    for chart in charts:
        alike = (each.highest for each in charts if each.group_title == chart.group_title)
        yield replace(chart, ceiling=max(alike))


def _years(report: Report, before: Report | YearCounts | None) -> dict[int, _Year]:
    years = {report.year: _Year(counts(report), report, 0)}
    if before is None:
        return years
    if before.year == report.year:
        raise InputError(
            f"Das Jahr {report.year} kann nicht mit sich selbst verglichen werden. Bitte zwei Jahre nennen."
        )
    if isinstance(before, Report):
        years[before.year] = _Year(counts(before), before, 1)
    else:
        years[before.year] = _Year(before, None, 1)
    return years


def _default_specs(years: Mapping[int, _Year]) -> Iterator[ChartSpec]:
    order = tuple(sorted(years))
    for year in order:
        if years[year].counts.counts.get(KATEGORIE):
            yield ChartSpec(OFFICIAL_TITLE.format(year=year), KATEGORIE, (year,))
    named = " und ".join(map(str, order))
    for by, title in GROUPS.items():
        shown = tuple(year for year in order if years[year].counts.counts.get(by))
        if len(shown) == len(order) and (by != KATEGORIE or len(order) > 1):
            yield ChartSpec(f"Maßnahmen {named} nach {title}", by, shown)


def _chart(spec: ChartSpec, years: Mapping[int, _Year], taken: Iterable[str]) -> ChartData:
    shown = [_year(spec, year, years) for year in dict.fromkeys(spec.years)]
    if not shown:
        raise InputError(_wrong(spec, "es ist kein Jahr genannt", "unter „jahre“ mindestens ein Jahr nennen"))
    names = _names(spec.by, shown)
    if not names:
        raise InputError(_wrong(spec, f"es gibt nichts zu zählen nach {GROUPS[spec.by]}", "das Diagramm herausnehmen"))
    labels = tuple(_label(spec.by, name, years.values()) for name in names)
    series = tuple(Series(year.name, tuple(year.count(spec.by, name) for name in names), year.look) for year in shown)
    example = " ".join(dict.fromkeys(_sentence(year.counts.example) for year in shown if year.counts.example)) or None
    title = _title(spec, example if len(shown) == 1 else None)
    axis = AXIS.format(group=GROUPS[spec.by])
    notes = tuple(_notes(spec, names, labels, shown, example))
    alt = alternative(title, axis, labels, series, notes)
    return ChartData(_key(spec, taken), title, axis, GROUPS[spec.by], labels, series, notes, alt, example)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!")) else f"{text}."


def _title(spec: ChartSpec, example: str | None) -> str:
    """With one series there is no legend to say that its figures are no facts."""
    return f"{spec.title} ({EXAMPLE})" if example and EXAMPLE not in spec.title else spec.title


def _year(spec: ChartSpec, year: int, years: Mapping[int, _Year]) -> _Year:
    if spec.by not in GROUPS:
        raise InputError(_wrong(spec, f"„nach: {spec.by}“ ist unbekannt", f"eines von {', '.join(GROUPS)} nehmen"))
    known = Known({number: tuple(each.counts.counts) for number, each in years.items()}, False, False)
    if lack := chart_lack(spec, known):
        raise InputError(f"bericht.yaml, Diagramm „{spec.title}“: {lack}")
    return years[year]


def _wrong(spec: ChartSpec, why: str, remedy: str) -> str:
    return f"bericht.yaml, Diagramm „{spec.title}“: {why}. Bitte {remedy}."


def _names(by: str, shown: Iterable[_Year]) -> list[str]:
    """The groups of the report in its order, then those that only the year before has; without Art last."""
    ordered = sorted(shown, key=lambda year: year.look)
    names = dict.fromkeys(name for year in ordered for name in year.counts.counts[by])
    return sorted(names, key=lambda name: by == ART and name == NO_ART)


def _label(by: str, name: str, years: Iterable[_Year]) -> str:
    if by == ART:
        return name
    for report in (year.report for year in years if year.report):
        if by == KATEGORIE:
            found = next((each.title for each in report.categories if each.number == name), None)
        else:
            dezernat = report.organisation.dezernat(name)
            found = dezernat.name if dezernat else None
        if found:
            return found
    return f"{GROUPS[by]} {name}"


def _notes(
    spec: ChartSpec, names: list[str], labels: tuple[str, ...], shown: list[_Year], example: str | None
) -> Iterator[str]:
    yield COUNTED_PER_ART if spec.by == ART else COUNTED_ONCE
    for year in shown:
        missing = [label for name, label in zip(names, labels, strict=True) if name not in year.counts.counts[spec.by]]
        if missing and year.report is None:
            yield f"Für {year.counts.year} liegen keine Zahlen vor zu: {', '.join(missing)}."
    if example:
        yield example if example.startswith(EXAMPLE) else f"{EXAMPLE}: {example}"


def _key(spec: ChartSpec, taken: Iterable[str]) -> str:
    base = "-".join([spec.by, *map(str, spec.years)])
    used = set(taken)
    return next(key for key in _keys(base) if key not in used)


def _keys(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
