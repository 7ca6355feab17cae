"""The comparison of two years as tables for a terminal."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator

from ikz_report.years.comparison import Comparison, Entry, Group, headline

LEAST_WIDTH, MOST_WIDTH = 60, 160
TABLE_WIDTH = 110  # below it columns break words


def comparison_lines(result: Comparison, everything: bool, width: int) -> Iterator[str]:
    """How many measures each group has, then a table of each; of unchanged measures only with ``everything``.

    ``width`` is the terminal's, in characters; where it is small, lists take the place of tables. Texts are
    wrapped, never cut.
    """
    yield f"{result.report.title} – Vergleich mit {result.before.year}"
    for year, text in result.examples.items():
        yield f"Achtung, {year}: {text}"
    yield ""
    longest = max(len(group.heading) for group, _ in result.groups()) + 1
    for group, entries in result.groups():
        yield f"{group.heading + ':':{longest}} {len(entries):4}"
    for group, entries in result.groups():
        if entries and (everything or group is not Group.CONTINUED):
            yield from ("", f"{group.heading} ({len(entries)})")
            if width < TABLE_WIDTH:
                yield from _list(group, entries, max(width, LEAST_WIDTH))
            else:
                yield from _table(group, entries, min(width, MOST_WIDTH))


def _list(group: Group, entries: Iterable[Entry], width: int) -> Iterator[str]:
    """For a terminal too narrow for columns: a paragraph for each measure."""
    for entry in entries:
        number, key, unit, text, *more = _cells(entry, group not in (Group.NEW, Group.ENDED))
        lines = [(f"{number} · {key} · {unit}", "  ", "    "), (text, "    ", "    ")]
        if more:
            reason, changes = more
            what = f"{', '.join(changes.splitlines())}; " if changes else ""
            lines.append((f"→ {what}erkannt: {reason}", "    ", "      "))
        for line, first, rest in lines:
            yield from textwrap.wrap(line, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _table(group: Group, entries: Iterable[Entry], width: int) -> Iterator[str]:
    from rich import box  # a fifth of a second, which --json is spared
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    matched = group not in (Group.NEW, Group.ENDED)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, width=width)
    shares = {"Kat.": 0, "Kennung": 0, "Dienststelle": 3, "Maßnahme": 5} | (
        {"erkannt": 2, "geändert" if group is Group.CHANGED else "Wechsel": 4} if matched else {}
    )
    for name, share in shares.items():
        table.add_column(name, ratio=share or None, overflow="fold", no_wrap=not share)
    for entry in entries:
        table.add_row(*(Text(cell) for cell in _cells(entry, matched)))
    target = io.StringIO()
    Console(file=target, width=width, color_system=None, legacy_windows=False).print(table)
    return (line.rstrip() for line in target.getvalue().splitlines() if line.strip())


def _cells(entry: Entry, matched: bool) -> Iterator[str]:
    category, section, measure = entry.placement
    yield from (category.key, measure.id, section.unit.name, headline(measure))
    if matched:
        yield entry.reason or ""
        moves = [f"{move.title}: {move.old} → {move.new}" for move in entry.moves]
        yield "\n".join([*(change.title for change in entry.changes), *moves])
