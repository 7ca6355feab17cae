"""What became of the measures from one year to the next.

Measures are the same when they have the same id, and else when their texts are alike enough (see
``likeness``). Emphasis alone is no change of a text; bullets and their levels are part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikz_report.model import ART, Content, Measure, Placement, Report, Unit, art_text, lines, plain
from ikz_report.years.comparison import SAME_ID, Comparison, Difference, Entry, Group, department, headline
from ikz_report.years.likeness import match, subject

__all__ = ["SAME_ID", "Comparison", "Difference", "Entry", "Group", "bulleted", "compare", "headline"]


def compare(report: Report, before: Report) -> Comparison:
    """The measures of ``report`` against those of the year before."""
    now, old = list(report.placements()), list(before.placements())
    partners: dict[int, tuple[int, str]] = {left: (right, reason) for left, right, reason in _matches(now, old)}
    taken = {right for right, _ in partners.values()}
    entries = [
        _pair(report, before, place, old[partners[index][0]], partners[index][1])
        if index in partners
        else Entry(place, None)
        for index, place in enumerate(now)
    ]
    entries += [Entry(None, place) for index, place in enumerate(old) if index not in taken]
    return Comparison(report, before, tuple(entries))


def _matches(now: list[Placement], old: list[Placement]) -> Iterator[tuple[int, int, str]]:
    by_id = {place.measure.id: index for index, place in enumerate(old)}
    lefts, rights = [], set(range(len(old)))
    for index, place in enumerate(now):
        other = by_id.get(place.measure.id)
        if other in rights:
            rights.remove(other)
            yield index, other, SAME_ID
        else:
            lefts.append(index)
    order = sorted(rights)
    for each in match([subject(now[i]) for i in lefts], [subject(old[i]) for i in order]):
        yield lefts[each.left], order[each.right], each.reason


def _pair(report: Report, before: Report, now: Placement, old: Placement, reason: str) -> Entry:
    return Entry(now, old, reason, tuple(_changes(report, before, now, old)), tuple(_moves(report, before, now, old)))


def _changes(report: Report, before: Report, now: Placement, old: Placement) -> Iterator[Difference]:
    columns = [*before.layout(old.section.layout).columns, *report.layout(now.section.layout).columns]
    for name, title in {column.field: column.title for column in columns}.items():
        was, text = _cell(old.measure, name), _cell(now.measure, name)
        if was != text:
            yield Difference(name, title, was, text)


def _cell(measure: Measure, name: str) -> str:
    return art_text(measure) if name == ART else bulleted(measure.cell(name))


def bulleted(content: Content) -> str:
    """A cell as text: a line per paragraph, „• “ before a bullet, two blanks more for each level below."""
    return "\n".join("  " * (level - 1) + "• " * bool(level) + plain(text) for level, text in lines(content))


def _moves(report: Report, before: Report, now: Placement, old: Placement) -> Iterator[Difference]:
    if old.category.number != now.category.number:
        yield Difference("kategorie", "Kategorie", old.category.title, now.category.title)
    if old.section.unit.dezernat != now.section.unit.dezernat:
        yield Difference("dezernat", "Dezernat", old.section.unit.dezernat, now.section.unit.dezernat)
    was, unit = department(before, old.section.unit), department(report, now.section.unit)
    if was.key != unit.key:
        yield Difference("dienststelle", "Dienststelle", was.name, unit.name)
    if _area(old.section.unit) != _area(now.section.unit):
        yield Difference("bereich", "Bereich", _area_name(old.section.unit), _area_name(now.section.unit))


def _area(unit: Unit) -> str | None:
    return unit.key if unit.parent else None


def _area_name(unit: Unit) -> str:
    return unit.name if unit.parent else ""
