"""Makes the corrections that findings bring, until nothing is left to correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import run
from ikz_report.proofread.finding import Finding, Place
from ikz_report.proofread.fixes import apply_fixes
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.rule import Rule, WordsRule
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.spelling.speller import Dictionary

_ROUNDS = 10  # a correction may make room for another beside it; more than a few in a row are not known


class Corrected(NamedTuple):
    """The corrected report and the findings whose fixes were made, round by round."""

    report: Report
    made: tuple[Finding, ...]


def correct(
    report: Report,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
    unsafe: bool = False,
    dictionary: Dictionary | None = None,
) -> Corrected:
    """Apply all safe fixes, with ``unsafe`` the others too; suppressed findings stay. Doing it again changes nothing.

    A fix after which its text has a finding, of any rule, that it did not have before is not made.

    Raises:
        InputError: a code or prefix that no rule has.
    """
    rules, every = (
        [rule for rule in chosen(*codes, settings or Settings()) if not isinstance(rule, WordsRule)]
        for codes in ((select, ignore), ((), ()))
    )

    def read(each: Report, by: Sequence[Rule]) -> list[Finding]:
        return run(by, ReportContext(each, settings, today, dictionary=dictionary))

    left_alone: set[tuple[Place, str]] = set()
    while True:
        result = _corrected(report, lambda each: read(each, rules), left_alone, unsafe)
        if not result.made:
            return result
        more = _counted(read(result.report, every)) - _counted(read(report, every))
        worse = {place for place, _ in more} & {each.place for each in result.made}
        if not worse:
            return result
        firsts = {each.place: each.code for each in reversed(result.made) if each.place in worse}
        left_alone |= set(firsts.items())


def _corrected(
    report: Report, read: Callable[[Report], list[Finding]], left_alone: Collection[tuple[Place, str]], unsafe: bool
) -> Corrected:
    made: list[Finding] = []
    for _ in range(_ROUNDS):
        found = (each for each in read(report) if (each.place, each.code) not in left_alone)
        fixable = [each for each in found if each.fix is not None and (each.fix.safe or unsafe)]
        better = apply_fixes(report, fixable, unsafe)
        if better == report:
            break
        report = better
        made += fixable
    return Corrected(report, tuple(made))


def _counted(findings: Iterable[Finding]) -> Counter[tuple[Place, str]]:
    return Counter((each.place, each.code) for each in findings)
