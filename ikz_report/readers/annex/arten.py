"""From the wording of an Art to the vocabulary."""

from __future__ import annotations

import re
from functools import lru_cache

from ikz_report.readers.annex.drafts import Spot

_LINK = "(?:und|sowie)?"
_WORD = (
    rf"(?:inter(?:kommunal|(?={_LINK}intra))|intra(?:kommunal|(?={_LINK}inter))"
    r"|vertikal(?:\(stadtland\))?|allgemein)"
)
_ALL = re.compile(rf"{_WORD}(?:{_LINK}{_WORD})*")
_EACH = re.compile(r"inter|intra|vertikal|allgemein")
_NAMES = {"inter": "interkommunal", "intra": "intrakommunal", "vertikal": "vertikal", "allgemein": "allgemein"}
_NOISE = re.compile("[\\s,;/+&\u00ad\u2010-\u2013-]+")
_MAX = 200  # characters; a longer text names no Art


def arten_of(wording: str) -> tuple[str, ...]:
    """The names of the vocabulary a wording stands for, in its order; empty where it is none.

    Case, blanks and hyphens do not count, so that „inter- und in- trakommunal“ is read; „vertikal
    (Stadt-Land)“ is „vertikal“.
    """
    return _arten(wording) if len(wording) <= _MAX else ()


@lru_cache(256)
def _arten(wording: str) -> tuple[str, ...]:
    bare = _NOISE.sub("", wording.casefold())
    if not _ALL.fullmatch(bare):
        return ()
    return tuple(dict.fromkeys(_NAMES[name] for name in _EACH.findall(bare)))


def read_art(wording: str, spot: Spot) -> tuple[tuple[str, ...], str | None]:
    """The Arten, and the wording where it differs from their names."""
    if not wording:
        spot.doubt("leer; die Maßnahme hat keine Art.")
        return (), None
    arten = arten_of(wording)
    joined = " ".join(arten)
    if not arten:
        spot.doubt(f"„{wording[:80]}“ ist keine bekannte Art; nur der Wortlaut ist übernommen.")
    elif wording.casefold() != joined:
        spot.doubt(f"„{wording}“ gelesen als {', '.join(arten)}; der Wortlaut ist übernommen.")
    return arten, wording if wording != joined else None
