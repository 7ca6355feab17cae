"""What a merge says: the measures, and for each difference who made it and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ikz_report.model import Measure
from ikz_report.outline import Lines

Take = Literal["department", "register"]

KATEGORIE = "kategorie"
DIENSTSTELLE = "dienststelle"
REIHENFOLGE = "reihenfolge"
MASSNAHME = "massnahme"  # the measure as a whole


@dataclass(frozen=True, slots=True)
class Placed:
    """A measure with the number of its category and the key of its unit (department or Bereich)."""

    measure: Measure
    category: str
    unit: str

    @property
    def id(self) -> str:
        return self.measure.id


class Side(StrEnum):
    """Who changed something since it was issued."""

    DEPARTMENT = "Dienststelle"
    REGISTER = "Register"
    BOTH = "beide gleich"


class Kind(StrEnum):
    """What was done."""

    ADDED = "ergänzt"
    REMOVED = "entfernt"
    CHANGED = "geändert"
    EMPHASIS = "anders hervorgehoben"
    LEVEL = "andere Ebene"
    MOVED = "verschoben"


@dataclass(frozen=True, slots=True)
class Change:
    """A difference to what was issued that is in the result.

    ``field`` is a cell's field, ``art``, ``kategorie``, ``dienststelle``, ``reihenfolge`` or
    ``massnahme``. ``place`` counts the cell's lines from 1; 0 means all of it. ``before`` is what was
    issued and ``after`` what the side made of it; both are empty where there was nothing.
    """

    measure: str
    field: str
    kind: Kind
    side: Side
    place: int
    before: Lines
    after: Lines


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where both sides changed the same thing differently; fields as in ``Change``.

    The result keeps the register's text, unless ``taken`` says that the department's was chosen.
    """

    measure: str
    field: str
    place: int
    issued: Lines
    returned: Lines
    current: Lines
    taken: Take | None = None


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A row without a known id, with the id it got; ``after`` is the measure before it, None for the first."""

    placed: Placed
    after: str | None


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged measures in order, and the account of every difference.

    ``missing`` are measures whose row did not come back: they are kept, and someone must be asked.
    ``settled`` is what counts as issued from now on; see ``settled``.
    """

    measures: tuple[Placed, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    added: tuple[NewMeasure, ...]
    missing: tuple[Placed, ...]
    settled: tuple[Placed, ...]

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has decided yet."""
        return tuple(conflict for conflict in self.conflicts if conflict.taken is None)
