"""Points and spans of time named in German text: days, months, quarters, seasons, years.

Only the last day counts, because a rule asks whether something is over. Where a word is vague („Anfang 2015“) the
latest day it can mean is taken.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ikz_report.proofread.lexicon import BEGINNING

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_YEAR = r"(?:19|20)\d\d"
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_QUARTER = r"(?:IV|III|II|I|[1-4])"
_LAST_MONTH = {
    "Jahresanfang": 4,
    "Anfang": 4,
    "Jahresmitte": 8,
    "Mitte": 8,
    "Jahresende": 12,
    "Ende": 12,
    "Frühling": 6,
    "Frühjahr": 6,
    "Sommer": 9,
    "Herbst": 12,
}
_EXPRESSION = re.compile(
    rf"""(?<![\w.,/§-])(?:
    (?:\d{{1,2}}\.(?:\d{{1,2}}\.)?\s?[/–-]\s?)?
        (?P<day>\d{{1,2}})\.\s?(?P<daymonth>\d{{1,2}})\.\s?(?P<dayyear>{_YEAR}|\d\d(?!\d))
  | (?P<wday>\d{{1,2}})\.\s(?P<wmonth>{_MONTH})\s(?P<wyear>{_YEAR})
  | (?:{_MONTH}\s?[/–-]\s?)?(?P<month>{_MONTH})\s(?P<monthyear>{_YEAR})
  | (?:\d\d?\s?[–/-]\s?)?(?P<num>0?[1-9]|1[0-2])/(?P<numyear>{_YEAR})
  | (?:{_QUARTER}\.?\s?[–/-]\s?)?(?P<quarter>{_QUARTER})\.?\s(?:Quartal|Q\.)\s(?P<quarteryear>{_YEAR})
  | (?:Quartal\s)?(?:(?:I|II|III|IV)\s?[–-]\s?)?(?P<roman>IV|III|II|I)/(?P<romanyear>{_YEAR})
  | Quartal\s(?P<plain>[1-4])/(?P<plainyear>{_YEAR})
  | (?P<half>[12]|I|II)\.\s?(?:Halbjahr|Jahreshälfte|Hj\.)\s(?P<halfyear>{_YEAR})
  | (?P<season>{"|".join(_LAST_MONTH)})\s(?:(?:des\s)?(?:Jahres?|Haushaltsjahres)\s)?(?P<seasonyear>{_YEAR})
  | Winter\s(?P<winter>{_YEAR})
  | (?P<first>{_YEAR})(?:\s?[/–-]\s?|\sbis\s)(?P<until>{_YEAR}|\d\d)
  | (?P<year>{_YEAR})
    )(?![\w/]|[-–]\d|[.,]\d)""",
    re.VERBOSE,
)
_LEAD = re.compile(
    r"(\w+)[ \u00a0]+(?:(?:dem|der|den|das|zum|Jahre?|Monat|Anfang|Mitte|Ende|\d\d?\.(?:\d\d?\.)?)[ \u00a0]+)*$"
)
_NEAR = 60  # characters before a time in which the word is looked for that leads to it


class Moment(NamedTuple):
    """A stretch ``start`` to ``end`` of a text that names a time, and the last day of that time.

    ``lead`` is the word before it, articles aside. ``bare`` is a year alone or a span of years.
    """

    start: int
    end: int
    last: date
    lead: str
    bare: bool

    @property
    def is_beginning(self) -> bool:
        """Whether it says since or from when: nothing is known of the end."""
        return self.lead in BEGINNING


def moments(text: str) -> Iterator[Moment]:
    """All times named in a text, in order."""
    if not re.search(r"\d\d", text):
        return
    for match in _EXPRESSION.finditer(text):
        last = _last(match)
        if last is not None:
            lead = _LEAD.search(text[max(0, match.start() - _NEAR) : match.start()])
            bare = match["year"] is not None or match["first"] is not None
            yield Moment(*match.span(), last, lead[1] if lead else "", bare)


def _last(match: re.Match[str]) -> date | None:
    """The last day of what was matched; None for a day that no calendar has."""
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    if "day" in parts:
        return _day(parts["dayyear"], int(parts["daymonth"]), int(parts["day"]))
    if "wday" in parts:
        return _day(parts["wyear"], MONTHS.index(parts["wmonth"]) + 1, int(parts["wday"]))
    if "winter" in parts:
        return _month(str(int(parts["winter"]) + 1), 3)
    if "until" in parts:
        return _month(parts["first"][: 4 - len(parts["until"])] + parts["until"], 12)
    for month, year in _MONTH_OF:
        if year in parts:
            return _month(parts[year], month(parts))
    return _month(parts["year"], 12)


_MONTH_OF: tuple[tuple[Callable[[Mapping[str, str]], int], str], ...] = (
    (lambda parts: MONTHS.index(parts["month"]) + 1, "monthyear"),
    (lambda parts: int(parts["num"]), "numyear"),
    (lambda parts: 3 * _number(parts["quarter"]), "quarteryear"),
    (lambda parts: 3 * _number(parts["roman"]), "romanyear"),
    (lambda parts: 3 * _number(parts["plain"]), "plainyear"),
    (lambda parts: 6 * _number(parts["half"]), "halfyear"),
    (lambda parts: _LAST_MONTH[parts["season"]], "seasonyear"),
)


def _number(written: str) -> int:
    return _ROMAN.get(written) or int(written)


def _month(year: str, month: int) -> date:
    return date(int(year), month, monthrange(int(year), month)[1])


def _day(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    except ValueError:
        return None
