"""Counting, and the figures in the cover sheet's text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from ikz_report.charts.figures import counts, fill_figures, paper_figures
from ikz_report.errors import InputError
from ikz_report.model import Content, Mark, Measure, Report, Run, Section, YearCounts, plain_content
from tests.charts.cases import two_years
from tests.conftest import ROOT
from tests.samples import FLAECHEN, GARTEN, item, para, sample_report
from tests.strategies import reports


def filled(text: str, before: Report | YearCounts | None = None) -> str:
    return plain_content(fill_figures((para(text),), paper_figures(sample_report(), before)))


def test_every_category_art_and_dezernat_is_counted_in_the_order_of_the_data_with_zeros() -> None:
    found = counts(replace(sample_report(), example="Beispiel"))
    assert {group: list(values.items()) for group, values in found.counts.items()} == {
        "kategorie": [("I", 3), ("II", 1), ("III", 3)],
        "art": [
            ("interkommunal", 3),
            ("intrakommunal", 2),
            ("vertikal", 1),
            ("allgemein", 1),
            ("ohne Angabe", 2),
        ],
        "dezernat": [("I", 4), ("II", 1), ("III", 1), ("IV", 1)],
    }
    assert (found.year, found.example) == (2014, "Beispiel")


def test_without_measures_all_counts_are_zero_and_none_is_without_art() -> None:
    empty = replace(sample_report(), categories=tuple(replace(c, sections=()) for c in sample_report().categories))
    assert counts(empty).counts["art"] == {"interkommunal": 0, "intrakommunal": 0, "vertikal": 0, "allgemein": 0}
    assert set(counts(empty).counts["kategorie"].values()) == {0}


def test_a_category_printed_once_per_dezernat_is_one_category() -> None:
    report = sample_report()
    second = report.categories[1]
    both = replace(report, categories=(second, replace(second, dezernat="IV")))
    assert counts(both).counts["kategorie"] == {"II": 2}


@given(reports())
def test_categories_and_dezernate_each_add_up_to_the_measures(report: Report) -> None:
    found, total = counts(report).counts, sum(1 for _ in report.measures())
    assert sum(found["kategorie"].values()) == sum(found["dezernat"].values()) == total
    named = Counter(name for measure in report.measures() for name in measure.arten)
    assert {name: count for name, count in found["art"].items() if count and name != "ohne Angabe"} == named


def test_the_text_takes_its_figures_from_the_register() -> None:
    assert filled("[[jahr]]: [[massnahmen]] von [[dienststellen]]; I [[kategorie I]], [[art interkommunal]]") == (
        "2014: 7 von 5; I 3, 3"
    )


def test_new_ended_and_carried_on_measures_come_from_the_comparison() -> None:
    after, before = two_years()
    text = "[[vorjahr]]: [[neu]] neu, [[beendet]] beendet, [[fortgeführt]] fortgeführt"
    assert plain_content(fill_figures((para(text),), paper_figures(after, before))) == (
        "2013: 2 neu, 1 beendet, 5 fortgeführt"
    )


def test_a_sub_unit_counts_for_its_department() -> None:
    report = sample_report()
    one = replace(report.categories[0], sections=(Section(GARTEN, (Measure("a", ()),)),))
    other = replace(report.categories[0], sections=(Section(FLAECHEN, (Measure("b", ()),)),))
    assert paper_figures(replace(report, categories=(one, other)), None)["dienststellen"] == "1"


def test_every_name_in_the_register_guide_has_a_figure() -> None:
    guide = (ROOT / "docs" / "register.md").read_text(encoding="utf-8")
    names = re.findall(r"`\[\[([^…\]]+)\]\]`", guide)
    assert len(names) >= 10
    assert set(names) <= set(paper_figures(*two_years()))


def test_emphasis_lists_and_blanks_within_the_brackets_are_kept_or_forgiven() -> None:
    content: Content = (item("[[ art\ninterkommunal ]] Mal", item("[[jahr]]")), para(Run("[[jahr]]", Mark.BOLD), " ja"))
    assert fill_figures(content, paper_figures(sample_report(), None)) == (
        item("3 Mal", item("2014")),
        para(Run("2014", Mark.BOLD), " ja"),
    )


def test_text_with_other_brackets_stays() -> None:
    assert filled("[x] [[jahr]] a[[b") == "[x] 2014 a[[b"


@pytest.mark.parametrize("name", ["neu", "beendet", "fortgeführt"])
def test_a_table_of_counts_cannot_tell_what_is_new(name: str) -> None:
    table = YearCounts(2013, {"kategorie": {"I": 18}})
    assert filled("[[vorjahr]]", table) == "2013"
    with pytest.raises(InputError, match=rf"\[\[{name}\]\].*Vorjahr ein eigenes Register"):
        filled(f"[[{name}]]", table)


def test_without_a_year_before_its_year_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"\[\[vorjahr\]\]: es gibt kein Vorjahr.*bericht\.yaml"):
        filled("[[vorjahr]]")


def test_an_unknown_name_is_an_error_with_the_nearest_known_one() -> None:
    with pytest.raises(InputError, match=r"\[\[masnahmen\]\].*Meinten Sie \[\[massnahmen\]\]\?.*Möglich sind: jahr"):
        filled("[[masnahmen]]")
    with pytest.raises(InputError, match=r"\[\[kategorie IV\]\]"):
        filled("[[kategorie IV]]")
    with pytest.raises(InputError, match=r"\[\[\]\]: diese Zahl gibt es nicht\. Möglich"):
        filled("[[]]")


def test_emphasis_that_ends_within_the_brackets_is_an_error() -> None:
    with pytest.raises(InputError, match=r"\[\[jahr\]\]: die Hervorhebung"):
        fill_figures((para(Run("[[ja", Mark.BOLD), "hr]]"),), paper_figures(sample_report(), None))
