"""Runs the rules over a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext, TextContext
from ikz_report.proofread.finding import Finding, Fix, Place
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.rule import FindingsRule, Found, Hit, ReportRule, Rule, TextRule
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.suppress import kept

# Addresses, e-mail addresses and the figures of a cover are no prose: no text rule has a say in them.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>„“]+[^\s<>„“.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[\[[^\]]*\]\]")


def proofread(
    report: Report,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
) -> list[Finding]:
    """All findings that are not suppressed, in the paper's order.

    ``select`` and ``ignore`` are codes or prefixes of codes; without ``select`` all rules run that are on.

    Raises:
        InputError: a code or prefix that no rule has.
    """
    context = ReportContext(report, settings, today)
    rules = chosen(select, ignore, context.settings)
    return run(rules, context)


def run(rules: Sequence[Rule], context: ReportContext) -> list[Finding]:
    """What these rules find in the report, without what the settings suppress."""
    found = [finding for rule in rules for finding in _findings(rule, context)]
    codes = frozenset(rule.code for rule in rules)
    late = [
        _finding(rule, each, context)
        for rule in rules
        if isinstance(rule, FindingsRule)
        for each in rule.check(context, found, codes)
    ]
    left = [*kept(found, context.settings.suppressions, context.today), *late]
    return sorted(left, key=lambda each: (context.order(each.place), each.start, each.end, each.code))


def _findings(rule: Rule, context: ReportContext) -> Iterator[Finding]:
    if isinstance(rule, TextRule):
        for place, hit in _text_hits(rule, context):
            yield _finding(rule, Found(place, hit), context)
    elif isinstance(rule, ReportRule):
        for each in rule.check(context):
            yield _finding(rule, each, context)


def _text_hits(rule: TextRule, context: ReportContext) -> Iterator[tuple[Place, Hit]]:
    for line in context.lines:
        hits = list(rule.check(line.text, TextContext(line, context)))
        if hits:
            spans = left_alone(line.text, context.settings)
            yield from ((line.place, hit) for hit in hits if not _within(hit, spans))


def left_alone(text: str, settings: Settings) -> list[tuple[int, int]]:
    """The stretches of a text that no text rule judges: addresses and the settings' names."""
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    for name in settings.names:
        start = text.find(name)
        while start >= 0:
            spans.append((start, start + len(name)))
            start = text.find(name, start + 1)
    return spans


def _within(hit: Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in spans)


def _finding(rule: Rule, found: Found, context: ReportContext) -> Finding:
    place, hit, also = found
    line = context.line(place)
    quote = line.text[hit.start : hit.end] if line is not None else ""
    fix = None
    if hit.replacement is not None and line is not None and line.field.fixable:
        fix = Fix(hit.start, hit.end, hit.replacement, rule.safe_fix)
    proposal = hit.proposal if hit.proposal is not None else hit.replacement
    return Finding(rule.code, rule.level, hit.message, place, quote, hit.start, hit.end, proposal, fix, also)
