"""What a built paper must hold, read from the model: rows of cells of texts, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ikz_report.model import ART, Category, Content, Item, Measure, Paper, Report, Section, plain

if TYPE_CHECKING:
    from ikz_report.charts.chart import ChartData
    from ikz_report.years.comparison import Comparison

# A hyphen may be added where a line ends; what readers of files find there stands for one, or for nothing.
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
HYPHENS = "-\u00ad\u2010\u2011\ufffe\x02\u200b\u2060\ufeff"
NEXT_CELL = "\t"  # no text of the model holds one
THEN = "\v"  # nor this: between two paragraphs of which the first may begin and the second go on with other words
PUBLIC, NOT_PUBLIC, POSTPONED = "öffentlich", "nicht öffentlich", "vertagt"  # as docs/vorlagen.md asks of templates
EXAMPLES = "Beispieldaten"
CITY = "Deckblatt, Stadt"  # may stand in a logo or at the head of the page instead
NOT_ALONE = ("nicht", ""), ("Nicht", ""), ("icht-", ""), ("", "keit")
MAYOR, TITLE_LINE = "ürgermeister", ("–", "–")  # the line under the city's name, in the templates' own words
DAY = "%d.%m.%Y"


class Expected(NamedTuple):
    """A paragraph that must be found; ``where`` names its place for the message."""

    text: str
    where: str


class Cell(NamedTuple):
    """The paragraphs of a cell, in order; ``where`` names it for the message.

    With ``NEXT_CELL`` in a text, paragraphs that must follow each other with nothing between them. ``barred`` are
    folded words before and behind a text with which it is not the one that is meant.
    """

    where: str
    texts: tuple[str, ...]
    barred: tuple[tuple[str, str], ...] = ()


class Among(Cell):
    """What may be printed anywhere among the other cells of its row, and is too usual to be looked for behind them."""

    __slots__ = ()


class Words(Among):
    """Words of the templates that say what the register does; they may begin with a capital letter."""

    __slots__ = ()


Row = tuple[Cell, ...]


class AnyOrder(tuple[Cell, ...]):
    """A row whose cells a template may print in any order; the texts of each are in order, and each has its place."""

    __slots__ = ()


class Heading(tuple[Cell, ...]):
    """The heading of a category, whose table follows."""

    __slots__ = ()


class UnitRow(tuple[Cell, ...]):
    """A row of the table that has only the name of a department or a part of one."""

    __slots__ = ()


class TableRow(tuple[Cell, ...]):
    """Any other row of a category's table."""

    __slots__ = ()


class MeasureRow(TableRow):
    """A row of a measure; all those of a section are made by the same row of the template."""

    __slots__ = ()


class PartRow(tuple[Cell, ...]):
    """A row of a part that a template may do without, but only as a whole.

    ``marks`` are texts that nothing but this part has: where one stands in the file, all its rows must.
    """

    marks: tuple[str, ...]

    def __new__(cls, cells: Iterable[Cell], marks: tuple[str, ...]) -> PartRow:
        row = super().__new__(cls, cells)
        row.marks = marks
        return row


def demanded(holds: Callable[[str], bool]) -> Callable[[Row], bool]:
    """Tells of a row whether a file must have it; ``holds`` tells whether a text stands in that."""

    @cache
    def is_printed(marks: tuple[str, ...]) -> bool:
        return any(map(holds, marks))

    return lambda row: type(row) is not PartRow or is_printed(row.marks)


def fold(text: str) -> str:
    """The text without blanks, which may become line ends, and hyphens: neither is compared. Ligatures are letters."""
    text = "".join(text.split())
    for sign, letters in LIGATURES.items():
        if sign in text:
            text = text.replace(sign, letters)
    for sign in HYPHENS:
        if sign in text:
            text = text.replace(sign, "")
    return text


def table_head(report: Report) -> tuple[str, ...]:
    """The texts of the head that each page of a category's table repeats."""
    return tuple(column.title for column in report.layout().columns)


def expected_rows(
    report: Report, charts: Sequence[ChartData] = (), comparison: Comparison | None = None, *, drawn: bool = False
) -> Iterator[Row]:
    """Cover, title, headings, intros, Leitsätze, unit rows, notes, measures, charts, comparison: as printed.

    Figures in the cover's text (``[[…]]``) must be filled in before. ``drawn``: with what stands in the pictures.
    """
    if report.paper is not None:
        yield _cover(report, report.paper)
    same = report.paper is not None and fold(report.paper.topic) == fold(report.title)
    yield (_cell("Titel der Anlage oder Deckblatt, Thema" if same else "Titel", report.title),)
    for category in report.categories:
        yield from _category(report, category)
    if comparison is not None:
        yield (_cell("Vergleich, Beispieldaten", *dict.fromkeys(comparison.examples.values())),)
        yield _overview(comparison)
    for chart in charts:
        yield _chart(chart, drawn)
    if comparison is not None:
        yield from _lists(comparison)


