"""Runs the rules over a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext, TextContext
from ikz_report.proofread.finding import Finding, Fix
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.rule import FileRule, FindingsRule, Found, Hit, ReportRule, Rule, TextRule
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.suppress import kept
from ikz_report.proofread.texts import TextLine

# Addresses, e-mail addresses and the figures of a cover are no prose: no rule has a say in them.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>„“]+[^\s<>„“.,;:!?)]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[\[[^\]]*\]\]"
)


def proofread(
    report: Report,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
    files: Sequence[Finding] | None = None,
    register: Report | None = None,
) -> list[Finding]:
    """All findings that are not suppressed, in the paper's order; ``register`` is that of a draft's year.

    ``select`` and ``ignore`` are codes or prefixes of codes; without ``select`` all rules run that are on. ``files``
    are the findings on the built files, None where these were not looked at.

    Raises:
        InputError: a code or prefix that no rule has.
    """
    context = ReportContext(report, settings, today, register)
    rules = chosen(select, ignore, context.settings)
    return run(rules, context, files)


def run(rules: Sequence[Rule], context: ReportContext, files: Sequence[Finding] | None = None) -> list[Finding]:
    """What these rules find in the report and found in its files, without what the settings suppress."""
    found = [finding for rule in rules for finding in _findings(rule, context)]
    codes = frozenset(rule.code for rule in rules if files is not None or not isinstance(rule, FileRule))
    found += [finding for finding in files or () if finding.code in codes]
    late = [
        _finding(rule, each, context)
        for rule in rules
        if isinstance(rule, FindingsRule)
        for each in rule.check(context, found, codes)
    ]
    left = [*kept(found, context), *late]
    return sorted(left, key=lambda each: (context.order(each.place), each.start, each.end, each.code))


def _findings(rule: Rule, context: ReportContext) -> Iterator[Finding]:
    if isinstance(rule, TextRule):
        for line in context.lines:
            for hit in rule.check(line.text, TextContext(line, context)):
                if not _is_left_alone(hit, line, context.settings):
                    yield _finding(rule, Found(line.place, hit), context)
    elif isinstance(rule, ReportRule):
        for each in rule.check(context):
            where = context.line(each.place)
            if where is None or not _is_left_alone(each.hit, where, context.settings):
                yield _finding(rule, each, context)


def _is_left_alone(hit: Hit, line: TextLine, settings: Settings) -> bool:
    """Whether the hit touches an address or lies within a name of the settings."""
    text = line.text
    if hit.start == hit.end:
        return False
    if any(start < hit.end and hit.start < end for start, end in _addresses(text)):
        return True
    quote = text[hit.start : hit.end]
    return any(_holds(text, name, hit) for name in settings.names if quote in name)


@lru_cache(maxsize=256)  # a rule's hits come text by text
def _addresses(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def _holds(text: str, name: str, hit: Hit) -> bool:
    start = text.find(name, max(0, hit.end - len(name)))
    return 0 <= start <= hit.start and hit.end <= start + len(name)


def _finding(rule: Rule, found: Found, context: ReportContext) -> Finding:
    place, hit, also = found
    line = context.line(place)
    quote = line.text[hit.start : hit.end] if line is not None else ""
    fix = None
    if hit.replacement is not None and line is not None and line.field.fixable:
        fix = Fix(hit.start, hit.end, hit.replacement, rule.safe_fix)
    proposal = hit.proposal if hit.proposal is not None else hit.replacement
    return Finding(rule.code, rule.level, hit.message, place, quote, hit.start, hit.end, proposal, fix, also)
