"""Edit scripts: what a person may do to the lines of a cell, and to the measures of a department."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from ikz_report.merge import Change, MergeResult, Placed, Side, Take, merge
from ikz_report.model import Content, Mark, Measure, Run, plain
from ikz_report.outline import Line, Lines, build, flatten
from tests.strategies import texts

WORDS = [
    "Messe",
    "Vertrag",
    "Bürgerbus",
    "Elbufer",
    "Stadtrat",
    "Klimaschutz",
    "Leihgaben",
    "Gewerbe",
    "Hochwasser",
    "Theater",
    "Radweg",
    "Zoo",
    "Notruf",
    "Archiv",
    "Hafen",
    "Quartier",
    "Brunnen",
    "Jugend",
    "Zensus",
    "Förderung",
    "Umzug",
    "Netzwerk",
    "Labor",
    "Wohnen",
    "Sprache",
    "Pflege",
    "Kataster",
    "Musik",
]
ALIKE = ["Messe in Halle", "Messe in Halle 2014", "Messe in Köln 2014", "Bericht an den Stadtrat", "Bericht", "läuft"]


class Edit(NamedTuple):
    """One step of a script; positions are taken modulo the number of lines."""

    kind: str
    at: int
    to: int
    line: Line


def lines_of(words: Sequence[str]) -> st.SearchStrategy[Line]:
    text = st.sampled_from(words).map(lambda word: (Run(word),))
    return st.builds(Line, st.integers(0, 3), text)


ANY_LINE = lines_of(ALIKE) | lines_of(WORDS) | st.builds(Line, st.integers(0, 3), texts())
EVERY_KIND = ("change", "remove", "insert", "move", "level", "emphasis")


def scripts(
    line: st.SearchStrategy[Line] = ANY_LINE, kinds: Sequence[str] = EVERY_KIND
) -> st.SearchStrategy[list[Edit]]:
    edit = st.builds(Edit, st.sampled_from(kinds), st.integers(0, 9), st.integers(0, 9), line)
    return st.lists(edit, max_size=4)


def edited(lines: Lines, script: Sequence[Edit]) -> Lines:
    """The lines after the script, in a form that a cell can have."""
    result = list(lines)
    for edit in script:
        if edit.kind == "insert":
            result.insert(edit.at % (len(result) + 1), edit.line)
        elif result:
            _apply(result, edit, edit.at % len(result))
    return flatten(build(result))


def _apply(lines: list[Line], edit: Edit, at: int) -> None:
    old = lines[at]
    if edit.kind == "change":
        lines[at] = Line(old.level, edit.line.text)
    elif edit.kind == "remove":
        del lines[at]
    elif edit.kind == "move":
        lines.insert(edit.to % len(lines), lines.pop(at))
    elif edit.kind == "level":
        lines[at] = Line(edit.line.level, old.text)
    else:
        lines[at] = Line(old.level, (Run(plain(old.text), Mark.UNDERLINE),))


class Versions(NamedTuple):
    """A cell as issued, returned and current."""

    issued: Lines
    returned: Lines
    current: Lines


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """Both sides edit the same cell, each with its own script and both with a common one."""
    base = flatten(build(draw(st.lists(ANY_LINE, max_size=6))))
    common = edited(base, draw(scripts() | st.just([])))
    start = draw(st.sampled_from([base, common]))
    return Versions(base, edited(start, draw(scripts())), edited(start, draw(scripts())))


@st.composite
def structures(draw: st.DrawFn) -> Versions:
    """A cell of different words whose lines both sides move, remove, re-level and add to; no text is changed."""
    words = draw(st.permutations(WORDS))
    levels = draw(st.lists(st.integers(0, 3), min_size=2, max_size=7))
    base = flatten(build(Line(level, (Run(word),)) for level, word in zip(levels, words, strict=False)))
    kinds = ("remove", "insert", "move", "level")
    sides = (edited(base, _unlike(draw(scripts(kinds=kinds)), words[start:])) for start in (10, 18))
    return Versions(base, *sides)


def _unlike(script: Sequence[Edit], words: Sequence[str]) -> list[Edit]:
    """The script with a word of its own for each line."""
    return [edit._replace(line=Line(edit.line.level, (Run(word),))) for edit, word in zip(script, words, strict=False)]


class Halves(NamedTuple):
    """A list whose upper half the department edits and whose lower half the office, and what comes of it."""

    versions: Versions
    expected: Lines


@st.composite
def halves(draw: st.DrawFn) -> Halves:
    words = draw(st.permutations(WORDS))
    upper, between, lower, new, also = (_bullets(words[start : start + 5]) for start in range(0, 25, 5))
    parts = []
    for half, other_words in ((upper[:3], new), (lower[:3], also)):
        half = edited(half, draw(scripts(st.sampled_from(other_words))))
        assume(len(set(half)) == len(half))
        parts.append(flatten(build(line._replace(level=1) for line in half)))
    base = (*upper[:3], *between, *lower[:3])
    returned, current = (*parts[0], *between, *lower[:3]), (*upper[:3], *between, *parts[1])
    return Halves(Versions(base, returned, current), (*parts[0], *between, *parts[1]))


def _bullets(words: Sequence[str]) -> Lines:
    return tuple(Line(1, (Run(word),)) for word in words)


def placed(name: str, content: Content = (), *, category: str = "I", unit: str = "umweltamt") -> Placed:
    return Placed(Measure(name, ("interkommunal",), {"thema": content} if content else {}), category, unit)


def applied(result: MergeResult) -> tuple[Change, ...]:
    """The changes that the department brings into the register."""
    return tuple(change for change in result.changes if change.side is Side.DEPARTMENT)


def merge_cells(cells: Versions, take: Take | None = None) -> MergeResult:
    """Merge a department of one measure whose only cell is ``thema``."""
    issued, returned, current = ([placed("elbe", build(lines))] for lines in cells)
    return merge(issued, returned, current, new_ids=named, take=take)


def merged_lines(result: MergeResult) -> Lines:
    (measure,) = result.measures
    return flatten(measure.measure.cell("thema"))


def named(new: Sequence[Placed], taken: object) -> list[str]:
    """Ids for new measures in tests: ``neu-1`` …"""
    return [f"neu-{number}" for number in range(1, len(new) + 1)]


def with_cell(measure: Placed, lines: Lines) -> Placed:
    cells = {"thema": build(lines)} if lines else {}
    return replace(measure, measure=replace(measure.measure, cells=cells))


Editor = Callable[[list[Placed]], list[Placed]]


@st.composite
def departments(draw: st.DrawFn) -> tuple[list[Placed], list[Placed], list[Placed]]:
    """Some measures as issued, returned (new rows without an id) and current (new ones with ids)."""
    count = draw(st.integers(0, 5))
    issued = [placed(f"m-{number}", build(draw(st.lists(ANY_LINE, min_size=1, max_size=3)))) for number in range(count)]
    returned = draw(_edited_rows(issued))
    current = draw(_edited_rows(issued))
    return issued, returned, [each if each.id else _renamed(each, f"reg-{n}") for n, each in enumerate(current)]


def _renamed(each: Placed, name: str) -> Placed:
    return replace(each, measure=replace(each.measure, id=name))


@st.composite
def _edited_rows(draw: st.DrawFn, issued: list[Placed]) -> list[Placed]:
    rows = [with_cell(each, edited(flatten(each.measure.cell("thema")), draw(scripts()))) for each in issued]
    rows = [replace(each, category=draw(st.sampled_from(["I", "I", "II"]))) for each in rows]
    rows = [each for each in rows if draw(st.integers(0, 4))]
    if draw(st.booleans()):
        rows = draw(st.permutations(rows))
    if draw(st.booleans()):
        rows.insert(
            draw(st.integers(0, len(rows))), placed("", build(draw(st.lists(ANY_LINE, min_size=1, max_size=2))))
        )
    return rows
