"""The remarks of a server on a report, as findings of the rules LTL…"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Finding, Level
from ikz_report.proofread.languagetool.batches import Batch, batches
from ikz_report.proofread.languagetool.client import NO_ANSWER, Client
from ikz_report.proofread.languagetool.matches import Match, matches, version
from ikz_report.proofread.spelling.forms import with_forms

SPELLING, GRAMMAR, SIGNS, STYLE, OTHER = "LTL100", "LTL200", "LTL300", "LTL400", "LTL900"
_CODES = {
    "TYPOS": SPELLING,
    "CASING": SPELLING,
    "COMPOUNDING": SPELLING,
    "CONFUSED_WORDS": SPELLING,
    "GRAMMAR": GRAMMAR,
    "PUNCTUATION": SIGNS,
    "TYPOGRAPHY": SIGNS,
    "STYLE": STYLE,
    "REDUNDANCY": STYLE,
    "COLLOQUIALISMS": STYLE,
    "REPETITIONS_STYLE": STYLE,
    "PLAIN_ENGLISH": STYLE,
    "GENDER_NEUTRALITY": STYLE,
}


class Asked(NamedTuple):
    """What a server found, and who it is: „LanguageTool 6.5 unter http://localhost:8081“."""

    findings: tuple[Finding, ...]
    name: str


def ask(context: ReportContext, address: str) -> Asked:
    """All remarks of the server that the settings do not leave out, in the paper's order.

    Raises:
        InputError: the address is none.
        SourceError: the server cannot be reached in time, or answers nonsense.
    """
    known = with_forms(context.settings.known_words)
    without = {each.upper() for each in context.settings.without}
    name = ""
    found: list[Finding] = []
    with Client(address) as client:
        for batch in batches(context.lines):
            answer = client.check(batch.data())
            try:
                found += _findings(batch, matches(answer), known, without)
            except ValueError:
                raise client.error(NO_ANSWER) from None
            name = name or version(answer)
    return Asked(tuple(found), f"{name or 'LanguageTool'} unter {address}")


def _findings(batch: Batch, found: list[Match], known: frozenset[str], without: set[str]) -> Iterator[Finding]:
    texts = {line.place: line.text for _, line in batch.lines}
    for match in found:
        use = batch.place(match.offset, match.length)
        if use is None or {match.rule.upper(), match.category.upper()} & without:
            continue
        quote = texts[use.place][use.start : use.end]
        code = _CODES.get(match.category, OTHER)
        if code == SPELLING and quote in known:
            continue
        message = f"{match.message} (LanguageTool: {match.rule})"
        proposal = " oder ".join(match.proposals) or None
        yield Finding(code, Level.HINWEIS, message, use.place, quote, use.start, use.end, proposal)
