"""Small invented annexes, and a report printed as such an annex."""

from __future__ import annotations

from collections.abc import Iterable

from ikz_report.model import (
    Category,
    Content,
    Item,
    Layout,
    Mark,
    Measure,
    Organisation,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    art_text,
    normal_text,
)
from ikz_report.readers.annex_text import Imported, read_annex

YEAR = 2014
TITLE = "Interkommunale Zusammenarbeit (IKZ) 2014"
HEAD = "Art\tThema\tArbeitsstand\tPerspektive"
FIRST = "Kategorie I (höchste Priorität)"
SECOND = "Kategorie II (hohe Priorität) Dezernat II"
CHARTS = ("Vergleich der Maßnahmen zum Vorjahr", "Maßnahmen der Stadt 2013", "Maßnahmen der Stadt 2014")
UL = '<ul style="list-style-type: none">'


def unit(name: str) -> str:
    return f"{name}\t\t\t"


def row(thema: str = "Thema", arbeitsstand: str = "", perspektive: str = "", art: str = "interkommunal") -> str:
    return "\t".join((art, thema, arbeitsstand, perspektive))


def text(*rows: str, heading: str = FIRST, title: str = TITLE, charts: Iterable[str] = CHARTS) -> bytes:
    """An annex of one category; ``rows`` may hold further headings and heads."""
    return "\n".join([title, "", heading, "", HEAD, *rows, "", *charts, ""]).encode()


def read(*rows: str, organisation: Organisation | None = None, heading: str = FIRST) -> Imported:
    return read_annex(text(*rows, heading=heading), "anhang.txt", YEAR, organisation)


def read_cell(cell: str) -> Content:
    """A cell as it is read in the column Arbeitsstand."""
    return next(read(unit("Umweltamt"), row(arbeitsstand=cell)).report.measures()).cell("arbeitsstand")


def doubts(imported: Imported, line: int | None = None) -> list[str]:
    return [doubt.message for doubt in imported.doubts if line in (None, doubt.place.order)]


def line_of(imported: Imported, beginning: str) -> int:
    """The line of the one doubt that has these words."""
    (found,) = [doubt.place.order for doubt in imported.doubts if beginning in doubt.message]
    return found


def rendered(report: Report) -> bytes:
    """The report printed as an annex of the kind the council has."""
    lines = [report.title, ""]
    for category in report.categories:
        lines += [report.heading(category), "", *_intro(category), "", HEAD]
        for section in category.sections:
            lines += _section(section, report.layout(section.layout))
        lines.append("")
    lines += [CHARTS[0], *(chart.title for chart in report.charts)]
    return "\n".join([*lines, ""]).encode()


def _intro(category: Category) -> Iterable[str]:
    yield from (_content((block,)) for block in category.intro)
    for principle in category.principles:
        assert isinstance(principle, Item)
        yield "- " + _marked(principle.text).replace("<b>", "**").replace("</b>", "**")


def _section(section: Section, layout: Layout) -> list[str]:
    lines = [unit(section.unit.name)] if section.headed else []
    lines += [_marked(note.text) for note in section.notes]
    for head in layout.head:
        lines.append("\t".join(cell.text + "\t" * (cell.span - 1) for cell in head))
    return lines + [_row(measure, layout) for measure in section.measures]


def _row(measure: Measure, layout: Layout) -> str:
    cells = []
    for column in layout.columns:
        cell = art_text(measure) if column.field == "art" else _content(measure.cell(column.field))
        cells += [""] * (column.span - 1) + [cell]
    return "\t".join(cells)


def _content(content: Content) -> str:
    out: list[str] = []
    depth = 0
    for block in content:
        if isinstance(block, Paragraph):
            out.append(f"<p>{_marked(block.text)}</p>")
            depth = 0
        else:
            depth = _item(block, 1, depth, out)
    return " ".join(out)


def _item(item: Item, level: int, depth: int, out: list[str]) -> int:
    """Levels one and two have marks, deeper ones only their <ul>; returns how many levels are open."""
    if level > 2:
        out += ["</ul>"] * (depth - level + 1)
    if depth < level or level > 2:
        out.append(UL)
    out.append(f"{['', '•', '○'][level] if level < 3 else ''} {_marked(item.text)}")
    depth = level
    for below in item.items:
        depth = _item(below, level + 1, depth, out)
    return depth


def _marked(value: Text) -> str:
    result = ""
    for run in value:
        tags = [tag for mark, tag in ((Mark.UNDERLINE, "u"), (Mark.ITALIC, "i"), (Mark.BOLD, "b")) if run.marks & mark]
        opening, closing = "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in reversed(tags))
        result += opening + run.text + closing
    return result


def printable(value: Text) -> Text:
    """The text with a line for each sign that has a meaning of its own in such an annex."""
    signs = str.maketrans(dict.fromkeys("\n•○<*-–", "_"))
    return normal_text(Run(run.text.translate(signs), run.marks) for run in value)
