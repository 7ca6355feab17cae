"""``check``, ``export``, ``compare`` and ``template check`` as a clerk calls them."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Call

USED = "geprüft mit den Spalten von 2014: Art, Thema, Arbeitsstand, Perspektive"


def test_check_counts_measures_and_departments(folder: Path, call: Call) -> None:
    code, out, _ = call("check")
    assert code == 0
    assert "2014: 149 Maßnahmen, 26 Dienststellen mit Maßnahmen, keine Fehler." in out
    assert out.startswith("2013: ")


def test_check_counts_one_measure_of_one_department(folder: Path, call: Call) -> None:
    measures = folder / "data" / "2014" / "massnahmen"
    for path in measures.iterdir():
        path.unlink()
    only = "dienststelle: rechtsamt\nmassnahmen:\n  - {id: a, kategorie: III, art: [vertikal], thema: x}\n"
    (measures / "rechtsamt.yaml").write_text(only, encoding="utf-8")
    assert call("check", "2014")[1] == "2014: 1 Maßnahme, 1 Dienststelle mit Maßnahmen, keine Fehler.\n"


def test_check_lists_all_mistakes_of_all_files_and_exits_1(folder: Path, call: Call) -> None:
    for name, old, new in (
        ("rechtsamt", "kategorie: II", "kategorie: IV"),
        ("museen", "art: [interkommunal]", "art: [interkomunal]"),
    ):
        path = folder / "data" / "2014" / "massnahmen" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    code, out, _ = call("check", "2014")
    assert code == 1
    assert "museen.yaml:" in out
    assert "rechtsamt.yaml:" in out
    assert "2014: 2 Fehler." in out
    problems = json.loads(call("check", "2014", "--json")[1])[0]["fehler"]
    assert all(problem["zeile"] > 0 and problem["spalte"] > 0 for problem in problems)


def test_check_lists_the_mistakes_of_the_proofreaders_settings_too(folder: Path, call: Call) -> None:
    path = folder / "data" / "korrektur.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("namen:", "nahmen:", 1), encoding="utf-8")
    code, out, _ = call("check")
    assert code == 1
    assert out.splitlines()[2] == "data/korrektur.yaml:3:1: Unbekanntes Feld „nahmen“. Gemeint ist wohl „namen“."
    assert out.splitlines()[3] == "korrektur.yaml: 1 Fehler."
    assert json.loads(call("check", "2014", "--json")[1])[1]["datei"] == "korrektur.yaml"


def test_check_without_any_register_says_what_one_is(folder: Path, call: Call) -> None:
    Path("leer").mkdir()
    code, _, err = call("check", "--data", "leer")
    assert code == 2
    assert "hier gibt es kein Register" in err


def test_export_writes_beside_the_paper_and_says_where(folder: Path, call: Call) -> None:
    for form in ("json", "csv", "xlsx"):
        code, out, _ = call("export", "2014", "--format", form)
        assert code == 0
        assert f"IKZ_2014.{form} geschrieben." in out
        assert (folder / "output" / "2014" / f"IKZ_2014.{form}").stat().st_size > 10_000


def test_export_to_the_screen_is_the_file_itself(folder: Path, call: Call) -> None:
    call("export", "2014", "--format", "json")
    code, out, _ = call("export", "2014", "--format", "json", "--to", "-")
    assert code == 0
    assert out.encode() == (folder / "output" / "2014" / "IKZ_2014.json").read_bytes()


def test_export_overwrites_no_file_of_somebody_else(folder: Path, call: Call) -> None:
    Path("mein.json").write_text("mine", encoding="utf-8")
    code, _, err = call("export", "2014", "--format", "json", "--to", "mein.json")
    assert code == 2
    assert "gibt es schon und wird nicht überschrieben" in err
    assert Path("mein.json").read_text(encoding="utf-8") == "mine"


def test_compare_groups_the_measures_and_says_what_is_example(folder: Path, call: Call) -> None:
    code, out, _ = call("compare", "2014")
    assert code == 0
    assert "Vergleich mit 2013" in out
    assert "Achtung, 2013: Beispieldaten" in out
    counts = json.loads(call("compare", "2014", "2013", "--json")[1])["anzahl"]
    assert counts["neu"] + counts["fortgefuehrt"] == 149
    assert f"Neue Maßnahmen ({counts['neu']})" in out


def test_compare_writes_each_chart_in_three_forms(folder: Path, call: Call) -> None:
    code, _, err = call("compare", "2014", "--charts", "bilder", "--dpi", "60")
    names = sorted(path.suffix for path in Path("bilder").glob("2014-*"))
    assert code == 0
    assert names.count(".svg") == names.count(".png") == names.count(".pdf") == 5
    assert "geschrieben." in err


@pytest.fixture
def counts_only(folder: Path) -> Path:
    """The register of 2014, which has the year before as figures alone."""
    shutil.rmtree(folder / "data" / "2013")
    path = folder / "data" / "2014" / "bericht.yaml"
    figures = "vorjahr:\n  jahr: 2013\n  beispiel: Beispieldaten\n  zahlen:\n    kategorie: {I: 18, III: 41}\n"
    path.write_text(path.read_text(encoding="utf-8") + figures, encoding="utf-8")
    return folder


def test_compare_with_counts_only_shows_both_years_side_by_side(counts_only: Path, call: Call) -> None:
    code, out, _ = call("compare", "2014")
    assert code == 0
    assert "Für 2013 gibt es nur Zahlen" in out
    assert [line.split()[-3:] for line in out.splitlines()[-3:]] == [
        ["18", "20", "+2"],
        ["–", "86", "–"],
        ["41", "43", "+2"],
    ]
    assert call("compare", "2014", "2013") == (code, out, "")


def test_the_json_of_counts_has_the_names_of_the_whole_comparison(counts_only: Path, call: Call) -> None:
    assert json.loads(call("compare", "2014", "2013", "--json")[1]) == {
        "jahr": 2014,
        "vorjahr": 2013,
        "beispieldaten": {"2013": "Beispieldaten"},
        "zahlen": {
            "kategorie": {
                "I": {"alt": 18, "neu": 20, "unterschied": 2},
                "II": {"alt": None, "neu": 86, "unterschied": None},
                "III": {"alt": 41, "neu": 43, "unterschied": 2},
            }
        },
    }


@pytest.mark.parametrize("years", [("2014", "2014"), ("2013", "2014")])
def test_a_year_is_only_compared_with_one_before_it(folder: Path, call: Call, years: tuple[str, str]) -> None:
    code, out, err = call("compare", *years)
    assert (code, out) == (2, "")
    assert f"compare {' '.join(years)}: Das zweite Jahr muss vor dem ersten liegen" in err


def test_a_year_that_is_neither_register_nor_counts_is_said(counts_only: Path, call: Call) -> None:
    code, _, err = call("compare", "2014", "2012")
    assert code == 2
    assert "Das Jahr 2012 gibt es im Register nicht" in err


def test_compare_draws_the_charts_that_the_two_years_have_figures_for(folder: Path, call: Call) -> None:
    path = folder / "data" / "2014" / "bericht.yaml"
    shutil.move(folder / "data" / "2013", folder / "data" / "2012")
    head = folder / "data" / "2012" / "bericht.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("2013", "2012"), encoding="utf-8")
    assert "jahre: [2013, 2014]" in path.read_text(encoding="utf-8")
    assert call("compare", "2014", "2012", "--charts", "bilder", "--dpi", "60")[0] == 0
    assert sorted(path.name for path in Path("bilder").glob("*.svg")) == ["2014-kategorie-2014.svg"]


def test_compare_with_nothing_says_what_is_missing(folder: Path, call: Call) -> None:
    shutil.rmtree(folder / "data" / "2013")
    code, _, err = call("compare", "2014")
    assert code == 2
    assert "weder ein Register 2013 noch Zahlen" in err


def test_the_delivered_template_has_no_findings(folder: Path, call: Call) -> None:
    code, out, _ = call("template", "check", "templates/informationsvorlage.docx")
    assert (code, out) == (0, f"templates/informationsvorlage.docx: keine Fehler, {USED}.\n")


def test_a_file_that_is_no_template_is_said(folder: Path, call: Call) -> None:
    code, _, err = call("template", "check", "templates/bericht.typ")
    assert code == 2
    assert "bericht.typ" in err


def test_a_template_that_is_not_there_or_a_folder_is_said(folder: Path, call: Call) -> None:
    assert "weg.docx: gibt es nicht." in call("template", "check", "weg.docx")[2]
    assert "templates: ist ein Ordner." in call("template", "check", "templates")[2]


def test_the_findings_on_a_template_are_counted(folder: Path, call: Call) -> None:
    call("build", "2014", "--format", "docx")
    code, out, _ = call("template", "check", "output/2014/IKZ_2014.docx")
    assert code == 1
    assert out.splitlines()[-1].startswith("6 Fehler, 1 Warnung, geprüft mit den Spalten von 2014")


def test_export_refuses_a_name_of_another_kind(folder: Path, call: Call) -> None:
    code, _, err = call("export", "2014", "--format", "csv", "--to", "liste.xlsx")
    assert code == 2
    assert "Die Datei wird mit --format csv keine xlsx-Datei" in err
    assert not Path("liste.xlsx").exists()


def test_export_shows_no_excel_file_on_a_terminal(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, _, err = call("export", "2014", "--format", "xlsx", "--to", "-")
    assert code == 2
    assert "nicht auf dem Bildschirm zeigen" in err


def test_check_in_the_wrong_folder_says_how_to_name_the_right_one(folder: Path, call: Call) -> None:
    code, _, err = call("check", "--data", "dta")
    assert code == 2
    assert "dta: Diesen Ordner gibt es nicht. Bitte mit --data den Ordner des Registers nennen." in err


def test_the_findings_on_a_template_are_data_too(folder: Path, call: Call) -> None:
    code, out, _ = call("template", "check", "templates/informationsvorlage.docx", "--json")
    assert (code, json.loads(out)) == (0, {"datei": "templates/informationsvorlage.docx", "befunde": []})
    call("build", "2014", "--format", "docx")
    code, out, _ = call("template", "check", "output/2014/IKZ_2014.docx", "--json")
    assert code == 1
    assert [each["stufe"] for each in json.loads(out)["befunde"]] == ["Fehler"] * 6 + ["Warnung"]


def test_build_and_extract_name_their_files_as_data(folder: Path, call: Call) -> None:
    _, out, _ = call("build", "2014", "--format", "docx", "--json")
    assert json.loads(out) == {"jahr": 2014, "dateien": ["output/2014/IKZ_2014.docx"], "entfallen": []}
    _, out, _ = call("extract", "2014", "Rechtsamt", "--json")
    file = "output/2014/auszuege/rechtsamt.docx"
    extract = {"kennung": "rechtsamt", "name": "Rechtsamt", "datei": file, "massnahmen": 3}
    assert json.loads(out) == {"jahr": 2014, "auszuege": [extract]}


def test_check_of_a_year_that_is_not_there_is_a_wrong_call(folder: Path, call: Call) -> None:
    code, out, err = call("check", "2020")
    assert (code, out) == (2, "")
    assert "Das Jahr 2020 gibt es im Register nicht. Vorhanden: 2013, 2014." in err
