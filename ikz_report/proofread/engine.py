"""Runs the rules over a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext, TextContext
from ikz_report.proofread.finding import WORDS, Finding, Fix, Place
from ikz_report.proofread.registry import chosen
from ikz_report.proofread.rule import (
    FileRule,
    FindingsRule,
    Found,
    Hit,
    ReportRule,
    Rule,
    ServerRule,
    TextRule,
    UnknownWord,
    WordsRule,
)
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.spelling.speller import Dictionary
from ikz_report.proofread.suppress import kept
from ikz_report.proofread.texts import ADDRESS, TextLine

_ON_WORDS = ("TYP", "RSC", "KON")


def proofread(
    report: Report,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
    files: Sequence[Finding] | None = None,
    register: Report | None = None,
    dictionary: Dictionary | None = None,
    others: Sequence[Finding] | None = None,
) -> list[Finding]:
    """All findings that are not suppressed, in the paper's order; ``register`` is that of a draft's year.

    ``select`` and ``ignore`` are codes or prefixes of codes; without ``select`` all rules run that are on. ``files``
    are the findings on the built files, None where these were not looked at. Spelling is checked with a ``dictionary``
    only. ``others`` are a server's findings, where one was asked; those on words that the rules remark on themselves
    are left out. Where only rules on findings are selected, the others run for them and say nothing.

    Raises:
        InputError: a code or prefix that no rule has.
    """
    context = ReportContext(report, settings, today, register, dictionary)
    rules = chosen(select, ignore, context.settings)
    if not all(isinstance(rule, FindingsRule) for rule in rules):
        return run(rules, context, files, others)
    selected = {rule.code for rule in rules}
    all_rules = [rule for rule in chosen((), ignore, context.settings) if rule not in rules]
    return [each for each in run([*all_rules, *rules], context, files, others) if each.code in selected]


def run(
    rules: Sequence[Rule],
    context: ReportContext,
    files: Sequence[Finding] | None = None,
    others: Sequence[Finding] | None = None,
) -> list[Finding]:
    """What these rules find in the report and found elsewhere, without what the settings suppress."""
    found = [finding for rule in rules for finding in _findings(rule, context)]
    if context.speller is not None:
        found += [
            _word(rule, each) for rule in rules if isinstance(rule, WordsRule) for each in rule.check(context, found)
        ]
    codes = frozenset(rule.code for rule in rules if _runs(rule, context, files, others))
    found += [finding for finding in files or () if finding.code in codes]
    found += _new(others or (), found, codes, context)
    late = [
        _finding(rule, each, context)
        for rule in rules
        if isinstance(rule, FindingsRule)
        for each in rule.check(context, found, codes)
    ]
    left = [*kept(found, context), *late]
    return sorted(left, key=lambda each: (context.order(each.place), each.start, each.end, each.code))


def _runs(
    rule: Rule, context: ReportContext, files: Sequence[Finding] | None, others: Sequence[Finding] | None
) -> bool:
    """Whether the rule has what it needs."""
    if isinstance(rule, WordsRule):
        return context.speller is not None
    if isinstance(rule, FileRule):
        return files is not None
    return others is not None or not isinstance(rule, ServerRule)


def _new(
    others: Sequence[Finding], found: Sequence[Finding], codes: frozenset[str], context: ReportContext
) -> list[Finding]:
    """The findings of others, of these codes, on characters that no rule of ours on words and signs remarks on."""
    told: dict[Place, list[Finding]] = {}
    for each in found:
        if each.code.startswith(_ON_WORDS) and each.start < each.end:
            told.setdefault(each.place, []).append(each)

    def is_new(each: Finding) -> bool:
        line = context.line(each.place)
        if line is not None and _is_left_alone(Hit(each.start, each.end, ""), line, context.settings):
            return False
        return not any(own.start < each.end and each.start < own.end for own in told.get(each.place, ()))

    return [each for each in others if each.code in codes and is_new(each)]


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
