"""The register of a new year from that of an earlier one.

Measures keep their ids and texts; those that say they are over are left out, see ``ended``. Measures of units that
the new year no longer has need a decision, see ``succession``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ikz_report.errors import InputError, TargetError
from ikz_report.model import Content, Report, lines, plain
from ikz_report.register.load import load_report
from ikz_report.register.next_year import next_year_files
from ikz_report.years.ended import ended, is_over, status_lines
from ikz_report.years.succession import Homes, find_homes, refuse_undecided, succeeded

ENDED = "ist nach eigener Angabe zu Ende"
UNIT_GONE = "ihre Dienststelle gibt es nicht mehr"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A measure that the new year has not; ``quote`` is what it says where that is the reason."""

    id: str
    unit: str
    reason: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure that goes to another unit, both by key."""

    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewYear:
    """A new year's register; ``attention`` is what a person should look at, in sentences.

    ``carried`` are the ids of the measures that it has, by the name of their unit.
    """

    year: int
    source: int
    carried: Mapping[str, tuple[str, ...]]
    left_out: tuple[LeftOut, ...]
    moved: tuple[Moved, ...]
    attention: tuple[str, ...]
    files: Mapping[Path, bytes]


def new_year(
    data: Path, year: int, source: int, successors: Mapping[str, str] | None = None, keep: Collection[str] = ()
) -> NewYear:
    """The register of ``year`` from that of ``source``; nothing is written.

    ``successors`` tells for units that end before ``year`` which unit takes their measures; an empty name leaves them
    out. ``keep`` are ids of measures that stay although they say they are over.

    Raises:
        RegisterError: the register of ``source`` has problems.
        TargetError: there is a register of ``year``.
        InputError: years, ids or units that do not fit, or measures that need a decision.
    """
    _check_years(data, year, source)
    before = load_report(data, source)
    _check_keep(before, keep)
    homes = find_homes(before, year, successors or {})
    quotes = {each.id: ended(each, source) for each in before.measures() if each.id not in keep}
    over = {name: quote for name, quote in quotes.items() if quote is not None}
    refuse_undecided(before, year, homes, over)
    left_out = tuple(_left_out(before, homes, over))
    gone = {each.id for each in left_out}
    after = succeeded(before, year, homes, gone)
    return NewYear(
        year,
        source,
        _carried(after),
        left_out,
        tuple(_moved(before, homes, gone)),
        tuple(_attention(before, after)),
        next_year_files(data, before, after),
    )


def _check_years(data: Path, year: int, source: int) -> None:
    if year <= source:
        raise InputError(f"Das neue Jahr muss nach {source} liegen, nicht {year}. Bitte die Jahre prüfen.")
    folder = data / str(year)
    if folder.exists():
        raise TargetError(
            f"{folder}: dieses Register gibt es schon; es wird nicht überschrieben. Bitte den Ordner umbenennen."
        )


def _check_keep(report: Report, keep: Collection[str]) -> None:
    for name in sorted(set(keep) - {measure.id for measure in report.measures()}):
        raise InputError(f"--keep {name}: diese Maßnahme gibt es {report.year} nicht. Bitte die Kennung prüfen.")


def _carried(report: Report) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for _, section, measure in report.placements():
        found[section.unit.name] = (*found.get(section.unit.name, ()), measure.id)
    return found


def _left_out(report: Report, homes: Homes, over: Mapping[str, str]) -> Iterator[LeftOut]:
    for _, section, measure in report.placements():
        if measure.id in over:
            yield LeftOut(measure.id, section.unit.name, ENDED, over[measure.id])
        elif homes.get(section.unit.key, section.unit) is None:
            yield LeftOut(measure.id, section.unit.name, UNIT_GONE)


def _moved(report: Report, homes: Homes, gone: Collection[str]) -> Iterator[Moved]:
    for _, section, measure in report.placements():
        home = homes.get(section.unit.key)
        if home is not None and measure.id not in gone:
            yield Moved(measure.id, section.unit.key, home.key)


def _attention(before: Report, after: Report) -> Iterator[str]:
    if before.paper:
        yield (
            "Deckblatt: steht als Bemerkung in bericht.yaml. Nummer, Datum und Sitzungstage eintragen, Text und "
            "Unterschrift prüfen, dann die Zeichen # am Zeilenanfang löschen."
        )
    if before.example:
        yield f"Das Register {before.year} war gekennzeichnet: „{before.example}“. Die Kennzeichnung ist entfallen."
    for category in before.categories:
        if any(_names(content, before.year) for content in (category.intro, category.principles)):
            yield f"Kategorie {category.key}: Einleitung oder Leitsätze nennen {before.year}."
    for measure in after.measures():
        said = [line for line in status_lines(measure) if is_over(line, before.year)]
        if said and ended(measure, before.year) is None:
            yield f"{measure.id}: „{said[0]}“, nennt aber noch anderes und ist darum übernommen."
    for unit in after.organisation.units:
        if before.year < (unit.since or 0) <= after.year:
            yield f"Neu ab {unit.since}: {unit.name} ({unit.key})."
    yield from _without_measures(before, after)


def _names(content: Content, year: int) -> bool:
    return any(str(year) in plain(text) for _, text in lines(content))


def _without_measures(before: Report, after: Report) -> Iterator[str]:
    there = {section.unit.key for _, section, _ in after.placements()}
    lost = dict.fromkeys(section.unit for _, section, _ in before.placements() if section.unit.key not in there)
    for unit in lost:
        yield f"Ohne Maßnahmen: {unit.name} ({unit.key})."
