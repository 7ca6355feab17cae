"""Reading a single cell, built in the notation of ``tests.wordxml``."""

from __future__ import annotations

from ikz_report.model import plain
from ikz_report.outline import flatten
from ikz_report.readers.word import DocxFile, WordCell, read_tables
from ikz_report.readers.word.flow import View
from tests.wordxml import parts, xml


def docx(body: str, **related: str) -> DocxFile:
    """A file with this body and these related parts, all in the notation."""
    return DocxFile("probe.docx", parts(xml(body), **{name: xml(part) for name, part in related.items()}))


def table(*rows: str) -> str:
    """A table of rows in the notation."""
    return f"tbl/({', '.join(rows)})"


def cell(blocks: str, view: View = "accepted", **related: str) -> WordCell:
    """The only cell of a table of one row."""
    ((row,),) = (found.rows for found in read_tables(docx(table(f"tr/tc/({blocks})"), **related), view=view))
    (result,) = row.cells
    return result


def levels(blocks: str, view: View = "accepted", **related: str) -> list[tuple[int, str]]:
    """Level and text of each line of the only cell; level 0 is a paragraph."""
    return [(level, plain(text)) for level, text in flatten(cell(blocks, view, **related).content)]


def both(blocks: str, **related: str) -> tuple[str, str]:
    """The cell's lines joined by „|“, accepted and rejected."""
    accepted, rejected = (levels(blocks, view, **related) for view in ("accepted", "rejected"))
    return tuple("|".join(text for _, text in each) for each in (accepted, rejected))  # type: ignore[return-value]
