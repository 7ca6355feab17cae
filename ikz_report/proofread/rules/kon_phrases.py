"""KON207: nearly the same phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zlib import crc32

from ikz_report.proofread.alike import common_start, is_one_letter_apart
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.texts import TextLine

_WORD = re.compile(r"\w+")
_LEAST = 4  # words of a phrase
_MOST = 60
_TAIL = 2  # letters at the end that declension changes


def _check(context: ReportContext) -> Iterator[Found]:
    seen: dict[tuple[int, int, int], TextLine] = {}
    different: dict[str, TextLine] = {}
    for line in context.lines:
        different.setdefault(line.text, line)
    for line in different.values():
        words = _WORD.findall(line.text)
        if not _LEAST <= len(words) <= _MOST:
            continue
        for at, key in enumerate(_keys(words)):
            other = seen.setdefault(key, line)
            if other is not line and _differ_slightly(other.text, line.text, at):
                yield _found(line, other)
                break


def _keys(words: list[str]) -> Iterator[tuple[int, int, int]]:
    """For each word the sums of what stands before and behind it, and how many words there are."""
    before = [0]
    for word in words:
        before.append(crc32(word.casefold().encode(), before[-1]))
    behind = [0]
    for word in reversed(words):
        behind.append(crc32(word.casefold().encode(), behind[-1]))
    for at in range(len(words)):
        yield before[at], behind[len(words) - at - 1], len(words)


def _differ_slightly(first: str, second: str, at: int) -> bool:
    """Whether two phrases differ in the signs between the words, or in one word by a letter in its middle."""
    left, right = _WORD.findall(first), _WORD.findall(second)
    if [word.casefold() for word in left] == [word.casefold() for word in right]:
        return _signs(first) != _signs(second)
    one, two = left[at].casefold(), right[at].casefold()
    if one.isdigit() or two.isdigit() or min(len(one), len(two)) <= _TAIL + 1:
        return False
    return is_one_letter_apart(one, two) and common_start(one, two) < min(len(one), len(two)) - _TAIL


def _signs(text: str) -> str:
    """The phrase without its case, blanks and last signs: what is left to differ are signs within."""
    return re.sub(r"\s|[.,;:]+$", "", text.casefold())


def _found(line: TextLine, other: TextLine) -> Found:
    start = common_start(line.text, other.text)
    end = common_start(line.text[::-1], other.text[::-1])
    first = line.text.rfind(" ", 0, start) + 1
    last = line.text.find(" ", max(len(line.text) - end, start))
    message = (
        f"Fast gleich steht im Bericht schon „{_short(other.text)}“. Bitte gleich schreiben, wenn dasselbe gemeint ist."
    )
    return Found(line.place, Hit(first, last if last >= 0 else len(line.text), message), (other.place,))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[: text.rfind(" ", 0, 60)] + " …"


RULE = ReportRule(
    code="KON207",
    level=Level.HINWEIS,
    title="Fast gleiche Formulierung",
    reason="Wo dasselbe gemeint ist, steht dasselbe: Namen und feste Wendungen, die sich nur um ein Zeichen "
    "unterscheiden, sind meist versehentlich verschieden (Hausregel).",
    bad=(
        Example("Arbeitskreis im Städte- und Gemeindebund\nArbeitskreis im ⟦Städte⟧ und Gemeindebund"),
        Example("Treffen der AG Ländlicher Raum\nTreffen der AG ⟦Lädnlicher⟧ Raum"),
        Example("Netz | • Austausch mit Halle/Burg • Rest\nBund | • Austausch mit ⟦Halle-Burg⟧ • Rest"),
        Example("Verband der deutschen Friedhofsverwalter\nVerband der deutschen ⟦Friedhofverwalter⟧"),
        Example("Fachgruppe „Feuerwehren“ des Bundes\nFachgruppe ⟦Feuerwehren⟧ des Bundes"),
    ),
    good=examples(
        "Arbeitskreis im Städte- und Gemeindebund\nArbeitskreis im Städte- und Gemeindebund",
        "Treffen der AG Ost 2014\nTreffen der AG Ost 2015",
        "Vermarktung der städtischen Splitterflächen\nVermarktung der städtischen Wirtschaftswege",
        "Netz | die Abstimmung läuft noch\nBund | die Abstimmungen läuft noch",
        "Leihgaben an Museen | laufend\nSchriften der Museen | laufend",
        "Netz | regelmäßige Treffen der Ämter\nBund | Regelmäßige Treffen der Ämter.",
        "eine Reihe im Rathaus\nkeine Reihe im Museum",
        "Arbeitskreis Nord des Bundes\nArbeitskreis Ost des Bundes",
        "Schule – Bild\nSchule Bild",
        "Netz in Halle und Burg\nNetz in Burg und Halle",
        "Plan für das Quartier Buckau\nPlan für das Quartier Salbke",
    ),
    check=_check,
)
