"""What is known of the annex while it is read; the model's frozen classes are made from these at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from ikz_report.model import Art, Block, Column, Content, Item, Layout, Paragraph, Unit

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


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Something decided without certainty; ``line`` of the source counts from 1."""

    line: int
    message: str


class Doubts:
    """Collects doubts, each once."""

    def __init__(self) -> None:
        self._found: dict[Doubt, None] = {}

    def add(self, line: int, message: str) -> None:
        self._found[Doubt(line, message)] = None

    def in_order(self) -> tuple[Doubt, ...]:
        return tuple(sorted(self._found, key=lambda doubt: doubt.line))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text stands: for doubts and errors; ``field`` names the cell."""

    name: str
    line: int
    doubts: Doubts
    field: str = ""

    def doubt(self, message: str) -> None:
        self.doubts.add(self.line, f"{self.field}: {message}" if self.field else message)


@dataclass(eq=False, slots=True)
class UnitDraft:
    """A unit as the annex names it; ``line`` is its first row, ``known`` its entry in the organisation."""

    name: str
    line: int
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
    line: int
    raw: tuple[str, ...]
    arten: tuple[str, ...]
    wording: str | None
    cells: dict[str, Content]


@dataclass(eq=False, slots=True)
class SectionDraft:
    line: int
    unit: UnitDraft
    headed: bool = True
    layout: Layout = STANDARD
    notes: list[Paragraph] = field(default_factory=list)
    measures: list[MeasureDraft] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class CategoryDraft:
    line: int
    number: str
    title: str
    dezernat: str | None
    intro: list[Block] = field(default_factory=list)
    principles: list[Item] = field(default_factory=list)
    sections: dict[UnitDraft, SectionDraft] = field(default_factory=dict)
    tables: int = 0  # head lines seen

    @property
    def label(self) -> str:
        return f"{self.title} Dezernat {self.dezernat}" if self.dezernat else self.title
