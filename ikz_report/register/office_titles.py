"""The office titles of organisation.yaml: each holds from a day to a day, and on each day there is just one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ikz_report.model import OfficeTitle, Organisation
from ikz_report.register import fields as f
from ikz_report.register.hints import shown
from ikz_report.register.record import Values

_DAYS = (f.TITLE_SINCE, f.TITLE_UNTIL)
_ADVICE = "Bitte „seit“ und „bis“ so setzen, dass jede am Tag nach dem Ende der vorigen beginnt."


class _Entry(NamedTuple):
    values: Values
    title: OfficeTitle


def read_titles(organisation: Values) -> tuple[OfficeTitle, ...]:
    """The titles in the order of their days."""
    entries = [_Entry(each, _title(each)) for each in organisation.get(f.OFFICE_TITLES)]
    entries.sort(key=lambda entry: entry.title.since or date.min)
    if all(_is_read(entry.values) for entry in entries):
        for before, after in pairwise(entries):
            _check_sequence(before, after)
    return tuple(entry.title for entry in entries)


def _title(values: Values) -> OfficeTitle:
    title = OfficeTitle(values.get(f.OFFICE_TITLE), values.find(f.TITLE_SINCE), values.find(f.TITLE_UNTIL))
    if title.since and title.until and title.since > title.until:
        values.problem(f.TITLE_UNTIL, f"„bis“ ({title.until}) liegt vor „seit“ ({title.since}). Bitte prüfen.")
    return title


def _is_read(values: Values) -> bool:
    """Whether every day that is written there could be read."""
    return all(values.find(day) is not None for day in _DAYS if values.has(day))


def _check_sequence(before: _Entry, after: _Entry) -> None:
    names = f"{shown(before.title.text)} und {shown(after.title.text)}"
    until, since = before.title.until, after.title.since
    if until is None or since is None or since <= until:
        after.values.problem(f.TITLE_SINCE, f"Es gibt Tage, an denen {names} zugleich gelten. {_ADVICE}")
    elif (since - until).days > 1:
        message = f"Zwischen {names} gibt es Tage ohne Amtsbezeichnung (nach dem {until}, vor dem {since})."
        after.values.problem(f.TITLE_SINCE, f"{message} {_ADVICE}")


def check_title(paper: Values, organisation: Organisation) -> None:
    """The day of a paper must have its title, where there are titles."""
    day = paper.find(f.DAY)
    if day is not None and organisation.titles and organisation.title(day) is None:
        message = f"Für den Tag {day} nennt organisation.yaml keine Amtsbezeichnung."
        paper.problem(f.DAY, f"{message} Bitte das Datum prüfen oder dort unter „{f.OFFICE_TITLES.name}“ ergänzen.")
