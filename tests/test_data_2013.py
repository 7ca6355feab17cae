"""The example year 2013 and the cover sheet of 2014: derived from the facts of 2014, and marked as such."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ikz_report.model import ARBEITSSTAND, THEMA, Paper, Report, lines, plain, plain_content
from ikz_report.paper.edition import edition
from ikz_report.register import load_report
from ikz_report.writers.word.cover import example_note
from ikz_report.years.compare import compare
from ikz_report.years.comparison import Comparison, Group

DATA = Path(__file__).parents[1] / "data"
LATER = re.compile(r"(?<![\d.])(?:\d{2}\.\d{2}\.)?20(?:1[4-9]|[2-9]\d)(?!\d)")
PLANS = {"isek-gesamtstadt"}  # the plan's own name ends in 2025
EVIDENCE = re.compile(r"(?m)^  - id: \S+ # \S")
ID = re.compile(r"(?m)^  - id: ")


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(DATA, 2014)


@pytest.fixture(scope="module")
def before() -> Report:
    return load_report(DATA, 2013)


@pytest.fixture(scope="module")
def comparison(report: Report, before: Report) -> Comparison:
    return compare(report, before)


@pytest.fixture(scope="module")
def paper(report: Report, before: Report) -> Paper:
    filled = edition(report, before).report.paper
    assert filled is not None
    return filled


def test_the_years_share_columns_arten_tables_and_categories(report: Report, before: Report) -> None:
    assert (before.arten, before.layouts) == (report.arten, report.layouts)
    assert [(each.key, each.title, each.intro, each.principles) for each in before.categories] == [
        (each.key, each.title, each.intro, each.principles) for each in report.categories
    ]


def test_each_measure_of_2013_is_one_of_2014_with_the_same_id_arten_and_place(comparison: Comparison) -> None:
    assert comparison.carried_on == 92
    assert {entry.reason for entry in comparison.entries if entry.before} == {"gleiche Kennung"}
    for entry in comparison.entries:
        if entry.now and entry.before:
            assert entry.now.measure.arten == entry.before.measure.arten
            assert entry.now.measure.wording == entry.before.measure.wording


def test_no_measure_ended_or_moved_because_2014_tells_of_none(comparison: Comparison) -> None:
    assert comparison.counts() == {
        Group.NEW: 57,
        Group.CHANGED: 34,
        Group.MOVED: 0,
        Group.CONTINUED: 58,
        Group.ENDED: 0,
    }


def test_nothing_that_happened_after_2013_stands_in_theme_or_state(before: Report) -> None:
    later = {
        measure.id
        for measure in before.measures()
        if LATER.search(" ".join(plain_content(measure.cell(name)) for name in (THEMA, ARBEITSSTAND)))
    }
    assert later == PLANS


def test_each_measure_of_2013_names_its_evidence() -> None:
    for path in (DATA / "2013" / "massnahmen").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert len(EVIDENCE.findall(text)) == len(ID.findall(text)), path.name


def test_the_cover_sheet_says_which_of_its_data_are_examples(paper: Paper) -> None:
    assert paper.example is not None
    assert example_note(paper.example) == paper.example  # so it says „Beispieldaten“, once, wherever it is printed
    assert paper.example.count("Beispieldaten") == 1


def test_the_annexes_are_called_in_the_text_what_they_are_called_in_the_list(paper: Paper) -> None:
    text = " ".join(plain(text) for _, text in lines(paper.text))
    assert tuple(re.findall("Anlage „([^“]+)“", text)) == paper.annexes


def test_the_cover_sheet_gives_the_figures_of_the_registers(paper: Paper) -> None:
    text = "\n".join(plain(text) for _, text in lines(paper.text)).replace("\u00a0", " ")
    assert "[[" not in text
    for phrase in (
        "149 Maßnahmen aus 26 Dienststellen",
        "Kategorie I (höchste Priorität): 20 Maßnahmen",
        "Kategorie II (hohe Priorität): 86 Maßnahmen",
        "Kategorie III (Priorität): 43 sonstige Maßnahmen",
        "interkommunal: 76",
        "intrakommunal: 61",
        "vertikal: 15",
        "Gremien und Fachaustausch): 10",
        "57 neue, 92 fortgeführte und 0 beendete Maßnahmen",
        "Die Angaben für 2013 sind Beispieldaten",
    ):
        assert phrase in text


def test_the_consultations_follow_each_other_and_the_postponed_one_stands_twice(paper: Paper) -> None:
    steps = paper.consultations
    days = [step.day for step in steps if step.day]
    assert len(days) == len(steps)
    assert [paper.day, *days] == sorted({paper.day, *days})
    assert [step.body for step in steps if step.postponed] == ["Verwaltungsausschuss"]
    assert [step.body for step in steps].count("Verwaltungsausschuss") == 2
