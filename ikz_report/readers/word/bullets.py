"""Bullets that somebody typed, and lines within a paragraph that begin with one, as list items.

Only a bullet before a text counts: a lone „–“ in a cell says „nothing“ and stays text. Where bullets
differ, the order of the marks („•“ before „○“ before „–“) and the indent tell their levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from ikz_report.model import Content, Mark, Run, Text, normal_text, plain
from ikz_report.outline import Line, Lines, build, flatten

RANKS = {"•": 1, "●": 1, "·": 1, "■": 1, "◆": 1, "❖": 1, "○": 2, "◦": 2, "o": 2}  # any other mark: 3
LAST_RANK = 3
BULLET = re.compile(r"(\s*)(?:([•●·■◆❖○◦▪▫‣➢►⬥])\s*|([o–—-])\s+)(?=\S)")
BLANK_WIDTH, TAB_WIDTH = 60, 720  # twips, about those of body text
STEP = 144  # twips; a smaller difference of indent is none
BLANKS = str.maketrans("\t", " ")


@dataclass(frozen=True, slots=True)
class Raw:
    """A paragraph as it stands in a file: ``level`` of a Word list (0: in none), indent in twips.

    The text may hold tabs, and line breaks as ``\\n``.
    """

    level: int
    indent: int
    text: Text


def recognise(paragraphs: Iterable[Raw]) -> Iterator[Lines]:
    """For each paragraph its lines: one, or several where bullets follow line breaks; none where it is empty."""
    levels = _Levels()
    for raw in paragraphs:
        yield tuple(_lines(raw, levels))


def recognised(content: Content) -> Content:
    """The content as a Word file of it reads back: paragraphs that begin with a bullet are items."""
    raws = (Raw(level, 0, text) for level, text in flatten(content))
    return build(line for lines in recognise(raws) for line in lines)


@dataclass(slots=True)
class _Levels:
    """The bullets above: those of a Word list count as ``base``, typed ones by indent and rank."""

    base: int = 0
    stack: list[tuple[int, int]] = field(default_factory=list)

    def given(self, level: int) -> int:
        self.base, self.stack = level, []
        return level

    def typed(self, key: tuple[int, int]) -> int:
        while self.stack and self.stack[-1] > key:
            self.stack.pop()
        if not self.stack and key[1] == 1:
            self.base = 0
        if not self.stack or self.stack[-1] != key:
            self.stack.append(key)
        return self.base + len(self.stack)


def _lines(raw: Raw, levels: _Levels) -> Iterator[Line]:
    pending: list[Run] = []
    level = raw.level
    is_open = False
    for number, (runs, end) in enumerate(_split(raw.text)):
        found = None if raw.level and number == 0 else BULLET.match(plain(runs))
        is_blank = not plain(runs).strip()
        if found or (is_blank and level == 0):
            yield from _line(level, pending)
            pending, is_open = [], False
        if found:
            level = levels.typed((_indent(raw, found), RANKS.get(found[2] or found[3], LAST_RANK)))
            is_open = True
            runs = _cut(runs, found.end())
        elif not is_open and not is_blank:
            level = levels.given(raw.level)
            is_open = True
        pending += [*runs, end]
    yield from _line(level, pending)


def _line(level: int, runs: list[Run]) -> Iterator[Line]:
    text = tidy(runs)
    if text:
        yield Line(level, text)


def _indent(raw: Raw, found: re.Match[str]) -> int:
    before = found[1]
    return round((raw.indent + TAB_WIDTH * before.count("\t") + BLANK_WIDTH * before.count(" ")) / STEP)


def _split(text: Iterable[Run]) -> Iterator[tuple[Text, Run]]:
    """Each line with the line break that ends it."""
    text = tuple(text)
    if not any("\n" in run.text for run in text):
        yield text, Run("\n")
        return
    line: list[Run] = []
    for run in text:
        first, *others = run.text.split("\n")
        line.append(Run(first, run.marks))
        for other in others:
            yield tuple(line), Run("\n", run.marks)
            line = [Run(other, run.marks)]
    yield tuple(line), Run("\n", Mark.NONE)


def _cut(text: Text, count: int) -> Text:
    """The text without its first characters."""
    result = []
    for run in text:
        result.append(Run(run.text[count:], run.marks))
        count = max(0, count - len(run.text))
    return tuple(result)


def tidy(runs: Iterable[Run]) -> Text:
    """The text in the model's form: NFC, tabs as blanks, no blank at a line's ends, no empty line."""
    joined = normal_text(runs)
    if len(joined) == 1 and "\n" not in joined[0].text.strip():
        text = normalize("NFC", joined[0].text.translate(BLANKS).strip())
        return (Run(text, joined[0].marks),) if text else ()
    result: list[Run] = []
    end = None
    for line, mark in _split(joined):
        stripped = _strip(line)
        if stripped:
            result += [*([end] if end else []), *stripped]
            end = None
        end = end or (mark if result else None)
    return normal_text(Run(normalize("NFC", run.text), run.marks) for run in normal_text(result))


def _strip(line: Text) -> list[Run]:
    runs = [Run(run.text.translate(BLANKS), run.marks) for run in line]
    while runs and not runs[-1].text.strip():
        runs.pop()
    while runs and not runs[0].text.strip():
        runs.pop(0)
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].marks)
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].marks)
    return runs
