"""A comparison in few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ikz_report.years.compare import SAME_ID, Comparison, Entry, compare
from ikz_report.years.overview import overview, unchanged_sentence
from tests.samples import sample_report


def continued(by_id: int, by_text: int) -> Comparison:
    found = compare(sample_report(), sample_report())
    place = found.entries[0].now
    entries = (*(Entry(place, place, SAME_ID),) * by_id, *(Entry(place, place, "Thema gleich"),) * by_text)
    return replace(found, entries=entries)


def test_each_group_has_a_line_in_the_order_for_readers_and_thousands_have_a_stop() -> None:
    assert list(overview(continued(1200, 34))) == [
        ("Neue Maßnahmen", "0", "–", "–"),
        ("Unverändert fortgeführt", "1.234", "1.200", "34"),
        ("Fortgeführt, Text geändert", "0", "0", "0"),
        ("Fortgeführt, an anderer Stelle", "0", "0", "0"),
        ("Beendete Maßnahmen", "0", "–", "–"),
    ]


@pytest.mark.parametrize(
    ("by_id", "by_text", "sentence"),
    [
        (0, 0, ""),
        (1, 0, "Die unverändert fortgeführte Maßnahme wurde an der gleichen Kennung erkannt."),
        (0, 2, "Die unverändert fortgeführten Maßnahmen wurden am gleichen Text erkannt."),
        (
            1200,
            1,
            "Die unverändert fortgeführten Maßnahmen wurden an der gleichen Kennung (1.200) oder am gleichen Text (1) "
            "erkannt.",
        ),
    ],
)
def test_a_sentence_says_how_unchanged_measures_were_found(by_id: int, by_text: int, sentence: str) -> None:
    assert unchanged_sentence(continued(by_id, by_text)) == sentence
