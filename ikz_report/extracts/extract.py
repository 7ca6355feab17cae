"""Which measures go to whom: a department's or a Dezernat's part of the report, to be edited there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ikz_report.errors import InputError
from ikz_report.identity import slug
from ikz_report.merge.result import Placed
from ikz_report.model import STANDARD_LAYOUT, Category, Dezernat, Measure, Report, Section, Unit

T = TypeVar("T")

MAX_NAME = 60  # characters of a file's name
NO_FILE_NAME = frozenset(  # Windows keeps these names for devices
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
EMPTY_ROW = Measure("", ())  # where a department without measures in a category can enter one
_BLANKS = re.compile(r"[\s\u00ad\u2010-\u2013-]+")


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of the report for one recipient.

    ``key`` names its files; ``departments`` are the keys of its departments. ``report`` holds their
    sections only, each with a row for its name, so that a row's unit can be told when it comes back.
    """

    key: str
    name: str
    departments: tuple[str, ...]
    report: Report

    @property
    def measures(self) -> tuple[Placed, ...]:
        return placed(self.report)


def placed(report: Report) -> tuple[Placed, ...]:
    """The measures with their category's number and their unit's key, in the report's order."""
    return tuple(
        Placed(measure, category.number, section.unit.key)
        for category, section, measure in report.placements()
        if measure.id
    )


def of_departments(report: Report, names: Sequence[str] = ()) -> tuple[Extract, ...]:
    """An extract for each department named, or for all that have measures.

    Raises:
        InputError: a name is that of no department, or of several.
    """
    units = departments(report)
    if names:
        chosen = dict.fromkeys(
            _find(name, {unit: _names(unit) for unit in units}, "keine Dienststelle") for name in names
        )
        return tuple(_of_department(report, unit) for unit in chosen)
    having = {section.unit.parent or section.unit.key for _, section, _ in report.placements()}
    return tuple(_of_department(report, unit) for unit in units if unit.key in having)


def of_dezernate(report: Report, names: Sequence[str] = ()) -> tuple[Extract, ...]:
    """An extract for each Dezernat named, with all its departments, or for all that have measures.

    Raises:
        InputError: a name is that of no Dezernat.
    """
    known = {each: (each.name, each.number) for each in report.organisation.dezernate}
    if names:
        chosen = dict.fromkeys(_find(name, known, "kein Dezernat") for name in names)
        return tuple(_of_dezernat(report, dezernat) for dezernat in chosen)
    having = {section.unit.dezernat for _, section, _ in report.placements()}
    return tuple(_of_dezernat(report, dezernat) for dezernat in known if dezernat.number in having)


def departments(report: Report) -> tuple[Unit, ...]:
    """The departments there are in the report's year, in official order."""
    return tuple(unit for unit in report.organisation.units if unit.parent is None and unit.exists(report.year))


def again(report: Report, key: str, keys: Iterable[str]) -> Extract:
    """The extract of these departments as the report has it now, whatever its name was."""
    wanted = set(keys)
    found = tuple(unit for unit in report.organisation.units if unit.key in wanted)
    names = ", ".join(unit.name for unit in found)
    return Extract(key, names, tuple(unit.key for unit in found), _part(report, wanted))


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(name for name in (unit.name, unit.short, unit.number, unit.key) if name)


def _find(name: str, known: Mapping[T, tuple[str, ...]], what: str) -> T:
    """The one that goes by the name; case, blanks and hyphens do not count."""
    found = [each for each, names in known.items() if _loose(name) in map(_loose, names)]
    if len(found) == 1:
        return found[0]
    if found:
        choice = ", ".join(f"„{known[each][-1]}“" for each in found)
        raise InputError(f"„{name}“ ist mehrdeutig. Bitte die Kennung angeben: {choice}.")
    raise InputError(f"„{name}“ ist {what} des Berichts. {_nearest(name, known.values())}")


