"""Findings as text, JSON and SARIF."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from ikz_report.model import THEMA, Item, Paragraph, Report, Run
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding, Level, Place
from ikz_report.proofread.output.json_data import to_json
from ikz_report.proofread.output.remarks import WHOLE, Review, review
from ikz_report.proofread.output.sarif import to_sarif
from ikz_report.proofread.output.text import as_text, statistics
from ikz_report.proofread.rule import Example
from tests.conftest import ROOT
from tests.proofread.notation import report_of
from tests.samples import sample_report

FOUND = "# Umweltamt\nZiele für 4-6 Jahre | z.B. zwei\n# Museen\nEin Ziel | • eins • für 4-6 Jahre |"


def reviewed(text: str = FOUND, *select: str) -> Review:
    report = report_of(Example(text))
    return review(report, proofread(report, select=select or ("TYP", "DAT401")))


def test_the_text_is_grouped_by_department_and_ends_with_the_sum() -> None:
    text = as_text(reviewed())
    umweltamt, museen = text.index("Umweltamt (3 Befunde)"), text.index("Museen (2 Befunde)")
    assert umweltamt < text.index("m1 · Kategorie I · Thema") < museen < text.index("m2 · Kategorie I · Arbeitsstand")
    assert "Warnung TYP003: " in text
    assert "      Ziele für »4-6« Jahre\n      Vorschlag: 4–6\n" in text
    assert text.endswith("5 Befunde: 0 Fehler, 3 Warnungen, 2 Hinweise.")


def test_a_sub_units_findings_stand_under_its_department() -> None:
    finding = Finding(
        "TYP003", Level.WARNUNG, "m", Place("III", "gruenflaechen", "pflanzungen", THEMA, (0,)), "P", 0, 1
    )
    text = as_text(review(sample_report(), [finding]))
    assert text.startswith(
        "Stadtgarten und Friedhöfe (1 Befund)\n\n  pflanzungen · Kategorie III (Priorität) · Thema\n"
    )


def test_what_belongs_to_nobody_comes_first() -> None:
    finding = Finding("TYP003", Level.WARNUNG, "m", Place("I", field="einleitung", path=(0,)), "Die", 0, 3)
    after = Finding("TYP003", Level.WARNUNG, "m", Place("I", "umweltamt", "elbe", THEMA, (0,)), "an", 13, 15)
    text = as_text(review(sample_report(), [after, finding]))
    assert text.startswith(f"{WHOLE} (1 Befund)\n\n  Kategorie I (höchste Priorität) · Einleitung\n")


def test_long_lines_are_wrapped_and_long_texts_cut_around_the_quote() -> None:
    before, after = "davor " * 30, " danach" * 30
    text = as_text(reviewed(f"{before}4-6{after} | Stand | Ausblick"), 60)
    assert "… davor davor davor davor davor davor »4-6« danach danach" in text.replace("\n        ", " ")
    assert max(map(len, text.split("\n"))) <= 60


def test_without_findings_there_is_a_sentence() -> None:
    assert as_text(reviewed("Ziele", "TYP")) == statistics(reviewed("Ziele", "TYP")) == "Keine Befunde."


def test_statistics_count_each_rule_and_say_what_can_be_fixed() -> None:
    lines = statistics(reviewed()).split("\n")
    assert lines[0].startswith("    2  DAT401  Hinweis Leere Zelle")
    assert lines[1].startswith("    2  TYP003  Warnung ")
    assert lines[1].endswith("(2 mit --fix behebbar)")
    assert lines[-1] == "5 Befunde: 0 Fehler, 3 Warnungen, 2 Hinweise."


def test_blanks_at_the_ends_of_a_proposal_are_seen() -> None:
    assert "Vorschlag: „ – “" in as_text(reviewed("Kernpunkte - Ziele | Stand | Ausblick"))


def test_json_holds_every_documented_field() -> None:
    data = json.loads(to_json(reviewed()))
    documented = (ROOT / "docs" / "korrektur-json.md").read_text(encoding="utf-8")
    assert data["anzahl"] == {"Fehler": 0, "Warnung": 3, "Hinweis": 2}
    assert set(data["regeln"]) == {"TYP003", "TYP004", "DAT401"}
    first = data["befunde"][0]
    assert (first["zitat"], first["von"], first["bis"], first["vorschlag"]) == ("4-6", 10, 13, "4–6")
    assert first["ort"] == {
        "kategorie": "I",
        "dienststelle": "umweltamt",
        "massnahme": "m1",
        "feld": "thema",
        "pfad": [0],
    }
    assert first["verbesserung"] == {"von": 10, "bis": 13, "text": "4–6", "sicher": True}
    for name in [*data, *first, *first["ort"], *first["verbesserung"]]:
        assert f"`{name}`" in documented, name


def test_sarif_has_what_its_schema_requires() -> None:
    log = json.loads(to_sarif(reviewed()))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("m")


def test_a_sarif_fingerprint_outlives_a_change_of_other_texts() -> None:
    marks = [
        [each["partialFingerprints"] for each in json.loads(to_sarif(reviewed(text, "TYP003")))["runs"][0]["results"]]
        for text in ("Ziele für 4-6 Jahre", "Ganz andere Ziele für 4-6 Jahre", "Ziele für 5-6 Jahre")
    ]
    assert marks[0] == marks[1] != marks[2]


def test_texts_of_a_report_cannot_break_the_formats() -> None:
    nasty = 'a "b" \\ <x> </script> {{ y }} – 4-6 Jahre'
    base = report_of(Example("Ziele"))
    result = review(base := _with_theme(base, nasty), proofread(base, select=["TYP003"]))
    assert json.loads(to_json(result))["befunde"][0]["davor"] == nasty.partition("4-6")[0]
    assert json.loads(to_sarif(result))["runs"][0]["results"]


def _with_theme(report: Report, text: str) -> Report:
    category = report.categories[0]
    section = category.sections[0]
    measure = replace(section.measures[0], cells={THEMA: (Paragraph((Run("vorn"),)), Item((Run(text),)))})
    section = replace(section, measures=(measure,))
    return replace(report, categories=(replace(category, sections=(section,)),))


def test_locations_are_left_out_where_there_are_no_files(tmp_path: Path) -> None:
    report = report_of(Example("Ziele für 4-6 Jahre"))
    result = review(report, proofread(report, select=["TYP003"]), tmp_path)
    assert json.loads(to_json(result))["befunde"][0]["datei"] is None
    assert "physicalLocation" not in json.loads(to_sarif(result))["runs"][0]["results"][0]["locations"][0]
