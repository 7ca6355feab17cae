"""Runs the rules over a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext, TextContext
from ikz_report.proofread.finding import WORDS, Finding, Fix, Place
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.rule import FindingsRule, Found, Hit, ReportRule, Rule, TextRule, UnknownWord, WordsRule
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.spelling.speller import Dictionary
from ikz_report.proofread.suppress import kept
from ikz_report.proofread.texts import ADDRESS, TextLine


def proofread(
    report: Report,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
    dictionary: Dictionary | None = None,
) -> list[Finding]:
    """All findings that are not suppressed, in the paper's order.

    ``select`` and ``ignore`` are codes or prefixes of codes; without ``select`` all rules run that are on. Spelling is
    checked with a ``dictionary`` only.

    Raises:
        InputError: a code or prefix that no rule has.
    """
    context = ReportContext(report, settings, today, dictionary)
    rules = chosen(select, ignore, context.settings)
    return run(rules, context)


def run(rules: Sequence[Rule], context: ReportContext) -> list[Finding]:
    """What these rules find in the report, without what the settings suppress."""
    found = [finding for rule in rules for finding in _findings(rule, context)]
    if context.speller is not None:
        found += [
            _word(rule, each) for rule in rules if isinstance(rule, WordsRule) for each in rule.check(context, found)
        ]
    codes = frozenset(rule.code for rule in rules if context.speller is not None or not isinstance(rule, WordsRule))
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
    return tuple(match.span() for match in ADDRESS.finditer(text))


def _holds(text: str, name: str, hit: Hit) -> bool:
    start = text.find(name, max(0, hit.end - len(name)))
    return 0 <= start <= hit.start and hit.end <= start + len(name)


def _word(rule: Rule, each: UnknownWord) -> Finding:
    count = "einmal" if len(each.uses) == 1 else f"{len(each.uses)}-mal"
    message = f"„{each.word}“ steht in keinem Wörterbuch (kommt {count} vor). Bitte prüfen oder aufnehmen."
    proposal = " oder ".join(f"„{word}“" for word in each.suggestions) or None
    return Finding(rule.code, rule.level, message, Place(field=WORDS), each.word, proposal=proposal, uses=each.uses)


def _finding(rule: Rule, found: Found, context: ReportContext) -> Finding:
    place, hit, also = found
    line = context.line(place)
    quote = line.text[hit.start : hit.end] if line is not None else ""
    fix = None
    if hit.replacement is not None and line is not None and line.field.fixable:
        fix = Fix(hit.start, hit.end, hit.replacement, rule.safe_fix)
    proposal = hit.proposal if hit.proposal is not None else hit.replacement
    return Finding(rule.code, rule.level, hit.message, place, quote, hit.start, hit.end, proposal, fix, also)
