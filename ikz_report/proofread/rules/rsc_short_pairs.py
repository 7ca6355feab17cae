"""RSC114: short forms for both genders that do not fit their case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Hit, TextRule, examples

_INFLECTED = re.compile(r"(?<![\w-])([A-ZÄÖÜ]\w*?)(er|or|ent|ist|at|e)(e?n)/-?(innen)\b")
_DATIVE = re.compile(
    r"\b(?:[Vv]on|[Mm]it|[Bb]ei|[Aa]us|[Nn]ach|[Zz]u|[Uu]nter)(?: den)? (?:[a-zäöüß]+en ){0,2}"
    r"([A-ZÄÖÜ][\w-]*er)/-?innen\b"
)


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _INFLECTED.finditer(text):
        stem = match[1] + match[2]
        both = f"{stem.removesuffix('e')}innen und {stem}{match[3]}"
        yield Hit(*match.span(), "Ohne den Schrägstrich ergibt das kein Wort. Bitte beide nennen.", proposal=both)
    for match in _DATIVE.finditer(text):
        both = f"{match[1]}innen und {match[1]}n"
        message = f"Im Dativ heißt es „{match[1]}n“; die Kurzform lässt das n weg. Bitte beide nennen."
        yield Hit(match.start(1), match.end(), message, proposal=both)


RULE = TextRule(
    code="RSC114",
    level=Level.WARNUNG,
    title="Kurzform für beide Geschlechter passt nicht zum Fall",
    reason="Die Kurzform mit Schrägstrich ist nur möglich, wo sie beide Formen ergibt: die Schüler/-innen, aber den "
    " Schülerinnen und Schülern (amtliches Regelwerk und Duden, Schrägstrich).",
    bad=examples(
        "mit internationalen ⟦Teilnehmern/innen⟧ getestet",
        "die Kompetenz von ⟦Verwaltungsmitarbeitern/-innen⟧",
        "zur Entsendung von ⟦Mitarbeiter/innen⟧ der Stadt",
        "mit den jungen ⟦Lehrer/-innen⟧ der Schule",
        "ein Lehrgang für ⟦Studenten/innen⟧ des Landes",
        "unter den ⟦Bürger/innen⟧ der Stadt",
    ),
    good=examples(
        "13 Mitarbeiter/innen reisen, 18 Mitarbeiter/-innen lernen",
        "für Verwaltungsmitarbeiter/innen der Stadt",
        "die Schülerinnen und Schüler",
        "mit Teilnehmerinnen und Teilnehmern",
        "um die Teilnehmer/-innen zu befähigen",
        "mit Händlern/Innenstadt, von Bürgern/Innungen",
        "zum/zur Fachwirt/-in",
        "von Erzieher*innen und Lehrer:innen",
        "nach 13 Lehrer/innen im Vorjahr",
        "die Beigeordneten/Amtsleiter der Stadt",
    ),
    check=_check,
)
