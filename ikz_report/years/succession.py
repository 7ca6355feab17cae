"""Units that end: who takes their measures in a later year.

Plain functions on the model. ``Homes`` has the key of each unit that ends with the unit that takes over, or None
where its measures are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ikz_report.errors import InputError
from ikz_report.model import Category, Measure, Report, Section, Unit

Homes = Mapping[str, Unit | None]


def is_gone(report: Report, unit: Unit, year: int) -> bool:
    """Whether a unit, or the department above it, ends before a year."""
    above = report.organisation.unit(unit.parent) if unit.parent else None
    return any((each.until or year) < year for each in (unit, above) if each)


def find_homes(report: Report, year: int, successors: Mapping[str, str]) -> Homes:
    """The units that keys mean; an empty key of a successor means nobody.

    Raises:
        InputError: a unit does not end, or its successor does not exist in that year.
    """
    homes: dict[str, Unit | None] = {}
    for old, new in successors.items():
        unit = report.organisation.unit(old)
        if unit is None or not is_gone(report, unit, year):
            raise InputError(
                f"--successor {old}={new}: „{old}“ ist keine Dienststelle, die nach organisation.yaml vor {year} "
                f"endet. Bitte Kennung und „bis“ prüfen."
            )
        home = report.organisation.unit(new) if new else None
        if new and (home is None or is_gone(report, home, year) or (home.since or year) > year):
            raise InputError(
                f"--successor {old}={new}: „{new}“ gibt es nach organisation.yaml {year} nicht. Bitte die Kennung "
                "prüfen oder die Dienststelle dort eintragen."
            )
        homes[old] = home
    return homes


def refuse_undecided(report: Report, year: int, homes: Homes, over: Collection[str]) -> None:
    """Measures of units that end, and that are not ``over`` themselves, need someone to take them.

    Raises:
        InputError: with all of them.
    """
    undecided: dict[str, list[str]] = {}
    for _, section, measure in report.placements():
        unit = section.unit
        if measure.id not in over and unit.key not in homes and is_gone(report, unit, year):
            undecided.setdefault(unit.key, []).append(measure.id)
    if undecided:
        rows = "".join(f"\n  {key}: {', '.join(ids)}" for key, ids in undecided.items())
        raise InputError(
            f"Diese Dienststellen gibt es {year} nach organisation.yaml nicht mehr; wohin mit ihren Maßnahmen?{rows}\n"
            "Bitte für jede angeben: --successor KENNUNG=NACHFOLGER, oder --successor KENNUNG= zum Weglassen."
        )


def succeeded(before: Report, year: int, homes: Homes, gone: Collection[str]) -> Report:
    """The report of a later year, as far as its measures go: without those ``gone``, the others with who takes them.

    Raises:
        InputError: a category has no part for a successor's Dezernat.
    """
    coming: dict[tuple[str, str], list[Measure]] = {}
    for category, section, measure in before.placements():
        home = homes.get(section.unit.key)
        if home is not None and measure.id not in gone:
            coming.setdefault((_part(before, category, home).key, home.key), []).append(measure)

    def staying(section: Section) -> list[Measure]:
        return [each for each in section.measures if each.id not in gone and section.unit.key not in homes]

    def sections(category: Category) -> Iterator[Section]:
        here = {section.unit.key: section for section in category.sections}
        for unit in before.organisation.units:
            section = here.get(unit.key, Section(unit))
            measures = (*staying(section), *coming.get((category.key, unit.key), ()))
            if measures or unit.key in here:
                yield replace(section, measures=measures)

    categories = (replace(category, sections=tuple(sections(category))) for category in before.categories)
    return replace(before, year=year, categories=tuple(categories))


def _part(report: Report, category: Category, unit: Unit) -> Category:
    """The category, or the part of it that belongs to a unit's Dezernat."""
    for each in report.categories:
        if each.number == category.number and each.dezernat in (None, unit.dezernat):
            return each
    raise InputError(
        f"Kategorie {category.number} hat keinen Teil für Dezernat {unit.dezernat}, zu dem „{unit.key}“ gehört. Bitte "
        f"in {report.year}/bericht.yaml unter „dezernate“ ergänzen."
    )
