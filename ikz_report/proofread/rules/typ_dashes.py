"""TYP002 and TYP003: the dash in a sentence and the dash for „bis“."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

_SPACED = re.compile(r"(?<=\S)([ \u00a0])(-{1,3}|—)[ \u00a0](?=\S)")
_ONE_SIDED = re.compile(r"(?<=[^\W_]|[)“])(?:–[ \u00a0]|[ \u00a0]–)(?=[^\W_]|[„(])")
_STUCK = re.compile(r"(?<=[)“])-[ \u00a0](?=[^\W_]|[„(])")
_DOUBLE = re.compile(r"(?<=[^\W_])--(?=[^\W_])")
_AS_HYPHEN = re.compile(r"\b[A-ZÄÖÜ]{2,}–[A-ZÄÖÜ][a-zäöüß]{3,}")


def _dash(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _SPACED.finditer(text):
        if not _is_sum(text, match):
            message = "Bindestrich statt Gedankenstrich."
            if match[2] == "—":
                message = "Der deutsche Gedankenstrich ist halb so lang."
            yield Hit(*match.span(), message, f"{match[1]}– ")
    for match in _ONE_SIDED.finditer(text):
        if not _is_sum(text, match):
            yield Hit(*match.span(), "Vor und nach dem Gedankenstrich steht ein Leerzeichen.", " – ")
    for match in _STUCK.finditer(text):
        yield Hit(*match.span(), "Bindestrich statt Gedankenstrich.", " – ")
    for match in _DOUBLE.finditer(text):
        yield Hit(*match.span(), "Zwei Bindestriche statt Gedankenstrich.", " – ")
    for match in _AS_HYPHEN.finditer(text):
        right = match[0].replace("–", "-")
        yield Hit(*match.span(), "Gedankenstrich statt Bindestrich in einem zusammengesetzten Wort.", right)


def _is_sum(text: str, match: re.Match[str]) -> bool:
    """Between two numbers it is „bis“ or „minus“, no dash of a sentence."""
    return text[match.start() - 1].isdigit() and text[match.end()].isdigit()


DASH = TextRule(
    code="TYP002",
    level=Level.WARNUNG,
    title="Bindestrich statt Gedankenstrich",
    reason="Ein Gedankenstrich ist ein Halbgeviertstrich mit Leerzeichen davor und danach; der kurze Strich ohne "
    "Leerzeichen verbindet Wörter (DIN 5008, Gedankenstrich; amtliches Regelwerk 2018, § 82 bis § 85).",
    bad=(
        Example("Unterstützung der Branche⟦ - ⟧Treffen im Mai", "Unterstützung der Branche – Treffen im Mai"),
        Example("Radweg Braunschweig⟦ - ⟧Magdeburg", "Radweg Braunschweig – Magdeburg"),
        Example("ISEK 2025 (Entwurf)⟦ - ⟧Teil A", "ISEK 2025 (Entwurf) – Teil A"),
        Example("Stadt⟦ -- ⟧Land und Stadt⟦--⟧Umland", "Stadt – Land und Stadt – Umland"),
        Example("Theaterverträge Stadt⟦– ⟧Land", "Theaterverträge Stadt – Land"),
        Example("das Programm (2014)⟦– ⟧Teil A", "das Programm (2014) – Teil A"),
        Example("Theaterverträge Stadt⟦ –⟧Land", "Theaterverträge Stadt – Land"),
        Example("„Talent Campus“⟦- ⟧Angebote in den Ferien", "„Talent Campus“ – Angebote in den Ferien"),
        Example("AG ⟦ILE–Region⟧ Magdeburg", "AG ILE-Region Magdeburg"),
        Example("„Fachkräfte⟦ — ⟧finden“", "„Fachkräfte – finden“"),
    ),
    good=examples(
        "Theaterverträge Stadt – Land",
        "Telemann-Pflege und -Forschung",
        "Kreislauf- und Abfallwirtschaft",
        "Imagebildung, -ausprägung",
        "Otto-von-Guericke-Universität",
        "die Strecke Halle–Magdeburg",
        "Temperaturen um -5 Grad",
        "das Ergebnis 7 - 3",
        "die Spanne 4 – 6 Jahre, auch 4– 6",
        "zum/zur Fachwirt/-in",
        "– eingerückter Strich am Anfang",
        "Straße A–Z und Mo–Fr",
    ),
    safe_fix=True,
    check=_dash,
)

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_RANGE = re.compile(rf"(?<![\w.,:/)–-])(?<!\d )({_NUMBER})( ?- ?)({_NUMBER})(?![\w(–]|-(?!mal\b)|[/.,:]\d)")
_DAYS = re.compile(r"(?<![\w.–-])(\d{1,2}\.(?:\d{1,2}\.)?(?:\d{4})?)( ?- ?)(\d{1,2}\.\d{0,2})(?![\w-])")
_MONTHS = re.compile(r"(?<![\w./-])(0?[1-9]|1[0-2])( ?- ?)(0?[1-9]|1[0-2])(?=/\d{4}\b)")
_ROMAN = re.compile(r"(?<![\w./-])(I{1,3}|IV)( ?- ?)(I{1,3}|IV)(?=/\d{4}\b|\. Quartal)")
_CLOCK = re.compile(r"(?<![\w.:–-])(\d{1,2}:\d\d)( ?- ?)(\d{1,2}:\d\d)(?![\w:-])")
_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NAMES = re.compile(rf"\b({_MONTH})( ?- ?)({_MONTH})\b")
# What stands before a number that is a name: a file, a standard, a telephone.
_LABEL = re.compile(
    r"(?:Nr|Nummer|Az|Aktenzeichen|Tel|Telefon|Fax|DIN|ISO|EN|IEC|VDI|ISBN|ISSN|DS|Drucksache|Beschluss|Vorlage|PLZ)"
    r"[.:]?[ \u00a0]?$"
)
_MESSAGE = "Für „bis“ steht der lange Strich, hier ohne Leerzeichen."


def _bis(text: str, context: TextContext) -> Iterator[Hit]:
    if "-" not in text:
        return
    for match in _RANGE.finditer(text):
        if _rising(match[1], match[3]) and not _LABEL.search(text, 0, match.start()):
            yield _hit(match)
    for pattern in (_DAYS, _MONTHS, _ROMAN, _CLOCK, _NAMES):
        yield from (_hit(match) for match in pattern.finditer(text))


def _hit(match: re.Match[str]) -> Hit:
    return Hit(*match.span(), _MESSAGE, f"{match[1]}–{match[3]}")


def _rising(first: str, second: str) -> bool:
    """Only a smaller and a greater number make a range; 1380-50 is a file, 14289-1 a standard."""
    values = [float(each.replace(".", "").replace(",", ".")) for each in (first, second)]
    return values[0] < values[1] and not (first.startswith("0") and len(first) > 1)


RANGE = TextRule(
    code="TYP003",
    level=Level.WARNUNG,
    title="Bindestrich statt Strich für „bis“",
    reason="Der Strich für „bis“ ist der Halbgeviertstrich (DIN 5008, Zeichen für „bis“); zwischen Ziffern steht er "
    "ohne Leerzeichen (Duden, Hinweise für die Textverarbeitung). Aktenzeichen und Nummern behalten ihren Bindestrich.",
    bad=(
        Example("in den kommenden ⟦4-6⟧ Jahren", "in den kommenden 4–6 Jahren"),
        Example("Städte (⟦100.000-500.000⟧ EW)", "Städte (100.000–500.000 EW)"),
        Example("Fortsetzung ⟦2015-2018⟧: Grundbildung", "Fortsetzung 2015–2018: Grundbildung"),
        Example("Bürgerbeteiligung (⟦III-IV⟧/2015)", "Bürgerbeteiligung (III–IV/2015)"),
        Example("Bescheide in ⟦01-03⟧/2015", "Bescheide in 01–03/2015"),
        Example("Tagung vom ⟦24.-27.09⟧.2014", "Tagung vom 24.–27.09.2014"),
        Example("täglich ⟦10:00 - 12:00⟧ Uhr", "täglich 10:00–12:00 Uhr"),
        Example("⟦Januar-März⟧ 2014", "Januar–März 2014"),
        Example("Treffen ⟦1-2⟧-mal im Jahr", "Treffen 1–2-mal im Jahr"),
    ),
    good=examples(
        "Beschluss-Nr. 1380-50(V)12",
        "Beschluss Nr. 1790/63(V)13/1 zur DS0085/13",
        "nach ISO 14289-1 geprüft",
        "Telefon 0391 540-1234",
        "in den Jahren 2015–2018",
        "Linie 2 und Amt 31",
        "ein 16-9-Format",
        "Verwaltung 4-6-jähriger Kinder",
        "Magdeburg-Rothensee und 3D-Modell",
        "die Vorlage Nr. 12-15",
        "Ausgabe 432-1",
        "Raum 5-120a",
        "EN 301-549 gilt",
        "am 05./06.11.2014",
    ),
    safe_fix=True,
    check=_bis,
)
