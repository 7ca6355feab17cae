"""Times named in German text, and the last day each can mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.proofread.moments import moments


@pytest.mark.parametrize(
    ("text", "quote", "last"),
    [
        ("am 1.07.2010 eröffnet", "1.07.2010", date(2010, 7, 1)),
        ("am 02./03.04.2014", "02./03.04.2014", date(2014, 4, 3)),
        ("vom 24. bis 27.09.2014", "27.09.2014", date(2014, 9, 27)),
        ("am 18.03.15.", "18.03.15", date(2015, 3, 18)),
        ("am 26. November 2014", "26. November 2014", date(2014, 11, 26)),
        ("im Juni 2015", "Juni 2015", date(2015, 6, 30)),
        ("im Februar 2016", "Februar 2016", date(2016, 2, 29)),
        ("in 01-03/2015", "01-03/2015", date(2015, 3, 31)),
        ("bis 08/2015", "08/2015", date(2015, 8, 31)),
        ("im II. Quartal 2014", "II. Quartal 2014", date(2014, 6, 30)),
        ("im 4. Quartal 2014", "4. Quartal 2014", date(2014, 12, 31)),
        ("Quartal 2/2014", "Quartal 2/2014", date(2014, 6, 30)),
        ("Beschluss (III-IV/2015)", "III-IV/2015", date(2015, 12, 31)),
        ("in I/2016", "I/2016", date(2016, 3, 31)),
        ("in der 2. Jahreshälfte 2015", "2. Jahreshälfte 2015", date(2015, 12, 31)),
        ("im Sommer 2015", "Sommer 2015", date(2015, 9, 30)),
        ("im Winter 2014", "Winter 2014", date(2015, 3, 31)),
        ("Ende 2014", "Ende 2014", date(2014, 12, 31)),
        ("Anfang des Jahres 2014", "Anfang des Jahres 2014", date(2014, 4, 30)),
        ("im Jahr 2014/15", "2014/15", date(2015, 12, 31)),
        ("Ausbau 2015–2018", "2015–2018", date(2018, 12, 31)),
        ("im Jahr 2017", "2017", date(2017, 12, 31)),
    ],
)
def test_a_time_ends_on_its_last_day(text: str, quote: str, last: date) -> None:
    (found,) = moments(text)
    assert (text[found.start : found.end], found.last) == (quote, last)


@pytest.mark.parametrize(
    "text",
    [
        "DS0412/13",
        "Beschluss 1790/63(V)13/1",
        "Beschluss-Nr. 1380-50(V)12",
        "299.734 EUR",
        "am 31.02.2014",
        "ohne Zahl",
    ],
)
def test_file_numbers_amounts_and_impossible_days_are_no_times(text: str) -> None:
    assert list(moments(text)) == []


def test_a_time_knows_the_word_before_it_and_whether_it_only_begins() -> None:
    since, until, named = moments("seit dem 1. Juli 2010, bis Ende 2014, Konzept 2025")
    assert (since.lead, since.is_beginning) == ("seit", True)
    assert (until.lead, until.is_beginning) == ("bis", False)
    assert (named.lead, named.bare) == ("Konzept", True)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_day_is_read_as_written(day: date) -> None:
    text = f"Übergabe am {day:%d.%m.%Y} im Rathaus"
    assert [(text[each.start : each.end], each.last) for each in moments(text)] == [(f"{day:%d.%m.%Y}", day)]
