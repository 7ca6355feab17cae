"""Sending out extracts: each with its Word file, its issue, its line in the list of what was sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from ikz_report.errors import InputError
from ikz_report.extracts.extract import Extract
from ikz_report.extracts.issued import FOLDER, Issued, load, to_json
from ikz_report.files import sha256
from ikz_report.writers.word.extract import DAY, ExtractWriter, Slip

LIST = "versand.csv"
COLUMNS = ("Dienststelle", "Datei", "Maßnahmen", "SHA-256")
FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A finished extract: its Word file and what is kept of it."""

    extract: Extract
    issued: Issued
    content: bytes

    @property
    def file(self) -> str:
        return f"{self.extract.key}.docx"

    def slip(self) -> dict[str, str]:
        """What stands on it beside the measures, by its name."""
        lines = {
            "Berichtsjahr": str(self.issued.year),
            "Maßnahmen": str(len(self.extract.measures)),
            "Zurück bis": self.issued.due,
            "Bearbeitet von": self.issued.editor,
        }
        return {name: value for name, value in lines.items() if value}

    def state(self, data: Path) -> tuple[Path, bytes]:
        """Where beside the register the issue is kept, and its bytes."""
        path = data / str(self.issued.year) / FOLDER / self.issued.file
        try:
            return path, to_json(self.issued.again(load(path)))
        except InputError:  # the first of its kind, or one whose file is damaged
            return path, to_json(self.issued)


def pack_up(extract: Extract, writer: ExtractWriter, created: datetime, due: date | None, editor: str | None) -> Parcel:
    """The extract's file and issue.

    Raises:
        TemplateError: the template breaks while it is printed.
        InputError: a text holds a character that Word cannot store.
    """
    last_day = due.strftime(DAY) if due else None
    issued = Issued(
        extract.report.organisation.city,
        extract.report.year,
        extract.key,
        extract.name,
        extract.departments,
        created.date().isoformat(),
        extract.measures,
        last_day,
        editor,
    )
    made = writer.write(extract, Slip(created, last_day, editor, str(issued.mark)))
    return Parcel(extract, replace(issued, outside=made.outside), made.content)


def sent_list(parcels: Iterable[Parcel], before: Path) -> bytes:
    """``versand.csv`` as German Excel opens it: semicolons, UTF-8 with a mark.

    Lines of extracts sent earlier (in the file ``before``) stay, as long as their files are there.
    """
    rows = {name: row for name, row in _earlier(before).items() if (before.parent / name).is_file()}
    for each in parcels:
        rows[each.file] = [each.extract.name, each.file, str(len(each.extract.measures)), sha256(each.content)]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows.values():
        writer.writerow([f"'{value}" if value.startswith(FORMULA) else value for value in row])
    return stream.getvalue().encode("utf-8-sig")


def _earlier(path: Path) -> Mapping[str, list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return {row[1]: row for row in rows if len(row) == len(COLUMNS) and tuple(row) != COLUMNS}
