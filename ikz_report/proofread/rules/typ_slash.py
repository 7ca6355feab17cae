"""TYP008: blanks beside a slash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

_AFTER = re.compile(r"(?<=[\w.)“-])/[ \u00a0]+(?=[\w„(-])")
_BEFORE = re.compile(r"(?<=[\w.)“-])[ \u00a0]+/(?=[\w„(-])")
# With a blank on each side only between two single words; groups of words may have the blanks.
_BOTH = re.compile(r"(?:^|(?<=[,;:(„]))\s*\w+([ \u00a0]+/[ \u00a0]+)\w+(?=$|[,;:.)“])")

_LEFT = re.compile(r"[^\s(„/]+$")
_RIGHT = re.compile(r"[^\s)“,;:/]+")


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    if "/" not in text:
        return
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(text):
            yield _hit(text, *match.span())
    for match in _BOTH.finditer(text):
        yield _hit(text, *match.span(1))


def _hit(text: str, start: int, end: int) -> Hit:
    """The slash with its two words, so that a remark has something to enclose."""
    before, after = _LEFT.search(text, 0, start), _RIGHT.match(text, end)
    left = before.start() if before else start
    right = after.end() if after else end
    joined = f"{text[left:start]}/{text[end:right]}"
    return Hit(left, right, "Neben dem Schrägstrich steht kein Leerzeichen.", joined)


RULE = TextRule(
    code="TYP008",
    level=Level.WARNUNG,
    title="Leerzeichen neben dem Schrägstrich",
    reason="Vor und nach dem Schrägstrich steht kein Leerzeichen (DIN 5008, Schrägstrich); nur zwischen Wortgruppen "
    "darf es stehen, dann auf beiden Seiten (amtliches Regelwerk 2024, § 83; Duden).",
    bad=(
        Example("⟦Bürokraft/ Dolmetscherin⟧ aus Halle", "Bürokraft/Dolmetscherin aus Halle"),
        Example("Klärung von ⟦Eigentums-/ Grundstücksfragen⟧", "Klärung von Eigentums-/Grundstücksfragen"),
        Example("von ⟦Siedlungen /Hochhäusern⟧ im Norden", "von Siedlungen/Hochhäusern im Norden"),
        Example("Ende ⟦I./ Anfang⟧ II. Quartal", "Ende I./Anfang II. Quartal"),
        Example("⟦jährlich / fortlaufend⟧", "jährlich/fortlaufend"),
        Example("auf dem Gebiet (⟦Bildung / Kultur⟧)", "auf dem Gebiet (Bildung/Kultur)"),
    ),
    good=examples(
        "Bürokraft/Dolmetscherin",
        "Quartier „Salbke Nord / Mariannenviertel“",
        "Entwicklung Oberzentrum / Ländlicher Raum",
        "zum/zur Fachwirt/-in",
        "Halle/S. und Frankfurt/Main",
        "am 05./06.11.2014",
        "in 01–03/2015",
        "Infos unter https://www.magdeburg.de/ oder im Amt",
        "Daten: https://example.org/a/ b",
        "EU-Förderprogramm Mobilität / Leonardo da Vinci, zweiter Teil",
        "14.000 EUR/a im Haushalt",
        "Beschluss 1790/63(V)13/1",
    ),
    safe_fix=True,
    check=_check,
)
