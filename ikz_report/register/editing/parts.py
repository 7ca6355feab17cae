"""The entries of a cell as it is wanted, each with the text that it was, so that quotes and remarks go with it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as SequenceType
from dataclasses import dataclass, field

from ikz_report.model import Content, Item
from ikz_report.register.content import BELOW, PARAGRAPH, TEXT
from ikz_report.register.editing.page import Page
from ikz_report.register.editing.pairing import items_below, pair_lines
from ikz_report.register.editing.remarks import above, behind, below, quote_of
from ikz_report.register.emit import Value, Written
from ikz_report.register.markup import render_text
from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Origin:
    """A text of the file, with the remark behind it and those above and below its entry."""

    node: Scalar
    remark: str = ""
    around: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A block of a cell, or paragraphs that share an entry. Parts that say the same are equal."""

    content: Content
    origin: Origin | None = field(default=None, compare=False)
    below: tuple[Part, ...] = field(default=(), compare=False)

    @property
    def is_item(self) -> bool:
        return isinstance(self.content[0], Item)

    def value(self, in_place: bool = False) -> Value:
        """What is written for its entry; ``in_place`` where the remarks around it stand already."""
        text = self.text(in_place)
        if not self.is_item:
            return {PARAGRAPH: text}
        return {TEXT: text, BELOW: [each.value() for each in self.below]} if self.below else text

    @property
    def plain_text(self) -> str:
        return "\n\n".join(render_text(block.text) for block in self.content)

    def text(self, in_place: bool = False) -> str | Written:
        """Its text as it is written there: in its quotes, with its remarks."""
        if self.origin is None:
            return self.plain_text
        around = () if in_place else self.origin.around
        return Written(self.plain_text, quote_of(self.origin.node), self.origin.remark, around)


def field_value(wanted: SequenceType[Part]) -> Value:
    """What is written for a whole field: a text where there are only paragraphs, else a list."""
    if any(part.is_item for part in wanted):
        return [part.value() for part in wanted]
    return wanted[0].text() if len(wanted) == 1 else "\n\n".join(part.plain_text for part in wanted)


def text_of(entry: Node) -> Scalar:
    """The text of a list entry itself, without those below it."""
    text = entry.pairs[PARAGRAPH if PARAGRAPH in entry.pairs else TEXT][1] if isinstance(entry, Mapping) else entry
    assert isinstance(text, Scalar)
    return text


def parts(page: Page, node: Node | None, old: SequenceType[Content], wanted: Content) -> list[Part]:
    """The blocks of a field as wanted; ``old`` is what its entries say, or what it says as a text."""
    texts = list(_of_list(page, node, old) if isinstance(node, Sequence) else _repeated(node, old))
    origins: list[Origin | None] = []
    claimed: set[int] = set()
    for index in pair_lines(tuple(block for each in old for block in each), wanted):
        origin = None if index is None or id(texts[index]) in claimed else texts[index]
        origins.append(origin)
        claimed.add(id(origin))  # paragraphs that shared a text may part
    return list(_parts(wanted, iter(origins)))


def by_origin(old: SequenceType[Part], new: SequenceType[Part]) -> list[int | None]:
    """For each wanted entry the index of the one in the same list that it was."""
    places = {id(each.origin.node): index for index, each in enumerate(old) if each.origin}
    return [places.get(id(each.origin.node)) if each.origin else None for each in new]


def _parts(content: Content, origins: Iterator[Origin | None]) -> Iterator[Part]:
    for block in content:
        origin = next(origins)
        yield Part((block,), origin, tuple(_parts(items_below(block), origins)))


def sharing(found: SequenceType[Part], old: SequenceType[Content]) -> list[Part]:
    """The entries of a list; paragraphs that share one already may go on sharing it."""
    shared = {each for each in old if len(each) > 1}
    content = tuple(part.content[0] for part in found)
    result = []
    at = 0
    while at < len(found):
        key = next((each for each in shared if content[at : at + len(each)] == each), None)
        result.append(Part(key, found[at].origin) if key else found[at])
        at += len(key or (1,))
    return result


def taken(wanted: SequenceType[Part]) -> frozenset[int]:
    """The texts that go on, by the id of their nodes."""
    own = frozenset(id(part.origin.node) for part in wanted if part.origin)
    return own.union(*(taken(part.below) for part in wanted))


def _repeated(node: Node | None, old: SequenceType[Content]) -> Iterator[Origin]:
    """A field's own text, for each of its paragraphs; a remark behind it stays with the field."""
    if isinstance(node, Scalar):
        yield from [Origin(node)] * sum(map(len, old))


def _of_list(page: Page, sequence: Sequence, old: SequenceType[Content]) -> Iterator[Origin]:
    for index, (entry, content) in enumerate(zip(sequence.items, old, strict=True)):
        text = text_of(entry)
        origin = Origin(text)
        if not sequence.flow and not (isinstance(entry, Mapping) and entry.flow):
            around = (*above(page, sequence, index), *below(page, sequence, index))
            origin = Origin(text, behind(page, text), around)
        yield from [origin] * len(content)
        items = entry.pairs.get(BELOW) if isinstance(entry, Mapping) else None
        if items and isinstance(items[1], Sequence):
            yield from _of_list(page, items[1], [(item,) for item in items_below(content[0])])
