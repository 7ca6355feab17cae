"""What is wrong with a built file, as plain data; the rules behind the codes are in ``proofread/rules/dok.py``."""

from __future__ import annotations

from dataclasses import dataclass

LOST = "DOK901"
HEAD = "DOK902"
LONELY = "DOK903"
TALL = "DOK904"
FONT = "DOK905"
GLYPH = "DOK906"
LINK = "DOK907"
ALTERNATIVE = "DOK908"
PROPERTIES = "DOK909"
STANDARD = "DOK910"
ACCESSIBLE, ARCHIVE = "PDF/UA-1", "PDF/A-2a"


@dataclass(frozen=True, slots=True)
class Defect:
    """``message`` says what to do, ``quote`` is what stays the same when pages move; ``page`` counts from 1."""

    code: str
    message: str
    quote: str = ""
    page: int | None = None
