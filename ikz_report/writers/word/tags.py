"""The tags of a template, each with its place: ``{{ feld }}``, ``{%p for … %}``, ``{%tr … %}``.

Word cuts a text into runs as it likes, also inside a tag, and makes „typographic“ quotes of straight ones.
Here each tag is put together again into one text element, so that what follows can rely on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from ikz_report.writers.word.names import TBL, TC, TR, P, R, T

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
PARTS = re.compile(r"\{([{%#])(p|tr|tc|r)?(?=[\s])(.*)[}%#]\}", re.DOTALL)
QUOTES = str.maketrans({**dict.fromkeys("„“”«»", '"'), **dict.fromkeys("‚‘’›‹", "'"), "\u00a0": " ", "\u202f": " "})
EXCERPT = 60


class Place(NamedTuple):
    """Where in a template: counted from 1; ``part`` is empty in the body, else „Kopfzeile“ or „Fußzeile“."""

    part: str
    paragraph: int
    excerpt: str
    table: int | None = None
    row: int | None = None
    cell: int | None = None

    def __str__(self) -> str:
        inside = ""
        if self.table is not None:
            inside = f" (Tabelle {self.table}, Zeile {self.row}, Zelle {self.cell})"
        return f"{self.part + ', ' if self.part else ''}Absatz {self.paragraph}{inside}"


class Tag(NamedTuple):
    """A tag: ``sign`` is ``{``, ``%`` or ``#``; ``scope`` is what it takes the place of (p, tr, tc, or nothing)."""

    text: str
    sign: str
    scope: str
    inner: str
    place: Place
    node: Any  # the w:t, or the element with the attribute

    @property
    def paragraph(self) -> Any:
        return self.around(P)

    def around(self, name: str) -> Any:
        """The nearest element of that name around the tag, or None."""
        return next(self.node.iterancestors(name), None)

    @property
    def container(self) -> Any:
        """What a pair of tags must share: it holds whatever the tag takes the place of."""
        inner = {"p": P, "tr": TR, "tc": TC}.get(self.scope, R)
        element = self.around(inner)
        return None if element is None else element.getparent()


class Paragraph(NamedTuple):
    """A paragraph of the template with its text, its tags, and what is left of the text without them.

    Also an attribute with tags, such as the alternative text of a table: its place is the next paragraph.
    """

    place: Place
    node: Any  # the w:p, or the element with the attribute
    text: str
    tags: tuple[Tag, ...]
    rest: str


def read_paragraphs(part: Any, name: str = "") -> Iterator[Paragraph]:
    """The paragraphs of a part in order; tags that Word cut in pieces are joined in the tree itself."""
    tables = {table: number for number, table in enumerate(part.iter(TBL), 1)}
    number = 0
    for element in part.iter(etree.Element):
        if element.tag == P:
            number += 1
            yield _paragraph(element, name, number, tables)
        yield from _attributes(element, Place(name, number + 1, ""))


def _paragraph(paragraph: Any, name: str, number: int, tables: dict[Any, int]) -> Paragraph:
    nodes = own_text(paragraph)
    if any("{" in node.text or "}" in node.text for node in nodes):
        _join(nodes)
    text = "".join(node.text for node in nodes)
    place = Place(name, number, text.strip()[:EXCERPT], *_cell(paragraph, tables))
    tags = tuple(_tag(found, node, place) for node in nodes for found in TAG.findall(node.text))
    return Paragraph(place, paragraph, text, tags, TAG.sub("", text))


def _attributes(element: Any, place: Place) -> Iterator[Paragraph]:
    for key, value in element.attrib.items():
        if "{{" in value or "{%" in value:
            value = TAG.sub(lambda found: found.group().translate(QUOTES), value)
            element.set(key, value)
            place = place._replace(excerpt=value[:EXCERPT])
            tags = tuple(_tag(found, element, place) for found in TAG.findall(value))
            yield Paragraph(place, element, value, tags, TAG.sub("", value))


def own_text(paragraph: Any) -> list[Any]:
    """The w:t of a paragraph, without those of paragraphs inside it (text boxes)."""
    nodes = [node for node in paragraph.iter(T) if next(node.iterancestors(P)) is paragraph]
    for node in nodes:
        node.text = node.text or ""
    return nodes


def _join(nodes: list[Any]) -> None:
    """Put each tag whole into the element where it begins, with straight quotes."""
    text = "".join(node.text for node in nodes)
    owner = [index for index, node in enumerate(nodes) for _ in node.text]
    pieces = [""] * len(nodes)
    position = 0
    for found in TAG.finditer(text):
        for index in range(position, found.start()):
            pieces[owner[index]] += text[index]
        pieces[owner[found.start()]] += found.group().translate(QUOTES)
        position = found.end()
    for index in range(position, len(text)):
        pieces[owner[index]] += text[index]
    for node, piece in zip(nodes, pieces, strict=True):
        if node.text != piece:
            node.text = piece
            node.set(SPACE, "preserve")


def _tag(text: str, node: Any, place: Place) -> Tag:
    found = PARTS.fullmatch(text)
    if found is None:
        return Tag(text, text[1], "", text[2:-2].strip(), place, node)
    sign, scope, inner = found.groups()
    return Tag(text, sign, scope or "", inner.strip(), place, node)


def _cell(paragraph: Any, tables: dict[Any, int]) -> tuple[int | None, int | None, int | None]:
    cell, row, table = (next(paragraph.iterancestors(name), None) for name in (TC, TR, TBL))
    if cell is None or row is None or table is None:
        return None, None, None
    rows = [each for each in table.iter(TR) if next(each.iterancestors(TBL)) is table]
    cells = [each for each in row.iter(TC) if next(each.iterancestors(TR)) is row]
    return tables[table], rows.index(row) + 1, cells.index(cell) + 1
