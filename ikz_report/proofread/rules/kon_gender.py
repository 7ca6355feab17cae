"""KON202: gender notations mixed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Found, Hit, ReportRule, examples
from ikz_report.proofread.texts import Word

_STEM = r"(?<![\w-])[A-ZÄÖÜ][\w-]{0,60}[a-zäöüß]"
_KINDS = {
    "mit Schrägstrich": re.compile(_STEM + r"/-?(?:innen|in)(?![A-ZÄÖÜa-zäöü])"),
    "mit Binnen-I": re.compile(
        r"(?<![\w-])[A-ZÄÖÜ][\w-]{0,60}(?:er|or|ent|ist|ant|eur|log|nd|wirt|rat|te)In(?:nen\w*)?\b"
    ),
    "mit Stern": re.compile(_STEM + r"\*(?:innen|in)\w*"),
    "mit Doppelpunkt": re.compile(_STEM + r":(?:innen|in)(?!\w)"),
    "mit Unterstrich": re.compile(_STEM + r"_(?:innen|in)\w*"),
    "mit Klammer": re.compile(_STEM + r"\((?:innen|in)\)\w*"),
}


def _check(context: ReportContext) -> Iterator[Found]:
    uses: dict[str, list[Word]] = defaultdict(list)
    for line in context.lines:
        for kind, pattern in _KINDS.items():
            for match in pattern.finditer(line.text):
                uses[kind].append(Word(line, *match.span()))
    if len(uses) < 2:
        return
    usual = max(uses, key=lambda kind: len(uses[kind]))
    message = (
        f"Der Bericht nennt beide Geschlechter sonst {usual} ({len(uses[usual])}-mal). Bitte einheitlich schreiben."
    )
    for kind, words in uses.items():
        for line, start, end in words if kind != usual else ():
            yield Found(line.place, Hit(start, end, message))


RULE = ReportRule(
    code="KON202",
    level=Level.WARNUNG,
    title="Geschlechter verschieden bezeichnet",
    reason="Kurzformen für beide Geschlechter werden in einem Text nicht gemischt; empfohlen sind Paarformen oder "
    "neutrale Wörter (Duden, Geschlechtergerechter Sprachgebrauch; amtliches Regelwerk 2018, § 106 zum Schrägstrich).",
    bad=examples(
        "13 Mitarbeiter/innen reisen | Mitarbeiter/innen lernen | die ⟦MitarbeiterInnen⟧",
        "die Mitarbeiter/-innen | Teilnehmer/innen | ⟦Teilnehmer*innen⟧",
        "Schüler*innen | Lehrer*innen | ⟦Bürger:innen⟧",
        "Schüler:innen und Lehrer:innen | die ⟦Bürger(innen)⟧",
        "Konferenz der ⟦UmweltamtsleiterInnen⟧ | Mitarbeiter/innen und Teilnehmer/innen",
        "⟦Bürger_innen⟧ | Schüler/innen der Stadt, Lehrer/innen",
    ),
    good=examples(
        "13 Mitarbeiter/innen reisen | Mitarbeiter/-innen lernen",
        "Schülerinnen und Schüler | Mitarbeiter/innen",
        "Schüler*innen und Lehrer*innen",
        "Schüler:innen und Lehrer:innen",
        "„DIE UNTERNEHMERinnen AKADEMIE“ | Mitarbeiter/innen",
        "Beratung:intern und Mitarbeiter/innen",
        "Innenstadt/Innenhof | Mitarbeiter/innen",
        "Land/innere Verwaltung | Bürger*innen",
        "das LinkedIn-Profil der Mitarbeiter/innen",
        "Halle (innen) | Mitarbeiter/innen",
        "die Mitarbeiterinnen | Mitarbeiter/innen",
    ),
    check=_check,
)
