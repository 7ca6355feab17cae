"""The comparison of two years as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ikz_report.charts.series import Pair
from ikz_report.charts.style import GROUPS, figure, number
from ikz_report.model import Report, YearCounts
from ikz_report.writers.text_table import Column, text_table, wrap
from ikz_report.years.comparison import Comparison, Entry, Group, headline

LEAST_WIDTH, MOST_WIDTH = 40, 160
TABLE_WIDTH = 110  # below it columns of measures are too narrow to read
COUNTS_ONLY = "Für {year} gibt es nur Zahlen, kein Register; einzelne Maßnahmen lassen sich nicht vergleichen."


def comparison_lines(result: Comparison, everything: bool, width: int) -> Iterator[str]:
    """How many measures each group has, then a table of each; of unchanged measures only with ``everything``.

    ``width`` is the terminal's, in characters; where it is small or words would have to be broken, lists take the
    place of tables. Texts are wrapped, never cut.
    """
    width = _held(width)
    yield from _head(result.report, result.before, width)
    yield ""
    longest = max(len(group.heading) for group, _ in result.groups()) + 1
    for group, entries in result.groups():
        yield f"{group.heading + ':':{longest}} {len(entries):4}"
    for group, entries in result.groups():
        if entries and (everything or group is not Group.CONTINUED):
            yield from ("", f"{group.heading} ({len(entries)})")
            yield from _group(group, entries, width)


def count_lines(report: Report, before: YearCounts, pairs: Mapping[str, Sequence[Pair]], width: int) -> Iterator[str]:
    """The figures of both years side by side, where the year before has no register."""
    width = _held(width)
    yield from _head(report, before, width)
    yield from wrap(COUNTS_ONLY.format(year=before.year), width)
    columns = [Column(str(before.year), right=True), Column(str(report.year), right=True)]
    columns.append(Column("Unterschied", right=True))
    for by, found in pairs.items():
        rows = [(each.label, figure(each.old), figure(each.new), _difference(each)) for each in found]
        yield ""
        yield from text_table([Column(GROUPS[by], 1), *columns], rows, width) or _count_list(GROUPS[by], rows, width)


def _count_list(title: str, rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    yield title
    for label, old, new, difference in rows:
        yield from wrap(label, width, "  ", "  ")
        yield f"    {old} → {new} ({difference})"


def _held(width: int) -> int:
    return min(max(width, LEAST_WIDTH), MOST_WIDTH)


def _head(report: Report, before: Report | YearCounts, width: int) -> Iterator[str]:
    yield from wrap(f"{report.title} – Vergleich mit {before.year}", width)
    for each in (before, report):
        if each.example:
            yield from wrap(f"Achtung, {each.year}: {each.example}", width)


def _difference(pair: Pair) -> str:
    if not pair.difference:
        return figure(pair.difference)
    return f"{'+' if pair.difference > 0 else '–'}{number(abs(pair.difference))}"


def _group(group: Group, entries: Sequence[Entry], width: int) -> Iterator[str]:
    matched = group not in (Group.NEW, Group.ENDED)
    columns = [Column("Kat."), Column("Kennung"), Column("Dienststelle", 3), Column("Maßnahme", 5)]
    if matched:
        columns += [Column("erkannt", 2), Column("geändert" if group is Group.CHANGED else "Wechsel", 4)]
    rows = [tuple(_cells(entry, matched)) for entry in entries]
    table = text_table(columns, rows, width) if width >= TABLE_WIDTH else None
    yield from table or _list(rows, width)


def _list(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """For a terminal too narrow for columns: a paragraph for each measure."""
    for category, key, unit, text, *more in rows:
        yield from wrap(f"{category} · {key} · {unit}", width, "  ", "    ")
        yield from wrap(text, width, "    ", "    ")
        if more:
            reason, changes = more
            what = f"{', '.join(changes.splitlines())}; " if changes else ""
            yield from wrap(f"→ {what}erkannt: {reason}", width, "    ", "      ")


def _cells(entry: Entry, matched: bool) -> Iterator[str]:
    category, section, measure = entry.placement
    yield from (category.key, measure.id, section.unit.name, headline(measure))
    if matched:
        yield entry.reason or ""
        moves = [f"{move.title}: {move.old} → {move.new}" for move in entry.moves]
        yield "\n".join([*(change.title for change in entry.changes), *moves])
