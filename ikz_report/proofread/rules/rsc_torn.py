"""RSC102 and RSC103: hyphens left over from a line's end, torn words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples, word_set
from ikz_report.proofread.spelling.joints import left_over

_LEFT_OVER = re.compile(r"(?<![\w-])([A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*)-([a-zäöüß]{3,})(?![\w-])")
# Words that keep their hyphen before a small letter: adjectives of two parts, participles, English.
_ADJECTIVE = re.compile(
    r"(?:(?:isch|lich|ig|weit|basiert|gestützt|bezogen|bedingt|fähig|frei|gerecht|konform|orientiert|spezifisch|seitig"
    r"|relevant|intern|nah|weise|getrieben|finanziert|gefördert|geführt)(?:e[mnrs]?)?)$"
)
_TWO_ADJECTIVES = re.compile(r"(?:isch|lich|ig)-\w+e[mnrs]?$")  # öffentlich-private
_ENGLISH = word_set(
    "based by call camp check city day down free friendly go home house how in job learning life line made making "
    "off on online out over point pair ready sharing shop side stop tech the to tool tools up vision ware wide work"
)
_FUNCTION = word_set(
    "am an auf aus bei bzw das de del der des di die du im in la le les mit ob oder sowie und van vom von zu zum zur"
)
_CAPITALS = re.compile(r"(?<![\w-])([A-ZÄÖÜ]{2,})-([A-ZÄÖÜ]{2,})(?![\w-])")
_MESSAGE = "Hier ist wohl ein Trennstrich vom Zeilenende stehen geblieben."


def _left_over(text: str, context: TextContext) -> Iterator[Hit]:
    if "-" not in text:
        return
    speller = context.report.speller
    found: set[int] = set()
    for match in _LEFT_OVER.finditer(text):
        second = match[2]
        listed = speller is not None and match[0] in speller.dictionary.entries
        right = _ADJECTIVE.search(second) or _TWO_ADJECTIVES.search(match[0])
        if second not in _ENGLISH and second not in _FUNCTION and not right and not listed:
            found.add(match.start())
            yield Hit(*match.span(), _MESSAGE, match[1] + second)
    for start, end, joined in left_over(text, speller) if speller is not None else ():
        if start not in found:
            yield Hit(start, end, _MESSAGE, joined)
    for match in _CAPITALS.finditer(text):
        joined = match[1] + match[2]
        if any(joined.casefold() == known.casefold() for known in _acronyms(context)):
            yield Hit(*match.span(), _MESSAGE, joined)


def _acronyms(context: TextContext) -> Iterator[str]:
    """Words of the report and the settings that may be the acronym without its hyphen."""
    yield from context.settings.names
    yield from context.report.words


LEFT_OVER = TextRule(
    code="RSC102",
    level=Level.FEHLER,
    title="Übrig gebliebener Trennstrich",
    reason="Ein Trennstrich steht nur am Zeilenende (amtliches Regelwerk 2018, § 107); mitten in der Zeile zerteilt er "
    "das Wort, das sonst ohne Bindestrich geschrieben wird.",
    bad=(
        Example("die internationale ⟦Außen-darstellung⟧", "die internationale Außendarstellung"),
        Example("alle ⟦Sport-schulen⟧ in Halle", "alle Sportschulen in Halle"),
        Example("gegen ⟦Eichenprozessions-spinner⟧", "gegen Eichenprozessionsspinner"),
        Example("der ⟦Stadt-rat⟧ beschließt", "der Stadtrat beschließt"),
        Example("Lehrgang der ⟦SIKO-SA⟧, später SIKOSA", "Lehrgang der SIKOSA, später SIKOSA"),
        Example("die ⟦Zusammen-arbeit⟧ läuft", "die Zusammenarbeit läuft"),
    ),
    good=examples(
        "Otto-von-Guericke-Universität und Martin-Luther-Universität",
        "Kick-off und Start-up und Know-how",
        "Deutsch-polnische Partnerschaft",
        "Öffentlich-private Partnerschaft, Städtebaulich-soziale Fragen",
        "Sachsen-anhaltische Städte",
        "Kreislauf- und Abfallwirtschaft",
        "EU-weit, HH-seitige Voraussetzungen",
        "Web-basierte Verfahren und Internet-gestützt",
        "Ernst-Reuter-Allee und Magdeburg-Rothensee",
        "MD-LSA und KITU",
        "Frankfurt-am-Main",
        "e-learning und job-shadowing",
        "zum/zur Fachwirt/-in",
    ),
    check=_left_over,
)

_BLANK_AFTER = re.compile(
    r"(?<![\w-])((?:[^\W\d_]\.-?|[^\W_]+-)*[^\W_]+)-[ \u00a0](?!(?:und|oder|bzw|beziehungsweise|sowie|noch|als|wie|bis"
    r"|statt|zur|zum|ins|aber|u|o|nicht|mit|ohne|auch)\b|[a-zäöü]{2,4}\.[ \u00a0][^\W\d_])([^\W\d_]+)"
)
_DOTTED = re.compile(r"(?<=\w\.)-[ \u00a0](?=[^\W\d_]\.)")
_NUMBER = re.compile(r"(?:[IVX]+|\d+)$")
_PAIRED = re.compile(r"(?:isch|lich|ig)$|^(?:nicht|deutsch)$")  # the first of two adjectives, which keep their hyphen
_BLANK_BEFORE = re.compile(
    r"(?<!und)(?<!oder)(?<!bzw\.)(?<!sowie)(?<!und/oder)(?<=[^\W\d_,;])[ \u00a0]-(?=[^\W\d_])(?!in\b|innen\b)"
)

_MISPLACED = re.compile(r"(?<![\w-])([A-ZÄÖÜ][^\W\d_]{3,})-/([a-zäöüß]{4,})(?![\w-])")
_NO_BLANK = re.compile(r"(?<![\w-])([^\W\d_]{2,}-)(und|oder|bzw\.)(?=[ ])")


def _torn(text: str, context: TextContext) -> Iterator[Hit]:
    if "-" not in text:
        return
    for match in _BLANK_AFTER.finditer(text):
        yield _joined(match)
    for match in _DOTTED.finditer(text):
        yield Hit(*match.span(), "Nach dem Bindestrich steht hier kein Leerzeichen.", "-")
    for match in _NO_BLANK.finditer(text):
        yield Hit(*match.span(), "Nach dem Ergänzungsstrich fehlt ein Leerzeichen.", f"{match[1]} {match[2]}")
    for match in _MISPLACED.finditer(text):
        yield Hit(*match.span(), "Der Ergänzungsstrich steht am falschen Wort.", f"{match[1]}/-{match[2]}")
    for match in _BLANK_BEFORE.finditer(text):
        yield Hit(*match.span(), "Vor dem Bindestrich steht hier kein Leerzeichen.", "-")


def _joined(match: re.Match[str]) -> Hit:
    first, second = match[1], match[2]
    if second[0].islower() and (first.isupper() or _PAIRED.search(first)):
        return Hit(*match.span(), "Nach dem Bindestrich steht hier kein Leerzeichen.", f"{first}-{second}")
    if second[0].islower():
        return Hit(*match.span(), "Hier ist wohl ein Wort zerrissen.", first + second)
    if _NUMBER.search(first):
        message = "Bindestrich mit Leerzeichen dahinter; gemeint ist wohl ein Gedankenstrich."
        return Hit(*match.span(), message, f"{first} – {second}")
    return Hit(*match.span(), "Nach dem Bindestrich steht hier kein Leerzeichen.", f"{first}-{second}")


TORN = TextRule(
    code="RSC103",
    level=Level.FEHLER,
    title="Zerrissenes Wort",
    reason="Der Bindestrich verbindet ohne Leerzeichen (amtliches Regelwerk § 40 bis § 52; DIN 5008, Bindestrich). Nur "
    "der Ergänzungsstrich hat eines: Kreislauf- und Abfallwirtschaft (Fassung 2018, § 98).",
    bad=(
        Example("inter- und ⟦in- trakommunal⟧", "inter- und intrakommunal"),
        Example("ein ⟦öffentlich- rechtlicher⟧ Vertrag", "ein öffentlich-rechtlicher Vertrag"),
        Example("das ⟦ESF- Projekt⟧ in Burg", "das ESF-Projekt in Burg"),
        Example("Projekt ⟦II- Mobilisierung⟧ von Frauen", "Projekt II – Mobilisierung von Frauen"),
        Example("die ⟦Otto-von-Guericke-Univers- ität⟧ lehrt", "die Otto-von-Guericke-Universität lehrt"),
        Example("die O.-v.⟦- ⟧G. Universität", "die O.-v.-G. Universität"),
        Example("die Projekt⟦ -⟧Leitung", "die Projekt-Leitung"),
        Example("⟦Aus-und⟧ Fortbildung", "Aus- und Fortbildung"),
        Example("die ⟦Zusammen- arbeit⟧ läuft", "die Zusammenarbeit läuft"),
        Example("Fragen zu ⟦Grundstücksangaben-/nachfragen⟧", "Fragen zu Grundstücksangaben/-nachfragen"),
    ),
    good=examples(
        "Kreislauf- und Abfallwirtschaft",
        "Telemann-Pflege und -Forschung",
        "Imagebildung, -ausprägung",
        "Eigentums- bzw. Grundstücksfragen",
        "Bioabfallsammlung und -verwertung",
        "kinder-, familien- und seniorenfreundlich",
        "Eigentums-/Grundstücksfragen",
        "Gemüseanbau/-verkauf und Über-/Unterdruck",
        "Temperaturen um -5 Grad",
        "Stadt - Land und Stadt – Land",
        "der/die Fachwirt -in",
        "Rund-um-die-Uhr-Betrieb, Stadt-und-Land-Fest",
        "Vor- wie Nachteile, Haupt- statt Nebenamt",
        "von der Park- zur Startposition",
        "Eigentums- inkl. Grundstücksfragen, Liegenschafts- zzgl. Gebäudewerte",
    ),
    check=_torn,
)
