"""What stands in a cell: paragraphs and nested bullets, see docs/register.md „Zellinhalt“."""

from __future__ import annotations

from ikz_report.model import MAX_LEVELS, Block, Content, Item, Paragraph
from ikz_report.register.hints import nearest
from ikz_report.register.kinds import COLON_HINT, EMPTY_ENTRY, Kind, Schema, expect_scalar, expect_sequence
from ikz_report.register.nodes import Broken, Mapping, Node, Scalar, Sequence
from ikz_report.register.paragraphs import paragraphs, plain_run
from ikz_report.register.scalars import MAX_TEXT, TEXT_TYPES, too_long
from ikz_report.register.source import Source

TEXT = "text"
BELOW = "punkte"
PARAGRAPH = "absatz"


class Contents(Kind[Content]):
    """A cell's content."""

    empty = ()
    is_text = True

    def read(self, node: Node, source: Source) -> Content | None:
        before = len(source.problems)
        if node.end - node.start > MAX_TEXT and (length := _length(node)) > MAX_TEXT:
            source.problem(node.start, too_long(length))
            return None
        content: Content = ()
        if type(node) is Scalar:
            content = paragraphs(node, source)
        elif type(node) is Sequence:
            content = _blocks(node, source)
        elif type(node) is Mapping:
            source.problem(node.start, f"Hier gehört ein Text oder eine Liste hin. {COLON_HINT}")
        return content if len(source.problems) == before and type(node) is not Broken else None

    def schema(self) -> Schema:
        return {"$ref": "#/$defs/inhalt"}


class Notes(Kind[tuple[Paragraph, ...]]):
    """A text of one or more paragraphs."""

    empty = ()
    is_text = True

    def read(self, node: Node, source: Source) -> tuple[Paragraph, ...] | None:
        scalar = expect_scalar(node, source)
        return Contents().read(scalar, source) if scalar is not None else None  # type: ignore[return-value]

    def schema(self) -> Schema:
        return {"type": TEXT_TYPES}


DEFINITIONS: Schema = {
    "inhalt": {
        "description": "Ein Text (Leerzeilen trennen Absätze) oder eine Liste von Punkten.",
        "anyOf": [
            {"type": [*TEXT_TYPES, "null"]},
            {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/punkt"}, {"$ref": "#/$defs/absatz"}]}},
        ],
    },
    "punkt": {
        "anyOf": [
            {"type": TEXT_TYPES},
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    TEXT: {"type": TEXT_TYPES, "description": "Text des Punktes"},
                    BELOW: {
                        "type": ["array", "null"],
                        "items": {"$ref": "#/$defs/punkt"},
                        "description": "Unterpunkte",
                    },
                },
                "required": [TEXT],
            },
        ]
    },
    "absatz": {
        "type": "object",
        "additionalProperties": False,
        "properties": {PARAGRAPH: {"type": TEXT_TYPES, "description": "Absatz ohne Aufzählungszeichen"}},
        "required": [PARAGRAPH],
    },
}


def _length(node: Node) -> int:
    if type(node) is Scalar:
        return len(node.text)
    if type(node) is Sequence:
        return sum(_length(item) for item in node.items)
    if type(node) is Mapping:
        return sum(_length(value) for _, value in node.pairs.values())
    return 0


def _blocks(sequence: Sequence, source: Source) -> Content:
    blocks: list[Block] = []
    for node in sequence.items:
        if type(node) is Scalar and (run := plain_run(node, source)):
            blocks.append(Item((run,)))
        elif type(node) is Mapping and PARAGRAPH in node.pairs:
            blocks += _paragraph_entry(node, source)
        else:
            item = _item(node, source, 1)
            if item is not None:
                blocks.append(item)
    return tuple(blocks)


def _paragraph_entry(node: Mapping, source: Source) -> tuple[Paragraph, ...]:
    for name, (key, _) in node.pairs.items():
        if name != PARAGRAPH:
            message = f"Neben „{PARAGRAPH}“ steht kein weiteres Feld. Bitte eine eigene Zeile beginnen."
            source.problem(key.start, message)
    scalar = expect_scalar(node.pairs[PARAGRAPH][1], source)
    if scalar is None:
        return ()
    before = len(source.problems)
    result = paragraphs(scalar, source)
    if not result and len(source.problems) == before:
        source.problem(scalar.start, EMPTY_ENTRY)
    return result


def _item(node: Node, source: Source, level: int) -> Item | None:
    if level > MAX_LEVELS:
        source.problem(node.start, f"Mehr als {MAX_LEVELS} Ebenen von Punkten kann Word nicht zählen. Bitte kürzen.")
    elif type(node) is Scalar:
        return _plain_item(node, source)
    elif type(node) is Mapping:
        return _item_with_items(node, source, level)
    elif type(node) is Sequence:
        source.problem(
            node.start,
            "Hier gehört ein Text hin, keine Liste. Unterpunkte stehen unter „punkte“ neben „text“; ein Text, der mit "
            "„[“ oder „- “ beginnt, gehört in Anführungszeichen.",
        )
    return None


def _plain_item(node: Scalar, source: Source) -> Item | None:
    if run := plain_run(node, source):
        return Item((run,))
    before = len(source.problems)
    found = paragraphs(node, source)
    if len(found) == 1:
        return Item(found[0].text)
    if found:
        source.problem(
            node.start, "Ein Punkt ist ein Absatz. Bitte die Leerzeile löschen oder „absatz“-Einträge daraus machen."
        )
    elif len(source.problems) == before:
        source.problem(node.start, EMPTY_ENTRY)
    return None


def _item_with_items(node: Mapping, source: Source, level: int) -> Item | None:
    for name, (key, _) in node.pairs.items():
        if name not in (TEXT, BELOW):
            source.problem(
                key.start,
                f"Ein Text mit Doppelpunkt und Leerzeichen gehört in Anführungszeichen. Ist ein Feld gemeint? "
                f"{nearest(name if name.islower() else '', _allowed(level))}",
            )
            return None
    if TEXT not in node.pairs:
        source.problem(node.start, f"Zu „{BELOW}“ fehlt das Feld „{TEXT}“ des Punktes darüber. Bitte ergänzen.")
        return None
    scalar = expect_scalar(node.pairs[TEXT][1], source)
    item = _plain_item(scalar, source) if scalar is not None else None
    below = _items_below(node, source, level)
    return Item(item.text, below) if item is not None else None


def _allowed(level: int) -> tuple[str, ...]:
    return (TEXT, BELOW, PARAGRAPH) if level == 1 else (TEXT, BELOW)


def _items_below(node: Mapping, source: Source, level: int) -> tuple[Item, ...]:
    if BELOW not in node.pairs:
        return ()
    below = node.pairs[BELOW][1]
    if type(below) is Sequence:
        items = (_item(each, source, level + 1) for each in below.items)
        return tuple(item for item in items if item is not None)
    if type(below) is not Scalar or below.text.strip():
        expect_sequence(below, source)
    return ()
