"""What a comparison of two years holds: plain data, ready for a terminal, JSON or a paper.

Every measure of either year stands in exactly one entry, every entry in exactly one group; one that
was moved stands under moved, whether or not its text changed too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ikz_report.model import THEMA, Measure, Placement, Report, Unit, lines, plain

SAME_ID = "gleiche Kennung"


class Group(StrEnum):
    """What became of a measure, in the order of a list for readers."""

    NEW = "neu"
    CONTINUED = "unverändert"
    CHANGED = "geändert"
    MOVED = "verschoben"
    ENDED = "beendet"

    @property
    def heading(self) -> str:
        return HEADINGS[self]

    @property
    def key(self) -> str:
        """The name in JSON, without umlauts."""
        return self.value.replace("ä", "ae")


HEADINGS = {
    Group.NEW: "Neue Maßnahmen",
    Group.CONTINUED: "Unverändert fortgeführt",
    Group.CHANGED: "Fortgeführt, Text geändert",
    Group.MOVED: "Fortgeführt, an anderer Stelle",
    Group.ENDED: "Beendete Maßnahmen",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell whose text differs, or a place: ``name`` is the field or kind of place, ``title`` what readers see."""

    name: str
    title: str
    old: str
    new: str

    def as_dict(self, name: str) -> dict[str, str]:
        return {name: self.name, "titel": self.title, "alt": self.old, "neu": self.new}


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure of one year or the same measure of both; ``reason`` says why they are held to be the same."""

    now: Placement | None
    before: Placement | None
    reason: str = ""
    changes: tuple[Difference, ...] = ()
    moves: tuple[Difference, ...] = ()

    @property
    def group(self) -> Group:
        if self.before is None:
            return Group.NEW
        if self.now is None:
            return Group.ENDED
        if self.moves:
            return Group.MOVED
        return Group.CHANGED if self.changes else Group.CONTINUED

    @property
    def placement(self) -> Placement:
        """Where the measure stands, in the later year if it is there."""
        found = self.now or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two years: the entries of ``report`` in its order, then the ended ones of ``before`` in its order."""

    report: Report
    before: Report
    entries: tuple[Entry, ...]

    def of(self, group: Group) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.group is group)

    @property
    def new(self) -> tuple[Entry, ...]:
        return self.of(Group.NEW)

    @property
    def changed(self) -> tuple[Entry, ...]:
        return self.of(Group.CHANGED)

    @property
    def moved(self) -> tuple[Entry, ...]:
        return self.of(Group.MOVED)

    @property
    def continued(self) -> tuple[Entry, ...]:
        return self.of(Group.CONTINUED)

    @property
    def ended(self) -> tuple[Entry, ...]:
        return self.of(Group.ENDED)

    @property
    def carried_on(self) -> int:
        """How many measures are in both years, changed, moved or not."""
        return sum(entry.now is not None and entry.before is not None for entry in self.entries)

    def groups(self) -> Iterator[tuple[Group, tuple[Entry, ...]]]:
        """Every group in the order for readers, also the empty ones."""
        for group in Group:
            yield group, self.of(group)

    def counts(self) -> dict[Group, int]:
        return {group: len(entries) for group, entries in self.groups()}

    @property
    def examples(self) -> dict[int, str]:
        """Year → why its data are no facts („Beispieldaten“), for the years where that holds."""
        return {each.year: each.example for each in (self.before, self.report) if each.example}

    def as_dict(self) -> dict[str, Any]:
        """The comparison for JSON.

        ``jahr`` and ``vorjahr`` are numbers; ``beispieldaten`` maps a year (text) to a sentence, where its
        data are no facts. ``anzahl`` has a number per group (``neu``, ``unveraendert``, ``geaendert``,
        ``verschoben``, ``beendet``) and ``fortgefuehrt``, the sum of the middle three. ``massnahmen`` has a
        list per group. A measure: ``kennung`` and ``kennung_vorjahr`` (null where it is not in that year),
        ``thema`` (first line), ``kategorie`` and ``dezernat`` (numbers), ``dienststelle``, ``bereich``
        (names, null without), ``grund`` (why both are held to be the same, null), ``aenderungen``:
        [{``feld``, ``titel``, ``alt``, ``neu``}], ``verschoben``: [{``was``, ``titel``, ``alt``, ``neu``}].
        """
        anzahl = {group.key: count for group, count in self.counts().items()}
        return {
            "jahr": self.report.year,
            "vorjahr": self.before.year,
            "beispieldaten": {str(year): text for year, text in self.examples.items()},
            "anzahl": {**anzahl, "fortgefuehrt": self.carried_on},
            "massnahmen": {group.key: [self._entry(each) for each in entries] for group, entries in self.groups()},
        }

    def _entry(self, entry: Entry) -> dict[str, Any]:
        place = entry.placement
        report = self.report if entry.now else self.before
        unit = place.section.unit
        return {
            "kennung": entry.now.measure.id if entry.now else None,
            "kennung_vorjahr": entry.before.measure.id if entry.before else None,
            "thema": headline(place.measure),
            "kategorie": place.category.number,
            "dezernat": unit.dezernat,
            "dienststelle": department(report, unit).name,
            "bereich": unit.name if unit.parent else None,
            "grund": entry.reason or None,
            "aenderungen": [each.as_dict("feld") for each in entry.changes],
            "verschoben": [each.as_dict("was") for each in entry.moves],
        }


def headline(measure: Measure) -> str:
    """The first line of the theme."""
    first = next(lines(measure.cell(THEMA)), None)
    return plain(first[1]).split("\n")[0] if first else ""


def department(report: Report, unit: Unit) -> Unit:
    """The unit itself, or the department of a sub-unit."""
    return (report.organisation.unit(unit.parent) if unit.parent else None) or unit
