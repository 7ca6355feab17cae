"""The house's own settings of the proofreader; docs/korrektur.md describes the file for clerks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Spelling:
    """One thing, one spelling: ``right`` instead of each of ``wrong``."""

    right: str
    wrong: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding that is right as it is: by code and subject; with ``field``, ``quote`` or ``year`` only there.

    From the day after ``until`` it holds no longer.
    """

    code: str
    subject: str
    reason: str
    field: str | None = None
    quote: str | None = None
    year: int | None = None
    until: date | None = None

    @property
    def meaning(self) -> tuple[str, str, str | None, str | None, int | None]:
        """What it suppresses."""
        return self.code, self.subject, self.field, self.quote, self.year


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it; everything empty where there is no file.

    ``names`` are left alone as they are written, ``words`` are the project's dictionary, ``abbreviations`` need no
    explanation, ``persons`` may be named (historic ones). ``off`` and ``on`` are codes or prefixes. ``dictionary`` is
    the path of a .dic file, from the data folder on, ``languagetool`` a server's address, ``without`` ids of its rules
    or categories that are not shown.
    """

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    spellings: tuple[Spelling, ...] = ()
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    dictionary: str | None = None
    languagetool: str | None = None
    without: frozenset[str] = frozenset()

    @property
    def known_words(self) -> frozenset[str]:
        """All words that are right in this house, whatever a dictionary says; entries may be of several words."""
        right = (spelling.right for spelling in self.spellings)
        return self.words | self.names | self.abbreviations | self.persons | frozenset(right)
