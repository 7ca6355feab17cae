"""A place in the report → the node of the YAML file that its text was read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ikz_report.model import ART, Report
from ikz_report.proofread.finding import COVER_ANNEXES, INTRO, NOTES, PRINCIPLES, TITLE, UNIT_NAME, Place
from ikz_report.proofread.settings_fields import SUPPRESSIONS
from ikz_report.register import fields as f
from ikz_report.register.content import BELOW, PARAGRAPH, TEXT
from ikz_report.register.nodes import Mapping, Node, Scalar
from ikz_report.register.nodes import Sequence as NodeSequence
from ikz_report.register.paragraphs import paragraphs
from ikz_report.register.record import Field
from ikz_report.register.source import Source

_COVER = "vorlage."


class Written(NamedTuple):
    """A node that holds a text; ``above`` paragraphs of the same field stand in it before."""

    node: Node
    above: int = 0


def find_written(root: Node, place: Place, report: Report) -> Written | None:
    """The node of a place in the file that can hold it; the group of fields where the place's own field is missing."""
    if place.measure is not None:
        return _in_measure(root, place)
    if place.field == NOTES:
        section = _section(root, place, report)
        return _entries(_get(section, NOTES), place.path[0] if place.path else 0)
    if place.unit is not None:
        return _unit(root, place.unit)
    if place.category is not None:
        return _in_category(root, place)
    return _in_report(root, place)


def _in_measure(root: Node, place: Place) -> Written | None:
    measure = next((each for each in _items(_get(root, f.MEASURES.name)) if _text(each, f.ID) == place.measure), None)
    if measure is None:
        return None
    names = (f.WORDING.name, ART) if place.field == ART else (place.field,)
    field = next((node for name in names if (node := _get(measure, name)) is not None), None)
    return Written(_get(measure, f.ID.name) or measure) if field is None else _in_content(field, place.path)


def _section(root: Node, place: Place, report: Report) -> Node | None:
    unit = report.organisation.unit(place.unit or "")
    below = unit.key if unit and unit.parent else ""
    number = (place.category or "").partition("/")[0]
    for each in _items(_get(root, f.SECTIONS.name)):
        if _text(each, f.CATEGORY) == number and _text(each, f.SUB_UNIT) == below:
            return each
    return None


def _unit(root: Node, key: str) -> Written | None:
    for dezernat in _items(_get(root, f.DEZERNATE.name)):
        for unit in _items(_get(dezernat, f.UNITS.name)):
            for each in (unit, *_items(_get(unit, f.SUB_UNITS.name))):
                if _text(each, f.KEY) == key:
                    return Written(_get(each, UNIT_NAME) or each)
    return None


def _in_category(root: Node, place: Place) -> Written | None:
    number, _, dezernat = (place.category or "").partition("/")
    category = _named(_get(root, f.CATEGORIES.name), f.CATEGORY_NUMBER, number)
    part = _named(_get(category, f.PARTS.name), f.PART_DEZERNAT, dezernat) if dezernat else None
    owners = (category,) if place.field == TITLE else (part, category)
    for owner in owners:
        if place.field in (TITLE, INTRO, PRINCIPLES) and (field := _get(owner, place.field)) is not None:
            return _in_content(field, place.path)
    return Written(category) if category is not None else None


def _in_report(root: Node, place: Place) -> Written | None:
    if place.field.startswith(_COVER):
        field = _get(_get(root, f.PAPER.name), place.field.removeprefix(_COVER))
        if field is not None and place.field == COVER_ANNEXES:
            return _entries(field, place.path[0] if place.path else 0)
        return _in_content(field, place.path) if field is not None else None
    if place.field == TITLE:
        field = _get(root, f.TITLE.name)
        return Written(field) if field is not None else None
    entries = _items(_get(root, SUPPRESSIONS.name))
    return Written(entries[place.path[0]]) if place.path and place.path[0] < len(entries) else Written(root)


def _in_content(field: Node, path: tuple[int, ...]) -> Written:
    """The node of a paragraph or bullet in a cell."""
    if not path:
        return Written(field)
    if not isinstance(field, NodeSequence):
        return Written(field, path[0])
    found = _entries(field, path[0])
    if found is None or len(path) == 1:
        return Written(_text_node(found.node), found.above) if found else Written(field)
    node = found.node
    for index in path[1:]:
        below = _items(_get(node, BELOW))
        if index >= len(below):
            return Written(node)
        node = below[index]
    return Written(_text_node(node))


def _entries(field: Node | None, index: int) -> Written | None:
    """The entry of a list that holds its ``index``-th paragraph or bullet; a text may be several paragraphs."""
    count = 0
    for node in _items(field):
        scalar = _get(node, PARAGRAPH) if isinstance(node, Mapping) else node
        held = len(paragraphs(scalar, Source(""))) if isinstance(scalar, Scalar) else 1
        if index < count + held:
            return Written(node, index - count)
        count += held
    return Written(field) if field is not None else None


def _text_node(node: Node) -> Node:
    return _get(node, TEXT) or _get(node, PARAGRAPH) or node


def _named(field: Node | None, name: Field[Any], value: str) -> Node | None:
    return next((each for each in _items(field) if _text(each, name) == value), None)


def _items(node: Node | None) -> Sequence[Node]:
    return node.items if isinstance(node, NodeSequence) else ()


def _get(node: Node | None, name: str) -> Node | None:
    pair = node.pairs.get(name) if isinstance(node, Mapping) else None
    return pair[1] if pair else None


def _text(node: Node, field: Field[Any]) -> str:
    value = _get(node, field.name)
    return value.text.strip() if isinstance(value, Scalar) else ""
