"""RSC110: endings after prepositions that take the dative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples, word_set

_DATIVE = "[Mm]it|[Bb]ei|[Vv]on|[Aa]us|[Nn]ach|[Ss]eit"
# In the dative the plural ends on -n or -s; a noun without is singular and wants -em before it.
_SINGULAR = re.compile(
    rf"\b({_DATIVE}) ([a-zäöüß]{{2,}}(?:isch|lich|reich|ig|end|t|s|r|v|ll|am|mmen|er|ett|al|ell|iert))en "
    r"([A-ZÄÖÜ][a-zäöüß]{2,}(?:[^aeinsx\W\d]|ss))(?![\w/*:-])"
)
_NOT_BEFORE = word_set("diesen jenen denen deren dessen wessen gestern unseren ihren euren seit unten hinten selten")
_INSIDE = r"(?:(?:an|in|auf|von|bei|mit) (?:die|der|den|dem|das) (?:[A-ZÄÖÜ][\w-]+ ){1,3})?"
_PLURAL = re.compile(
    rf"\b({_DATIVE}|[Zz]u) den ({_INSIDE}(?:[a-zäöüß]+en ){{0,2}})([A-ZÄÖÜ][a-zäöüß]{{2,}}e)(?![\w/*:-])"
)


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _SINGULAR.finditer(text):
        preposition, stem, noun = match.groups()
        if f"{stem}en" in _NOT_BEFORE:
            continue
        message = f"Nach „{preposition}“ ohne Artikel endet das Adjektiv auf -em (bei weiblichen Wörtern auf -er)."
        yield Hit(*match.span(), message, proposal=f"{preposition} {stem}em {noun}")
    for match in _PLURAL.finditer(text):
        message = f"Nach „{match[1]} den“ steht der Dativ der Mehrzahl; er endet auf -n."
        yield Hit(match.start(3), match.end(3), message, f"{match[3]}n")


RULE = TextRule(
    code="RSC110",
    level=Level.WARNUNG,
    title="Endung nach einer Präposition mit Dativ",
    reason="Nach mit, bei, von, aus, nach, seit steht der Dativ: ein Adjektiv ohne Artikel endet vor männlichen und "
    "sächlichen Wörtern auf -em, die Mehrzahl des Nomens auf -n (Duden, Die Grammatik, Flexion).",
    bad=(
        Example("Konferenzen ⟦bei kompletten Hilfebedarf⟧"),
        Example("mit den an die Stadt Magdeburg angrenzenden ⟦Landkreise⟧"),
        Example("mit den umliegenden ⟦Landkreise⟧ vereinbart", "mit den umliegenden Landkreisen vereinbart"),
        Example("⟦mit städtischen Personal⟧ und Technik"),
        Example("⟦nach erfolgreichen Abschluss⟧ des Projekts"),
        Example("von den ⟦Betriebe⟧ der Stadt", "von den Betrieben der Stadt"),
    ),
    good=examples(
        "bei komplettem Hilfebedarf",
        "mit den umliegenden Landkreisen",
        "mit anderen Kommunen und kleinen Teams",
        "aus anderen EU-Staaten",
        "mit denen Magdeburg zusammenarbeitet",
        "von neuen Museen und Praktika",
        "mit dem städtischen Personal",
        "denen von diesen Unterhalt gewährt wird",
        "bei ihnen Erfolg, mit deren Zustimmung, nach dessen Wahl",
        "von internationalen Stadtverwaltungen",
        "mit den beteiligten Städten und Gemeinden",
        "zu den Kosten der Maßnahme",
        "mit gewählten Bürger/innen",
        "die angrenzenden Landkreise",
    ),
    check=_check,
)
