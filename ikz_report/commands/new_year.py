"""``new-year``: the next register from the last one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from ikz_report.files import write_all
from ikz_report.usage import GermanCommand, PairType, YearType, data_option, year_argument
from ikz_report.years.new_year import NewYear, new_year

RULE = (
    "Regel: weggelassen wird, wo jede Zeile unter Arbeitsstand und Perspektive nichts anderes sagt, als dass die "
    "Maßnahme zu Ende ist („abgeschlossen“, „beendet“, „Projekt erfolgreich abgeschlossen“ …). "
    "Behalten: --keep KENNUNG."
)


@click.command(
    "new-year",
    cls=GermanCommand,
    help="Legt das Register eines neuen Jahres aus dem eines früheren an: dieselben Maßnahmen und Texte, ohne die "
    "beendeten; das Deckblatt zum Ausfüllen.",
)
@year_argument
@click.option("--from", "source", type=YearType(), metavar="JAHR", help="Jahr der Vorlage (sonst: das Jahr davor).")
@data_option
@click.option(
    "--keep", multiple=True, metavar="KENNUNG", help="Diese Maßnahme behalten, auch wenn sie zu Ende ist; mehrfach."
)
@click.option(
    "--successor",
    "successors",
    type=PairType(),
    multiple=True,
    metavar="ALT=NEU",
    help="Maßnahmen einer aufgelösten Dienststelle (Kennung) übernimmt NEU; ALT= lässt sie weg; mehrfach.",
)
@click.option("--dry-run", is_flag=True, help="Nur zeigen, nichts schreiben.")
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
def command(
    year: int,
    source: int | None,
    data: Path,
    keep: tuple[str, ...],
    successors: tuple[tuple[str, str], ...],
    dry_run: bool,
    as_json: bool,
) -> int:
    result = new_year(data, year, year - 1 if source is None else source, dict(successors), keep)
    if not dry_run:
        write_all(result.files, home=data)
    click.echo(_as_json(result) if as_json else "\n".join(_lines(result, data, dry_run)))
    return 0


def _as_json(result: NewYear) -> str:
    rows = {
        "jahr": result.year,
        "aus": result.source,
        "uebernommen": [name for names in result.carried.values() for name in names],
        "weggelassen": [
            {"id": each.id, "dienststelle": each.unit, "grund": each.reason, "zitat": each.quote or None}
            for each in result.left_out
        ],
        "verschoben": [{"id": each.id, "von": each.old, "nach": each.new} for each in result.moved],
        "bitte_pruefen": result.attention,
        "dateien": sorted(path.as_posix() for path in result.files),
    }
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _lines(result: NewYear, data: Path, dry_run: bool) -> Iterator[str]:
    done = "nichts geschrieben (--dry-run)" if dry_run else f"geschrieben nach {data / str(result.year)}"
    yield f"{result.year} aus {result.source}: {sum(map(len, result.carried.values()))} Maßnahmen übernommen, {done}."
    yield "\nÜbernommen:"
    yield from (f"  {unit}, {len(names)}: {', '.join(names)}" for unit, names in result.carried.items())
    if result.left_out:
        yield f"\nWeggelassen, {len(result.left_out)}:"
        for each in result.left_out:
            yield f"  {each.id} ({each.unit}): {each.reason}{f': „{each.quote}“' if each.quote else ''}"
        yield RULE
    if result.moved:
        yield f"\nZu einer anderen Dienststelle, {len(result.moved)}:"
        yield from (f"  {each.id}: {each.old} → {each.new}" for each in result.moved)
    if result.attention:
        yield "\nBitte prüfen:"
        yield from (f"  {sentence}" for sentence in result.attention)
