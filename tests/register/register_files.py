"""Writes small registers to disk and reads them back."""

from __future__ import annotations

import shutil
from pathlib import Path

from ikz_report.model import Report
from ikz_report.register import dump_organisation, dump_report


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
