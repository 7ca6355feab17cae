"""Findings on the terminal, department by department, and counted by rule."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ikz_report.proofread.locate import WordSpot
from ikz_report.proofread.output.remarks import Remark, Review, amount
from ikz_report.proofread.registry import rule

NOTHING = "Keine Befunde."
LEAST_WIDTH = 40


def as_text(review: Review, width: int = 100) -> str:
    """The findings, each with its place, words, message and proposal; lines of up to ``width`` characters."""
    if not review.remarks:
        return NOTHING
    lines: list[str] = []
    for department, group in review.by_department():
        lines += [f"{department} ({amount(len(group), 'Befund', 'Befunde')})", ""]
        for where, here in groupby(group, key=lambda each: each.where):
            lines += [f"  {where}", *(line for each in here for line in _finding(each, width)), ""]
    return "\n".join([*lines, f"{review.counted()}."])


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
    if not review.remarks:
        return NOTHING
    counts = Counter(each.finding.code for each in review.remarks)
    fixable = Counter(each.finding.code for each in review.remarks if _is_fixable(each))
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [_row(code, count, fixable[code]) for code, count in rows]
    return "\n".join([*lines, f"{review.counted()}."])


def _is_fixable(shown: Remark) -> bool:
    """Whether ``--fix`` can do it: in a measure of the register, not in a Word file."""
    finding = shown.finding
    return finding.fix is not None and finding.place.measure is not None and not isinstance(shown.spot, WordSpot)


def _row(code: str, count: int, fixable: int) -> str:
    known = rule(code)
    note = f"  ({fixable} mit --fix{'' if known.safe_fix else ' --unsafe'} behebbar)" if fixable else ""
    return f"{count:5}  {code}  {known.level.label:8}{known.title}{note}"
