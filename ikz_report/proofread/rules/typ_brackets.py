"""TYP009 and TYP010: brackets without a blank before them, and brackets without their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

# The bracket holds words of its own, not the end of the word before it: Mitarbeiter(innen), 50(V)12.
_STUCK = re.compile(r"(?<=[^\W\d_]|[.“])\((?=[^()]*[ \u00a0][^()]*\)|\d{2,}[^()]*\)|[A-ZÄÖÜ][^()]{2,}\)(?!\w))")
# After a bracket of one word only where a word of its own follows: Bürger(innen)rat, but not (männlich)und.
_STUCK_AFTER = re.compile(
    r"\([^()]*(?:[ \u00a0][^()]*|[\d€%])\)(?=[^\W\d_])"
    r"|\([^()\s]+\)(?=(?:und|oder|sowie|in|im|bei|mit|der|die|das|den|des|für|von|zu|zur|ist)\b)"
)
_INSIDE = re.compile(r"\([ \u00a0]+|[ \u00a0]+\)")


def _blank(text: str, context: TextContext) -> Iterator[Hit]:
    if "(" not in text:
        return
    for match in _STUCK.finditer(text):
        start = _word_start(text, match.start())
        yield Hit(start, match.end(), "Vor der Klammer fehlt ein Leerzeichen.", f"{text[start : match.start()]} (")
    for match in _STUCK_AFTER.finditer(text):
        end = match.end() + 1
        yield Hit(match.end() - 1, end, "Nach der Klammer fehlt ein Leerzeichen.", f") {text[match.end()]}")
    for match in _INSIDE.finditer(text):
        yield Hit(*match.span(), "In der Klammer steht am Rand kein Leerzeichen.", match[0].strip())


def _word_start(text: str, end: int) -> int:
    return re.search(r"\S*$", text[:end]).start()  # type: ignore[union-attr]


BLANK = TextRule(
    code="TYP009",
    level=Level.WARNUNG,
    title="Kein Leerzeichen vor der Klammer",
    reason="Vor der öffnenden und nach der schließenden Klammer steht ein Leerzeichen, innen am Rand keines "
    "(DIN 5008, Klammern). Wortteile in Klammern wie Mitarbeiter(innen) schließen an.",
    bad=(
        Example("deutsche ⟦Mittelstädte(⟧100.000–500.000 EW)", "deutsche Mittelstädte (100.000–500.000 EW)"),
        Example("das ⟦Forum(⟧im Rathaus) tagt", "das Forum (im Rathaus) tagt"),
        Example("das Forum (im Rathaus⟦)t⟧agt", "das Forum (im Rathaus) tagt"),
        Example("seit 2009 (männlich⟦)u⟧nd 2010 (weiblich)", "seit 2009 (männlich) und 2010 (weiblich)"),
        Example("das Gesetz ⟦KiFöG(⟧LSA)", "das Gesetz KiFöG (LSA)"),
        Example("die Stadt ⟦( ⟧Halle)", "die Stadt (Halle)"),
        Example("die Stadt (Halle⟦ )⟧", "die Stadt (Halle)"),
        Example("das Haus ⟦„Mitte“(⟧im Bau)", "das Haus „Mitte“ (im Bau)"),
    ),
    good=examples(
        "deutsche Mittelstädte (100.000–500.000 EW)",
        "Mitarbeiter(innen) der Stadt",
        "Beschluss-Nr. 1380-50(V)12",
        "Beschluss 1790/63(V)13/1",
        "(Bundes-)Land und (Land-)Kreis",
        "(inter)kommunal",
        "der Schüler(innen)rat",
        "Kind(er) und Bürger(in)",
        "die (Mit)Verantwortung und (be)denken",
        "f(x) und H(0)",
        "(im Rathaus), (im Amt). (im Haus)",
        "das Projekt (Phase 2)",
        "a) erstens (kurz), b) zweitens",
    ),
    safe_fix=True,
    check=_blank,
)

_PARTNER = {"(": ")", "[": "]"}
_NUMBERED = re.compile(r"(?:^|(?<=[\s(/]))(?:\d{1,2}|([a-zA-Z])\1{0,2}|[ivx]{1,4}|\*{1,3})\)")


def _unpaired(text: str, context: TextContext) -> Iterator[Hit]:
    if not any(each in text for each in "()[]"):
        return
    numbered = {match.end() - 1 for match in _NUMBERED.finditer(text)}
    open_at: list[int] = []
    for at, char in enumerate(text):
        if char in "([":
            open_at.append(at)
        elif char in ")]":
            if open_at and _PARTNER[text[open_at[-1]]] == char:
                open_at.pop()
            elif at not in numbered:
                yield Hit(at, at + 1, "Diese Klammer wird nicht geöffnet. Bitte ergänzen oder löschen.")
    for at in open_at:
        yield Hit(at, at + 1, "Diese Klammer wird nicht geschlossen. Bitte ergänzen oder löschen.")


UNPAIRED = TextRule(
    code="TYP010",
    level=Level.FEHLER,
    title="Klammer ohne Gegenstück",
    reason="Klammern stehen paarig: Zu jeder öffnenden gehört im selben Absatz eine schließende "
    "(amtliches Regelwerk 2018, § 86 bis § 88).",
    bad=examples(
        "Städte Wien und Neustadt/Österreich⟦)⟧ zur Entsendung",
        "Leistungssport in der LH MD⟦)⟧",
        "die Stadt ⟦(⟧Halle an der Saale",
        "das Forum (mit Gästen ⟦(⟧aus Halle)",
        "Förderung ⟦[⟧vorläufig",
        "Anteil (siehe oben)⟦)⟧ und Rest",
    ),
    good=examples(
        "Städte Wien und Neustadt (Österreich) zur Entsendung",
        "a) erstens, b) zweitens",
        "1) Vorlage, 2) Beschluss, aaa) ganz unten",
        "(a) erstens (b) zweitens aa) drittens",
        "Beschluss-Nr. 1380-50(V)12",
        "Bildungsträger (Novara (IT)) und andere",
        "Zahlen [vorläufig] (Stand Mai)",
        "Mitarbeiter(innen)",
        "Baustein 1 >Analyse<",
        "ein Text ganz ohne Klammern",
    ),
    check=_unpaired,
)
