"""``import``: an old annex becomes a register."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ikz_report.errors import SourceError, TargetError
from ikz_report.files import write_all
from ikz_report.model import Report
from ikz_report.proofread.schema import settings_schema
from ikz_report.readers.annex_text import Imported, read_annex
from ikz_report.register import add_units, dump_organisation, dump_report, load_organisation, schema_files
from ikz_report.usage import GermanCommand, YearType, data_option

MAX_BYTES = 64 * 1024 * 1024
ORGANISATION = "organisation.yaml"


@click.command("import", cls=GermanCommand, help="Liest einen alten Bericht (Textdatei) als Register eines Jahres ein.")
@click.argument("file", type=click.Path(path_type=Path), metavar="DATEI")
@click.option("--year", "year", type=YearType(), required=True, metavar="JAHR", help="Jahr des Berichts.")
@data_option
@click.option("--incomplete", is_flag=True, help="Auch einen Text ohne Schluss einlesen; was fehlt, wird genannt.")
@click.option("--dry-run", is_flag=True, help="Nur zeigen, nichts schreiben.")
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
def command(file: Path, year: int, data: Path, incomplete: bool, dry_run: bool, as_json: bool) -> int:
    _refuse_existing(data / str(year))
    organisation = load_organisation(data) if (data / ORGANISATION).exists() else None
    imported = read_annex(_read(file), str(file), year, organisation, incomplete=incomplete)
    files = register_files(imported.report, data)
    if not dry_run:
        write_all(files, home=data)
    click.echo(_as_json(imported) if as_json else _summary(imported, file, data, year, dry_run))
    return 0


def _refuse_existing(folder: Path) -> None:
    if folder.exists():
        raise TargetError(
            f"{folder}: dieses Register gibt es schon; es wird nicht überschrieben. "
            "Bitte den Ordner umbenennen oder mit --data einen anderen Ordner angeben."
        )


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise SourceError(f"{file}: die Datei ist größer als 64 MB. Ein Bericht als Text hat etwa 0,1 MB.")
        return file.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{file}: die Datei gibt es nicht. Bitte Namen und Ordner prüfen.") from None
    except IsADirectoryError:
        raise SourceError(f"{file}: das ist ein Ordner. Bitte die Datei darin angeben.") from None
    except OSError as error:
        raise SourceError(f"{file}: kann nicht gelesen werden ({error.strerror}). Bitte die Rechte prüfen.") from None


def register_files(report: Report, data: Path) -> dict[Path, bytes]:
    """Everything a new register consists of; files that are there already are kept or added to."""
    texts = {**schema_files(), **settings_schema(), ORGANISATION: dump_organisation(report.organisation)}
    missing = {name: text for name, text in texts.items() if not (data / name).exists()}
    if (data / ORGANISATION).exists():
        before = (data / ORGANISATION).read_text(encoding="utf-8-sig")
        after = add_units(before, report.organisation)
        missing |= {ORGANISATION: after} if after != before else {}
    return {data / name: text.encode() for name, text in (dump_report(report) | missing).items()}


def _as_json(imported: Imported) -> str:
    doubts = [{"zeile": doubt.line, "meldung": doubt.message} for doubt in imported.doubts]
    count = sum(1 for _ in imported.report.measures())
    return json.dumps({"massnahmen": count, "unsicher": doubts}, ensure_ascii=False, indent=2)


def _summary(imported: Imported, file: Path, data: Path, year: int, dry_run: bool) -> str:
    report = imported.report
    count = sum(1 for _ in report.measures())
    units = len({section.unit.key for category in report.categories for section in category.sections})
    done = "gelesen, nichts geschrieben (--dry-run)" if dry_run else f"eingelesen nach {data / str(year)}"
    lines = [f"{file}: {count} Maßnahmen von {units} Dienststellen {done}."]
    if imported.doubts:
        lines.append(f"\nBitte prüfen, {len(imported.doubts)} Stellen waren nicht eindeutig:")
        lines += [f"{file}:{doubt.line}: {doubt.message}" for doubt in imported.doubts]
    return "\n".join(lines)
