"""Where a department's measures belong: category, Dezernat's part, unit or sub-unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ikz_report.model import ART, STANDARD_LAYOUT, Layout, Report, Unit
from ikz_report.register import fields as f
from ikz_report.register.hints import legible, nearest, shown
from ikz_report.register.record import Field, Record


class Place(NamedTuple):
    """A section's place in the report."""

    category: str  # Category.key
    unit: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why something has no place, and which field is to blame; no message where that has been said elsewhere."""

    field: Field[Any]
    message: str = ""


class Frame:
    """What measures may refer to. What could not be read is empty, and nothing is checked against it."""

    def __init__(self, report: Report, knows_units: bool) -> None:
        self.year = report.year
        self.knows_units = knows_units
        self.units = {unit.key: unit for unit in report.organisation.units if unit.key}
        self.arten = legible(art.name for art in report.arten)
        self.layouts = {layout.key: layout for layout in report.layouts if layout.columns}
        self.parts: dict[str, list[str | None]] = {}
        if legible(category.number for category in report.categories):
            for category in report.categories:
                self.parts.setdefault(category.number, []).append(category.dezernat)
        whole = {key: layout for key, layout in self.layouts.items() if legible(layout.fields)}
        every = dict.fromkeys(name for each in whole.values() for name in each.fields)
        complete = STANDARD_LAYOUT in whole and len(whole) == len(self.layouts)
        self.any_record = f.any_measure_record(every, complete=complete)
        self.records = {key: self._record(layout, list(every)) for key, layout in whole.items()}

    def _record(self, layout: Layout, every: list[str]) -> Record:
        strange = {
            name: f"„{name}“ gibt es in der Tabelle dieses Abschnitts ({layout.key}) nicht."
            for name in (*every, *([] if ART in layout.fields else [f.WORDING.name]))
        }
        return f.measure_record(layout.fields, strange)

    def units_below(self, key: str | None) -> list[str]:
        """The keys of a unit's sub-units, with None of the departments."""
        return [unit.key for unit in self.units.values() if unit.parent == key]

    def unit_problem(self, unit: Unit) -> str | None:
        """Why a unit has no part in this year."""
        if unit.exists(self.year):
            return None
        span = f"erst ab {unit.since}" if self.year < (unit.since or 0) else f"nur bis {unit.until}"
        return (
            f"{shown(unit.name)} gibt es nach organisation.yaml {span}. Bitte dort „seit“ und „bis“ prüfen oder die "
            f"Kennung nehmen, die {self.year} gilt."
        )


class Places:
    """Finds places for one department's file; each answer is kept, as most measures share a few."""

    def __init__(self, key: str, frame: Frame) -> None:
        self.key = key
        self.frame = frame
        self._known: dict[tuple[str, str], Place | Wrong] = {}

    def find(self, category: str, below: str) -> Place | Wrong:
        """The place in a category, of a sub-unit where ``below`` names one."""
        found = self._known.get((category, below))
        if found is None:
            found = self._known[category, below] = self._find(category, below)
        return found

    def _find(self, category: str, below: str) -> Place | Wrong:
        unit = self.frame.units.get(self.key)
        if unit is None:
            return Wrong(f.UNIT)
        if below:
            message = self._wrong_sub_unit(below)
            if message:
                return Wrong(f.SUB_UNIT, message)
        part = self._part(category, unit)
        return part if isinstance(part, Wrong) else Place(part, below or self.key)

    def _wrong_sub_unit(self, below: str) -> str | None:
        unit = self.frame.units.get(below)
        if unit is not None and unit.parent == self.key:
            return self.frame.unit_problem(unit)
        known = self.frame.units_below(self.key)
        hint = nearest(below, known) if known else "Diese Dienststelle hat in organisation.yaml keine."
        return f"Unbekannter Bereich {shown(below)}. {hint}"

    def _part(self, category: str, unit: Unit) -> str | Wrong:
        if not category or not self.frame.parts:
            return Wrong(f.CATEGORY)
        dezernate = self.frame.parts.get(category)
        if dezernate is None:
            known = nearest(category, self.frame.parts)
            return Wrong(f.CATEGORY, f"Unbekannte Kategorie {shown(category)}. {known}")
        if None in dezernate:
            return category
        if unit.dezernat in dezernate:
            return f"{category}/{unit.dezernat}"
        if "" in (unit.dezernat, *dezernate):  # could not be read
            return Wrong(f.CATEGORY)
        missing = (
            f"Kategorie {category} hat keinen Teil für Dezernat {unit.dezernat}, zu dem diese Dienststelle gehört."
        )
        return Wrong(f.CATEGORY, f"{missing} Bitte in bericht.yaml unter „dezernate“ ergänzen.")
