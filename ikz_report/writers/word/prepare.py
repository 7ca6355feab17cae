"""The template's XML made ready: from a part as Word saved it to the source that Jinja renders.

The tags are those of docxtpl: ``{{p … }}`` and ``{%p … %}`` take the place of their paragraph, ``{%tr … %}`` of their
row, ``{%tc … %}`` of their cell. docxtpl itself finds them by regular expressions in the XML; here they are known
by their place in the tree already.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from ikz_report.writers.word.columns import NUMBER
from ikz_report.writers.word.grid import set_span
from ikz_report.writers.word.names import TC, TR, P, R, T, qn
from ikz_report.writers.word.styles import Styles
from ikz_report.writers.word.tags import SPACE, Tag, read_paragraphs
from ikz_report.writers.word.typesetter import Form

MARK = "ikz"
OFF = ("0", "false", "off")  # ECMA-376 part 1 §22.9.2.7
MARKS = re.compile(rf"<\?{MARK} (\d+)\?>")
# Where a tag stands while the tree is made text: its characters must not be escaped.
HOLDER = "\ue000{}\ue001"
HOLDERS = re.compile("\ue000(\\d+)\ue001")
ELEMENTS = {"p": P, "tr": TR, "tc": TC}
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
    for row in part.iter(TR):
        _release_tall(row)
    tags = [tag for paragraph in read_paragraphs(part) for tag in paragraph.tags]
    _mark_lines(part)
    sources = []
    for tag in tags:
        if tag.sign == "{" and tag.scope == "p":
            tag = _with_form(tag, styles, standard, forms)
        sources.append(_source(tag))
        _hold_place(tag, HOLDER.format(len(sources) - 1))
    return _lines(etree.tostring(part, encoding="unicode"), sources)


def _forget_editing(part: Any) -> None:
    for element in part.iter(P, TR, R):
        for key in [key for key in element.attrib if EDITING.search(key)]:
            del element.attrib[key]
    for element in list(part.iter(qn("w:proofErr"), qn("w:lastRenderedPageBreak"))):
        element.getparent().remove(element)


def _with_form(tag: Tag, styles: Styles, standard: Form, forms: list[Form]) -> Tag:
    form = styles.form(tag.paragraph, in_cell=tag.around(TC) is not None)
    if form == standard:
        return tag
    if form not in forms:
        forms.append(form)
    return tag._replace(inner=f"{tag.inner}|form({forms.index(form)})")


def _source(tag: Tag) -> str:
    """The tag as Jinja reads it."""
    if tag.sign == "%" and tag.inner.startswith("colspan"):
        return f"{{{{ {tag.inner.removeprefix('colspan')} }}}}"
    return {"{": f"{{{{ {tag.inner} }}}}", "%": f"{{% {tag.inner} %}}", "#": ""}[tag.sign]


def _hold_place(tag: Tag, holder: str) -> None:
    """Put the holder where the tag, or what it takes the place of, stands."""
    if tag.scope in ELEMENTS:
        _replace(tag.around(ELEMENTS[tag.scope]), holder)
    elif tag.sign == "%" and tag.inner.startswith("colspan"):
        tag.node.text = tag.node.text.replace(tag.text, "", 1)
        _set_span(tag.around(TC), holder)
    elif tag.node.tag == T:
        tag.node.text = tag.node.text.replace(tag.text, holder, 1)
        tag.node.set(SPACE, "preserve")
    else:
        for key, value in tag.node.attrib.items():
            tag.node.set(key, value.replace(tag.text, holder))


def _replace(element: Any, text: str) -> None:
    text += element.tail or ""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(element)


def _set_span(cell: Any, holder: str) -> None:
    """``{% colspan n %}``: the cell's width goes, which was the template's; the table's grid gives the right one."""
    for width in cell.findall(f"{qn('w:tcPr')}/{qn('w:tcW')}"):
        width.getparent().remove(width)
    set_span(cell, holder)


def _release_tall(row: Any) -> None:
    """Rows that must not break over a page may do so where they are taller than one.

    Kept whole, such a row would leave the row with the unit's name alone on the page before.
    """
    together = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}")
    found = ROW_VARIABLE.search("".join(node.text or "" for node in row.iter(T)))
    if together is not None and found is not None and together.get(qn("w:val")) not in OFF:
        _replace(together, f"{{{{ {found.group(1)}|zusammen }}}}")


def _mark_lines(part: Any) -> None:
    paragraphs = {paragraph: int(paragraph.get(NUMBER, at)) for at, paragraph in enumerate(part.iter(P), 1)}
    for paragraph, number in paragraphs.items():
        paragraph.attrib.pop(NUMBER, None)
        paragraph.addprevious(etree.PI(MARK, str(number)))
    for row in list(part.iter(TR)):
        first = next(row.iter(P), None)
        if first is not None:
            row.addprevious(etree.PI(MARK, str(paragraphs[first])))


def _lines(xml: str, sources: list[str]) -> Source:
    """The whole source, a line per paragraph."""
    xml = HOLDERS.sub(lambda found: sources[int(found.group(1))], xml.replace("\n", " "))
    return Source(MARKS.sub("\n", xml), (1, *map(int, MARKS.findall(xml))))
