"""What a rule is.

A rule is data and one function. Its examples are its tests and its page in docs/regeln.md:

- In an example the quotes that must be found stand in ⟦ ⟧; a good example has none, and nothing is found.
- A text rule's example is one paragraph.
- A file rule's example is a description of a small file, which the tests make.
- A report rule's example is a small report, one measure a line; tests/proofread/notation.py describes how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ikz_report.proofread.context import ReportContext, TextContext
from ikz_report.proofread.finding import Finding, Level, Place
from ikz_report.proofread.settings import Settings

LEAST_BAD = 5
LEAST_GOOD = 10


class Hit(NamedTuple):
    """A remark on the characters ``start`` to ``end`` of a text.

    ``replacement`` is what to write there, where that can be said; ``proposal`` is advice in words where not.
    """

    start: int
    end: int
    message: str
    replacement: str | None = None
    proposal: str | None = None


class Found(NamedTuple):
    """A report rule's remark: a hit in the text at ``place``.

    Where the place is a whole field (``path`` empty, as for an empty cell) the hit is ``Hit(0, 0, message)``.
    """

    place: Place
    hit: Hit
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A text or small report; ``fixed`` is what a bad text becomes when all its replacements are made.

    ``year``, ``day`` (the paper's date) and ``settings`` are those of the report around it. ``register`` is the
    register's report where the example is a draft.
    """

    text: str
    fixed: str | None = None
    year: int = 2014
    day: date | None = None
    settings: Settings = field(default_factory=Settings)
    register: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What all rules have. ``reason`` names its source; ``safe_fix``: replacements need no person's look.

    ``on`` is false for rules that run only when asked for by code or by the settings.
    """

    code: str
    level: Level
    title: str
    reason: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    safe_fix: bool = False
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule(Rule):
    """Looks at one paragraph or bullet at a time."""

    check: Callable[[str, TextContext], Iterator[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule(Rule):
    """Looks at the whole report."""

    check: Callable[[ReportContext], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsRule(Rule):
    """Looks at what the other rules found, before anything is suppressed, and at the codes that ran."""

    check: Callable[[ReportContext, Sequence[Finding], frozenset[str]], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRule(Rule):
    """Is about the built Word and PDF files; ``verify`` finds what it says.

    Its examples name small files in words; tests/verify/files.py makes them.
    """


def examples(*texts: str | Example) -> tuple[Example, ...]:
    """Examples that need nothing but a text."""
    return tuple(Example(text) if isinstance(text, str) else text for text in texts)


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for the lists that rules keep."""
    return frozenset(words.split())
