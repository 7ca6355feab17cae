"""Texts as plain data: runs with emphasis, paragraphs, bullets, and what every room does with them.

Classes are frozen, containers are tuples. Texts are Unicode NFC without tabs; ``\\n`` inside a run is a line break
within its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntFlag

MAX_LEVELS = 9  # list levels a Word file can number, ECMA-376 part 1 §17.9.6


class Mark(IntFlag):
    """Emphasis of a run."""

    NONE = 0
    UNDERLINE = 1
    ITALIC = 2
    BOLD = 4


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one emphasis; never empty."""

    text: str
    marks: Mark = Mark.NONE


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a bullet."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet with the bullets below it; adjacent items form one list."""

    text: Text
    items: tuple[Item, ...] = ()


Block = Paragraph | Item
Content = tuple[Block, ...]


def plain(text: Text) -> str:
    """The text without its emphasis."""
    return text[0].text if len(text) == 1 else "".join([run.text for run in text])


def normal_text(runs: Iterable[Run]) -> Text:
    """Join neighbours of the same emphasis and drop empty runs."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1].marks == run.marks:
            result[-1] = Run(result[-1].text + run.text, run.marks)
        else:
            result.append(run)
    return tuple(result)


def lines(content: Iterable[Block], level: int = 0) -> Iterator[tuple[int, Text]]:
    """Every paragraph (level 0) and bullet (level 1 …) in reading order."""
    for block in content:
        if isinstance(block, Paragraph):
            yield 0, block.text
        else:
            yield level + 1, block.text
            yield from lines(block.items, level + 1)


def plain_content(content: Content) -> str:
    """The text alone, a line per paragraph or bullet."""
    return "\n".join(plain(text) for _, text in lines(content))
