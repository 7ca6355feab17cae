"""The report as plain data: what every reader makes and every writer takes.

No file format is known here. All classes are frozen; containers are tuples, so a report
can be compared, hashed and shared; texts are in ``text``.

    Report ─ Category ─ Section ─ Measure ─ cells: field → blocks ─ Paragraph | Item ─ Run
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

# Texts are part of the model: all others import them from here.
from ikz_report.text import MAX_LEVELS as MAX_LEVELS
from ikz_report.text import Block as Block
from ikz_report.text import Content as Content
from ikz_report.text import Item as Item
from ikz_report.text import Mark as Mark
from ikz_report.text import Paragraph as Paragraph
from ikz_report.text import Run as Run
from ikz_report.text import Text as Text
from ikz_report.text import lines as lines
from ikz_report.text import normal_text as normal_text
from ikz_report.text import plain as plain
from ikz_report.text import plain_content as plain_content

ART = "art"
THEMA = "thema"
ARBEITSSTAND = "arbeitsstand"
PERSPEKTIVE = "perspektive"
STANDARD_LAYOUT = "standard"


@dataclass(frozen=True, slots=True)
class Art:
    """A kind of cooperation; ``list_row`` marks kinds whose rows are one list across the row."""

    name: str
    list_row: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: the field it shows, its title, how many grid columns it takes."""

    field: str
    title: str
    span: int = 1
    width: float | None = None  # millimetres, None where the template decides


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a sub-head row."""

    text: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """How a section's rows use the grid; ``head`` is the section's own sub-head, if it has one."""

    key: str
    columns: tuple[Column, ...]
    head: tuple[tuple[HeadCell, ...], ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(column.field for column in self.columns)


@dataclass(frozen=True, slots=True)
class Unit:
    """A department (Dienststelle), or with ``parent`` a sub-unit (Bereich) of one."""

    key: str
    name: str
    dezernat: str
    short: str | None = None
    number: str | None = None
    parent: str | None = None
    since: int | None = None
    until: int | None = None

    def exists(self, year: int) -> bool:
        """Whether there is such a unit in a year: not before ``since``, not after ``until``."""
        return (self.since or year) <= year <= (self.until or year)


@dataclass(frozen=True, slots=True)
class Dezernat:
    """A division of the administration, by its official number (``I`` … ``VI``)."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """What the head of the administration is called (Amtsbezeichnung), from the first day to the last inclusive."""

    text: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """City, Dezernate and units in official order; a sub-unit follows its department."""

    city: str
    dezernate: tuple[Dezernat, ...]
    units: tuple[Unit, ...]
    titles: tuple[OfficeTitle, ...] = ()

    def title(self, day: date) -> str | None:
        """The office title that holds on a day."""
        return next((each.text for each in self.titles if (each.since or day) <= day <= (each.until or day)), None)

    def unit(self, key: str) -> Unit | None:
        return next((unit for unit in self.units if unit.key == key), None)

    def dezernat(self, number: str) -> Dezernat | None:
        return next((each for each in self.dezernate if each.number == number), None)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``cells`` maps a field of its section's layout to blocks; empty cells are absent.

    ``arten`` are names of the vocabulary. ``wording`` is what the paper says where that differs
    from the names joined by a blank.
    """

    id: str
    arten: tuple[str, ...]
    cells: Mapping[str, Content] = field(default_factory=dict)
    wording: str | None = None

    def cell(self, name: str) -> Content:
        return self.cells.get(name, ())

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Section:
    """A unit's part of a category.

    ``headed`` is false where the paper prints no row with the unit's name. ``notes`` run across the
    row below the name. A section may have no measures (a unit that only heads the next one).
    """

    unit: Unit
    measures: tuple[Measure, ...] = ()
    headed: bool = True
    notes: tuple[Paragraph, ...] = ()
    layout: str = STANDARD_LAYOUT


@dataclass(frozen=True, slots=True)
class Category:
    """A category, or one Dezernat's part of it where ``dezernat`` is set."""

    number: str
    title: str
    dezernat: str | None = None
    intro: Content = ()
    principles: Content = ()  # Leitsätze
    sections: tuple[Section, ...] = ()

    @property
    def key(self) -> str:
        return self.number if self.dezernat is None else f"{self.number}/{self.dezernat}"


class Placement(NamedTuple):
    """Where a measure stands."""

    category: Category
    section: Section
    measure: Measure


@dataclass(frozen=True, slots=True)
class Consultation:
    """A step of the Beratungsfolge (OParl 1.1: Consultation)."""

    body: str
    day: date | None = None
    public: bool = True
    role: str = "Kenntnisnahme"
    postponed: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The cover sheet's data (OParl 1.1: Paper). ``text`` may hold ``[[…]]`` figures, see docs/register.md."""

    kind: str
    number: str
    day: date
    topic: str
    dezernat: str
    office: str
    public: bool = True
    consultations: tuple[Consultation, ...] = ()
    text: Content = ()
    annexes: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    license: str | None = None
    keywords: tuple[str, ...] = ()
    example: str | None = None
    number_pattern: str | None = None  # the form of ``number`` where it is not the usual I\d{4}/\d{2}


@dataclass(frozen=True, slots=True)
class YearCounts:
    """A year's figures where no register exists: group (``kategorie``, ``art``, ``dezernat``) → name → count."""

    year: int
    counts: Mapping[str, Mapping[str, int]]
    example: str | None = None

    def __hash__(self) -> int:
        return hash(self.year)


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart of the comparison: ``by`` is ``kategorie``, ``art`` or ``dezernat``.

    One that is ``optional`` is left out where a year has no figures; without these, any other is an error.
    """

    title: str
    by: str
    years: tuple[int, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One year's report."""

    year: int
    title: str
    organisation: Organisation
    arten: tuple[Art, ...]
    layouts: tuple[Layout, ...]
    categories: tuple[Category, ...]
    paper: Paper | None = None
    previous: YearCounts | None = None
    charts: tuple[ChartSpec, ...] = ()
    example: str | None = None  # set where the data are no facts; printed with everything

    @property
    def office_title(self) -> str | None:
        """The office title on the cover sheet: that of the paper's day."""
        return self.organisation.title(self.paper.day) if self.paper else None

    def layout(self, key: str = STANDARD_LAYOUT) -> Layout:
        return next(layout for layout in self.layouts if layout.key == key)

    def placements(self) -> Iterator[Placement]:
        for category in self.categories:
            for section in category.sections:
                for measure in section.measures:
                    yield Placement(category, section, measure)

    def measures(self) -> Iterator[Measure]:
        return (placement.measure for placement in self.placements())

    def heading(self, category: Category) -> str:
        """The category's printed heading, with its Dezernat's name."""
        if category.dezernat is None:
            return category.title
        dezernat = self.organisation.dezernat(category.dezernat)
        return f"{category.title} {dezernat.name if dezernat else category.dezernat}"

    def is_list_row(self, measure: Measure) -> bool:
        """Whether the measure is one list across the row: a kind with ``list_row``, only ``thema`` filled.

        Only a table that begins with the column of kinds has such rows.
        """
        if self.layout().fields[:1] != (ART,):
            return False
        kinds = {art.name for art in self.arten if art.list_row}
        return bool(measure.arten) and set(measure.arten) <= kinds and set(measure.cells) <= {THEMA}


def art_text(measure: Measure) -> str:
    """The Art as printed."""
    return measure.wording if measure.wording is not None else " ".join(measure.arten)
