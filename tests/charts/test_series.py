"""What charts show: groups, series, notes, alternative texts, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ikz_report.charts.series import ChartData, Series, chart_data
from ikz_report.errors import InputError
from ikz_report.model import ChartSpec, Report, YearCounts
from tests.charts.cases import two_years
from tests.samples import sample_report

TABLE = YearCounts(2013, {"kategorie": {"I": 18, "IV": 2}, "art": {"vertikal": 9}}, example="Erschlossene Zahlen.")


def charts(before: Report | YearCounts | None, *specs: ChartSpec) -> tuple[ChartData, ...]:
    return chart_data(replace(sample_report(), charts=specs), before)


def test_without_a_specification_both_years_stand_alone_and_side_by_side() -> None:
    after, before = two_years()
    found = chart_data(after, before)
    assert [(chart.key, chart.title) for chart in found] == [
        ("kategorie-2013", "Maßnahmen der Interkommunalen Zusammenarbeit 2013 (Beispieldaten)"),
        ("kategorie-2014", "Maßnahmen der Interkommunalen Zusammenarbeit 2014"),
        ("kategorie-2013-2014", "Maßnahmen 2013 und 2014 nach Kategorie"),
        ("art-2013-2014", "Maßnahmen 2013 und 2014 nach Art"),
        ("dezernat-2013-2014", "Maßnahmen 2013 und 2014 nach Dezernat"),
    ]
    assert found[4].groups == ("Dezernat I", "Dezernat II", "Dezernat III", "Dezernat IV")
    assert found[4].series == (Series("2013 (Beispieldaten)", (5, 1, 0, 0), 1), Series("2014", (4, 1, 1, 1), 0))


def test_without_a_year_before_the_report_stands_alone() -> None:
    assert [chart.key for chart in charts(None)] == ["kategorie-2014", "art-2014", "dezernat-2014"]


def test_a_table_of_counts_gives_the_charts_it_has_figures_for() -> None:
    assert [chart.key for chart in charts(TABLE)] == [
        "kategorie-2013",
        "kategorie-2014",
        "kategorie-2013-2014",
        "art-2013-2014",
    ]


def test_groups_that_only_the_year_before_has_come_last_and_missing_figures_are_named() -> None:
    (chart,) = charts(TABLE, ChartSpec("Vergleich", "kategorie", (2013, 2014)))
    assert chart.groups == (
        "Kategorie I (höchste Priorität)",
        "Kategorie II (hohe Priorität)",
        "Kategorie III (Priorität)",
        "Kategorie IV",
    )
    assert [series.values for series in chart.series] == [(18, None, None, 2), (3, 1, 3, 0)]
    assert chart.notes[1] == (
        "Für 2013 liegen keine Zahlen vor zu: Kategorie II (hohe Priorität), Kategorie III (Priorität)."
    )


def test_measures_without_art_come_last_even_where_the_year_before_has_more_arten() -> None:
    (chart,) = charts(YearCounts(2013, {"art": {"Städtepartner": 1}}), ChartSpec("t", "art", (2013, 2014)))
    assert chart.groups == (
        "interkommunal",
        "intrakommunal",
        "vertikal",
        "allgemein",
        "Städtepartner",
        "ohne Angabe",
    )


def test_a_year_has_the_same_look_in_every_chart() -> None:
    after, before = two_years()
    looks = {(series.name[:4], series.look) for chart in chart_data(after, before) for series in chart.series}
    assert looks == {("2013", 1), ("2014", 0)}


def test_each_chart_says_how_a_measure_with_several_arten_is_counted() -> None:
    for chart in charts(None):
        assert chart.notes[0].startswith("Eine Maßnahme mit mehreren Arten zählt bei jeder") == (chart.key[:3] == "art")
        assert "mehrere" in chart.notes[0]


def test_example_data_are_named_in_note_series_and_title() -> None:
    alone, both = charts(TABLE)[0], charts(TABLE)[2]
    assert alone.example == both.example == "Erschlossene Zahlen."
    assert alone.notes[-1] == both.notes[-1] == "Beispieldaten: Erschlossene Zahlen."
    assert alone.title.endswith("2013 (Beispieldaten)")
    assert both.series[0].name == "2013 (Beispieldaten)"
    (marked,) = charts(TABLE, ChartSpec("Beispieldaten 2013", "art", (2013,)))
    assert marked.title == "Beispieldaten 2013"
    assert charts(TABLE)[1].example is None


def test_the_note_on_example_data_is_a_sentence_and_does_not_say_it_twice() -> None:
    table = replace(TABLE, example="Beispieldaten – aus dem Bericht 2014 erschlossen")
    assert charts(table)[0].notes[-1] == "Beispieldaten – aus dem Bericht 2014 erschlossen."
    assert charts(replace(TABLE, example="Erschlossen"))[0].notes[-1] == "Beispieldaten: Erschlossen."


def test_the_alternative_text_holds_title_every_figure_and_the_notes() -> None:
    (chart,) = charts(TABLE, ChartSpec("Vergleich", "art", (2013, 2014)))
    assert chart.alt == (
        "Balkendiagramm „Vergleich“. Anzahl der Maßnahmen nach Art. "
        "2013 (Beispieldaten): interkommunal keine Zahl, intrakommunal keine Zahl, vertikal 9, allgemein keine Zahl, "
        "ohne Angabe keine Zahl. "
        "2014: interkommunal 3, intrakommunal 2, vertikal 1, allgemein 1, ohne Angabe 2. "
        "Eine Maßnahme mit mehreren Arten zählt bei jeder ihrer Arten; "
        "die Summe kann die Zahl der Maßnahmen übersteigen. "
        "Für 2013 liegen keine Zahlen vor zu: interkommunal, intrakommunal, allgemein, ohne Angabe. "
        "Beispieldaten: Erschlossene Zahlen."
    )


def test_the_table_has_a_row_per_group() -> None:
    (chart,) = charts(None, ChartSpec("t", "kategorie", (2014,)))
    assert chart.table() == (
        ("Kategorie", "2014"),
        ("Kategorie I (höchste Priorität)", "3"),
        ("Kategorie II (hohe Priorität)", "1"),
        ("Kategorie III (Priorität)", "3"),
    )


def test_a_figure_that_is_not_known_is_a_dash_and_a_known_zero_a_zero() -> None:
    table = YearCounts(2013, {"kategorie": {"I": 18, "II": 0}})
    (chart,) = charts(table, ChartSpec("t", "kategorie", (2013, 2014)))
    assert chart.table()[1:] == (
        ("Kategorie I (höchste Priorität)", "18", "3"),
        ("Kategorie II (hohe Priorität)", "0", "1"),
        ("Kategorie III (Priorität)", "–", "3"),
    )
    assert chart.notes[1] == "Für 2013 liegen keine Zahlen vor zu: Kategorie III (Priorität)."


def test_charts_by_the_same_group_share_one_scale() -> None:
    alone, both, other = charts(
        TABLE,
        ChartSpec("a", "kategorie", (2014,)),
        ChartSpec("b", "kategorie", (2013, 2014)),
        ChartSpec("c", "art", (2014,)),
    )
    assert (alone.own_highest, alone.highest, both.highest) == (3, 18, 18)
    assert other.highest == 3


def test_keys_are_unique_and_a_year_named_twice_is_shown_once() -> None:
    spec = ChartSpec("t", "art", (2014, 2014))
    found = charts(None, spec, spec, spec)
    assert [chart.key for chart in found] == ["art-2014-2014", "art-2014-2014-2", "art-2014-2014-3"]
    assert [len(chart.series) for chart in found] == [1, 1, 1]


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        (ChartSpec("Titel", "art", (2012,)), "„Titel“: für das Jahr 2012 gibt es keine Zahlen .vorhanden: 2013, 2014"),
        (
            ChartSpec("Titel", "dezernat", (2013,)),
            "„Titel“: für das Jahr 2013 fehlen die Zahlen nach dezernat.*eintragen",
        ),
        (ChartSpec("Titel", "farbe", (2014,)), "„nach: farbe“ ist unbekannt. Bitte eines von kategorie, art, dezernat"),
        (ChartSpec("Titel", "art", ()), "„Titel“: es ist kein Jahr genannt. Bitte unter „jahre“"),
    ],
)
def test_a_chart_without_figures_is_an_error_that_names_it(spec: ChartSpec, message: str) -> None:
    with pytest.raises(InputError, match=message):
        charts(TABLE, spec)


def test_a_chart_of_nothing_is_an_error() -> None:
    report = replace(sample_report(), categories=(), charts=(ChartSpec("Titel", "kategorie", (2014,)),))
    with pytest.raises(InputError, match="„Titel“: es gibt nichts zu zählen nach Kategorie"):
        chart_data(report, None)


def test_a_year_cannot_be_compared_with_itself() -> None:
    with pytest.raises(InputError, match="2014 kann nicht mit sich selbst verglichen werden"):
        charts(sample_report())
