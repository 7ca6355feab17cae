"""The comparison on a terminal: a table for each group, nothing cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ikz_report.charts.series import side_by_side
from ikz_report.model import Category, Measure, Report, Section, YearCounts
from ikz_report.writers.comparison_table import comparison_lines, count_lines
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


@pytest.mark.parametrize("width", [64, 80, 100, 110, 120, 160])
def test_no_word_is_broken_that_fits_in_a_line(width: int) -> None:
    key = "lange-kennung-von-32-zeichen-mit"
    unit = replace(UMWELT, name="Städtischer Abfallwirtschaftsbetrieb")
    theme = "Donaudampfschifffahrtsgesellschaftskapitänsangelegenheiten im Verbund"
    now = report(2014, Section(unit, (measure("a", theme, "fertig"), measure(key, "Neu"))))
    old = report(2013, Section(unit, (measure("b", theme),)), example=OLD.example)
    lines = list(comparison_lines(compare(now, old), False, width))
    assert all(len(line) <= width for line in lines)
    words = " ".join(lines).replace(";", "").split()
    assert {*theme.split(), *unit.name.split(), key, "Arbeitsstand"} <= set(words)


def test_the_lines_above_the_tables_are_no_wider_than_the_terminal() -> None:
    old = replace(OLD, example="Beispieldaten – abgeleitet aus den Angaben von 2014, kein amtlicher Stand 2013")
    lines = list(comparison_lines(compare(NOW, old), False, 60))
    assert lines[:5] == [
        "Interkommunale Zusammenarbeit (IKZ) 2014 – Vergleich mit",
        "2013",
        "Achtung, 2013: Beispieldaten – abgeleitet aus den Angaben",
        "von 2014, kein amtlicher Stand 2013",
        "",
    ]


COUNTS = YearCounts(2013, {"kategorie": {"I": 1234, "IV": 0}, "art": {}}, example="Geschätzt.")


def counted(width: int) -> list[str]:
    return list(count_lines(NOW, COUNTS, side_by_side(NOW, COUNTS), width))


def test_where_the_year_before_is_counts_alone_both_years_stand_side_by_side() -> None:
    assert counted(100) == [
        "Interkommunale Zusammenarbeit (IKZ) 2014 – Vergleich mit 2013",
        "Achtung, 2013: Geschätzt.",
        "Für 2013 gibt es nur Zahlen, kein Register; einzelne Maßnahmen lassen sich nicht vergleichen.",
        "",
        "Kategorie      2013  2014  Unterschied",
        "──────────────────────────────────────",
        "Kategorie I   1.234     4       –1.230",
        "Kategorie IV      0     0            0",
    ]


def test_a_group_whose_figure_is_not_known_has_no_difference() -> None:
    pairs = side_by_side(NOW, YearCounts(2013, {"art": {"intrakommunal": 2}}))["art"]
    assert [(each.name, each.old, each.new, each.difference) for each in pairs] == [
        ("interkommunal", None, 0, None),
        ("intrakommunal", 2, 0, -2),
        ("vertikal", None, 4, None),
        ("allgemein", None, 0, None),
    ]


def test_names_too_long_for_a_table_of_counts_are_listed() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsangelegenheiten"
    now = replace(NOW, categories=(replace(NOW.categories[0], title=word),))
    lines = count_lines(now, COUNTS, side_by_side(now, COUNTS), 60)
    assert list(lines)[-5:] == ["Kategorie", f"  {word}", "    1.234 → 4 (–1.230)", "  Kategorie IV", "    0 → 0 (0)"]


def test_a_narrow_terminal_gets_whole_words_in_a_list_instead_of_columns() -> None:
    lines = list(comparison_lines(compare(NOW, OLD), False, 80))
    assert all(len(line) <= 80 for line in lines)
    assert "  I · neuer-text · Umweltamt" in lines
    assert "    → Arbeitsstand; erkannt: gleiche Kennung" in lines
    assert "Umweltamt → Museen; erkannt: gleiche Kennung" in " ".join(" ".join(lines).split())
