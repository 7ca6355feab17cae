"""The fields of one measure, set where they differ."""

from __future__ import annotations

from collections.abc import Sequence as SequenceType

from ikz_report.model import ART
from ikz_report.register import fields as f
from ikz_report.register.editing.cells import CellEditor
from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.lists import Entry, Wanted, edit_block_list, edit_flow_list
from ikz_report.register.editing.rows import Row
from ikz_report.register.editing.values import replace_value, set_field
from ikz_report.register.emit import Flow
from ikz_report.register.nodes import Mapping, Scalar, Sequence
from ikz_report.register.source import Source


def set_row(edits: Edits, source: Source, mapping: Mapping, old: Row, wanted: Row) -> None:
    """Set the fields in which a measure differs from what is wanted; its id stays."""
    order = _order(old, wanted)
    if old.kategorie != wanted.kategorie:
        set_field(edits, mapping, f.CATEGORY.name, wanted.kategorie, order)
    if old.bereich != wanted.bereich:
        set_field(edits, mapping, f.SUB_UNIT.name, wanted.bereich, order)
    _set_arten(edits, mapping, old, wanted, order)
    editor = CellEditor(source, edits)
    for name in order[5:]:
        if name in wanted.fields:
            editor.set_cell(mapping, name, wanted.measure.cell(name), order)
        else:
            set_field(edits, mapping, name, None, order)


def _order(old: Row, wanted: Row) -> tuple[str, ...]:
    cells = (name for name in dict.fromkeys((*wanted.fields, *old.fields)) if name != ART)
    return (f.ID.name, f.CATEGORY.name, f.SUB_UNIT.name, ART, f.WORDING.name, *cells)


def _set_arten(edits: Edits, mapping: Mapping, old: Row, wanted: Row, order: SequenceType[str]) -> None:
    has_art = ART in wanted.fields
    arten = wanted.measure.arten
    if not has_art or ART not in mapping.pairs:
        set_field(edits, mapping, ART, Flow(arten) if has_art else None, order)
    elif old.measure.arten != arten:
        _replace_arten(edits, mapping, old.measure.arten, arten)
    wording = wanted.measure.wording if has_art else None
    written = _written(mapping, f.WORDING.name)
    if written != wording and not (wording is None and has_art and written == " ".join(arten)):
        set_field(edits, mapping, f.WORDING.name, wording, order)


def _written(mapping: Mapping, name: str) -> str | None:
    """A one-line text as it stands there; None where there is none."""
    pair = mapping.pairs.get(name)
    text = " ".join(pair[1].text.split(" ")).strip() if pair and isinstance(pair[1], Scalar) else ""
    return text or None


def _replace_arten(edits: Edits, mapping: Mapping, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    pair = mapping.pairs[ART]
    node = pair[1]
    change = Wanted([Entry(name, name) for name in new])
    if isinstance(node, Sequence) and node.items and new and not node.flow:
        edit_block_list(edits, edits.page.line(pair[0].start), node, old, change)
    elif not (isinstance(node, Sequence) and node.flow and edit_flow_list(edits, node, old, change, not mapping.flow)):
        replace_value(edits, mapping, pair, Flow(new))
