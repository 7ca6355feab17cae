"""RSC104, RSC105 and RSC108: case after prepositions, apostrophes, number and singular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples, word_set

_WITH_DATIVE = "[Ee]ntsprechend|[Gg]emäß|[Zz]ufolge|[Ee]ntgegen|[Gg]egenüber|[Ss]amt"
_ARTICLE = re.compile(rf"\b({_WITH_DATIVE}) (des|eines|unseres|dieses|jedes) ((?:\w+en )?)(\w{{3,}})")
_ADJECTIVE = re.compile(
    r"\b([Ee]ntsprechend(?! \w+ter\b)|[Gg]emäß) ([a-zäöüß]{4,}(?:isch|lich|ig|end|t))er ([A-ZÄÖÜ]\w+[^i]en)\b(?!-)"
)
_DATIVE = {"des": "dem", "eines": "einem", "unseres": "unserem", "dieses": "diesem", "jedes": "jedem"}
_WITH_GENITIVE = "[Aa]ufgrund|[Ww]egen|[Ww]ährend|[Uu]ngeachtet|[Aa]nlässlich|[Ii]nnerhalb|[Aa]ußerhalb|[Mm]ittels"
_DATIVE_FOUND = re.compile(rf"\b({_WITH_GENITIVE}) (dem|einem) (?=\w)")
_GENITIVE = {"dem": "des", "einem": "eines"}


def _case(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _ARTICLE.finditer(text):
        preposition, article, adjective, noun = match.groups()
        message = f"Nach „{preposition}“ steht der Dativ ({_DATIVE[article]}), nicht der Genitiv."
        right = f"{preposition} {_DATIVE[article]} {adjective}{_without_s(noun)}"
        yield Hit(*match.span(), message, right)
    for match in _ADJECTIVE.finditer(text):
        preposition, adjective, noun = match.groups()
        message = f"Nach „{preposition}“ steht der Dativ, nicht der Genitiv."
        yield Hit(*match.span(), message, f"{preposition} {adjective}en {noun}")
    for match in _DATIVE_FOUND.finditer(text):
        preposition, article = match.groups()
        message = f"Nach „{preposition}“ steht der Genitiv ({_GENITIVE[article]})."
        yield Hit(*match.span(), message, proposal=f"{preposition} {_GENITIVE[article]} …")


def _without_s(noun: str) -> str:
    """A noun of the genitive as it is in the dative; what ends on -ss, -us or -is keeps its s."""
    if noun.endswith("es"):
        return noun[:-2]
    return noun[:-1] if re.search(r"[^su]s$", noun) and not noun.endswith(("is", "us", "ss")) else noun


CASE = TextRule(
    code="RSC104",
    level=Level.FEHLER,
    title="Falscher Fall nach „entsprechend“, „gemäß“, „wegen“",
    reason="„entsprechend“, „gemäß“, „zufolge“, „gegenüber“ stehen mit dem Dativ, „wegen“, „aufgrund“, „während“ mit "
    "dem Genitiv (Duden, Richtiges und gutes Deutsch, Präposition).",
    bad=(
        Example("⟦entsprechend des Gesetzgebungsprozesses⟧", "entsprechend dem Gesetzgebungsprozess"),
        Example("⟦entsprechend schulischer Vorgaben⟧ gesichert", "entsprechend schulischen Vorgaben gesichert"),
        Example("⟦Gemäß des Beschlusses⟧ der Stadt", "Gemäß dem Beschluss der Stadt"),
        Example("⟦gemäß eines neuen Plans⟧", "gemäß einem neuen Plan"),
        Example("⟦wegen dem ⟧Umbau geschlossen"),
        Example("⟦entgegen des Rates⟧ der Stadt", "entgegen dem Rat der Stadt"),
    ),
    good=examples(
        "entsprechend dem Gesetzgebungsprozess",
        "entsprechend schulischen Vorgaben",
        "entsprechend Personalentwicklung",
        "entsprechend der Vorgabe des Landes",
        "gemäß städtischer Satzung",
        "auf Grund entsprechend angeordneter Maßnahmen",
        "gemäß Arbeitsplan",
        "die entsprechenden Vorgaben",
        "wegen des Umbaus",
        "aufgrund fehlender Aussagen",
        "gegenüber dem Land",
        "während der Tagung, der entsprechend vorbereiteten",
        "eine entsprechend großer Städte gewidmete Reihe",
    ),
    check=_case,
)

_PLURAL = re.compile(
    r"(?<![\w.])([A-ZÄÖÜ]\w*[A-ZÄÖÜ]|[A-ZÄÖÜ]+[a-z]{0,2}[A-ZÄÖÜ]+i|Info|Team|Handy|Foto|Auto|Kita|Hotel|Studio|Video|Test|Event|Shop|Projekt)"
    r"(['’`´])s\b"
)
_PREPOSITION = re.compile(r"\b([Ff]ür|[Ii]n|[Aa]uf|[Aa]n|[Dd]urch|[Uu]m|[Üü]ber)(['’`´])s\b")


def _apostrophe(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _PLURAL.finditer(text):
        yield Hit(*match.span(), "Vor dem s der Mehrzahl und des Genitivs steht kein Apostroph.", f"{match[1]}s")
    for match in _PREPOSITION.finditer(text):
        yield Hit(*match.span(), "Präposition und „das“ verschmelzen ohne Apostroph.", f"{match[1]}s")


APOSTROPHE = TextRule(
    code="RSC105",
    level=Level.FEHLER,
    title="Apostroph vor dem s der Mehrzahl",
    reason="Vor dem Plural-s und dem Genitiv-s steht kein Apostroph, auch nicht nach Abkürzungen; ebenso bei fürs, "
    "ins, aufs (amtliches Regelwerk 2018, § 96 und § 97; Duden, Apostroph).",
    bad=(
        Example("Vernetzung der ⟦SPDi's⟧ umgesetzt", "Vernetzung der SPDis umgesetzt"),
        Example("alle ⟦PKW’s⟧ der Stadt", "alle PKWs der Stadt"),
        Example("neue ⟦Info's⟧ und ⟦Team`s⟧", "neue Infos und Teams"),
        Example("⟦für's⟧ Rathaus", "fürs Rathaus"),
        Example("drei ⟦AG's⟧ tagen", "drei AGs tagen"),
        Example("⟦auf’s⟧ Land", "aufs Land"),
    ),
    good=examples(
        "Vernetzung der SPDis",
        "die AGs und PKWs",
        "Hans' Beitrag",
        "wie geht's weiter",
        "fürs Rathaus und ins Amt",
        "Telemann’sche Musik",
        "Andrea's Laden",
        "McDonald's und Levi's",
        "die sog. 'Altfälle'",
        "the city's plan",
        "der Tag des Landes",
    ),
    check=_apostrophe,
)

_SUFFIX = "ung|heit|keit|schaft|tion|tät"
_COUNT = "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|mehrere|beide|einige|viele"
_SINGULAR = re.compile(
    rf"(?<![\w.,/–-])([2-9]|[1-9]\d{{1,2}}|{_COUNT}) ((?:(?!der |die |eine |keine |je )[a-zäöüß]+e[nr]? )?)"
    rf"([A-ZÄÖÜ][a-zäöüß]*(?:{_SUFFIX}))(?![\w/-])"
)
_ONE = re.compile(
    rf"(?<![\w.,/–-])(1|eine) ((?:(?!der |die )[a-zäöüß]+e )?)([A-ZÄÖÜ][a-zäöüß]*(?:{_SUFFIX})en)(?![\w-])"
)
_PLURALS = word_set("Curricula Praktika Gremien Kriterien Ministerien Museen Zentren Visa Konten Themen Firmen Archive")
_A = re.compile(r"\b([Ee]in|[Ee]ines|[Ee]inem|[Ee]inen) ((?:\w+e[smnr] )?)([A-ZÄÖÜ]\w+)(?![\w-])")
# A number that names: after a word (Amt 31 Verwaltung), an abbreviation, a decade.
_NAMED = re.compile(
    r"(?:[A-ZÄÖÜ][\w-]*\.?|Nr\.|§|Abs\.|S\.|[IVX]+|\d"
    r"|\d[a-z]?(?:,| und| oder| bis)|(?:§|Nr\.|Abs\.|Art\.|Nummer|Absatz|Artikel|Satz)[^.;]{0,60})[ \u00a0]$"
)
_MASS = word_set(
    "Förderung Unterstützung Verwaltung Beratung Bevölkerung Wirtschaft Wissenschaft Gesundheit Sicherheit"
)


def _number(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _SINGULAR.finditer(text):
        count, adjective, noun = match.groups()
        named = count.isdigit() and _NAMED.search(text, 0, match.start())
        if named or (noun in _MASS and not adjective):
            continue
        message = f"Nach „{count}“ steht die Mehrzahl."
        yield Hit(*match.span(), message, f"{count} {adjective}{noun}en")
    for match in _ONE.finditer(text):
        if not _NAMED.search(text, 0, match.start()):
            yield Hit(*match.span(), f"Nach „{match[1]}“ steht die Einzahl.", f"{match[1]} {match[2]}{match[3][:-2]}")
    for match in _A.finditer(text):
        if match[3] in _PLURALS:
            yield Hit(*match.span(), f"„{match[3]}“ ist Mehrzahl, „{match[1]}“ verlangt die Einzahl.")


NUMBER = TextRule(
    code="RSC108",
    level=Level.FEHLER,
    title="Zahl und Einzahl passen nicht zusammen",
    reason="Nach einer Zahl über eins steht das Nomen in der Mehrzahl, nach „ein“ in der Einzahl (Duden, Die "
    "Grammatik, Kongruenz im Numerus).",
    bad=(
        Example("bisher ⟦3 entscheidende Empfehlung⟧ durchgesetzt", "bisher 3 entscheidende Empfehlungen durchgesetzt"),
        Example("es wurde ⟦ein entwickeltes Curricula⟧ getestet"),
        Example("mit ⟦zwei Veranstaltung⟧ im Rathaus", "mit zwei Veranstaltungen im Rathaus"),
        Example("es gibt ⟦1 Beratungen⟧ im Jahr", "es gibt 1 Beratung im Jahr"),
        Example("⟦mehrere gemeinsame Sitzung⟧ im Mai", "mehrere gemeinsame Sitzungen im Mai"),
        Example("bisher ⟦12 Vereinbarung⟧ geschlossen", "bisher 12 Vereinbarungen geschlossen"),
    ),
    good=examples(
        "bisher 3 entscheidende Empfehlungen",
        "ein entwickeltes Curriculum",
        "2014 Gründung der AG",
        "für 1 Familie und eine Beratung",
        "Amt 31 Umweltverwaltung",
        "das Programm Nr. 432 Förderung",
        "37 Organisationen und 24 Monate",
        "Kategorie 2 Verwaltung",
        "am 31.12.2014 Verlängerung",
        "nach §§ 5 bis 7 der Gemeindeordnung, Nummer 2 bis 6 zulässige Nutzung",
        "zwei Förderung beantragende Städte",
        "zu 99 % Förderung",
        "zwei Wirtschaftsregionen, eine Region",
        "in drei Verwaltungs- und Kulturhäusern",
        "3-mal Beratung",
    ),
    check=_number,
)
