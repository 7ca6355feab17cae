"""Makes the corrections that findings bring, until nothing is left to correct."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import run
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.fixes import apply_fixes
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.rule import WordsRule
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

    Raises:
        InputError: a code or prefix that no rule has.
    """
    rules = [rule for rule in chosen(select, ignore, settings or Settings()) if not isinstance(rule, WordsRule)]
    made: list[Finding] = []
    for _ in range(_ROUNDS):
        found = run(rules, ReportContext(report, settings, today, dictionary=dictionary))
        fixable = [each for each in found if each.fix is not None and (each.fix.safe or unsafe)]
        better = apply_fixes(report, fixable, unsafe)
        if better == report:
            break
        report = better
        made += fixable
    return Corrected(report, tuple(made))
