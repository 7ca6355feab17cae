"""Names for machines: short keys for units and stable ids for measures.

An id is given once and kept: it comes from the words of Thema alone, and where two measures would
get the same one, the later gives way. So a measure added behind the others changes no id before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import combining, normalize

from ikz_report.model import Content, Text, lines, plain, plain_content

# Names that Windows keeps for devices; a file of that name cannot be made there.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
MAX_ID = 32  # characters
MAX_WORDS = 4
EXTRA_WORDS = 2
SHORT_WORD = 14
MAX_TAIL = 18  # characters of the words that tell two measures apart
READ = 2000  # characters of Thema that count

_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
    }
)
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    "als am an auch auf aus bei beim bis da das de dem den der des deren di die ein eine einem einen einer eines es "
    "für hat im in ins ist mit nach oder ob pro seit sich sind so sowie über um und unter vom von vor war wird zu "
    "zum zur zwischen".translate(_LETTERS).split()
)
_WEAK = frozenset(  # say that something is done, not what
    "aufbau austausch beteiligung bereitstellung bezug drei durchführung entwicklung erfahrungsaustausch erstellung "
    "fortführung führung gemeinsame gemeinsamen gemeinsamer gemeinsames herausgabe intrakommunaler interkommunaler "
    "kooperation mitarbeit mitgliedschaft projekt projekte projektes projekts rahmen schaffung umsetzung unterstützung "
    "vertiefung vorbereitung weiterentwicklung zusammenarbeit zwei".translate(_LETTERS).split()
)
_GENERIC = frozenset(
    ["abteilung", "amt", "bereich", "dezernat", "fachbereich", "referat", "sachgebiet", "stadt", "staedtischer", "team"]
)
_LEGAL = re.compile(r"\b(?:g?GmbH|mbH|Co(?=\.? KG)|KG|eG|GbR|OHG|UG|AöR)\b")
_SHORTENED = re.compile(r"\b[^\W\d_]\.")  # e. V., z. B., G. P.
_ASIDE = re.compile(r"\([^()]*\)")
_PERSON = re.compile(
    r"\b(?:(?:Dr|Prof|Herrn?|Frau|Professor(?:in)?|(?:Ober)?[Bb]ürgermeister(?:in|s)?|Beigeordnete[rn]?|"
    r"Minister(?:in|s)?|Land(?:rat|rätin))\b[.\s]*){1,4}(?:[A-ZÄÖÜ][\w’'-]*[.\s]*){1,2}"
)


class Candidate(NamedTuple):
    """What an id may be made of: Thema, the unit's name, the Arten."""

    thema: Content
    unit: str
    arten: tuple[str, ...] = ()


def slug(text: str, limit: int) -> str:
    """The text in lower-case ASCII letters, digits and hyphens, at most ``limit`` characters.

    Small words go first when it is too long, then it is cut between words. Empty where the text has
    no letter or digit that can be transcribed.
    """
    words = _ascii_words(text)
    if len("-".join(words)) > limit:
        words = [word for word in words if word not in _SMALL] or words
    return _joined(words, limit)


class _Owner(NamedTuple):
    """Who holds an id; for an id from outside nothing more is known."""

    words: frozenset[str] = frozenset()
    unit: str | None = None
    arten: tuple[str, ...] = ()


def assign_ids(candidates: Iterable[Candidate], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """A new id for each measure, in order: ``[a-z0-9-]``, at most 32 characters, none of ``taken`` and none twice.

    The same beginning of the list always gets the same ids. Words after a form of address or an office
    („Frau …“, „Dr. …“) are never used.
    """
    used: dict[str, _Owner] = dict.fromkeys(taken, _Owner())
    counts: dict[str, int] = {}
    result = []
    for candidate in candidates:
        base, words = _base(candidate), _words(plain_content(candidate.thema))
        attempts = _attempts(base, words, candidate, used)
        new = next((each for each in attempts if each and each not in used), None)
        new = new or _numbered(_joined(base, MAX_ID), used, counts)
        used[new] = _Owner(frozenset(words), candidate.unit, candidate.arten)
        result.append(new)
    return tuple(result)


def _attempts(base: list[str], words: list[str], candidate: Candidate, used: dict[str, _Owner]) -> Iterator[str]:
    """The base, then with words of Thema, of the unit, of the Art that the holder of the base has not."""
    first = _joined(base, MAX_ID)
    yield first
    owner = used.get(first, _Owner())
    extra = [word for word in dict.fromkeys(words) if word not in base and word not in owner.words]
    if extra:
        yield _extended(base, extra[:EXTRA_WORDS])
        yield from (_extended(base, [word]) for word in extra[:EXTRA_WORDS])
    if owner.unit != candidate.unit:
        yield _extended(base, [_unit_word(candidate.unit)])
    arten = [art for art in candidate.arten if art not in owner.arten]
    yield from (_extended(base, [slug(art, MAX_ID).removesuffix("kommunal")]) for art in arten)


def _numbered(base: str, used: dict[str, _Owner], counts: dict[str, int]) -> str:
    number = counts.get(base, 1)
    while True:
        number += 1
        new = f"{_joined(base.split('-'), MAX_ID - 1 - len(str(number)))}-{number}"
        if new not in used:
            counts[base] = number
            return new


def _base(candidate: Candidate) -> list[str]:
    """The words of the emphasised lead, or else the first words of Thema.

    A short first word behind which the second has no room („Arbeitskreis“, „AG“) gives way to it.
    """
    first = next(lines(candidate.thema), None)
    words = list(dict.fromkeys(_words(_lead(first[1])))) if first else []
    if len(words) > 1 and len(words[0]) <= SHORT_WORD and MAX_ID - len(words[0]) <= len(words[1]) <= MAX_ID:
        words = words[1:]
    return words[:MAX_WORDS] or [_unit_word(candidate.unit) or "massnahme"]


def _lead(text: Text) -> str:
    if not text[0].marks:
        return plain(text)
    emphasised = 0
    while emphasised < len(text) and text[emphasised].marks:
        emphasised += 1
    lead = plain(text[:emphasised])
    return lead if _words(lead) else plain(text)


def _words(text: str) -> list[str]:
    """The words that tell a measure from others, in order."""
    text = text[:READ]
    for pattern in (_ASIDE, _PERSON, _LEGAL, _SHORTENED):
        text = pattern.sub(" ", text)
    words = [word for word in _ascii_words(text) if word not in _SMALL]
    return [word for word in words if word not in _WEAK] or words


def _unit_word(name: str) -> str:
    words = [word for word in _ascii_words(name) if word not in _SMALL | _GENERIC]
    return words[0] if words and len(words[0]) > 3 else slug(name, MAX_ID)


def _ascii_words(text: str) -> list[str]:
    lowered = normalize("NFC", text).lower().translate(_LETTERS)
    if not lowered.isascii():
        lowered = "".join(each for each in normalize("NFKD", lowered) if not combining(each))
    return _WORD.findall(lowered)


def _joined(words: list[str], limit: int) -> str:
    """As many words as fit, at least a piece of the first."""
    result = words[0][:limit] if words else ""
    for word in words[1:]:
        if len(result) + 1 + len(word) > limit:
            break
        result += "-" + word
    return result


def _extended(base: list[str], extra: list[str]) -> str:
    """The base with distinguishing words, cut back between words where both do not fit; empty where that fails."""
    tail = _joined(extra, MAX_TAIL)
    room = MAX_ID - 1 - len(tail)
    if not tail or len(extra[0]) > MAX_TAIL or len(base[0]) > room:
        return ""
    return f"{_joined(base, room)}-{tail}"
