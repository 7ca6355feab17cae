"""Findings with what a reader needs beside them: names instead of keys, the words around, the place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ikz_report.model import Report, Unit
from ikz_report.proofread.finding import (
    COVER_ANNEXES,
    COVER_TEXT,
    COVER_TOPIC,
    INTRO,
    NOTES,
    PRINCIPLES,
    SUPPRESSED,
    TITLE,
    UNIT_NAME,
    Finding,
    Level,
    Place,
)
from ikz_report.proofread.locate import Locator, Spot, WordSpot
from ikz_report.proofread.registry import rule
from ikz_report.proofread.texts import text_fields, text_lines

WHOLE = "Bericht als Ganzes"
AROUND = 40  # characters shown on each side of a quote
NAMES = {
    TITLE: "Titel",
    INTRO: "Einleitung",
    PRINCIPLES: "Leitsätze",
    UNIT_NAME: "Name",
    NOTES: "Hinweis",
    COVER_TOPIC: "Deckblatt, Thema",
    COVER_TEXT: "Deckblatt, Text",
    COVER_ANNEXES: "Deckblatt, Anlagen",
    SUPPRESSED: "Ausnahmen in korrektur.yaml",
}
PLURALS = {Level.FEHLER: "Fehler", Level.WARNUNG: "Warnungen", Level.HINWEIS: "Hinweise"}


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as it is shown; ``number`` counts from 1 in the paper's order.

    ``department`` is the department's name (a sub-unit's findings belong to its department), ``WHOLE`` where there is
    none. ``before`` and ``after`` are the words around the quote, cut short with „…“.
    """

    number: int
    finding: Finding
    title: str
    reason: str
    department: str
    category: str
    field: str
    before: str = ""
    after: str = ""
    spot: Spot | WordSpot | None = None

    @property
    def level(self) -> Level:
        return self.finding.level

    @property
    def proposal(self) -> str | None:
        """The proposal, quoted where blanks at its ends matter."""
        text = self.finding.proposal
        return f"„{text}“" if text is not None and text != text.strip() else text

    @property
    def where(self) -> str:
        """Measure, category and field in words."""
        return " · ".join(filter(None, (self.finding.place.measure, self.category, self.field)))


@dataclass(frozen=True, slots=True)
class Review:
    """A report with what there is to remark on it, in the paper's order.

    ``only`` are the keys of the departments whose remarks are wanted; empty for all.
    """

    report: Report
    remarks: tuple[Remark, ...]
    only: frozenset[str] = frozenset()

    def by_department(self) -> Iterator[tuple[str, list[Remark]]]:
        """The remarks department by department in official order, those on the whole report first."""
        groups: dict[str, list[Remark]] = {}
        for each in self.remarks:
            groups.setdefault(each.department, []).append(each)
        for name in (WHOLE, *dict.fromkeys(unit.name for unit in self.report.organisation.units)):
            if name in groups:
                yield name, groups[name]

    def counted(self) -> str:
        """How many there are of each level, in words: „12 Befunde: 1 Fehler, 3 Warnungen, 8 Hinweise“."""
        levels = [each.level for each in self.remarks]
        parts = [amount(levels.count(level), level.label, PLURALS[level]) for level in sorted(PLURALS, reverse=True)]
        return f"{amount(len(levels), 'Befund', 'Befunde')}: {', '.join(parts)}"


def amount(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


class Names:
    """The names that a report's reader knows its places by."""

    def __init__(self, report: Report) -> None:
        self._units = {unit.key: unit for unit in report.organisation.units}
        self._headings = {category.key: report.heading(category) for category in report.categories}
        self._titles = {
            (placement.measure.id, column.field): column.title
            for placement in report.placements()
            for column in report.layout(placement.section.layout).columns
        }

    def department(self, place: Place) -> str:
        unit = self.department_of(place)
        return unit.name if unit else WHOLE

    def department_of(self, place: Place) -> Unit | None:
        """The department a place belongs to; None for what is nobody's own."""
        unit = self._units.get(place.unit or "")
        return self._units.get(unit.parent, unit) if unit and unit.parent else unit

    def category(self, place: Place) -> str:
        return self._headings.get(place.category or "", "")

    def field(self, place: Place) -> str:
        if place.measure is not None:
            return self._titles.get((place.measure, place.field), place.field)
        return NAMES.get(place.field, place.field)

    def where(self, place: Place) -> str:
        """A place in words, for references to it."""
        parts = (place.measure or (self.department(place) if place.unit else self.category(place)), self.field(place))
        return ", ".join(filter(None, parts))


def review(
    report: Report,
    findings: Iterable[Finding],
    data: Path | None = None,
    only: Iterable[str] = (),
    spot: Callable[[Finding], WordSpot | None] | None = None,
) -> Review:
    """The findings as they are shown, with where each stands: in the files of ``data``, or as ``spot`` says."""
    names = Names(report)
    texts = {line.place: line.text for line in text_lines(text_fields(report))}
    find: Callable[[Finding], Spot | WordSpot | None] = spot or (Locator(data, report).find if data else _nowhere)
    shown = (
        _remark(number, finding, names, texts.get(finding.place, ""), find(finding))
        for number, finding in enumerate(findings, 1)
    )
    return Review(report, tuple(shown), frozenset(only))


def _remark(number: int, finding: Finding, names: Names, text: str, spot: Spot | WordSpot | None) -> Remark:
    place = finding.place
    known = rule(finding.code)
    return Remark(
        number,
        finding,
        known.title,
        known.reason,
        names.department(place),
        names.category(place),
        names.field(place),
        _before(text[: finding.start]),
        _after(text[finding.end :]),
        spot,
    )


def _nowhere(_: Finding) -> None:
    return None


def _before(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return "… " + re.sub(r"^\S*\s+", "", text[-AROUND:])


def _after(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return re.sub(r"\s+\S*$", "", text[:AROUND]) + " …"
