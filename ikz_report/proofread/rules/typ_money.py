"""TYP013 and TYP016: euros written in one way, numbers and their units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ikz_report.proofread.context import ReportContext, TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, TextRule, examples

_FORMS = ("Euro", "EUR", "€")  # the first wins where two are as frequent
_MONEY = re.compile(r"(?<=\d)[ \u00a0]?(€|EUR|Euro)(?![\w-])|(?<=\d (?:Mio|Mrd|Tsd)\.) (€|EUR|Euro)(?![\w-])")


def _mixed(context: ReportContext) -> Iterator[Found]:
    found = [(line, match) for line in context.lines for match in _MONEY.finditer(line.text)]
    counts = Counter(match[1] or match[2] for _, match in found)
    if len(counts) < 2:
        return
    usual = max(_FORMS, key=lambda form: (counts[form], -_FORMS.index(form)))
    for line, match in found:
        form = match[1] or match[2]
        if form != usual:
            message = f"Sonst steht im Bericht „{usual}“, hier „{form}“. Bitte nur eine Form."
            yield Found(line.place, Hit(match.end() - len(form), match.end(), message, usual))


MIXED = ReportRule(
    code="TYP013",
    level=Level.WARNUNG,
    title="€, EUR und Euro gemischt",
    reason="Die Währung steht im ganzen Bericht in einer Form: Euro, EUR oder € (Hausregel; DIN 5008, "
    "Währungsbezeichnungen, lässt die Wahl). Es gilt die häufigere.",
    bad=(
        Example("Preis 6.000 EUR | Preis 7.500 EUR | Preis 500 ⟦€⟧"),
        Example("Preis 6.000 € | Preis 7.500 € und 300 ⟦EUR⟧"),
        Example("Preis 6.000 Euro | Preis 7.500 ⟦€⟧"),
        Example("Preis 3 Mio. ⟦EUR⟧\nPreis 4 Mio. Euro | Preis 5 Euro"),
        Example("Preis 14.000 ⟦EUR⟧/a\nPreis 5 € | Preis 6 €"),
    ),
    good=examples(
        "Preis 6.000 EUR | Preis 7.500 EUR",
        "Preis 6.000 € | Preis 7.500 €",
        "Preis 6.000 Euro",
        "EUR-Lex und 3 Euro",
        "der Euro ist eine Währung | 500 €",
        "ein 2-Euro-Stück | 500 €",
        "Kosten in EUR | 500 €",
        "Europa 2020 | 500 €",
        "5 Europastädte | 500 €",
        "Preis 3 Mio. Euro | Preis 4 Euro",
    ),
    safe_fix=True,
    check=_mixed,
)

_STUCK = re.compile(r"(?<![\w.,/-])(\d[\d.,]*)(%|€|EUR\b|Euro\b|km\b|ha\b|m²|Mio\.|Mrd\.|Uhr\b|Jahre\b|EW\b)(?!-)")


def _stuck(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _STUCK.finditer(text):
        message = f"Zwischen der Zahl und „{match[2]}“ steht ein Leerzeichen."
        yield Hit(*match.span(), message, f"{match[1]} {match[2]}")


STUCK = TextRule(
    code="TYP016",
    level=Level.WARNUNG,
    title="Kein Leerzeichen vor der Einheit",
    reason="Zwischen Zahl und Einheit, Prozent- oder Währungszeichen steht ein Leerzeichen: 98 %, 6.000 € "
    "(DIN 5008, Zahlen mit Einheiten).",
    bad=(
        Example("zu ⟦99%⟧ bearbeitet", "zu 99 % bearbeitet"),
        Example("in Höhe von ⟦6.000€⟧", "in Höhe von 6.000 €"),
        Example("Beitrag ⟦14.000EUR⟧ im Jahr", "Beitrag 14.000 EUR im Jahr"),
        Example("auf ⟦12,5km⟧ Länge", "auf 12,5 km Länge"),
        Example("ab ⟦18Uhr⟧ im Rathaus", "ab 18 Uhr im Rathaus"),
        Example("eine Fläche von ⟦3ha⟧", "eine Fläche von 3 ha"),
    ),
    good=examples(
        "zu 98,98 % bearbeitet",
        "in Höhe von 6.000 €",
        "Beitrag 14.000 EUR/a",
        "ein 100%-Ziel",
        "das 3D-Modell und der D115-Dienst",
        "das E4-Projekt",
        "auf 12,5 km Länge",
        "§ 11a KiFöG",
        "Klasse 9/10",
        "die 1990er Jahre",
        "zu 99\u00a0% bearbeitet",
    ),
    safe_fix=True,
    check=_stuck,
)
