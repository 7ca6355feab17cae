"""Findings on the terminal, department by department, and counted by rule."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ikz_report.proofread.locate import WordSpot
from ikz_report.proofread.output.remarks import UNKNOWN, Remark, Review, amount
from ikz_report.proofread.registry import rule

NOTHING = "Keine Befunde."
LEAST_WIDTH = 40
ADVICE = "Was richtig ist, kommt in die Wortliste des Hauses (data/korrektur.yaml)"
_MOST_PLACES = 3


def as_text(review: Review, width: int = 100) -> str:
    """The findings, each with its place, words, message and proposal; lines of up to ``width`` characters."""
    if review.is_empty:
        return "\n".join([NOTHING, *_spelling(review)])
    lines: list[str] = []
    for department, group in review.by_department():
        lines += [f"{department} ({amount(len(group), 'Befund', 'Befunde')})", ""]
        for where, here in groupby(group, key=lambda each: each.where):
            lines += [f"  {where}", *(line for each in here for line in _finding(each, width)), ""]
    return "\n".join([*lines, *_words(review, width), f"{review.counted()}.", *_spelling(review)])


def _spelling(review: Review) -> list[str]:
    return [review.spelling] if review.spelling else []


def _words(review: Review, width: int) -> Iterator[str]:
    """The unknown words as one list, then what to do with those that are right."""
    if not review.words:
        return
    title = f"{amount(len(review.words), *UNKNOWN)} (RSC100)"
    yield from (title[0].upper() + title[1:], "")
    for each in review.words:
        count = f" ({len(each.places)}-mal)" if len(each.places) > 1 else ""
        proposal = f": vielleicht {each.finding.proposal}" if each.finding.proposal else ""
        yield from _wrapped(f"{each.word}{count}{proposal}", "  ", width)
        for place in each.places[:_MOST_PLACES]:
            at = f", {place.spot}" if place.spot else ""
            yield f"      {place.where}{at}"
        if len(each.places) > _MOST_PLACES:
            yield f"      und {len(each.places) - _MOST_PLACES} weitere"
    yield from ("", *_wrapped(f"{ADVICE}: {add_command(review)}", "  ", width), "")


def add_command(review: Review) -> str:
    """How a word gets into the list of the house."""
    return f"ikz-report proofread {review.report.year} --add-word WORT"


def _finding(shown: Remark, width: int) -> Iterator[str]:
    finding = shown.finding
    yield from _wrapped(f"{finding.level.label} {finding.code}: {finding.message}", "    ", width)
    if finding.quote:
        yield from _wrapped(f"{shown.before}»{finding.quote}«{shown.after}", "      ", width)
    if shown.proposal is not None:
        yield from _wrapped(f"Vorschlag: {shown.proposal}", "      ", width)
    if shown.spot is not None:
        yield f"      {shown.spot}"


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    flat = text.replace("\n", " ")
    return textwrap.wrap(
        flat,
        max(width, LEAST_WIDTH),
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def statistics(review: Review) -> str:
    """How many findings each rule has, the most frequent first."""
    if review.is_empty:
        return "\n".join([NOTHING, *_spelling(review)])
    counts = Counter(each.code for each in review.findings)
    fixable = Counter(each.finding.code for each in review.remarks if _is_fixable(each))
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [_row(code, count, fixable[code]) for code, count in rows]
    return "\n".join([*lines, f"{review.counted()}.", *_spelling(review)])


def _is_fixable(shown: Remark) -> bool:
    """Whether ``--fix`` can do it: in a measure of the register, not in a Word file."""
    finding = shown.finding
    return finding.fix is not None and finding.place.measure is not None and not isinstance(shown.spot, WordSpot)


def _row(code: str, count: int, fixable: int) -> str:
    known = rule(code)
    note = f"  ({fixable} mit --fix{'' if known.safe_fix else ' --unsafe'} behebbar)" if fixable else ""
    return f"{count:5}  {code}  {known.level.label:8}{known.title}{note}"
