"""Several returned files at once: what the register becomes, and every file that is to be written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ikz_report.collect.find import Found, find_issue
from ikz_report.collect.one import ALL, Outcome, collect_one
from ikz_report.collect.sources import word_files
from ikz_report.errors import InputError, SourceError
from ikz_report.extracts.issued import to_json
from ikz_report.merge.result import Take
from ikz_report.model import Organisation, Report
from ikz_report.readers.word import open_docx
from ikz_report.readers.word.flow import View
from ikz_report.register import load_organisation, load_report

if TYPE_CHECKING:
    from ikz_report.register.gone import GoneRemark

IN_TURN = (
    " Bitte nacheinander einlesen: erst die eine, dann die andere. So zeigt sich, wo beide dasselbe verschieden "
    "geändert haben."
)
TWO_FILES = "{first} und {second} kommen beide von „{name}“." + IN_TURN
OVERLAP = (
    "{first} (Auszug „{name}“) und {second} (Auszug „{other}“) enthalten beide die Maßnahmen von {shared}." + IN_TURN
)
NOT_MISSING = "--remove {id}: diese Maßnahme fehlt in keiner der Dateien; entfernt wird nur, was im Rücklauf fehlt."


@dataclass(frozen=True, slots=True)
class Plan:
    """What a collection would do; ``files`` are those of the data folder, to be written all or none."""

    outcomes: tuple[Outcome, ...]
    files: dict[Path, bytes]
    gone: tuple[tuple[GoneRemark, ...], ...]  # per outcome: remarks of the register that go with its measures


def plan(
    paths: Iterable[Path],
    data: Path,
    *,
    view: View = "accepted",
    take: Take | None = None,
    drop: Collection[str] = (),
) -> Plan:
    """Read and merge all files; nothing is written.

    Raises:
        SourceError: a file cannot be taken as the return of an extract.
        InputError: two files of one department, or an order that makes no sense.
        RegisterError: the register has problems.
    """
    organisation = load_organisation(data)
    found = _found(_different(word_files(paths)), data, organisation)
    _refuse_doubles(found, organisation)
    before = {year: load_report(data, year) for year in sorted({each.issued.year for each in found})}
    after = dict(before)
    outcomes = []
    for each in found:
        outcome = collect_one(each, after[each.issued.year], view, take, drop)
        after[each.issued.year] = outcome.after
        outcomes.append(outcome)
    _refuse_needless(drop, outcomes)
    files = {each.found.path: to_json(each.issued) for each in outcomes}
    changed: dict[Path, bytes] = {}
    for year, report in before.items():
        changed |= _register_files(data, report, after[year])
    return Plan(tuple(outcomes), files | changed, _gone(changed, outcomes))


def _found(paths: Iterable[Path], data: Path, organisation: Organisation) -> list[Found]:
    """The files with their issues; all that cannot be taken are told at once."""
    found, errors = [], []
    for path in paths:
        try:
            found.append(find_issue(open_docx(path), data, organisation))
        except SourceError as error:
            errors.append(str(error))
    if errors:
        raise SourceError("\n".join(errors))
    return found


def _different(paths: Iterable[Path]) -> list[Path]:
    return list({path.resolve(): path for path in paths}.values())


def _refuse_doubles(found: Sequence[Found], organisation: Organisation) -> None:
    taken: dict[tuple[int, str], Found] = {}
    for each in found:
        for key in each.issued.departments:
            other = taken.setdefault((each.issued.year, key), each)
            if other is not each:
                raise SourceError(_doubled(other, each, organisation))


def _doubled(first: Found, second: Found, organisation: Organisation) -> str:
    """What to say of two files that have departments in common."""
    names = {"first": first.docx.name, "second": second.docx.name, "name": first.issued.name}
    if first.issued.key == second.issued.key:
        return TWO_FILES.format(**names)
    shared = [key for key in first.issued.departments if key in second.issued.departments]
    units = [f"„{unit.name if (unit := organisation.unit(key)) else key}“" for key in shared]
    return OVERLAP.format(**names, other=second.issued.name, shared=", ".join(units))


def _refuse_needless(drop: Collection[str], outcomes: Sequence[Outcome]) -> None:
    """A confirmation that confirms nothing is most likely a slip of the pen."""
    for name in drop:
        if name != ALL and not any(_was_dropped(each, name) for each in outcomes):
            raise InputError(NOT_MISSING.format(id=name))


def _was_dropped(outcome: Outcome, name: str) -> bool:
    sent = {each.id for each in outcome.found.issued.measures}
    back = {each.id for each in outcome.returned.measures}
    return name in sent - back


def _register_files(data: Path, before: Report, after: Report) -> dict[Path, bytes]:
    if before == after:
        return {}
    from ikz_report.register.edit import apply_report  # only where something changed

    return apply_report(data, before, after)


def _gone(files: Mapping[Path, bytes], outcomes: Sequence[Outcome]) -> tuple[tuple[GoneRemark, ...], ...]:
    """The remarks that go, each told with the outcome whose department's file it stood in, or else with the first."""
    if not files:
        return tuple(() for _ in outcomes)
    from ikz_report.register.gone import gone_remarks  # only where something changed

    found: list[list[GoneRemark]] = [[] for _ in outcomes]
    for each in gone_remarks(files):
        key, year = each.path.stem, each.path.parents[1].name
        same_year = [index for index, outcome in enumerate(outcomes) if str(outcome.issued.year) == year]
        owners = [index for index in same_year if key in outcomes[index].issued.departments]
        found[(owners or same_year)[0]].append(each)
    return tuple(map(tuple, found))
