"""``check``: the register against its format and its own rules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from ikz_report.errors import InputError, Problem, RegisterError
from ikz_report.proofread.settings_file import SETTINGS_FILE, load_settings
from ikz_report.register import figure_problems, load_report, years
from ikz_report.register.folder import is_folder
from ikz_report.usage import GermanCommand, YearType, counted, data_option

NO_FOLDER = "{data}: Diesen Ordner gibt es nicht. Bitte mit --data den Ordner des Registers nennen."
NO_YEAR = "{data}: hier gibt es kein Register. Ein Register ist ein Ordner wie {data}/2014 mit der Datei bericht.yaml."


@click.command(
    "check",
    cls=GermanCommand,
    help="Prüft das Register: Aufbau, Pflichtangaben, Kennungen, Zahlen für Deckblatt und Diagramme.",
)
@click.argument("year", type=YearType(), metavar="[JAHR]", required=False)
@data_option
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
def command(year: int | None, data: Path, as_json: bool) -> int:
    chosen = (year,) if year is not None else years(data)
    if not chosen:
        raise InputError((NO_YEAR if is_folder(data) else NO_FOLDER).format(data=data))
    if year is not None and year not in years(data):
        load_report(data, year)  # says which years there are
    results = [*(_result(data, each) for each in chosen), *_settings(data)]
    click.echo(json.dumps(results, ensure_ascii=False, indent=2) if as_json else "\n".join(map(_lines, results)))
    return 1 if any(result["fehler"] for result in results) else 0


def _result(data: Path, year: int) -> dict[str, object]:
    try:
        report = load_report(data, year)
        if problems := figure_problems(data, report):
            raise RegisterError(problems)
    except RegisterError as error:
        return {"jahr": year, "fehler": _problems(error.problems)}
    sections = [section for category in report.categories for section in category.sections if section.measures]
    return {
        "jahr": year,
        "fehler": [],
        "massnahmen": sum(len(section.measures) for section in sections),
        "dienststellen": len({section.unit.key for section in sections}),
    }


def _settings(data: Path) -> list[dict[str, object]]:
    """The mistakes in the settings of the proofreader, which hold for every year; nothing where there are none."""
    try:
        load_settings(data)
    except RegisterError as error:
        return [{"datei": SETTINGS_FILE, "fehler": _problems(error.problems)}]
    return []


def _problems(problems: Iterable[Problem]) -> list[dict[str, object]]:
    return [
        {"datei": each.file, "zeile": each.line, "spalte": each.column, "meldung": each.message} for each in problems
    ]


def _lines(result: dict[str, object]) -> str:
    problems = result["fehler"]
    assert isinstance(problems, list)
    if not problems:
        measures, units = result["massnahmen"], result["dienststellen"]
        assert isinstance(measures, int)
        assert isinstance(units, int)
        counts = f"{counted(measures, 'Maßnahme', 'Maßnahmen')}, {counted(units, 'Dienststelle', 'Dienststellen')}"
        return f"{result['jahr']}: {counts} mit Maßnahmen, keine Fehler."
    places = [
        f"{each['datei']}:{each['zeile']}:{each['spalte']}: {each['meldung']}"
        if each["zeile"]
        else f"{each['datei']}: {each['meldung']}"
        for each in problems
    ]
    return "\n".join([*places, f"{result.get('jahr') or result['datei']}: {len(problems)} Fehler."])
