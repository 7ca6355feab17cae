"""RSC101 and RSC106: compound words without their linking s, and without their hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from ikz_report.model import Text
from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

# First elements on these endings always take the s (Duden: Fugenelement), save before endings like -lich, -ler.
_ENDINGS = "ung|heit|keit|schaft|[ts]ion|ität"
_FIRST = "Urteil|Beruf|Geschäft|Verkehr|Einkauf|Vertrag|Haushalt|Unterricht|Auftrag|Beitrag|Gebiet"
# Second elements that begin with s: there „Organisations|ervice“ looks as if the s were in place.
_WITH_S = (
    "saal|sache|sammlung|satz|satzung|schein|schreiben|schritt|schritte|schule|schulen|schutz|schwerpunkt|seite|seiten|"
    "service|sicherheit|sitz|sitzung|sparte|speicher|spende|spiel|sprecher|staffel|stand|standard|standort|start|"
    "statistik|status|stelle|stellen|stoff|strafe|strategie|struktur|strukturen|stück|stufe|stunde|stunden|"
    "suche|summe|system|systeme|studie|studien|stätte|stätten|station"
)
_WITH_VOWEL = (
    "abteilung|amt|ämter|angebot|angebote|antrag|anträge|arbeit|auftrag|aufgabe|aufgaben|ausgabe|ausgaben|"
    "ausschuss|einrichtung|einrichtungen|entwicklung|ergebnis|ergebnisse|ordnung|ort|orte|objekt|unterlagen"
)
_INFLECTED = r"(?:e|en|er|es|ern|n|s)?(?![^\W\d_])"
_BEFORE_S = re.compile(rf"\b([A-ZÄÖÜ][^\W\d_]*?(?:{_ENDINGS})|{_FIRST})((?:{_WITH_S}){_INFLECTED})")
# „sch“ before n, l, m, w, r, u begins the second element, for no word begins with „chn“.
_BEFORE_SCH = re.compile(rf"\b([A-ZÄÖÜ][^\W\d_]*?(?:{_ENDINGS}))(sch(?:[nlmwu]|r(?!o))[^\W\d_]{{2,}})")
_BEFORE_VOWEL = re.compile(rf"\b([A-ZÄÖÜ][^\W\d_]+?(?:{_ENDINGS}))((?:{_WITH_VOWEL}){_INFLECTED})")
_BEFORE_CONSONANT = re.compile(
    r"\b([A-ZÄÖÜ][^\W\d_]{2,}?(?<![VvJj]er)(?<![Ss]pr)(?<![Ss]chw)(?<![Jj])ung|[A-ZÄÖÜ][^\W\d_]+?(?:heit|keit|schaft|[ts]ion|ität))"
    r"((?!nahme|leich|nell|lich|ler|haft|los|bar|chen|wert|ment|nier|ren|ter)[bdfgklmnprtvwz][^\W\d_]{3,})"
)
_SHORT = re.compile(rf"\b([A-ZÄÖÜ][^\W\d_]+?(?:{_ENDINGS}))((?:tag|bau|rat|weg|jahr|tor|werk){_INFLECTED})")
_ADJECTIVE = re.compile(
    rf"\b([a-zäöüß]{{2,}}(?:{_ENDINGS}))((?:fähig|bedürftig|mäßig|pflichtig|gemäß|technisch|politisch|rechtlich|bezogen)"
    r"(?:e[mnrs]?)?)\b"
)
_TOO_MANY = re.compile(
    r"\b((?:[A-ZÄÖÜ][^\W\d_]*)?(?:(?:[Nn]etzwerk|[Pp]rojekt)(?=s(?:arbeit|partner|gruppe|leit|karte|idee|mittel))"
    r"|[Aa]ntrag(?=sstell)))s([^\W\d_]+)"
)


def _linking(text: str, context: TextContext) -> Iterator[Hit]:
    for pattern in (_BEFORE_S, _BEFORE_SCH, _BEFORE_VOWEL, _BEFORE_CONSONANT, _SHORT, _ADJECTIVE):
        for match in pattern.finditer(text):
            if match[0] not in context.settings.words:
                message = "In der Zusammensetzung fehlt das Fugen-s."
                yield Hit(*match.span(), message, f"{match[1]}s{match[2]}")
    for match in _TOO_MANY.finditer(text):
        if match[0] not in context.settings.words:
            yield Hit(*match.span(), "Diese Zusammensetzung hat kein Fugen-s.", f"{match[1]}{match[2]}")


LINKING = TextRule(
    code="RSC101",
    level=Level.FEHLER,
    title="Fugen-s fehlt oder ist zu viel",
    reason="Erste Glieder auf -ung, -heit, -keit, -schaft, -ion, -ität stehen in Zusammensetzungen mit Fugen-s: "
    "Organisationsservice, Gesundheitsamt (Duden, Die Grammatik, Fugenelemente); Netzwerk und Projekt haben keines, "
    "ebenso Antragstellung und Antragsteller.",
    bad=(
        Example("Fachbereich ⟦Organisationservice⟧", "Fachbereich Organisationsservice"),
        Example("eine gemeinsame ⟦Urteilsammlung⟧ im Internet", "eine gemeinsame Urteilssammlung im Internet"),
        Example("die ⟦Netzwerksarbeit⟧ der Stadt", "die Netzwerkarbeit der Stadt"),
        Example("das ⟦Gesundheitamt⟧ der Stadt", "das Gesundheitsamt der Stadt"),
        Example("die ⟦Wirtschaftförderung⟧ und der ⟦Verwaltungausschuss⟧"),
        Example("eine ⟦Beratungstelle⟧ mit ⟦Ausbildungplätzen⟧", "eine Beratungsstelle mit Ausbildungsplätzen"),
        Example("die ⟦Haushaltsatzung⟧ 2015", "die Haushaltssatzung 2015"),
        Example("an der ⟦Universitätklinik⟧", "an der Universitätsklinik"),
        Example("eine ⟦Änderungschneiderei⟧ in Halle", "eine Änderungsschneiderei in Halle"),
        Example("zur ⟦Antragsstellung⟧ beim Land", "zur Antragstellung beim Land"),
        Example("der ⟦Gründungtag⟧ bleibt ⟦handlungfähig⟧", "der Gründungstag bleibt handlungsfähig"),
    ),
    good=examples(
        "Fachbereich Organisationsservice und Urteilssammlung",
        "die Netzwerkarbeit, des Netzwerks, das Netzwerkforum",
        "die Antragstellung, der Antragsteller, die Antragsfrist, des Antrags",
        "die Leistungsportfolios und Bildungsportale",
        "wirtschaftlich, leistungsfähig, ordnungsgemäß, heiter",
        "die Körperschaftsteuer und die Jungfrau, der Sprungturm und der Schwung",
        "die Wissenschaftler und Gewerkschafter",
        "die Ganzheitlichkeit, die Einheitlichkeit",
        "der Verunglückte und die Verunglimpfung",
        "das Stadion und die Stadionbauten",
        "Beratungen, Gesellschaften, Funktionen und Kommunikationen",
        "funktionieren, stationär, national",
        "die Projektsteuerung und das Projektseminar",
        "Gesundheits- und Veterinäramt",
        "die Aktionstage und der Informationstag",
        "Landschaften und Wirtschaftswege",
        "die Flüssigkeitschromatografie und die Bilanzungleichgewichte",
        "der Leitungschef, die Sitzungschronik, die Stiftungschance",
        "Zeitungsente und Sitzungsende, die Stellungnahmen",
        "Funktionalität, Nationalpark, Rationalisierung",
    ),
    check=_linking,
)

_ACRONYM = re.compile(
    r"(?<![\w-])(?![IVXLC]+ )([A-ZÄÖÜ]{2,}[a-z]?[A-Z]*\d{0,3}|[A-Z]\d{2,3}) "
    r"([A-ZÄÖÜ][a-zäöüß]{3,}[^\W\d_]*)(?![\w-])"
)
_SECOND = re.compile(
    r"(?:projekt|beschluss|vereinbarung|schreiben|materialien|programm|system|antrag|portal|sitzung|treffen|beispiel|"
    r"vergleichsring|mittel|förderung|branche|netzwerk|konzept|richtlinie|gruppe|module?|unternehmen|formular|fachkraft|"
    r"fachkräfte|kommission|gelder|fonds|verfahren|dienst|dienstleister|dienstleistung|anwendung|lösung|bereich|abteilung|"
    r"gesetz|verordnung|vorlage|maßnahme|kennzahl|ausbildung|anlage|technik|kurs|lehrgang|seminar|konferenz|tagung|"
    r"plattform|strategie|zulassung|steuer|zuschuss|bescheid|vertrag|gebäude|daten|bericht)(?:e[snr]?|s|n|en)?$",
    re.IGNORECASE,
)
_KINDS = frozenset(("AG", "AK", "FB", "LH", "LAG", "BAG", "DS", "GmbH"))


def _hyphen(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _ACRONYM.finditer(text):
        if match[1] in _KINDS or not _SECOND.search(match[2]):
            continue
        if not any(match.start() < at < match.end() for at in _changes(context.line.runs)):
            message = "Abkürzung und Wort bilden eine Zusammensetzung und werden mit Bindestrich verbunden."
            yield Hit(*match.span(), message, f"{match[1]}-{match[2]}")


def _changes(runs: Text) -> Iterator[int]:
    """Where the emphasis changes: a short name underlined leads a text and is no part of its first word."""
    return accumulate(len(run.text) for run in runs)


HYPHEN = TextRule(
    code="RSC106",
    level=Level.WARNUNG,
    title="Bindestrich zwischen Abkürzung und Wort fehlt",
    reason="Zusammensetzungen mit Abkürzungen werden mit Bindestrich geschrieben: ESF-Projekt "
    "(amtliches Regelwerk § 40 Abs. 2). Namen, die keinen haben, gehören unter „namen“ in korrektur.yaml.",
    bad=(
        Example("ein ⟦ESF Projekt⟧ in Burg", "ein ESF-Projekt in Burg"),
        Example("der ⟦SR Beschluss⟧ von 2010", "der SR-Beschluss von 2010"),
        Example("die ⟦D115 Kooperationsvereinbarung⟧", "die D115-Kooperationsvereinbarung"),
        Example("⟦AL Schreiben⟧ vom Mai", "AL-Schreiben vom Mai"),
        Example("neue ⟦IT Unternehmen⟧ und ⟦EU Richtlinien⟧", "neue IT-Unternehmen und EU-Richtlinien"),
        Example("im ⟦KGSt Vergleichsring⟧ Friedhof", "im KGSt-Vergleichsring Friedhof"),
        Example("eine ⟦EFRE Förderung⟧ für das Haus", "eine EFRE-Förderung für das Haus"),
    ),
    good=examples(
        "ein ESF-Projekt in Burg",
        "AG Musikfeste im Land",
        "der LH Magdeburg",
        "SIKOSA Magdeburg",
        "FB Personal",
        "KITU Prüfung gemeinsamer Nutzung",
        "IHK Magdeburg und HWK Halle",
        "AG Beschaffung, FB Verträge, AK Stadtforschung",
        "MMKT Magdeburg Marketing",
        "das ISEK 2025",
        "IT und Netze",
        "nach Anhang II Modul C",
        "ob der SAB Zweigstelle wird",
    ),
    check=_hyphen,
)
