"""Findings on the built files: what ``build`` says of those it wrote, what ``proofread`` finds in those there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ikz_report.errors import IkzError, InputError
from ikz_report.model import Report
from ikz_report.verify.defect import Defect

if TYPE_CHECKING:
    from ikz_report.proofread.finding import Finding
    from ikz_report.proofread.settings import Settings

FAMILY = "DOK"
MOST_SHOWN = 10


def tell(defects: Mapping[Path, Iterable[Defect]], report: Report, data: Path) -> None:
    """Say on stderr what is wrong with the looks of the files just written; they are complete."""
    if not any(defects.values()):
        return
    from ikz_report.proofread.built import file_findings
    from ikz_report.proofread.engine import proofread
    from ikz_report.verify.built import Checked

    found = [each for path, some in defects.items() for each in file_findings(path.name, Checked((), tuple(some)))]
    left = proofread(report, _settings(data), (FAMILY,), files=found)
    for each in left[:MOST_SHOWN]:
        click.echo(f"{each.place.field}: {each.level.label} {each.code}: {each.message}", err=True)
    if len(left) > MOST_SHOWN:
        click.echo(
            f"… und {len(left) - MOST_SHOWN} weitere (ikz-report proofread {report.year} --select DOK).", err=True
        )


def _settings(data: Path) -> Settings:
    """The house's settings; a mistake in them is for ``proofread`` to tell."""
    from ikz_report.proofread.settings import Settings
    from ikz_report.proofread.settings_file import load_settings

    try:
        return load_settings(data)
    except IkzError:
        return Settings()


def findings_on_files(
    report: Report, data: Path, folder: Path, codes: Iterable[str], pages: bool
) -> list[Finding] | None:
    """The findings of these rules on the files in the folder; None where they were not looked at, which is said.

    Raises:
        InputError: no other rule is wanted, or the pages are, and there are no files of the register as it is.
    """
    from ikz_report.paper.built_files import built_files, check_file, newer_source
    from ikz_report.proofread.built import file_findings, is_about_files

    wanted = set(codes)
    if not any(map(is_about_files, wanted)):
        if pages:
            raise InputError(f"--pages prüft mit den Regeln {FAMILY}. Bitte diese nicht ausschließen.")
        return None
    paths = built_files(folder, report.year)
    reasons = [] if paths else [f"In {folder} ist noch keine"]
    for path in paths:
        newer = newer_source(path, data, report.year)
        reasons += [f"{path} ist älter als {newer}"] if newer else []
    if reasons:
        message = f"Die fertigen Dateien wurden nicht geprüft: {reasons[0]}. Zuerst: ikz-report build {report.year}"
        if pages or all(map(is_about_files, wanted)):
            raise InputError(message)
        click.echo(message, err=True)
        return None
    from ikz_report.commands.before import year_before
    from ikz_report.paper.edition import edition

    paper = edition(report, year_before(data, report))
    return [each for path in paths for each in file_findings(path.name, check_file(path, paper, pages=pages))]
