"""``import``: an old annex becomes a register."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ikz_report.commands.fitted import fitted, terminal_width
from ikz_report.commands.import_limits import refuse_long_texts, refuse_what_check_would
from ikz_report.errors import TargetError
from ikz_report.files import write_all
from ikz_report.model import Report
from ikz_report.progress import working
from ikz_report.proofread.schema import settings_schema
from ikz_report.readers.annex_file import read_annex_file
from ikz_report.register import (
    add_units,
    dump_organisation,
    dump_report,
    load_organisation,
    load_report,
    schema_files,
    years,
)
from ikz_report.usage import PATH, ChoiceType, GermanCommand, YearType, counted, data_option, shortened

if TYPE_CHECKING:
    from ikz_report.readers.annex.drafts import Doubt
    from ikz_report.years.known import Known

ORGANISATION = "organisation.yaml"
VIEWS = {"accept": "accepted", "reject": "rejected"}
SHOWN = 240  # characters of a message on the terminal; the JSON has all


class Result(NamedTuple):
    """What was read: ``known`` are the measures with an id from the year ``match``."""

    report: Report
    doubts: Sequence[Doubt]
    known: Sequence[Known] = ()
    match: int | None = None


@click.command(
    "import",
    cls=GermanCommand,
    help="Liest einen alten Bericht als Register eines Jahres ein: eine Word-Datei (.docx) mit vierspaltigen Tabellen, "
    "wie auch immer sie gestaltet sind, oder eine Textdatei. Nennt jede Stelle, die nicht eindeutig war, und alles, "
    "wofür im Register kein Platz ist.",
)
@click.argument("file", type=PATH, metavar="DATEI")
@click.option("--year", "year", type=YearType(), required=True, metavar="JAHR", help="Jahr des Berichts.")
@click.option(
    "--match",
    type=YearType(),
    metavar="JAHR",
    help="Maßnahmen, deren Text dem einer Maßnahme dieses Jahres zu mindestens 70 % gleicht, erhalten deren Kennung.",
)
@click.option(
    "--changes",
    type=ChoiceType(*VIEWS),
    default="accept",
    metavar="WORT",
    help="Nachverfolgte Änderungen in Word: accept nimmt sie an (sonst), reject lehnt sie ab.",
)
@data_option
@click.option("--incomplete", is_flag=True, help="Auch eine Datei ohne Schluss einlesen; was fehlt, wird genannt.")
@click.option("--dry-run", is_flag=True, help="Nur zeigen, nichts schreiben.")
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
def command(
    file: Path,
    year: int,
    match: int | None,
    changes: str,
    data: Path,
    incomplete: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    if not dry_run:
        _refuse_existing(data / str(year))
    with working(f"{file} wird eingelesen"):
        result = _result(file, year, match, VIEWS[changes], data, incomplete)
        files = register_files(result.report, data)
        refuse_what_check_would(result.report, files, data, file)
    if not dry_run:
        write_all(files, home=data)
    click.echo(
        _as_json(result) if as_json else "\n".join(fitted(_summary(result, file, data, dry_run), terminal_width()))
    )
    return 0


def _refuse_existing(folder: Path) -> None:
    if folder.exists():
        raise TargetError(
            f"{folder}: dieses Register gibt es schon; es wird nicht überschrieben. "
            "Bitte den Ordner umbenennen oder mit --data einen anderen Ordner angeben."
        )


def _result(file: Path, year: int, match: int | None, view: Any, data: Path, incomplete: bool) -> Result:
    if match is not None and match not in years(data):
        there = ", ".join(map(str, years(data))) or "keines"
        raise click.UsageError(f"--match: das Register {match} gibt es in {data} nicht. Vorhanden: {there}.")
    before = load_report(data, match) if match is not None else None
    organisation = load_organisation(data) if (data / ORGANISATION).exists() else None
    imported = read_annex_file(file, year, organisation, view, incomplete=incomplete)
    refuse_long_texts(imported)
    if before is None:
        return Result(imported.report, imported.doubts)
    from ikz_report.years.known import with_known_ids

    report, known = with_known_ids(imported.report, before)
    return Result(report, imported.doubts, known, match)


def register_files(report: Report, data: Path) -> dict[Path, bytes]:
    """Everything a new register consists of; files that are there already are kept or added to."""
    texts = {**schema_files(), **settings_schema(), ORGANISATION: dump_organisation(report.organisation)}
    missing = {name: text for name, text in texts.items() if not (data / name).exists()}
    if (data / ORGANISATION).exists():
        before = (data / ORGANISATION).read_text(encoding="utf-8-sig")
        after = add_units(before, report.organisation)
        missing |= {ORGANISATION: after} if after != before else {}
    return {data / name: text.encode() for name, text in (dump_report(report) | missing).items()}


def _as_json(result: Result) -> str:
    rows: dict[str, Any] = {
        "massnahmen": sum(1 for _ in result.report.measures()),
        "unsicher": [{**dict(doubt.place.parts), "meldung": doubt.message} for doubt in result.doubts],
    }
    if result.match is not None:
        rows["bekannt"] = [
            {"id": each.id, "thema": each.thema, "gleich": round(each.score, 1), "grund": each.reason}
            for each in result.known
        ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _summary(result: Result, file: Path, data: Path, dry_run: bool) -> Iterator[str]:
    report = result.report
    count = sum(1 for _ in report.measures())
    units = len({section.unit.key for _, section, _ in report.placements()})  # as ``check`` counts them
    done = "gelesen, nichts geschrieben (--dry-run)" if dry_run else f"eingelesen nach {data / str(report.year)}"
    measures = counted(count, "Maßnahme", "Maßnahmen")
    yield f"{file}: {measures} von {counted(units, 'Dienststelle', 'Dienststellen')} {done}."
    if result.match is not None:
        yield from _known(result, count)
    if result.doubts:
        places = counted(len(result.doubts), "Stelle war", "Stellen waren")
        yield f"\nBitte prüfen, {places} nicht eindeutig oder haben keinen Platz im Register:"
        yield from (shortened(f"{doubt.place}: {doubt.message}", SHOWN) for doubt in result.doubts)


def _known(result: Result, count: int) -> Iterator[str]:
    yield f"\nKennung aus {result.match}: {len(result.known)}, neue Kennung: {count - len(result.known)}."
    for each in result.known:
        thema = each.thema.partition("\n")[0]
        yield f"  {each.id}: {each.score:.0f} % ({each.reason}) „{shortened(thema, 60)}“"
