"""Departments that are renamed, joined or closed while their extracts are out, and measures that move meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikz_report.model import plain_content
from tests.collect.registers import Register
from tests.collect.word import WordFile

Said = pytest.CaptureFixture[str]


def returned(register: Register) -> Path:
    """The Umweltamt's file with a changed and a new measure."""
    word = WordFile(register.docx("umweltamt"))
    word.replace("elbe", "thema", 0, "Elbe", "Saale")
    word.add_row("klima", {0: "vertikal", 1: "Solar"})
    return word.save(register.folder / "zurück.docx")


def reorganise(register: Register, old: str, new: str) -> None:
    path = register.data / "organisation.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def measures(register: Register, unit: str) -> dict[str, str]:
    """The themes of a unit's measures by id."""
    found = (each for each in register.report.placements() if each.section.unit.key == unit and each.measure.id)
    return {each.measure.id: plain_content(each.measure.cell("thema")) for each in found}


MERGED = {
    "elbe": "Partnerschaft an der Saale",
    "klima": "Klima in der Stadt\nZweiter Absatz >Analyse<",
    "solar": "Solar",
    "konferenz": "Konferenz\nKommission",
}


def test_a_department_with_a_new_name_is_still_known_by_its_old_one(register: Register) -> None:
    path = returned(register)
    reorganise(register, "name: Umweltamt", "name: Amt für Klima und Umwelt")
    assert register.collect(path) == 0
    assert measures(register, "umweltamt") == MERGED


def test_the_measures_of_a_department_with_a_new_key_are_found_where_they_are(register: Register) -> None:
    path = returned(register)
    reorganise(register, "kennung: umweltamt", "kennung: klimaamt")
    register.edit("umweltamt", "dienststelle: umweltamt", "dienststelle: klimaamt")
    register.yaml("umweltamt").rename(register.yaml("klimaamt"))
    assert register.collect(path) == 0
    assert measures(register, "klimaamt") == MERGED
    after = register.state()
    assert register.collect(path) == 0
    assert register.state() == after


def joined(register: Register) -> None:
    """The Umweltamt's measures go to the Museen."""
    text = register.yaml("umweltamt").read_text(encoding="utf-8")
    _, _, rows = text.partition("massnahmen:\n")
    museen = register.yaml("museen")
    museen.write_text(museen.read_text(encoding="utf-8").rstrip() + "\n\n" + rows, encoding="utf-8")
    register.yaml("umweltamt").unlink()
    assert register.run("check", "2014") == 0


@pytest.mark.parametrize("closed", [False, True])
def test_a_return_is_merged_into_the_department_that_has_the_measures_now(register: Register, closed: bool) -> None:
    path = returned(register)
    joined(register)
    if closed:
        reorganise(register, "kennung: umweltamt", "kennung: neues-amt")
    assert register.collect(path) == 0
    assert register.run("check", "2014") == 0
    found = measures(register, "museen") | measures(register, "umweltamt")
    assert found == {"leihgaben": "Leihgaben\nan Halle\nan Köln", **MERGED}
    assert {"elbe", "klima", "konferenz", "leihgaben"} <= measures(register, "museen").keys()
    after = register.state()
    assert register.collect(path) == 0
    assert register.state() == after


def test_a_measure_that_went_to_another_department_is_merged_there_and_not_doubled(register: Register) -> None:
    path = returned(register)
    text = register.yaml("umweltamt").read_text(encoding="utf-8")
    start, end = text.index("  - id: elbe"), text.index("  - id: klima")
    register.yaml("umweltamt").write_text(text[:start] + text[end:], encoding="utf-8")
    museen = register.yaml("museen")
    museen.write_text(museen.read_text(encoding="utf-8").rstrip() + "\n\n" + text[start:end], encoding="utf-8")
    assert register.collect(path) == 0
    assert measures(register, "museen")["elbe"] == "Partnerschaft an der Saale"
    assert list(measures(register, "umweltamt")) == ["klima", "solar", "konferenz"]


def test_a_row_put_below_the_name_of_another_department_stays_and_is_asked_about(
    register: Register, capsys: Said
) -> None:
    def foreign(word: WordFile) -> None:
        name = word.row_named("Umweltamt")
        word.runs(name)[-1].find("{*}t").text = "Museen"

    word = WordFile(register.docx("umweltamt"))
    foreign(word)
    word.add_row("konferenz", {0: "vertikal", 1: "Solar"})
    before = measures(register, "museen")
    assert register.collect(word.save(register.folder / "a.docx")) == 1
    assert "Text über die ganze Zeile, der zu keiner Maßnahme gehört: „Museen“" in capsys.readouterr().out
    assert measures(register, "museen") == before
    assert measures(register, "umweltamt")["solar"] == "Solar"


def test_a_return_after_the_next_year_was_made_goes_into_its_own_year_and_says_so(
    register: Register, capsys: Said
) -> None:
    path = returned(register)
    assert register.run("new-year", "2015", "--from", "2014") == 0
    later = {name: content for name, content in register.state().items() if name.startswith("2015")}
    capsys.readouterr()
    assert register.collect(path) == 0
    assert "Das Jahr 2015 ist schon angelegt; dort stehen diese Änderungen nicht." in capsys.readouterr().out
    assert measures(register, "umweltamt") == MERGED
    assert {name: content for name, content in register.state().items() if name.startswith("2015")} == later
