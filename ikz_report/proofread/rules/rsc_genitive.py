"""RSC112: the genitive without its s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

# Endings of nouns that are masculine or neuter in every compound and take -s or -es.
_WITH_S = (
    "zentrum|centrum|museum|technikum|ministerium|gymnasium|konservatorium|forum|studium|kuratorium|präsidium|projekt"
    "|amt|antrag|rat|verband|verein|bereich|betrieb|vertrag|bericht|haushalt|netzwerk|konzept|programm|gebiet|angebot"
    "|system|standort|archiv|theater|orchester|festival|dezernat|referat|team|büro|institut|seminar|vorstand|verkehr"
)
_WITH_ES = "kreis|gesetz|netz|jahr"
# Between article and noun: adjectives, a first part with its hyphen, the name that a body begins with.
_BETWEEN = r"(?:[a-zäöüß]+en |[A-ZÄÖÜ]\w*- und |[A-ZÄÖÜ][a-zäöüß]+ )"
_LACKING = re.compile(
    rf"\b(?:[Dd]es|[Ee]ines) ({_BETWEEN}{{0,2}})((?=[A-ZÄÖÜ])[\w-]*?(?i:(?:{_WITH_S})|({_WITH_ES})))(?![\w/*:-])"
)


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _LACKING.finditer(text):
        right = match[2] + ("es" if match[3] else "s")
        yield Hit(match.start(2), match.end(2), "Im Genitiv fehlt diesem Wort die Endung.", right)


RULE = TextRule(
    code="RSC112",
    level=Level.FEHLER,
    title="Endung des Genitivs fehlt",
    reason="Nach „des“ und „eines“ haben männliche und sächliche Hauptwörter die Endung -s oder -es, auch in Namen von "
    "Einrichtungen (Duden, Die Grammatik, Flexion der Substantive).",
    bad=(
        Example(
            "Modell des Industrie- und ⟦Logistik-Centrum⟧ im Norden",
            "Modell des Industrie- und Logistik-Centrums im Norden",
        ),
        Example("4 Elektriker des Daugavpils ⟦Technikum⟧", "4 Elektriker des Daugavpils Technikums"),
        Example("Leiter des städtischen ⟦Museum⟧ in Halle", "Leiter des städtischen Museums in Halle"),
        Example("Abschluss des ⟦Projekt⟧ im Mai", "Abschluss des Projekts im Mai"),
        Example("im Gebiet des ⟦Landkreis⟧ Börde", "im Gebiet des Landkreises Börde"),
        Example("Entwurf eines gemeinsamen ⟦Konzept⟧", "Entwurf eines gemeinsamen Konzepts"),
        Example("Sitzung des ⟦Fachbeirat⟧ in Burg", "Sitzung des Fachbeirats in Burg"),
    ),
    good=examples(
        "des Logistik-Centrums und des Museums",
        "des Landkreises Börde und des Amtes",
        "des im Museum gezeigten Films",
        "des Kreistages und des Rats, des Kreisverbands",
        "des Projekt- und Zeitplans",
        "des Projekt-Teams und des Amts",
        "das Museum des Landes, die Museen des Bundes",
        "die Leiter des MF und des SGSA",
        "des Fachbereichs Schule und Sport",
        "des Präsidenten und des Vorsitzenden",
        "indes Projekt und Amt zusammenarbeiten",
        "des vom Verein geförderten Hauses",
        "eines der Projekte, eines im Jahr",
        "des Herrn, des Namens, des Beamten",
    ),
    check=_check,
)
