"""Writes small registers to disk and reads them back."""

from __future__ import annotations

import shutil
from pathlib import Path

from ikz_report.errors import RegisterError
from ikz_report.model import Report
from ikz_report.register import dump_organisation, dump_report, load_report
from tests.samples import sample_report


def report_texts(report: Report) -> dict[str, str]:
    """Every file of a report by its path below the data folder."""
    return {"organisation.yaml": dump_organisation(report.organisation), **dump_report(report)}


def write_register(folder: Path, texts: dict[str, str]) -> Path:
    """A data folder with these files and no others."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    for name, text in texts.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return data


SAMPLE = report_texts(sample_report())
MEASURES = "2014/massnahmen/umweltamt.yaml"
REPORT = "2014/bericht.yaml"
ORGANISATION = "organisation.yaml"

HEAD = """\
dienststelle: umweltamt
massnahmen:
  - id: elbe
    kategorie: I
    art: [interkommunal]
    thema: """  # the thema stands at 6:12


def problems(folder: Path, name: str, text: str | bytes) -> list[str]:
    """What is wrong in the sample register with one file replaced: ``line:column: message``."""
    data = write_register(folder, SAMPLE)
    (data / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return [line.removeprefix(f"data/{name}:").strip() for line in all_problems(data)]


def from_beside(message: str, data: Path) -> str:
    """The message as it is where the folder was named by its last name only."""
    return message.replace(f"{data.parent.as_posix()}/", "")


def all_problems(data: Path, year: int = 2014) -> list[str]:
    """Every problem of a register, as a clerk reads it who stands beside the folder; none where it loads."""
    try:
        load_report(data, year)
    except RegisterError as error:
        return from_beside(str(error), data).splitlines()
    return []
