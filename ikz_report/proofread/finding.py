"""A remark on the report as plain data: what, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

TITLE = "titel"
INTRO = "einleitung"
PRINCIPLES = "leitsaetze"
UNIT_NAME = "name"
NOTES = "hinweise"
COVER_TOPIC = "vorlage.thema"
COVER_TEXT = "vorlage.text"
COVER_ANNEXES = "vorlage.anlagen"
SUPPRESSED = "korrektur.unterdrueckt"
BUILT = (".docx", ".pdf")  # how the fields end that are names of built files


class Level(IntEnum):
    """How sure and how grave a finding is; a higher one is graver."""

    HINWEIS = 1
    WARNUNG = 2
    FEHLER = 3

    @property
    def label(self) -> str:
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; parts that do not apply are None.

    ``category`` is a category's key (``II/IV``), ``unit`` a unit's key, ``field`` a cell's field as in the register
    or one of the names above. ``path`` holds the indices of block, bullet, bullet below …; empty for a whole field.
    """

    category: str | None = None
    unit: str | None = None
    measure: str | None = None
    field: str = ""
    path: tuple[int, ...] = ()

    @property
    def in_built_file(self) -> bool:
        """Whether a built file is meant and no text of the register."""
        return self.field.endswith(BUILT)

    @property
    def subject(self) -> str:
        """What suppressions and baselines name: the measure's id, else category and unit, else ``bericht``."""
        return self.measure or "/".join(filter(None, (self.category, self.unit))) or "bericht"


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace the characters ``start`` to ``end`` of the place's text; ``safe`` needs no person's look."""

    start: int
    end: int
    text: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark. ``quote`` are the characters ``start`` to ``end`` of the text at ``place``, empty for a whole field.

    ``also`` are the other places the remark is about (the second of two doubled measures).
    """

    code: str
    level: Level
    message: str
    place: Place
    quote: str = ""
    start: int = 0
    end: int = 0
    proposal: str | None = None
    fix: Fix | None = None
    also: tuple[Place, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What stays the same when other texts change: code, subject, field, quote."""
        return self.code, self.place.subject, self.place.field, self.quote
