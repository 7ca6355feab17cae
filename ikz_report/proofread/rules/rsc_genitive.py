"""RSC112: the genitive without its s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.lexicon import FIRST_NAMES
from ikz_report.proofread.moments import MONTHS
from ikz_report.proofread.rule import Example, Hit, TextRule, examples, word_set

# Endings of nouns that are masculine or neuter in every compound and take -s or -es; they may begin a name.
_KINDS = (
    "zentrum|centrum|museum|technikum|ministerium|gymnasium|konservatorium|forum|studium|kuratorium|präsidium|projekt"
    "|amt|antrag|rat|verband|verein|bereich|betrieb|vertrag|bericht|haushalt|netzwerk|konzept|programm|gebiet|angebot"
    "|system|standort|archiv|theater|orchester|festival|dezernat|referat|team|büro|institut|seminar|vorstand|verkehr"
    "|kreis|gesetz|netz|jahr"
)
# Between article and noun: adjectives, a first part with its hyphen, the name that a body begins with.
_NO_ADJECTIVE = (
    "(?!neben|gegen|wegen|zwischen|hinten|unten|außen|innen|binnen|mitten|diesen|jenen|einen|keinen|seinen|ihren"
    "|unseren)"
)
_BETWEEN = rf"(?:{_NO_ADJECTIVE}[a-zäöüß]{{2,}}en )?(?:[A-ZÄÖÜ]\w*- und )?(?:[A-ZÄÖÜ][a-zäöüß]+(?<!es) )?"
_KIND = re.compile(rf"\b(?:[Dd]es|[Ee]ines) {_BETWEEN}((?=[A-ZÄÖÜ])[\w-]*?(?i:{_KINDS}))(?![\w/*:-])")
# Any other noun: not before a capital, where it may be an adjective or a foreign name; weak nouns end on -n.
_ANY = re.compile(
    rf"\b(?:[Dd]es|[Ee]ines) (?:{_NO_ADJECTIVE}[a-zäöüß]{{2,}}en )?"
    r"((?:[A-ZÄÖÜ][a-zäöüß]+-)*(?![a-zäöüßA-Z]+ing\b)[A-ZÄÖÜ][a-zäöüß]{2,}(?<![nsxzß]))(?![\w/*:-]| [A-ZÄÖÜ„\d])"
)
# They may stand without -s: names of styles, languages, countries, the web.
_BARE = word_set(
    "Barock Rokoko Biedermeier Jugendstil Bauhaus Jazz Rock Pop Internet Intranet Web Euro Dollar Islam Irak Iran "
    "Libanon Sudan Kosovo Balkan Deutsch Englisch Latein Dativ Genitiv Abitur Ich Du Tsunami Yoga"
)
_ES = re.compile(r"(?:kreis|gesetz|netz|jahr)$", re.IGNORECASE)
_MESSAGE = "Im Genitiv fehlt diesem Wort die Endung."


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    starts = set()
    for pattern in (_KIND, _ANY):
        for match in pattern.finditer(text):
            noun = match[1]
            may_be_bare = noun in _BARE or noun in MONTHS or noun in FIRST_NAMES
            if match.start(1) in starts or may_be_bare or _is_person(noun, context):
                continue
            starts.add(match.start(1))
            yield Hit(match.start(1), match.end(1), _MESSAGE, noun + ("es" if _ES.search(noun) else "s"))


def _is_person(noun: str, context: TextContext) -> bool:
    return any(noun in person.split() for person in context.settings.persons)


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
        Example("Eliteschulen des ⟦Sport⟧ und des ⟦Fußball⟧ seit 2009"),
        Example("Fragen des neuen ⟦Wahlgeschäft⟧, dazu Formblätter"),
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
        "des Magdeburger Rechtsamtes und des Deutschen Städtetages",
        "die Kunst des Barock und des Internet, des Mai, des Controlling",
        "in dem in Artikel 3 des Vertrages genannten Gebiet",
        "auf Wunsch des Verbrauchers den Vertrag ändern",
        "30 Prozent des diesen Betrag übersteigenden Einkommens",
        "nach § 4 des Ausbaugesetzes Übertragungsnetz",
        "des neben Halle liegenden Ortes",
        "Mitglied des Blended Learning Teams",
    ),
    check=_check,
)
