"""RSC111: words taken from English in German text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples, word_set

_ELECTRONIC = re.compile(
    r"(?<![\w-])e-(learning|tools?|mails?|books?|government|bikes?|commerce|paper|health|mobility|services?|recruiting"
    r"|vergabe|akten?|rechnung(?:en)?|payment)(?![\w-])(?: ([A-ZÄÖÜ][a-zäöüß]{3,}))?"
)
# Duden: the particle in a noun of verb and particle is small.
_PARTICLE = re.compile(
    r"(?<![\w-])(Kick|Start|Check|Back|Set|Take|Sign|Pop|Follow|Stand|Play|Spin)-(Offs?|Ups?|Ins?|By|Outs?)\b"
)
_KNOW_HOW = re.compile(r"(?<![\w-])Know-How\b")
# Phrases that German nouns are joined to; alone they are written as in English (§ 37, § 55).
_PHRASE = re.compile(
    r"(?<![\w-])(?:([Bb]est)[ -]([Pp]ractice)|([Bb]lended)[ -]([Ll]earning)|([Oo]pen)[ -]([Dd]ata|[Ss]ource|[Aa]ccess"
    r"|[Gg]overnment)|([Ss]mart)[ -]([Cc]ity)|([Ss]ocial)[ -]([Mm]edia)|([Pp]ublic)[ -]([Rr]elations|[Hh]ealth)"
    r"|([Ll]ast)[ -]([Mm]inute)|([Rr]ound)[ -]([Tt]able)|([Cc]ase)[ -]([Mm]anagement)|([Cc]orporate)[ -]([Dd]esign)"
    r"|([Ww]orst)[ -]([Cc]ase)|([Bb]ig)[ -]([Dd]ata)|([Jj]ob)[ -]([Ss]hadowing)) ([A-ZÄÖÜ][a-zäöüß]{3,})(?![\w-])"
)
_ENGLISH = word_set("and for in of on the to via with")
_ENGLISH_NOUNS = word_set(
    "Award Awards Center Centre Charter City Commission Community Conference Congress Day Days Europe Festival Forum "
    "Foundation Germany Group Guide Initiative Institute Lab Manager Meeting Monitor Network Night Office Partnership "
    "Platform Policy Programme Project School Strategy Summit Team Training University Week Workshop World"
)


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _ELECTRONIC.finditer(text):
        if text[: match.start()].rstrip().rpartition(" ")[2] not in _ENGLISH:
            yield _electronic(match)
    for match in _PARTICLE.finditer(text):
        yield Hit(*match.span(), "Der zweite Teil wird klein geschrieben.", f"{match[1]}-{match[2].lower()}")
    for match in _KNOW_HOW.finditer(text):
        yield Hit(*match.span(), "Der zweite Teil wird klein geschrieben.", "Know-how")
    for match in _PHRASE.finditer(text):
        *phrase, noun = (each for each in match.groups() if each)
        if noun not in _ENGLISH_NOUNS:
            right = "-".join([*(each.capitalize() for each in phrase), noun])
            yield Hit(*match.span(), "Zusammensetzungen werden durchgehend mit Bindestrichen verbunden.", right)


def _electronic(match: re.Match[str]) -> Hit:
    right = f"E-{match[1].capitalize()}"
    if match[2] is None or match[2] in _ENGLISH_NOUNS:
        end = match.end(1)
        return Hit(match.start(), end, "Hauptwörter mit „E-“ werden groß geschrieben.", right)
    message = "Hauptwörter mit „E-“ werden groß geschrieben und mit Bindestrich an das nächste gefügt."
    return Hit(*match.span(), message, f"{right}-{match[2]}")


RULE = TextRule(
    code="RSC111",
    level=Level.WARNUNG,
    title="Englische Wörter in deutschen Zusammensetzungen",
    reason="Ein Hauptwort aus mehreren Wörtern wird durchgehend mit Bindestrichen verbunden: Best-Practice-Beispiel "
    "(amtliches Regelwerk § 43 und § 44); fremde Hauptwörter schreibt man groß: E-Learning, das Partikel in Kick-off "
    "klein (§ 55; Duden).",
    bad=(
        Example("neue ⟦e-tools⟧ und ⟦e-learning Materialien⟧", "neue E-Tools und E-Learning-Materialien"),
        Example("die ⟦Best practice Beispiele⟧ der Städte", "die Best-Practice-Beispiele der Städte"),
        Example("⟦Blended Learning Module⟧ mit Präsenz", "Blended-Learning-Module mit Präsenz"),
        Example("Auftakt und ⟦Kick-Off⟧-Meeting am 05.11.2014", "Auftakt und Kick-off-Meeting am 05.11.2014"),
        Example("eine ⟦e-mail⟧ an das Amt", "eine E-Mail an das Amt"),
        Example("eine ⟦Open Data Plattform⟧ der Stadt", "eine Open-Data-Plattform der Stadt"),
        Example("das ⟦Know-How⟧ der ⟦Start-Ups⟧", "das Know-how der Start-ups"),
    ),
    good=examples(
        "neue E-Tools und E-Learning-Materialien",
        "Best-Practice-Beispiele und Best Practice",
        "Blended Learning ist gefragt, Smart City auch",
        "AGE+ Platform for e-learning and updating supports",
        "das Kick-off-Meeting und das Know-how der Start-ups",
        "der Best Practice Award und das Smart City Forum",
        "Open Data für alle, Social Media im Amt",
        "die Case-Management-Stelle",
        "name@e-mail.de und www.e-government.de",
        "das In-Kraft-Treten und der Stand-Ort",
        "Public Relations und Public Health in der Stadt",
        "die Bewertung nach Best Practice, Kosten und Nutzen",
    ),
    check=_check,
)
