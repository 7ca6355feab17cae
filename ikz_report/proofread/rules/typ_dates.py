"""TYP007: dates in figures, all in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.texts import TextLine

# A date in figures; before it may stand the first day of two (05./06.11.2014).
_DATE = re.compile(
    r"(?<![\w.,/–-])(?:(\d{1,2})\.([/–-]| bis | und ))?(\d{1,2})\.( ?)(\d{1,2})\.( ?)(\d{4}|\d{2})(?![\w.])"
)
# A date without its year, the year standing with the second: 1.1. bis 30.04.2015.
_SHORT = re.compile(r"(?<![\w.,/–-])(\d{1,2})\.(\d{1,2})\.(?= (?:bis|und) \d|[–-]\d)")


class _Date(NamedTuple):
    line: TextLine
    start: int
    end: int
    days: tuple[str, ...]
    month: str
    right: str  # with two figures for day and month
    broken: bool  # blanks inside, or a year of two figures


def _check(context: ReportContext) -> Iterator[Found]:
    dates = [date for line in context.lines for date in _dates(line)]
    told = [date for date in dates if not date.broken and _small(date)]
    padded = sum(1 for date in told if _is_padded(date))
    pad = padded * 2 >= len(told)
    for date in dates:
        right = date.right if pad else re.sub(r"\b0(?=\d\.)", "", date.right)
        if date.line.text[date.start : date.end] != right:
            yield Found(date.line.place, Hit(date.start, date.end, _message(date, pad), right))


def _message(date: _Date, pad: bool) -> str:
    if date.broken:
        return "Ein Datum in Ziffern steht ohne Leerzeichen und mit vierstelligem Jahr."
    form = "mit zwei Ziffern (01.07.2010)" if pad else "ohne Null davor (1.7.2010)"
    return f"Die anderen Daten des Berichts haben Tag und Monat {form}."


def _dates(line: TextLine) -> Iterator[_Date]:
    if "." not in line.text:
        return
    for match in _DATE.finditer(line.text):
        first, sign, day, blank, month, other_blank, year = match.groups()
        if not _is_date(day, month):
            continue
        broken = bool(blank or other_blank) or len(year) == 2
        before = f"{int(first):02}.{sign}" if first else ""
        century = "20" if len(year) == 2 else ""
        right = f"{before}{int(day):02}.{int(month):02}.{century}{year}"
        yield _Date(line, *match.span(), tuple(filter(None, (first, day))), month, right, broken)
    for match in _SHORT.finditer(line.text):
        day, month = match.groups()
        if _is_date(day, month):
            yield _Date(line, *match.span(), (day,), month, f"{int(day):02}.{int(month):02}.", False)


def _is_date(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _small(date: _Date) -> bool:
    """Whether the date shows which form it has."""
    return any(int(each) < 10 for each in (*date.days, date.month))


def _is_padded(date: _Date) -> bool:
    return all(len(each) == 2 for each in (*date.days, date.month))


RULE = ReportRule(
    code="TYP007",
    level=Level.WARNUNG,
    title="Datum in verschiedener Form",
    reason="Ein Datum in Ziffern hat für Tag und Monat je zwei Ziffern und ein vierstelliges Jahr: 01.07.2010 "
    "(DIN 5008, Kalenderdaten). Gibt der Bericht sonst meist 1.7.2010 an, gilt diese Form; gemischt wird nicht.",
    bad=(
        Example("Vertrag am ⟦1.07.2010⟧ | Beginn 05.08.2010", None),
        Example("Beschluss am ⟦19.8.2010⟧\nStart am 01.12.2010 | Ende 04.10.2011"),
        Example("Zeitraum ⟦1.1.⟧ bis 30.04.2015\nStart 01.02.2014 | Ende 03.04.2014"),
        Example("Tagung am ⟦9./10.04.2014⟧\nStart 01.02.2014 | Ende 03.04.2014"),
        Example("Start am ⟦12.05.14⟧"),
        Example("Start am ⟦12. 05. 2014⟧ | Ende am 30.11.2014"),
        Example("Start 1.7.2010 | Mitte 3.8.2010 | Ende ⟦05.09.2010⟧"),
    ),
    good=examples(
        "Vertrag am 01.07.2010 | Beginn 05.08.2010",
        "Vertrag am 1.7.2010 | Beginn 5.8.2010",
        "Tagung vom 24. bis 27.09.2014 | Ende 30.04.2015",
        "Start am 26. November 2014 | Ende am 1. Juli 2015",
        "Auftakt am 05./06.11.2014",
        "Version 2.1.3 der Software",
        "Punkt 1.2. der Satzung",
        "Abschluss 02/2015 | in 12/2014",
        "die Fläche von 299.734 m²",
        "Zeitraum 01.01. bis 30.04.2015",
        "am 31.12.2019 und am 30.11.2014 | 1.7.2010",
        "Kapitel 12.40.2014",
    ),
    safe_fix=True,
    check=_check,
)
