"""The template's XML made ready: from a part as Word saved it to the source that Jinja renders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from ikz_report.writers.word.columns import NUMBER
from ikz_report.writers.word.styles import Styles
from ikz_report.writers.word.tags import TC, TR, P, Tag, read_paragraphs
from ikz_report.writers.word.typesetter import Form

MARK = "ikz"
OFF = ("0", "false", "off")  # ECMA-376 part 1 §22.9.2.7
MARKS = re.compile(rf"<\?{MARK} (\d+)\?>")
# The first thing a row's tags name: in {{p z.thema }} or {%tc for c in z.zellen %}, the row itself.
ROW_VARIABLE = re.compile(r"(?:\{\{p|\bin)\s+(\w+)\.")
# What Word notes down while a template is edited; in a loop it would be doubled.
EDITING = re.compile(r"\}(rsid\w*|paraId|textId)$")


class Source(NamedTuple):
    """A part as Jinja's source; ``paragraphs`` holds the template's paragraph number of each line."""

    text: str
    paragraphs: tuple[int, ...]


def prepare(part: Any, styles: Styles, standard: Form, forms: list[Form]) -> Source:
    """The source of a part; forms other than the standard one are added to ``forms``."""
    _forget_editing(part)
    for paragraph in read_paragraphs(part):
        for tag in paragraph.tags:
            if tag.sign == "{" and tag.scope == "p":
                _set_form(tag, styles, standard, forms)
            elif tag.sign == "%" and tag.inner.startswith("colspan"):
                _set_span(tag)
    for row in part.iter(TR):
        _release_tall(row)
    _mark_lines(part)
    return _source(etree.tostring(part, encoding="unicode"))


def _forget_editing(part: Any) -> None:
    for element in part.iter(P, TR, qn("w:r")):
        for key in [key for key in element.attrib if EDITING.search(key)]:
            del element.attrib[key]
    for element in list(part.iter(qn("w:proofErr"), qn("w:lastRenderedPageBreak"))):
        element.getparent().remove(element)


def _set_form(tag: Tag, styles: Styles, standard: Form, forms: list[Form]) -> None:
    form = styles.form(tag.paragraph, in_cell=tag.around(TC) is not None)
    if form == standard:
        return
    if form not in forms:
        forms.append(form)
    tag.node.text = tag.node.text.replace(tag.text, f"{{{{p {tag.inner}|form({forms.index(form)}) }}}}")


def _set_span(tag: Tag) -> None:
    """``{% colspan n %}``: docxtpl would put the span before the width, which the schema forbids (§17.4.69).

    The cell's width goes: it was that of the template's cell, and the grid of the table gives the right one.
    """
    cell = tag.around(TC).get_or_add_tcPr()
    cell.get_or_add_gridSpan().set(qn("w:val"), f"{{{{{tag.inner.removeprefix('colspan')} }}}}")
    for width in cell.findall(qn("w:tcW")):
        cell.remove(width)
    tag.node.text = tag.node.text.replace(tag.text, "")


def _release_tall(row: Any) -> None:
    """Rows that must not break over a page may do so where they are taller than one.

    Kept whole, such a row would leave the row with the unit's name alone on the page before.
    """
    together = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}")
    text = "".join(node.text or "" for node in row.iter(qn("w:t")))
    found = ROW_VARIABLE.search(text)
    if together is None or found is None or together.get(qn("w:val")) in OFF:
        return
    properties = together.getparent()
    before = together.getprevious()
    value = f"{{{{ {found.group(1)}|zusammen }}}}"
    properties.remove(together)
    if before is None:
        properties.text = value
    else:
        before.tail = value


def _mark_lines(part: Any) -> None:
    paragraphs = {paragraph: int(paragraph.get(NUMBER, at)) for at, paragraph in enumerate(part.iter(P), 1)}
    for paragraph, number in paragraphs.items():
        paragraph.attrib.pop(NUMBER, None)
        paragraph.addprevious(etree.PI(MARK, str(number)))
    for row in list(part.iter(TR)):
        first = next(row.iter(P), None)
        if first is not None:
            row.addprevious(etree.PI(MARK, str(paragraphs[first])))


def _source(xml: str) -> Source:
    """docxtpl's reading of the tags, a line per paragraph."""
    patched = DocxTemplate(None).patch_xml(xml.replace("\n", " "))
    numbers: Sequence[str] = MARKS.findall(patched)
    return Source(MARKS.sub("\n", patched), (1, *map(int, numbers)))
