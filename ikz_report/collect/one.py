"""Merging one returned file into the report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ikz_report.collect.find import Found
from ikz_report.collect.home import home
from ikz_report.collect.place import put
from ikz_report.errors import SourceError
from ikz_report.extracts.extract import again
from ikz_report.extracts.issued import Issued
from ikz_report.identity import Candidate, assign_ids
from ikz_report.merge.measures import merge
from ikz_report.merge.result import MergeResult, Placed, Take
from ikz_report.model import THEMA, Report
from ikz_report.readers.returned import Returned, read_return
from ikz_report.readers.word import Comment, TrackedChange, comments, tracked_changes
from ikz_report.readers.word.flow import View

ALL = "alle"
NOTHING_KNOWN = (
    "{file}: keine Zeile ist als Maßnahme von „{name}“ wiederzuerkennen. Bitte prüfen, ob die richtige Datei "
    "zurückkam; übernommen wurde nichts."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``before`` and ``after`` are the report; ``issued`` as it is to be kept from now on."""

    found: Found
    returned: Returned
    result: MergeResult
    before: Report
    after: Report
    issued: Issued
    changes: tuple[TrackedChange, ...]
    comments: tuple[Comment, ...]

    @property
    def name(self) -> str:
        return self.issued.name

    @property
    def fingerprint(self) -> str:
        """The same whenever the same content comes back with the same comments and tracked changes."""
        remarks = [repr(each) for each in (*self.comments, *self.changes)]
        return sha256("\n".join([self.returned.fingerprint, *remarks]).encode("utf-8", "surrogatepass")).hexdigest()[
            :16
        ]

    @property
    def open_ends(self) -> int:
        """How many things a person has to decide."""
        return len(self.result.open_conflicts) + len(self.result.missing) + len(self.returned.questions)


def collect_one(found: Found, report: Report, view: View, take: Take | None, drop: Collection[str]) -> Outcome:
    """The report with what a file brings.

    ``drop`` are ids of measures whose end is confirmed where their row is missing; „alle“ stands for all.

    Raises:
        SourceError: nothing in the file can be recognised, or it is damaged.
    """
    issued = found.issued
    today = home(issued, report, found.docx.name)
    now = again(report, issued.key, today.departments)
    current = now.measures
    known = _known(issued, current)
    returned = read_return(found.docx, now, issued, known, view)
    if issued.measures and not returned.known_rows:
        raise SourceError(NOTHING_KNOWN.format(file=found.docx.name, name=issued.name))
    base = today.placed(issued.base(returned.fingerprint))
    gone = {each.id for each in base} if ALL in drop else set(drop)
    names = {measure.id for measure in report.measures()}
    result = merge(
        base,
        today.placed(returned.measures),
        current,
        new_ids=lambda new, taken: _new_ids(report, new, {*taken, *names}),
        take=take,
        drop=gone,
    )
    after = put(report, result.measures, today.departments) if result.measures != current else report
    return Outcome(
        found,
        returned,
        result,
        report,
        after,
        issued.with_return(returned.fingerprint, result.settled),
        tracked_changes(found.docx),
        comments(found.docx),
    )


def _known(issued: Issued, current: Sequence[Placed]) -> list[Placed]:
    """All measures a row may be: issued ones, those of earlier returns, those that came into the register since."""
    earlier = [each for settled in issued.returns.values() for each in settled]
    known: dict[str, Placed] = {}
    for each in (*issued.measures, *earlier, *current):
        known.setdefault(each.id, each)
    return list(known.values())


def _new_ids(report: Report, new: Sequence[Placed], taken: Collection[str]) -> Sequence[str]:
    units = {unit.key: unit.name for unit in report.organisation.units}
    candidates = (Candidate(each.measure.cell(THEMA), units.get(each.unit, ""), each.measure.arten) for each in new)
    return assign_ids(candidates, taken)
