"""Small invented annexes as Word files, in the notation of ``tests.wordxml``."""

from __future__ import annotations

from ikz_report.model import Measure, Organisation, plain_content
from ikz_report.readers.annex.drafts import Imported
from ikz_report.readers.annex_word import read_word_annex
from ikz_report.readers.word import DocxFile
from ikz_report.readers.word.flow import View
from tests.samples import ORGANISATION
from tests.wordxml import parts, xml

YEAR = 2014
TITLES = ("Art", "Thema", "Arbeitsstand", "Perspektive")
NAME = "alt.docx"


def p(text: str, *properties: str) -> str:
    """A paragraph."""
    return f'p/(pPr/({", ".join(properties) or "spacing"}), r/t"{text}")' if text else "p"


def bold(text: str) -> str:
    return f'p/r/(rPr/b, t"{text}")'


def tc(content: str = "", *properties: str) -> str:
    """A cell of a text, or of blocks in the notation."""
    blocks = content if content.startswith(("p/", "p,", "tbl/", "sdt/")) or content == "p" else p(content)
    return f"tc/(tcPr/({', '.join(properties) or 'tcW'}), {blocks})"


def tr(*cells: str) -> str:
    return f"tr/({', '.join(each if each.startswith(('tc/', 'sdt/')) else tc(each) for each in cells)})"


def across(content: str) -> str:
    return tr(tc(content, "gridSpan{val=4}"))


def row(thema: str = "Thema", arbeitsstand: str = "", perspektive: str = "", art: str = "interkommunal") -> str:
    return tr(art, thema, arbeitsstand, perspektive)


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = ", ".join(f"gridCol{{w={width}}}" for width in widths) or "gridCol"
    return f"tbl/(tblGrid/({grid}), {', '.join(rows)})"


HEAD = tr(*TITLES)
FRONT = (p("Zusammenarbeit 2014"), p("Kategorie I (höchste Priorität)"))


def docx(*blocks: str, links: dict[str, str] | None = None, **related: str) -> DocxFile:
    return DocxFile(NAME, parts(xml(", ".join(blocks)), links=links, **{k: xml(v) for k, v in related.items()}))


def read(
    *blocks: str,
    organisation: Organisation | None = ORGANISATION,
    view: View = "accepted",
    links: dict[str, str] | None = None,
    **related: str,
) -> Imported:
    """The annex with a title and a first category before these blocks."""
    return read_word_annex(docx(*FRONT, *blocks, links=links, **related), YEAR, organisation, view)


def read_rows(*rows: str, **related: str) -> Imported:
    """The annex with one table of Umweltamt; its first row below the head and the name is row 3."""
    return read(tbl(HEAD, across("Umweltamt"), *rows), **related)


def measures(imported: Imported) -> list[Measure]:
    return list(imported.report.measures())


def texts(measure: Measure) -> tuple[str, str, str]:
    """Thema, Arbeitsstand, Perspektive; lines joined by „|“."""
    found = [plain_content(measure.cell(name)).replace("\n", "|") for name in ("thema", "arbeitsstand", "perspektive")]
    return found[0], found[1], found[2]


def units(imported: Imported) -> list[tuple[str, int]]:
    """The units of the first category with how many measures each has."""
    return [(section.unit.name, len(section.measures)) for section in imported.report.categories[0].sections]


def listed(imported: Imported, words: str) -> str:
    """Place and message of the one doubt that has these words."""
    (found,) = [f"{doubt.place}: {doubt.message}" for doubt in imported.doubts if words in doubt.message]
    return found.removeprefix(f"{NAME}: ")
