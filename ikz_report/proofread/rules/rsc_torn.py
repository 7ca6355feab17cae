"""RSC102, RSC103 and RSC107: hyphens left over from a line's end, torn words, doubled words."""

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
_ENGLISH = word_set(
    "based by call camp check city day down free friendly go home house how in job learning life line made making "
    "off on online out over point pair ready sharing shop side stop tech the to tool tools up vision ware wide work"
)
_FUNCTION = word_set("am an auf aus bei das de del der des di die du im in la le les mit ob und van vom von zu zum zur")
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
        if second not in _ENGLISH and second not in _FUNCTION and not _ADJECTIVE.search(second) and not listed:
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
    reason="Ein Trennstrich steht nur am Zeilenende (amtliches Regelwerk § 107); mitten in der Zeile zerteilt er das "
    "Wort, das sonst ohne Bindestrich geschrieben wird.",
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
    r"(?<![\w-])((?:[^\W\d_]\.-?)*[^\W_]+)-[ \u00a0](?!(?:und|oder|bzw|beziehungsweise|sowie|noch|als|wie|bis|statt"
    r"|aber|u|o|nicht|mit|ohne|auch)\b)([^\W\d_]+)"
)
_DOTTED = re.compile(r"(?<=\w\.)-[ \u00a0](?=[^\W\d_]\.)")
_NUMBER = re.compile(r"(?:[IVX]+|\d+)$")
_BLANK_BEFORE = re.compile(
    r"(?<!und)(?<!oder)(?<!bzw\.)(?<!sowie)(?<!und/oder)(?<=[^\W\d_,;])[ \u00a0]-(?=[^\W\d_])(?!in\b|innen\b)"
)

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
    for match in _BLANK_BEFORE.finditer(text):
        yield Hit(*match.span(), "Vor dem Bindestrich steht hier kein Leerzeichen.", "-")


def _joined(match: re.Match[str]) -> Hit:
    first, second = match[1], match[2]
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
    reason="Der Bindestrich verbindet ohne Leerzeichen (amtliches Regelwerk § 40 bis § 52; DIN 5008, Mittestrich). Nur "
    "der Ergänzungsstrich hat eines: Kreislauf- und Abfallwirtschaft (§ 98).",
    bad=(
        Example("inter- und ⟦in- trakommunal⟧", "inter- und intrakommunal"),
        Example("das ⟦ESF- Projekt⟧ in Burg", "das ESF-Projekt in Burg"),
        Example("Projekt ⟦II- Mobilisierung⟧ von Frauen", "Projekt II – Mobilisierung von Frauen"),
        Example("die O.-v.⟦- ⟧G. Universität", "die O.-v.-G. Universität"),
        Example("die Projekt⟦ -⟧Leitung", "die Projekt-Leitung"),
        Example("⟦Aus-und⟧ Fortbildung", "Aus- und Fortbildung"),
        Example("die ⟦Zusammen- arbeit⟧ läuft", "die Zusammenarbeit läuft"),
    ),
    good=examples(
        "Kreislauf- und Abfallwirtschaft",
        "Telemann-Pflege und -Forschung",
        "Imagebildung, -ausprägung",
        "Eigentums- bzw. Grundstücksfragen",
        "Bioabfallsammlung und -verwertung",
        "kinder-, familien- und seniorenfreundlich",
        "Eigentums-/Grundstücksfragen",
        "Temperaturen um -5 Grad",
        "Stadt - Land und Stadt – Land",
        "der/die Fachwirt -in",
        "Rund-um-die-Uhr-Betrieb, Stadt-und-Land-Fest",
        "Vor- wie Nachteile, Haupt- statt Nebenamt",
    ),
    check=_torn,
)

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{2,})(\s+)\1(?![\w-])", re.IGNORECASE)
_OPENERS = word_set("am auf bei das der die ein eine für im in mit und von zu zum zur")
_RELATIVE = word_set("das dem den denen der deren die sie ihr ihnen wir")

_CLAUSE = re.compile(
    r"(?:(?:[,;(]|\b(?:und|oder))\s*(?:\w+\s+)?|^\w+\s+)$"
)  # perhaps with a preposition: , über die die Stadt
# An article before the attribute of another noun: die die Zuständigkeit begründenden Umstände.
_ATTRIBUTE = re.compile(r"(?: [\w-]+){1,8}? [\w-]+(?:end|t|en|bar|lich|ig)e[mnrs]? [A-ZÄÖÜ]")


def _doubled(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(text):
        if match[1].lower() in _RELATIVE and _may_be_two(text, match):
            continue
        first, second = match[0].split()
        if first != second and (match.start() or first.lower() not in _OPENERS):
            continue  # a noun and its verb, „Sie sie“
        yield Hit(*match.span(), f"„{match[1]}“ steht doppelt.", match[1])


def _may_be_two(text: str, match: re.Match[str]) -> bool:
    """Whether the first is a relative pronoun, or the article of a noun that comes later."""
    return bool(_CLAUSE.search(text, 0, match.start()) or _ATTRIBUTE.match(text, match.end()))


DOUBLED = TextRule(
    code="RSC107",
    level=Level.FEHLER,
    title="Doppeltes Wort",
    reason="Ein Wort steht nicht zweimal hintereinander, außer als Pronomen nach einem Komma: alle, die die Stadt "
    "kennen (Hausregel).",
    bad=(
        Example("Treffen in ⟦der der⟧ Stadt", "Treffen in der Stadt"),
        Example("die Stadt ⟦hat hat⟧ beschlossen", "die Stadt hat beschlossen"),
        Example("⟦Die die⟧ Stadt beschließt", "Die Stadt beschließt"),
        Example("mit ⟦Halle Halle⟧ und Burg", "mit Halle und Burg"),
        Example("Austausch ⟦und\nund⟧ Treffen", "Austausch und Treffen"),
    ),
    good=examples(
        "alle, die die Stadt kennen",
        "Wege, über die die Stadt verhandelt",
        "der Ort, an dem, der der Stadt gehört",
        "nach und nach, die die Zuständigkeit begründenden Umstände",
        "die Stellen stellen Mittel bereit; benennen Sie sie um",
        "Stück für Stück",
        "Baden-Baden",
        "das Das-Prinzip",
        "Amt 31, 31 Fälle",
        "im Jahr 2014 2014 Fälle",
        "Halle, Halle-Neustadt",
        "a a",
    ),
    check=_doubled,
)
