"""The comparison on a terminal: a table for each group, nothing cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ikz_report.model import Category, Measure, Report, Section
from ikz_report.writers.comparison_table import comparison_lines
from ikz_report.years.compare import SAME_ID, compare
from ikz_report.years.comparison import headline
from tests.samples import MUSEEN, UMWELT, cells, para, sample_report


def report(year: int, *sections: Section, example: str | None = None) -> Report:
    categories = (Category("I", "Kategorie I", sections=sections),)
    return replace(sample_report(), year=year, categories=categories, example=example)


def measure(key: str, theme: str, status: str = "läuft") -> Measure:
    return Measure(key, ("vertikal",), cells(thema=(para(theme),), arbeitsstand=(para(status),)))


NOW = report(
    2014,
    Section(UMWELT, (measure("bleibt", "Radwege an der Elbe"), measure("neuer-text", "Lärmkarte", "ist fertig"))),
    Section(MUSEEN, (measure("gewandert", "Leihgaben an andere Häuser"), measure("dazu", "Ein ganz neues Vorhaben"))),
)
OLD = report(
    2013,
    Section(
        UMWELT,
        (
            measure("bleibt", "Radwege an der Elbe"),
            measure("neuer-text", "Lärmkarte"),
            measure("gewandert", "Leihgaben an andere Häuser"),
            measure("zu-ende", "Schluss damit"),
        ),
    ),
    example="Beispieldaten – erfunden",
)


@pytest.mark.parametrize("width", [20, 80, 120, 400])
def test_every_measure_stands_in_the_table_of_its_group_with_the_reason_of_the_match(width: int) -> None:
    lines = list(comparison_lines(compare(NOW, OLD), False, width))
    assert all(len(line) <= 160 for line in lines)
    squeezed = "".join("".join(lines).split())
    for each in (*NOW.measures(), *OLD.measures()):
        assert (each.id in squeezed) == (each.id != "bleibt")
    text = "\n".join(lines)
    assert "Neue Maßnahmen (1)" in text
    assert "Beendete Maßnahmen (1)" in text
    assert "Fortgeführt, Text geändert (1)" in text
    assert "Arbeitsstand" in text
    assert "Achtung, 2013: Beispieldaten – erfunden" in text


def test_unchanged_measures_are_only_listed_when_asked_for() -> None:
    text = "\n".join(comparison_lines(compare(NOW, OLD), True, 120))
    assert "Unverändert fortgeführt (1)" in text
    assert headline(measure("bleibt", "Radwege an der Elbe")) in text
    assert SAME_ID.split()[0] in text


def test_a_move_says_from_where_to_where() -> None:
    text = " ".join("\n".join(comparison_lines(compare(NOW, OLD), False, 150)).split())
    assert "Umweltamt → Museen" in text or ("Umweltamt →" in text and "Museen" in text)


def test_an_identifier_is_never_broken() -> None:
    key = "radweg-braunschweig-magdeburg-32"
    text = "\n".join(comparison_lines(compare(report(2014, Section(UMWELT, (measure(key, "Weg"),))), OLD), False, 80))
    assert key in text


def test_a_narrow_terminal_gets_whole_words_in_a_list_instead_of_columns() -> None:
    lines = list(comparison_lines(compare(NOW, OLD), False, 80))
    assert all(len(line) <= 80 for line in lines)
    assert "  I · neuer-text · Umweltamt" in lines
    assert "    → Arbeitsstand; erkannt: gleiche Kennung" in lines
    assert "Umweltamt → Museen; erkannt: gleiche Kennung" in " ".join(" ".join(lines).split())
