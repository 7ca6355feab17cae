"""What cover and charts ask of other years: told with its place where it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikz_report.model import Report, YearCounts
from ikz_report.register import figure_problems, load_report
from tests.register.register_files import REPORT, SAMPLE, from_beside, write_register

HEAD = """\
jahr: 2014
titel: Bericht 2014
arten: [interkommunal]
spalten:
  - {feld: thema, titel: Thema}
kategorien:
  - {nummer: I, titel: Kategorie I}
"""
COVER = """\
vorlage:
  art: Information
  nummer: I0001/15
  datum: 2015-05-12
  dezernat: I
  amt: Amt
  thema: Bericht
  text:
    - absatz: "%s"
"""
COUNTS = """\
vorjahr:
  jahr: 2013
  zahlen:
    kategorie: {I: 4}
    art: {}
"""
CHART = "diagramme:\n  - {titel: Vergleich, nach: %s, jahre: [2013, 2014]}\n"


def folder(tmp_path: Path, text: str) -> Path:
    return write_register(tmp_path, {"organisation.yaml": SAMPLE["organisation.yaml"], REPORT: text})


def problems(tmp_path: Path, text: str, *, before: bool = False) -> list[str]:
    data = folder(tmp_path, text)
    if before:
        (data / "2013").mkdir()
    return [from_beside(str(each), data) for each in figure_problems(data, load_report(data, 2014))]


@pytest.mark.parametrize("name", ["neu", "beendet", "fortgeführt"])
def test_a_figure_of_the_comparison_without_a_register_before_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    for counts in ("", COUNTS):
        (told,) = problems(tmp_path, HEAD + COVER % f"Es sind [[{name}]]." + counts)
        assert told.startswith(f"data/2014/bericht.yaml:16:24: „[[{name}]]“: diese Zahl gibt es nur, wenn das Vorjahr")
        assert "Bitte den Ordner des Vorjahres anlegen" in told


def test_the_year_before_needs_only_counts(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, HEAD + COVER % "Seit [[vorjahr]].")
    assert told.startswith("data/2014/bericht.yaml:16:21: „[[vorjahr]]“: es gibt kein Vorjahr.")
    assert problems(tmp_path, HEAD + COVER % "Seit [[vorjahr]]." + COUNTS) == []


def test_with_a_register_before_nothing_lacks(tmp_path: Path) -> None:
    text = HEAD + COVER % "[[neu]] [[beendet]] [[fortgeführt]] [[vorjahr]]" + CHART % "dezernat"
    assert problems(tmp_path, text, before=True) == []


def test_figures_of_the_year_itself_never_lack(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + COVER % "[[jahr]]: [[massnahmen]], [[kategorie I]], [[art interkommunal]]") == []


def test_a_chart_of_a_year_without_figures_is_told_at_its_years(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, HEAD + CHART % "kategorie")
    assert told.startswith("data/2014/bericht.yaml:9:48: Das Diagramm „Vergleich“: für das Jahr 2013 gibt es keine")
    assert "(vorhanden: 2014)" in told
    assert "„freiwillig: ja“" in told


@pytest.mark.parametrize("group", ["dezernat", "art"])
def test_a_chart_by_a_group_that_the_counts_have_not_is_told(tmp_path: Path, group: str) -> None:
    (told,) = problems(tmp_path, HEAD + COUNTS + CHART % group)
    assert f"für das Jahr 2013 fehlen die Zahlen nach {group}. Bitte sie unter „vorjahr“, „zahlen“, „{group}“" in told


def test_a_chart_with_figures_or_one_that_may_lack_them_is_left_alone(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + COUNTS + CHART % "kategorie") == []
    assert problems(tmp_path, HEAD + (CHART % "kategorie").replace("2014]", "2014], freiwillig: ja")) == []


def test_a_register_loaded_already_is_taken_for_the_year_before(tmp_path: Path) -> None:
    data = folder(tmp_path, HEAD + CHART % "kategorie")
    report = load_report(data, 2014)
    assert figure_problems(data, report, YearCounts(2013, {"kategorie": {"I": 1}})) == ()
    other = Report(2012, "Bericht 2012", report.organisation, (), (), ())
    assert "(vorhanden: 2012, 2014)" in str(figure_problems(data, report, other)[0])
