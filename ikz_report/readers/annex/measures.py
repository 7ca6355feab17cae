"""From a row to a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ikz_report.model import ART, THEMA, Content, Layout, plain_content
from ikz_report.readers.annex.arten import read_art
from ikz_report.readers.annex.drafts import Cell, Cells, MeasureDraft, Spot
from ikz_report.readers.annex.marks import note_marks

ADD_THEMA = "Bitte dort ergänzen."


def read_measure(cells: Cells, layout: Layout, spot: Spot) -> MeasureDraft:
    """The measure of a row.

    Raises:
        SourceError: it has no Thema.
    """
    contents = {field: _content(raws, _at(spot, layout, field)) for field, raws in _by_field(cells, layout).items()}
    wording = " ".join(plain_content(contents.pop(ART, ())).split())
    filled = {field: content for field, content in contents.items() if content}
    if THEMA not in filled:
        raise spot.place.error(f"Der Maßnahme fehlt das Thema. {ADD_THEMA}")
    arten, kept = read_art(wording, _at(_first(spot, cells), layout, ART)) if ART in layout.fields else ((), None)
    places = {field: [raw.place for raw in raws] for field, raws in _by_field(cells, layout).items()}
    return MeasureDraft(spot.place, cells, arten, kept, filled, places)


def runs_on(cells: Cells, last: MeasureDraft, layout: Layout) -> bool:
    """Whether a row behind a repeated head goes on with the measure before it.

    It does when it repeats that measure's Art and Thema, or leaves both empty.
    """
    texts, before = _texts(cells), _texts(last.raw)
    if texts[0] and texts[1]:
        return texts[:2] == before[:2]
    return is_nameless(cells, layout)


def is_nameless(cells: Cells, layout: Layout) -> bool:
    """Whether a row has neither Art nor Thema."""
    fields = {field: _texts(raws) for field, raws in _by_field(cells, layout).items()}
    return not any(fields[THEMA]) and not any(fields.get(ART, ()))


def append(last: MeasureDraft, cells: Cells, layout: Layout, spot: Spot, where: str) -> None:
    """Put what a row adds behind the cells of the measure it goes on with; a repeated cell stands once."""
    before = _by_field(last.raw, layout)
    added = []
    for field, raws in _by_field(cells, layout).items():
        if _repeats(raws, before[field]) or not any(_texts(raws)):
            continue
        last.cells[field] = last.cells.get(field, ()) + _content(raws, _at(spot, layout, field))
        last.places[field] += [raw.place for raw in raws]
        added.append(_title(layout, field))
    last.raw = tuple(cell if cell.text else old for cell, old in zip(cells, last.raw, strict=True))
    spot.doubt(
        f"Die Maßnahme aus {last.place.label} läuft {where} weiter; zusammengefasst. Wiederholte "
        f"Zellen stehen einmal; angehängt wurde bei {', '.join(added) or 'keiner Spalte'}. "
        "Bitte doppelte Anfänge prüfen."
    )


def _by_field(cells: Cells, layout: Layout) -> dict[str, Cells]:
    result, start = {}, 0
    for column in layout.columns:
        result[column.field] = cells[start : start + column.span]
        start += column.span
    return result


def _content(raws: Cells, spot: Spot) -> Content:
    filled = [raw for raw in raws if raw.text]
    if len(filled) > 1:
        _first(spot, filled).doubt("zwei Zellen stehen in dieser Spalte; hintereinander gestellt.")
    result: Content = ()
    for raw in filled:
        at = _first(spot, (raw,))
        content = raw.read(at)
        note_marks(content, at)
        result += content
    return result


def _first(spot: Spot, cells: Sequence[Cell]) -> Spot:
    """The spot at the first of these cells."""
    return replace(spot, place=cells[0].place)


def _repeats(cells: Cells, before: Cells) -> bool:
    """Whether cells say what those before them say; a list that goes on behind a paragraph of its words does not."""
    return [(cell.text, cell.label) for cell in cells] == [(cell.text, cell.label) for cell in before]


def _texts(cells: Cells) -> tuple[str, ...]:
    return tuple(cell.text for cell in cells)


def _at(spot: Spot, layout: Layout, field: str) -> Spot:
    return replace(spot, field=_title(layout, field))


def _title(layout: Layout, field: str) -> str:
    return next((column.title for column in layout.columns if column.field == field), field)
