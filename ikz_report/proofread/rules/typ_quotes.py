"""TYP001: quotation marks that are not German, or lack their partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

_OPENERS = {'"': "„", "„": "„", "“": "„", "”": "„", "‟": "„", "'": "‚", "‚": "‚", "‘": "‚", "’": "‚"}
_CLOSERS = {'"': "“", "„": "“", "“": "“", "”": "“", "‟": "“", "'": "‘", "‚": "‘", "‘": "‘", "’": "‘"}
_SINGLE = "'‚‘’"
_BEFORE = " \n\u00a0\u202f([{/–—-„‚"
_AFTER = " \n\u00a0\u202f)]}/–—-.,;:!?…“‘”"


class _Sign(NamedTuple):
    """A mark where it stands; it may open, close, or both where its neighbours do not tell."""

    at: int
    char: str
    opens: bool
    closes: bool


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for single in (False, True):
        yield from _pairs(text, list(_signs(text, single)), single)


def _signs(text: str, single: bool) -> Iterator[_Sign]:
    for at, char in enumerate(text):
        if char not in _OPENERS or (char in _SINGLE) is not single:
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = before in _BEFORE and after not in " \n\u00a0\u202f"
        closes = before not in " \n\u00a0\u202f" and (after in _AFTER or char == "“")
        if single and not (opens or char == "‚"):
            closes = closes and char != "’"  # an apostrophe at a word's end
        yield _Sign(at, char, opens, closes)


def _pairs(text: str, signs: list[_Sign], single: bool) -> Iterator[Hit]:
    opener: _Sign | None = None
    for sign in signs:
        if opener is not None and sign.closes:
            yield from _pair(text, opener, sign, single)
            opener = None
        elif sign.opens or sign.char in "„‚":
            if opener is not None:
                yield from _alone(text, opener, single)
            opener = sign
        elif not _measure(text, sign.at):
            yield from _alone(text, sign, single)
    if opener is not None:
        yield from _alone(text, opener, single)


def _pair(text: str, opener: _Sign, closer: _Sign, single: bool) -> Iterator[Hit]:
    right = _OPENERS[opener.char] + text[opener.at + 1 : closer.at] + _CLOSERS[closer.char]
    if right != text[opener.at : closer.at + 1]:
        inner = right[1:-1]
        clear = not any(char in _OPENERS and (char in _SINGLE) is single for char in inner)
        message = f"Deutsche Anführungszeichen sind unten „99“ und oben „66“: {right[0]}…{right[-1]}."
        yield Hit(opener.at, closer.at + 1, message, right if clear else None)


def _alone(text: str, sign: _Sign, single: bool) -> Iterator[Hit]:
    """A mark without partner; single ones may be apostrophes, so only an opening one counts."""
    if single and sign.char != "‚":
        return
    message = "Zu diesem Anführungszeichen fehlt das andere. Bitte ergänzen oder dieses löschen."
    yield Hit(sign.at, sign.at + 1, message)


def _measure(text: str, at: int) -> bool:
    """Inches and seconds: 19", 5' 30"."""
    return at > 0 and text[at - 1].isdigit() and text[at] in "\"'”’"


RULE = TextRule(
    code="TYP001",
    level=Level.FEHLER,
    title="Gerade, fremde oder einzelne Anführungszeichen",
    reason="Anführungszeichen sind paarig und stehen im Deutschen unten und oben: „…“, darin ‚…‘ (amtliches Regelwerk "
    "2018, § 89 und § 95; DIN 5008, Anführungszeichen).",
    bad=(
        Example('die Arbeitsgruppe ⟦"Recht"⟧ tagt', "die Arbeitsgruppe „Recht“ tagt"),
        Example("Modellprojekt ⟦„Abschluss„⟧ läuft", "Modellprojekt „Abschluss“ läuft"),
        Example("das Programm ⟦“Stadtumbau”⟧ endet", "das Programm „Stadtumbau“ endet"),
        Example("Reihe ⟦„⟧Rathaus ohne Ende"),
        Example("Reihe Rathaus⟦“⟧ ohne Anfang"),
        Example("die sog. ⟦\"Altfälle\"⟧ und die ⟦'Neufälle'⟧", "die sog. „Altfälle“ und die ‚Neufälle‘"),
        Example("der Titel ⟦„Stadt und Land”⟧.", "der Titel „Stadt und Land“."),
        Example("das Heft ⟦„⟧Archive und „Neue Wege“"),
        Example('das Heft ⟦"⟧ Archive'),
    ),
    good=examples(
        "die Arbeitsgruppe „Recht“ tagt",
        "Thema „Rückblick auf ‚Otto goes Europe‘ und mehr“",
        'ein Bildschirm mit 19" Diagonale',
        "die SPDi's treffen sich",
        "Hans' Beitrag und Max’ Antwort",
        "(„Leuchtturm“) und „Blickwechsel“/„KinderKulturTage“",
        "Baustein 1 >Analyse< ist fertig",
        "das Forum »Grüne Städte« tagt",
        "wie geht's weiter?",
        "„Stadtsprung. Städte zwischen Harz und Elbe“, deren Ziel",
        "mit der Telemann’schen Musik",
        "„Der Breite Weg“: Ausstellung",
    ),
    safe_fix=True,
    check=_check,
)