def _nearest(name: str, known: Iterable[tuple[str, ...]]) -> str:
    from difflib import get_close_matches  # only errors need it

    names = list(known)
    by_loose = {_loose(each): group[0] for group in reversed(names) for each in group}
    wanted = _loose(name)
    within = [each for each in by_loose if wanted and wanted in each]
    likely = [each for each in by_loose if _figures(each) in ("", _figures(wanted))]  # 31 is not nearly 51
    close = within[:1] or get_close_matches(wanted, likely, 1, 0.5)
    if close:
        return f"Meinten Sie „{by_loose[close[0]]}“?"
    every = "Es gibt: " + ", ".join(group[0] for group in names) + "."
    numbers = {each: group[0] for group in names for each in group if each[:1].isdecimal()}
    if not numbers or not _figures(wanted):
        return every
    near = next((each for each in numbers if _is_slip(_figures(wanted), _figures(each))), None)
    if near:
        return f"Meinten Sie {near} („{numbers[near]}“)?"
    having = ", ".join(f"{name} ({number})" for number, name in numbers.items())
    if len(numbers) == len(names):
        return f"Es gibt: {having}."
    return f"Nummern sind nur bekannt für: {having}. Sonst bitte den Namen angeben. {every}"


def _is_slip(wanted: str, number: str) -> bool:
    """Whether figures are in another order, or one is too many or missing: 15 or 511 for 51, but not 31."""
    if sorted(wanted) == sorted(number):
        return True
    long, short = sorted((wanted, number), key=len, reverse=True)
    return len(short) > 1 and any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _figures(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _loose(name: str) -> str:
    return _BLANKS.sub("", name.casefold())


def _of_department(report: Report, unit: Unit) -> Extract:
    part = _part(report, {unit.key})
    key = _file_name(unit.key)
    return Extract(key, unit.name, (unit.key,), replace(part, categories=tuple(_enterable(part.categories, unit))))


def _of_dezernat(report: Report, dezernat: Dezernat) -> Extract:
    keys = tuple(unit.key for unit in departments(report) if unit.dezernat == dezernat.number)
    return Extract(_dezernat_key(report, dezernat), dezernat.name, keys, _part(report, set(keys)))


def _dezernat_key(report: Report, dezernat: Dezernat) -> str:
    """From its name, or with its place in the organisation where names differ too little for a file's name."""
    known = report.organisation.dezernate
    keys = [f"{slug(each.name, MAX_NAME) or slug(each.number, MAX_NAME) or 'dezernat'}-gesamt" for each in known]
    place = known.index(dezernat)
    key = keys[place]
    return key if keys.count(key) == 1 else f"{key}-{place + 1}"


def _file_name(key: str) -> str:
    return f"{key}-auszug" if key in NO_FILE_NAME else key


def _part(report: Report, keys: set[str]) -> Report:
    """The report with these departments' sections only, in the categories they can have measures in."""
    dezernate = {unit.dezernat for unit in report.organisation.units if unit.key in keys}
    categories = (
        replace(category, intro=(), principles=(), sections=tuple(_sections(category, keys)))
        for category in report.categories
        if category.dezernat is None or category.dezernat in dezernate
    )
    return replace(report, categories=tuple(categories), paper=None, previous=None, charts=())


def _sections(category: Category, keys: set[str]) -> Iterator[Section]:
    for section in category.sections:
        if section.unit.key in keys or section.unit.parent in keys:
            yield replace(section, headed=True)


def _enterable(categories: Iterable[Category], unit: Unit) -> Iterator[Category]:
    """The categories, with an empty row where the department has no measures."""
    for category in categories:
        if any(section.measures for section in category.sections):
            yield category
        else:
            kept = next((each for each in category.sections if each.unit == unit), Section(unit))
            yield replace(category, sections=(replace(kept, measures=(EMPTY_ROW,), layout=STANDARD_LAYOUT),))
