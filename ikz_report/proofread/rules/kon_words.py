"""KON206: words one letter apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ikz_report.proofread.alike import common_start, near_words
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.texts import Word

_LEAST = 8  # letters; shorter words have too many neighbours that are right
_MOST = 60
_TAIL = 2  # letters at the end that declension changes
_LONG = 10  # letters from which on a letter more makes no other word
_RARE = 1
_VOWELS = frozenset("aeiouäöü")
_COMMON = 3


def _check(context: ReportContext) -> Iterator[Found]:
    uses = _by_small_letters(context.words)
    known = {word.casefold() for word in context.settings.words}
    for first, second in near_words(uses):
        rare, other = sorted((first, second), key=lambda word: (len(uses[word]), word))
        if len(uses[rare]) <= _RARE and not {rare, other} & known and _is_slip(rare, other, len(uses[other])):
            for use in uses[rare]:
                yield _found(use, uses[other])


def _by_small_letters(words: Mapping[str, Sequence[Word]]) -> dict[str, list[Word]]:
    """Words of some length without their case, and without names in capitals."""
    result: dict[str, list[Word]] = {}
    for written, uses in words.items():
        if _LEAST <= len(written) <= _MOST and "-" not in written and written[1:].islower():
            result.setdefault(written.casefold(), []).extend(uses)
    return result


def _is_slip(rare: str, other: str, count: int) -> bool:
    """Whether the difference is a slip and not another word or form.

    Declension changes the end, an umlaut the number; other letters in their places may make another word, so that a
    replaced letter counts only against a word that is common here.
    """
    start = common_start(rare, other)
    if rare[start : start + 2] == other[start : start + 2][::-1]:
        return start > 0
    if start < 2 or start >= min(len(rare), len(other)) - _TAIL:
        return False
    if len(rare) == len(other):
        return count >= _COMMON and not {rare[start], other[start]} & _VOWELS
    longer, shorter = (rare, other) if len(rare) > len(other) else (other, rare)
    letter = longer[start]
    doubled = letter in (longer[start - 1], longer[start + 1])
    # an s within may be a Fugen-s that a longer compound needs
    return doubled or (len(shorter) >= _LONG and letter != "s")


def _found(use: Word, others: Sequence[Word]) -> Found:
    line, start, end = use
    other = others[0].line.text[others[0].start : others[0].end]
    count = "einmal" if len(others) == 1 else f"{len(others)}-mal"
    message = f"Fast dasselbe Wort steht im Bericht {count} als „{other}“. Ein Tippfehler?"
    return Found(line.place, Hit(start, end, message, None, f"„{other}“?"), (others[0].line.place,))


RULE = ReportRule(
    code="KON206",
    level=Level.HINWEIS,
    title="Zwei Wörter unterscheiden sich um einen Buchstaben",
    reason="Ein seltenes Wort, das einem anderen des Berichts bis auf einen Buchstaben gleicht, ist oft ein "
    "Tippfehler, auch wenn kein Wörterbuch es merkt (Hausregel; amtliches Regelwerk, Wörterverzeichnis).",
    bad=(
        Example("Vereinbarung liegt vor | Vereinbarung gilt | die ⟦Vereinbrung⟧ endet"),
        Example("die Zusammenarbeit | gute Zusammenarbeit | ⟦Zusamenarbeit⟧ läuft"),
        Example("im Landkreis | mit dem Landkreis | ein ⟦Landkries⟧"),
        Example("Abstimmung läuft | Abstimmung mit Halle | die ⟦Abstimmmung⟧"),
        Example("Verwaltung baut | die Verwaltung | der ⟦Verwlatung⟧"),
        Example("Kooperation mit Halle | Kooperation bleibt | ⟦Koopperation⟧ endet"),
    ),
    good=(
        *examples(
            "das Projekt läuft | die Projekte laufen | des Projektes",
            "der Landkreis | die Landkreise | des Landkreises",
            "Kindergarten | Kindergärten",
            "die Leistungen | die Leitungen der Stadt",
            "Verbund der Städte | Verband der Städte",
            "Förderung der Kultur | Forderung der Stadt",
            "interkommunal | intrakommunal",
            "Vorlesung | Verlesung",
            "gemeinsam | gemeinsame | gemeinsamen",
            "die Beratung | die Berater",
            "Bestellung von Büchern | Erstellung von Büchern",
            "städtische Gremien | städtischer Gremien",
        ),
        Example("Kooperation mit Halle | die Koopperation", settings=Settings(words=frozenset({"Koopperation"}))),
    ),
    check=_check,
)
