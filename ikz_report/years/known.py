"""Measures of a newly read report that were in another year's register keep the ids they have there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ikz_report.identity import Candidate, assign_ids
from ikz_report.model import THEMA, Category, Measure, Placement, Report, Section, plain_content
from ikz_report.years.likeness import match, subject


@dataclass(frozen=True, slots=True)
class Known:
    """A measure that got its id from the other year; ``score`` of 100, ``reason`` in German."""

    id: str
    thema: str
    score: float
    reason: str


def with_known_ids(
    report: Report, before: Report, given: Mapping[str, str] | None = None
) -> tuple[Report, tuple[Known, ...]]:
    """The report with the ids of ``before`` for measures whose texts are alike enough, in the paper's order.

    ``given`` has ids of ``before``, none twice, for ids of the report whose measures are known in another way.
    Every other measure gets a new id that neither report has; none is given twice.
    """
    given = given or {}
    now = list(report.placements())
    ids = {at: given[each.measure.id] for at, each in enumerate(now) if each.measure.id in given}
    open_now = [index for index in range(len(now)) if index not in ids]
    open_old = [each for each in before.placements() if each.measure.id not in given.values()]
    subjects = [replace(subject(now[at]), key=f"{at:09}") for at in open_now]  # no id of the other side
    matches = {open_now[each.left]: each for each in match(subjects, [subject(each) for each in open_old])}
    ids |= {index: open_old[each.right].measure.id for index, each in matches.items()}
    rest = [index for index in range(len(now)) if index not in ids]
    new = assign_ids((candidate(now[index]) for index in rest), (measure.id for measure in before.measures()))
    ids |= zip(rest, new, strict=True)
    known = tuple(
        Known(ids[index], plain_content(now[index].measure.cell(THEMA)), each.score, each.reason)
        for index, each in sorted(matches.items())
    )
    return with_ids(report, (ids[index] for index in range(len(now)))), known


def candidate(placement: Placement) -> Candidate:
    """What a measure's id is made of."""
    measure = placement.measure
    return Candidate(measure.cell(THEMA), placement.section.unit.name, measure.arten)


def with_ids(report: Report, ids: Iterable[str]) -> Report:
    """The report with these ids for its measures, in the paper's order."""
    each = iter(ids)
    return replace(report, categories=tuple(_category(category, each) for category in report.categories))


def _category(category: Category, ids: Iterator[str]) -> Category:
    return replace(category, sections=tuple(_section(section, ids) for section in category.sections))


def _section(section: Section, ids: Iterator[str]) -> Section:
    measures: tuple[Measure, ...] = tuple(replace(measure, id=next(ids)) for measure in section.measures)
    return replace(section, measures=measures)
