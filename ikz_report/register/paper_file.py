"""Cover sheet, figures of the year before and charts of bericht.yaml."""

from __future__ import annotations

import re

from ikz_report.model import Category, ChartSpec, Consultation, Paper, YearCounts
from ikz_report.register import fields as f
from ikz_report.register.cover_figures import Names, check_figures
from ikz_report.register.hints import legible, nearest, shown
from ikz_report.register.kinds import Placed
from ikz_report.register.record import Field, Values

DEFAULT_ROLE = "Kenntnisnahme"
DEFAULT_NUMBER = r"I\d{4}/\d{2}"
NO_ART = "ohne Angabe"

# No groups and no open repetition: a pattern of this form cannot make the matching run away.
_SAFE_PATTERN = re.compile(r"(?:(?:[\w ./-]|\\d|\\\.|\[[A-Za-z0-9-]{1,20}\])(?:\{[1-9]\})?){1,40}")


def read_paper(values: Values, names: Names) -> Paper:
    """The cover sheet."""
    _check_number(values)
    check_figures(values, names)
    number_pattern = values.find(f.NUMBER_PATTERN)
    return Paper(
        values.get(f.KIND),
        values.get(f.NUMBER).text,
        values.get(f.DAY),
        values.get(f.TOPIC),
        values.get(f.DEZERNAT),
        values.get(f.OFFICE),
        public=values.find(f.PUBLIC) is not False,
        consultations=tuple(_consultation(each) for each in values.get(f.CONSULTATIONS)),
        text=values.get(f.COVER_TEXT),
        annexes=values.get(f.ANNEXES),
        signature=values.get(f.SIGNATURE),
        license=values.find(f.LICENSE),
        keywords=values.get(f.KEYWORDS),
        example=values.find(f.EXAMPLE),
        number_pattern=number_pattern.text if number_pattern else None,
    )


def _consultation(values: Values) -> Consultation:
    return Consultation(
        values.get(f.BODY),
        values.find(f.STEP_DAY),
        public=values.find(f.PUBLIC) is not False,
        role=values.get(f.ROLE) or DEFAULT_ROLE,
        postponed=values.get(f.POSTPONED),
    )


def _check_number(values: Values) -> None:
    pattern = values.find(f.NUMBER_PATTERN)
    if pattern is not None and not _SAFE_PATTERN.fullmatch(pattern.text):
        values.problem(
            f.NUMBER_PATTERN,
            "Das Muster darf Buchstaben, Ziffern, / . - und Leerzeichen enthalten, dazu \\d für eine Ziffer, [A-Z] für "
            "einen Buchstaben und {4} für viermal.",
        )
        return
    number = values.get(f.NUMBER).text
    form = pattern.text if pattern else DEFAULT_NUMBER
    if number and not re.fullmatch(form, number, re.ASCII):
        values.problem(
            f.NUMBER,
            f"{shown(number)} passt nicht zum Muster {form} (\\d steht für eine Ziffer). Bitte die Nummer oder "
            "„nummer_muster“ ändern.",
        )


def read_previous(values: Values, year: int, names: Names) -> YearCounts:
    """The table of counts of a year without a register."""
    counts = values.get(f.COUNTS)
    groups = {group.name: _counts(counts, group, names) for group in f.GROUPS if counts.find(group)}
    previous = values.get(f.PREVIOUS_YEAR)
    if previous >= year:
        values.problem(f.PREVIOUS_YEAR, f"Das Vorjahr muss vor {year} liegen.")
    return YearCounts(previous, groups, values.find(f.EXAMPLE))


def _counts(values: Values, group: Field[tuple[tuple[Placed, int], ...]], names: Names) -> dict[str, int]:
    known = (*names[group.name], *([NO_ART] if group is f.BY_ART else []))
    for name, _ in values.get(group):
        if names[group.name] and name.text not in known:
            values.source.problem(
                name.start, f"{shown(name.text)} gibt es unter „{group.name}“ nicht. {nearest(name.text, known)}"
            )
    return {name.text: count for name, count in values.get(group)}


def read_chart(values: Values) -> ChartSpec:
    return ChartSpec(
        values.get(f.CHART_TITLE), values.get(f.CHART_BY), values.get(f.CHART_YEARS), values.get(f.CHART_OPTIONAL)
    )


def group_names(categories: tuple[Category, ...], arten: tuple[str, ...], dezernate: tuple[str, ...]) -> Names:
    """The names that figures can be asked for; none in a group that could not be read."""
    numbers = legible(dict.fromkeys(category.number for category in categories))
    return {f.BY_CATEGORY.name: numbers, f.BY_ART.name: legible(arten), f.BY_DEZERNAT.name: legible(dezernate)}
