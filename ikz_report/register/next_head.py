"""The bericht.yaml of a later year, made from an earlier one; what a person wrote around the values stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ikz_report.errors import RegisterError
from ikz_report.register import fields as f
from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.lists import Entry, Wanted, edit_block_list, edit_flow_list
from ikz_report.register.editing.page import Page
from ikz_report.register.editing.values import set_field
from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence
from ikz_report.register.parse import read_nodes
from ikz_report.register.source import Source

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_COVER_NOTE = (
    "# Das Deckblatt von {old}, noch ohne Nummer, Datum und Sitzungstage. Sobald sie feststehen: eintragen und am",
    "# Anfang jeder dieser Zeilen das # mit dem Leerzeichen dahinter löschen. Bis dahin entsteht kein Deckblatt.",
)


def next_head(text: str, name: str, old: int, new: int) -> str:
    """The text for the year ``new``; ``old`` is the year it is made from, ``name`` its file's name in messages.

    Titles and charts move on by as many years. Marks of example data and the figures of the year before go. The cover
    sheet becomes a remark, with number, date and days empty and without the steps that were postponed.

    Raises:
        RegisterError: the text is no YAML.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    text += "" if text.endswith(("\n", "\r")) else Page(text).newline
    for step in (_without_postponed, _moved_on, _with_paper_as_remark):
        page, root = _read(text, name)
        edits = Edits(page)
        step(edits, root, old, new)
        text = edits.result()
    return mark + text


def _read(text: str, name: str) -> tuple[Page, Mapping]:
    source = Source(name, text)
    root = read_nodes(source)
    if source.problems or not isinstance(root, Mapping):
        raise RegisterError(source.problems)
    return Page(text), root


def _moved_on(edits: Edits, root: Mapping, old: int, new: int) -> None:
    _move_on(edits, _fields(root, f.YEAR.name), {old: new})
    _move_on(edits, _fields(root, f.TITLE.name), _years(old, new))
    for gone in (f.EXAMPLE.name, f.PREVIOUS.name):
        set_field(edits, root, gone, None, ())
    for chart in _groups(root, f.CHARTS.name):
        _move_chart(edits, chart, new - old)
    for paper in _group(root, f.PAPER.name):
        _empty_paper(edits, paper, _years(old, new))


def _years(old: int, new: int) -> dict[int, int]:
    """What becomes of the report's year and of the year before."""
    return {old - 1: new - 1, old: new}


def _fields(mapping: Mapping, *names: str) -> Iterator[Scalar]:
    """The texts of some fields, or of the lists in them."""
    for name in names:
        node = mapping.pairs[name][1] if name in mapping.pairs else None
        nodes: Iterable[Node] = node.items if isinstance(node, Sequence) else [node] if node else []
        yield from (each for each in nodes if isinstance(each, Scalar))


def _group(mapping: Mapping, name: str) -> list[Mapping]:
    node = mapping.pairs[name][1] if name in mapping.pairs else None
    return [node] if isinstance(node, Mapping) else []


def _groups(mapping: Mapping, name: str) -> list[Mapping]:
    node = mapping.pairs[name][1] if name in mapping.pairs else None
    return [each for each in node.items if isinstance(each, Mapping)] if isinstance(node, Sequence) else []


def _move_on(edits: Edits, texts: Iterable[Scalar], years: dict[int, int]) -> None:
    """Replace years in texts, where they stand."""
    for text in texts:
        for match in _YEAR.finditer(edits.page.text, text.start, text.end):
            if int(match[0]) in years:
                edits.replace(match.start(), match.end(), str(years[int(match[0])]))


def _move_chart(edits: Edits, chart: Mapping, by: int) -> None:
    shown = [int(text.text) for text in _fields(chart, f.CHART_YEARS.name)]
    _move_on(edits, _fields(chart, f.CHART_TITLE.name, f.CHART_YEARS.name), {year: year + by for year in shown})


def _empty_paper(edits: Edits, paper: Mapping, years: dict[int, int]) -> None:
    _move_on(edits, _fields(paper, f.TOPIC.name, f.ANNEXES.name), years)
    for name in (f.NUMBER.name, f.DAY.name):
        _empty(edits, paper, name)
    set_field(edits, paper, f.EXAMPLE.name, None, ())
    for step in _groups(paper, f.CONSULTATIONS.name):
        _empty(edits, step, f.STEP_DAY.name)


def _empty(edits: Edits, mapping: Mapping, name: str) -> None:
    """Leave a field's name, for a person to fill in the value."""
    for value in _fields(mapping, name):
        before = edits.page.text[mapping.start : value.start]
        start = value.start if mapping.flow else mapping.start + len(before.rstrip(" "))
        edits.replace(start, edits.page.end(value), "")


def _is_postponed(step: Mapping) -> bool:
    return any(value.text == "ja" for value in _fields(step, f.POSTPONED.name))


def _without_postponed(edits: Edits, root: Mapping, _old: int, _new: int) -> None:
    for paper in _group(root, f.PAPER.name):
        steps = _groups(paper, f.CONSULTATIONS.name)
        kept = [Entry(index, "") for index, step in enumerate(steps) if not _is_postponed(step)]
        if len(kept) < len(steps):
            _keep(edits, paper.pairs[f.CONSULTATIONS.name], Wanted(kept))


def _keep(edits: Edits, pair: tuple[Scalar, Node], wanted: Wanted) -> None:
    key, node = pair
    assert isinstance(node, Sequence)
    old = list(range(len(node.items)))
    if node.flow:
        edit_flow_list(edits, node, old, wanted, must_fit=False)
    else:
        edit_block_list(edits, edits.page.line(key.start), node, old, wanted)


def _with_paper_as_remark(edits: Edits, root: Mapping, old: int, _new: int) -> None:
    page = edits.page
    if f.PAPER.name not in root.pairs or root.flow:
        return
    key, node = root.pairs[f.PAPER.name]
    first, after = page.line(key.start), page.after(node, page.column(key.start))
    edits.insert_lines(first, [line.format(old=old) for line in _COVER_NOTE])
    for number in range(first, after):
        edits.replace(page.starts[number], page.starts[number], "# " if page.content(number).strip() else "#")
