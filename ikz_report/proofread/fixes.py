"""Findings that bring their own correction, made in the model.

A fix changes the characters it names and no others; the emphasis around them stays. Where two fixes overlap, the one
that starts first is made and the other left for another run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import takewhile

from ikz_report.model import (
    Block,
    Category,
    Content,
    Item,
    Measure,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    normal_text,
    plain,
)
from ikz_report.proofread.finding import COVER_TEXT, INTRO, NOTES, PRINCIPLES, Finding, Fix

Edits = Mapping[tuple[str, str], Mapping[tuple[int, ...], list[Fix]]]


def apply_fixes(report: Report, findings: Iterable[Finding], unsafe: bool = False) -> Report:
    """The report with the findings' safe fixes made, with ``unsafe`` the others too."""
    edits = _edits(report, findings, unsafe)
    if not edits:
        return report
    categories = tuple(_category(each, edits) for each in report.categories)
    paper = report.paper
    if paper is not None and ("bericht", COVER_TEXT) in edits:
        paper = replace(paper, text=_content(paper.text, edits["bericht", COVER_TEXT]))
    return replace(report, categories=categories, paper=paper)


def _edits(report: Report, findings: Iterable[Finding], unsafe: bool) -> Edits:
    edits: dict[tuple[str, str], dict[tuple[int, ...], list[Fix]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        if finding.fix is not None and (finding.fix.safe or unsafe):
            place = finding.place
            for subject in _subjects(report, place.subject, place.field):
                edits[subject, place.field][place.path].append(finding.fix)
    return edits


def _subjects(report: Report, subject: str, field: str) -> Iterable[str]:
    """An intro printed for every Dezernat is one text: it changes everywhere."""
    same = next((each for each in report.categories if each.key == subject and field == INTRO), None)
    if same is None:
        return (subject,)
    return [each.key for each in report.categories if (each.number, each.intro) == (same.number, same.intro)]


def _category(category: Category, edits: Edits) -> Category:
    return replace(
        category,
        intro=_content(category.intro, edits.get((category.key, INTRO), {})),
        principles=_content(category.principles, edits.get((category.key, PRINCIPLES), {})),
        sections=tuple(_section(each, category.key, edits) for each in category.sections),
    )


def _section(section: Section, category: str, edits: Edits) -> Section:
    measures = tuple(_measure(each, edits) for each in section.measures)
    notes = _content(section.notes, edits.get((f"{category}/{section.unit.key}", NOTES), {}))
    return replace(section, measures=measures, notes=tuple(each for each in notes if isinstance(each, Paragraph)))


def _measure(measure: Measure, edits: Edits) -> Measure:
    if not any((measure.id, name) in edits for name in measure.cells):
        return measure
    cells = {name: _content(content, edits.get((measure.id, name), {})) for name, content in measure.cells.items()}
    return replace(measure, cells=cells)


def _content(content: Content, edits: Mapping[tuple[int, ...], list[Fix]]) -> Content:
    return tuple(_block(block, (index,), edits) for index, block in enumerate(content)) if edits else content


def _block(block: Block, path: tuple[int, ...], edits: Mapping[tuple[int, ...], list[Fix]]) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(fix_text(block.text, edits.get(path, ())))
    return _item(block, path, edits)


def _item(block: Item, path: tuple[int, ...], edits: Mapping[tuple[int, ...], list[Fix]]) -> Item:
    text = fix_text(block.text, edits.get(path, ()))
    return Item(text, tuple(_item(each, (*path, index), edits) for index, each in enumerate(block.items)))


def fix_text(text: Text, fixes: Iterable[Fix]) -> Text:
    """The text with the fixes made; unchanged where nothing would be left of it."""
    characters = [(char, run.marks) for run in text for char in run.text]
    whole = plain(text)
    for fix in reversed(_apart(fixes)):
        start, end, new = _least(whole[fix.start : fix.end], fix)
        # new characters look like the first they replace, put between two like the one before
        marks = characters[start if start < end else max(start - 1, 0)][1]
        characters[start:end] = [(char, marks) for char in new]
    fixed = normal_text(Run(char, marks) for char, marks in characters)
    return fixed if plain(fixed).strip() else text


def _apart(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that do not overlap an earlier one, in order."""
    result: list[Fix] = []
    for fix in sorted(set(fixes), key=lambda each: (each.start, each.end, each.text)):
        if not result or fix.start >= result[-1].end:
            result.append(fix)
    return result


def _least(old: str, fix: Fix) -> tuple[int, int, str]:
    """The fix without what stays the same at both its ends."""
    same = _alike(old, fix.text)
    tail = _alike(old[same:][::-1], fix.text[same:][::-1])
    return fix.start + same, fix.end - tail, fix.text[same : len(fix.text) - tail]


def _alike(first: str, second: str) -> int:
    """How many characters two texts have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