def _cover(report: Report, paper: Paper) -> AnyOrder:
    steps = paper.consultations
    named = (text for step in steps for text in (step.body, step.day.strftime(DAY) if step.day else "", step.role))
    return AnyOrder(
        (
            # Right before the title it is that of the annex.
            Among(CITY, (report.organisation.city,), (("", fold(report.title.partition("-")[0])),)),
            _cell("Deckblatt, Amtsbezeichnung", report.office_title or ""),
            _cell("Deckblatt, Nummer", f"{paper.kind} {paper.number}"),
            _office("Deckblatt, Dezernat und Amt", paper.dezernat, paper.office),
            _cell("Deckblatt, Datum", paper.day.strftime(DAY)),
            _cell("Deckblatt, Beispieldaten", paper.example or ""),
            _office("Deckblatt, Beratungsfolge", *named),
            _cell("Deckblatt, Thema", paper.topic),
            _content("Deckblatt, Text", paper.text),
            _cell("Deckblatt, Anlagen", *paper.annexes),
            _office("Deckblatt, Unterschrift", *paper.signature),
            Words("Deckblatt, Beratungsfolge, vertagt", (POSTPONED,) * sum(step.postponed for step in steps)),
            Words("Deckblatt, Beratungsfolge, Behandlung", tuple(_status(step.public) for step in steps), NOT_ALONE),
            # After the steps: which of these words is whose does not matter, as long as there are enough.
            Words("Deckblatt, Öffentlichkeitsstatus", (_status(paper.public),), NOT_ALONE),
        )
    )


def _office(where: str, *texts: str) -> Cell:
    """A cell that may name the mayor, as a template does by itself."""
    cell = _cell(where, *texts)
    return cell._replace(barred=(TITLE_LINE,)) if any(MAYOR in text for text in cell.texts) else cell


def _status(public: bool) -> str:
    return PUBLIC if public else NOT_PUBLIC


def _chart(chart: ChartData, drawn: bool) -> AnyOrder:
    where = f"Diagramm „{chart.title}“"
    rows = (NEXT_CELL.join(row) for row in chart.table())
    titles, notes = _cell(f"{where}, Titel", chart.title), _cell(f"{where}, Hinweise", *chart.notes)
    cells = (titles, _cell(f"{where}, Zahlen", *rows), notes)
    return AnyOrder((*cells, Cell(f"{where}, Bild", (chart.axis, " ".join(chart.labels())))) if drawn else cells)


def _overview(comparison: Comparison) -> PartRow:
    from ikz_report.years.comparison import Group
    from ikz_report.years.overview import overview, unchanged_sentence

    where = "Vergleich, Übersicht"
    lines = _cell(where, *map(NEXT_CELL.join, overview(comparison)))
    # The lists have headings like those of the other groups.
    marks = (Group.CONTINUED.heading, Group.CHANGED.heading, Group.MOVED.heading)
    return PartRow((lines, _cell(where, unchanged_sentence(comparison))), marks)


def _lists(comparison: Comparison) -> Iterator[Row]:
    from ikz_report.years.comparison import Group

    data = comparison.as_dict()["massnahmen"]
    reasons = (measure["grund"] for group in (Group.CHANGED, Group.MOVED) for measure in data[group.key])
    marks = tuple(dict.fromkeys(reasons))
    for group in (Group.NEW, Group.CHANGED, Group.MOVED, Group.ENDED):  # the others stand in the annex
        heading = [_cell(f"Vergleich, {group.heading}, Überschrift", EXAMPLES)] if comparison.examples else []
        for measure in data[group.key]:
            where = f"Vergleich, {group.heading}, „{measure['thema']}“"
            moves = (text for move in measure["verschoben"] for text in (move["alt"], move["neu"]))
            cells = (
                *heading,
                _cell(where, f"{measure['kategorie']}{THEN}{measure['dienststelle']}", measure["bereich"] or ""),
                _cell(where, measure["thema"]),
                _cell(where, *moves),
            )
            heading = []  # above the first only
            yield PartRow(cells, marks) if group is Group.CHANGED else cells
            if measure["grund"]:
                changes = ", ".join(change["titel"] for change in measure["aenderungen"])
                yield PartRow((_cell(where, changes), _cell(where, measure["grund"])), marks)


def _category(report: Report, category: Category) -> Iterator[Row]:
    heading = report.heading(category)
    yield Heading((_cell(heading, heading),))
    yield (_content(f"{heading}, Einleitung", category.intro),)
    yield (_content(f"{heading}, Leitsätze", category.principles),)
    rows = [row for section in category.sections for row in _section(report, heading, section)]
    if any(cell.texts for row in rows for cell in row):
        yield tuple(_cell(f"{heading}, Tabellenkopf", title) for title in table_head(report))
    yield from rows


def _section(report: Report, heading: str, section: Section) -> Iterator[Row]:
    where = f"{heading}, {section.unit.name}"
    if section.headed:
        yield UnitRow((_cell(where, section.unit.name),))
    yield TableRow((_content(f"{where}, Hinweis", section.notes),))
    layout = report.layout(section.layout)
    for head in layout.head:
        yield TableRow(_cell(f"{where}, Tabellenkopf", cell.text) for cell in head)
    titles = [(column.field, column.title) for column in layout.columns]
    for measure in section.measures:
        yield MeasureRow([_field(measure, name, title) for name, title in titles])


def _field(measure: Measure, name: str, title: str) -> Cell:
    where = f"Maßnahme {measure.id}, {title}"
    if name == ART:
        return _cell(where, *(measure.arten if measure.wording is None else (measure.wording,)))
    content = measure.cells.get(name)
    return _content(where, content) if content else Cell(where, ())


def _cell(where: str, *texts: str) -> Cell:
    return Cell(where, tuple([text for text in texts if text and not text.isspace()]))


def _content(where: str, content: Content) -> Cell:
    texts: list[str] = []
    _gather(content, texts)
    return Cell(where, tuple(texts))


def _gather(content: Content, texts: list[str]) -> None:
    """The texts of all paragraphs and bullets that are not blank."""
    for block in content:
        runs = block.text
        text = runs[0].text if len(runs) == 1 else plain(runs)
        if text and not text.isspace():
            texts.append(text)
        if type(block) is Item and block.items:
            _gather(block.items, texts)
