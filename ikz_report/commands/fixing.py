"""``proofread --fix``: corrections written into the register, those that need a person's look after asking."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from ikz_report.files import write_all
from ikz_report.model import Report, Section
from ikz_report.proofread.output.remarks import amount

YES, NO = "ja", "nein"
ANSWERS = {YES: YES, "j": YES, NO: NO, "n": NO}


def measures_only(report: Report, corrected: Report, units: set[str]) -> Report:
    """The report with its measures as corrected, of these units and their sub-units alone where any are named.

    Cover, intros and notes stay: the register's files of measures are all that can be changed line by line.
    """

    def section(old: Section, new: Section) -> Section:
        wanted = not units or old.unit.key in units or old.unit.parent in units
        return replace(old, measures=new.measures) if wanted else old

    categories = (
        replace(old, sections=tuple(map(section, old.sections, new.sections)))
        for old, new in zip(report.categories, corrected.categories, strict=True)
    )
    return replace(report, categories=tuple(categories))


class Way(NamedTuple):
    """How to fix: ``unsafe`` ones too, without asking (``yes``), or only to look (``dry_run``)."""

    unsafe: bool
    yes: bool
    dry_run: bool


def fixed(data: Path, report: Report, better: Report, way: Way) -> Report:
    """Write what is better into the files, and give back what they say then.

    Raises:
        InputError: a file no longer says what the report says.
        TargetError: a file cannot be written; nothing has changed then.
    """
    from ikz_report.register.apply import apply_report  # only who fixes waits for it

    files = apply_report(data, report, better)
    if way.unsafe or way.dry_run:
        click.echo("\n".join(_differences(files)), err=True)
    if not files or way.dry_run or (way.unsafe and not way.yes and _answer() != YES):
        click.echo("Es wurde nichts geändert." if files else "Es gibt nichts zu verbessern.", err=True)
        return report
    write_all(files, home=data)
    changed = sum(old != new for old, new in zip(report.measures(), better.measures(), strict=True))
    names = ", ".join(str(path) for path in files)
    click.echo(f"{amount(changed, 'Maßnahme', 'Maßnahmen')} verbessert in {names}.", err=True)
    return better


def _answer() -> str:
    """What the person says; asked again until it is an answer."""
    while True:
        answer = str(click.prompt(f"So übernehmen? ({YES}/{NO})", err=True)).strip().lower()
        if answer in ANSWERS:
            return ANSWERS[answer]
        click.echo(f"„{answer}“ ist keine Antwort. Bitte {YES} oder {NO} eingeben.", err=True)


def _differences(files: Mapping[Path, bytes]) -> Iterator[str]:
    for path, content in files.items():
        old, new = path.read_text(encoding="utf-8").splitlines(), content.decode().splitlines()
        yield from difflib.unified_diff(old, new, str(path), str(path), lineterm="", n=1)
