"""DAT403: a number announced is not the number listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level, Place
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.texts import TextLine

_WORDS = {
    **{"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7},
    **{"acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12},
}
# What is counted stands right behind the number: at most two adjectives and a noun.
_COUNTED = (
    rf"(?<![\w.,/§–-])(?P<number>\d{{1,2}}|{'|'.join(_WORDS)}) (?:(?!folgende)[a-zäöüß][\w/-]* ){{0,2}}"
    r"(?P<noun>[A-ZÄÖÜ][\w/-]+)"
)
_MORE = r"(?: (?!folgende)[a-zäöüß]\w*| „[^“]*“| [A-ZÄÖÜ][\w-]*){0,4}"
_ANNOUNCED = re.compile(rf"{_COUNTED}{_MORE}(?P<colon>:?)$")
_NEAR = 2  # without a colon the bullets below must be nearly as many to be what was counted
_INLINE = re.compile(rf"{_COUNTED}(?:{_MORE}: (?P<list>[^:;.()]+?)[.;]?$|,? \((?P<bracket>[^()]+)\))")
# Amounts, times and people: what follows them is something else.
_NOT_LISTED = re.compile(
    r"^(?:Uhr|Euro|EUR|Prozent|Cent|Jahr|Monat|Woche|Tag|Stunde|Minute|Quartal|Schuljahr|Mitarbeit|Teilnehm|Person|"
    r"Mensch|Bürger|Einwohner|Schüler|Kind|Beschäftigt|Bediensteten?|Gäste|Besuch|Punkt|Ziffer|Klasse|Seite|Mal|Meter|"
    r"Kilometer|Hektar|Prozentpunkt|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
)
_PIECE_WORDS = 5  # words of a piece of an enumeration; a longer one is a clause


class _Announced(NamedTuple):
    start: int
    end: int
    number: int


def _check(context: ReportContext) -> Iterator[Found]:
    below = _below(context.lines)
    for line in context.lines:
        text = line.text.rstrip()
        listed = below.get(line.place, 0)
        announced = _announced(text, listed) if listed else None
        if announced is not None and announced.number != listed:
            yield Found(line.place, Hit(announced.start, announced.end, _message(announced.number, listed)))
        if announced is None:
            yield from _inline(line)


def _below(lines: Sequence[TextLine]) -> dict[Place, int]:
    """How many bullets hang below a bullet, or follow a paragraph."""
    counts: dict[Place, int] = {}
    at: dict[int, TextLine] = {}
    for line in lines:
        above = at.get(line.level - 1) if line.level else None
        if line.level == 0:
            at = {}
        at = {level: each for level, each in at.items() if level < line.level} | {line.level: line}
        if above is not None and above.field is line.field:
            counts[above.place] = counts.get(above.place, 0) + 1
    return counts


def _announced(text: str, listed: int) -> _Announced | None:
    found = _ANNOUNCED.search(text)
    if found is None or _NOT_LISTED.match(found["noun"]):
        return None
    number = _value(found["number"])
    if not found["colon"] and (listed < 2 or abs(number - listed) > _NEAR):
        return None
    return _Announced(*found.span("number"), number)


def _value(number: str) -> int:
    return _WORDS.get(number) or int(number)


def _inline(line: TextLine) -> Iterator[Found]:
    for match in _INLINE.finditer(line.text):
        pieces = match["list"] or match["bracket"]
        count = _value(match["number"])
        least, most = _pieces(pieces)
        if count >= 2 and most >= 2 and not least <= count <= most and not _NOT_LISTED.match(match["noun"]):
            listed = str(most) if least == most else f"{least} bis {most}"
            yield Found(line.place, Hit(*match.span("number"), _message(count, listed)))


def _pieces(text: str) -> tuple[int, int]:
    """How many things an enumeration names at least and at most („Bild und Ton“ may be one); 0 for a clause."""
    commas = re.split(r", ", text)
    pieces = [piece for each in commas for piece in re.split(r" und | sowie |^und |^sowie ", each) if piece]
    if re.search(r"\b(?:usw|etc|u\. ?a|z\. ?B|insbesondere|davon|darunter|siehe|je|jeweils)\b", text):
        return 0, 0
    if len(commas) < 2 or any(len(piece.split()) > _PIECE_WORDS for piece in pieces):
        return 0, 0
    return len(commas), len(pieces)


def _message(count: int, listed: int | str) -> str:
    return f"Angekündigt sind {count}, aufgezählt {listed}. Bitte die Zahl oder die Aufzählung berichtigen."


RULE = ReportRule(
    code="DAT403",
    level=Level.WARNUNG,
    title="Angekündigte Zahl stimmt nicht mit der Aufzählung überein",
    reason="Eine Zahl vor einer Aufzählung wird beim Lesen nachgezählt; weicht sie ab, fehlt etwas oder ist etwas zu "
    "viel (Hausregel; sachliche Richtigkeit).",
    bad=(
        Example("Ausbau | • ⟦3⟧ Schwerpunkte: ○ Bild ○ Ton ○ Licht ○ Raum"),
        Example("Reisen | • 13 Mitarbeitende waren in ⟦4⟧ europäischen Städten: ○ Wien ○ Rom ○ Paris ○ Vejle ○ Vaduz"),
        Example("Netz | • ⟦drei⟧ neue Vereinbarungen: ○ mit Burg ○ mit Barby"),
        Example("Netz | ⟦5⟧ Partner: Burg, Barby, Gommern und Halle"),
        Example("Netz | Austausch mit ⟦vier⟧ Städten (Burg, Barby, Halle)"),
        Example("Netz | ⟦2⟧ Arbeitsgruppen: • Technik • Recht • Finanzen"),
        Example("Netz | • ⟦zwei⟧ Themen: ○ Klima"),
        Example("Reisen | • Praktikum in ⟦4⟧ Städten Europas ○ Wien ○ Rom ○ Paris ○ Vejle ○ Vaduz"),
    ),
    good=examples(
        "Ausbau | • 3 Schwerpunkte: ○ Bild ○ Ton ○ Licht",
        "Ausbau | • drei Schwerpunkte: ○ Bild ○ Ton ○ Licht",
        "Reisen | • 13 Mitarbeitende waren in 3 Städten: ○ Wien ○ Rom ○ Paris",
        "Ausbau | • seit 2012 Schwerpunkte: ○ Bild ○ Ton",
        "Ausbau | • Stand nach 6 Monaten: ○ Bild ○ Ton",
        "Ausbau | • Förderung mit 14 EUR: ○ Bild ○ Ton",
        "Ausbau | • Themen der 3 Treffen waren folgende: ○ Bild ○ Ton",
        "Ausbau | • 12 Flyer für folgende Städte: ○ Bild ○ Ton",
        "Netz | 3 Partner: Burg, Barby und Halle",
        "Netz | 2 Partner: Amt für Bild und Ton, Burg",
        "Netz | Austausch mit drei Städten (Burg, Barby, Halle)",
        "Netz | 2 Bände jährlich beim Verlag (Kassel, Basel, London)",
        "Netz | 6 Archive (z. B. Burg, Barby, Halle)",
        "Netz | 3 Treffen (eines davon in Halle)",
        "Netz | Nr. 432: Zuschuss, Antrag und Bescheid",
        "Netz | • Ergebnis: 90 Punkte ○ Laufzeit ○ Mittel",
        "Netz | • 15 Teilnehmende: ○ Technik ○ Recht",
        "Netz | • Verträge mit 12 Gemeinden ○ Burg ○ Barby",
        "Netz | • 2 Kurse im Rathaus ○ Beginn im Mai",
    ),
    check=_check,
)
