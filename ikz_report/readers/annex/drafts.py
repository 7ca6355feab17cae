"""What is known of the annex while it is read; the model's frozen classes are made from these at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ikz_report.model import Art, Block, Column, Content, Item, Layout, Paragraph, Report, Unit
from ikz_report.readers.annex.places import NOWHERE, Place

ARTEN = (Art("interkommunal"), Art("intrakommunal"), Art("vertikal"), Art("allgemein", list_row=True))
STANDARD = Layout(
    "standard",
    (
        Column("art", "Art"),
        Column("thema", "Thema"),
        Column("arbeitsstand", "Arbeitsstand"),
        Column("perspektive", "Perspektive"),
    ),
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something decided without certainty, or left out because the register has no room for it."""

    place: Place
    message: str


class Doubts:
    """Collects doubts, each once."""

    def __init__(self) -> None:
        self._found: dict[Doubt, None] = {}

    def add(self, place: Place, message: str) -> None:
        self._found[Doubt(place, message)] = None

    def in_order(self) -> tuple[Doubt, ...]:
        return tuple(sorted(self._found, key=lambda doubt: doubt.place.order))


@dataclass(frozen=True, slots=True)
class Imported:
    """The report and, in the order of the source, what was decided without certainty.

    ``origins`` are the places that a field was read from, by subject (a measure's id, a category's key, that with a
    unit's key, or ``bericht``) and field, as findings of the proofreading name them.
    """

    report: Report
    doubts: tuple[Doubt, ...]
    origins: Mapping[tuple[str, str], tuple[Place, ...]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text stands: for doubts and errors; ``field`` names the cell."""

    place: Place
    doubts: Doubts
    field: str = ""

    def doubt(self, message: str) -> None:
        self.doubts.add(self.place, f"{self.field}: {message}" if self.field else message)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row. ``text`` tells what it is, ``read`` gives its blocks and lists doubts on the way.

    ``label`` is false where the cell holds more than words: lists, in a text any markup.
    """

    text: str
    read: Callable[[Spot], Content]
    place: Place
    label: bool = True


Cells = tuple[Cell, ...]


@dataclass(eq=False, slots=True)
class UnitDraft:
    """A unit as the annex names it; ``place`` is its first row, ``known`` its entry in the organisation."""

    name: str
    place: Place = NOWHERE  # until it is met
    dezernat: str | None = None
    parent: UnitDraft | None = None
    known: Unit | None = None
    own: bool = False  # stands for its Dezernat itself

    @property
    def top(self) -> UnitDraft:
        """The unit itself, or the one it is a part of."""
        return self.parent or self


@dataclass(eq=False, slots=True)
class MeasureDraft:
    """A measure.

    ``raw`` are its row's cells, those of a row that it runs on in in place of empty ones; ``places`` by field
    those of all its cells.
    """

    place: Place
    raw: Cells
    arten: tuple[str, ...]
    wording: str | None
    cells: dict[str, Content]
    places: dict[str, list[Place]] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class SectionDraft:
    """A unit's part of a category; ``rows`` tells where each row of texts was first seen."""

    place: Place
    unit: UnitDraft
    headed: bool = True
    layout: Layout = STANDARD
    notes: list[Paragraph] = field(default_factory=list)
    measures: list[MeasureDraft] = field(default_factory=list)
    note_places: list[Place] = field(default_factory=list)
    rows: dict[tuple[str, ...], Place] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class CategoryDraft:
    place: Place
    number: str
    title: str
    dezernat: str | None
    intro: list[Block] = field(default_factory=list)
    principles: list[Item] = field(default_factory=list)
    sections: dict[UnitDraft, SectionDraft] = field(default_factory=dict)
    tables: int = 0  # head lines seen
    intro_places: list[Place] = field(default_factory=list)
    principle_places: list[Place] = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"{self.title} Dezernat {self.dezernat}" if self.dezernat else self.title
