"""``proofread`` of a draft in Word."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from ikz_report.readers.word import comments, open_docx
from tests.commands.conftest import Call
from tests.commands.test_collect_hostile import BAD_BYTES
from tests.proofread.spelling.dictionaries import german
from tests.readers.word_annexes import FRONT, HEAD, across, docx, p, row, tbl
from tests.wordxml import write

PAPER = "output/2014/IKZ_2014.docx"


@pytest.fixture
def paper(folder: Path, call: Call) -> Path:
    """The paper of 2014 as it was built."""
    assert call("build", "2014", "--format", "docx")[0] == 0
    return folder / PAPER


def edited(path: Path, old: str, new: str) -> Path:
    """A copy of the paper in which somebody changed some words."""
    copy = path.parents[2] / "entwurf.docx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    assert old in text
    parts["word/document.xml"] = text.replace(old, new, 1).encode()
    return write(copy, parts)


def small(path: Path, *rows: str) -> Path:
    return write(path, docx(*FRONT, tbl(HEAD, across("Umweltamt"), *rows)).parts)


def test_the_paper_as_built_differs_in_nothing_from_the_register(paper: Path, call: Call) -> None:
    code, out, err = call("proofread", PAPER, "--select", "REG")
    assert (code, out) == (0, "Keine Befunde.\n")
    assert f"{PAPER}: Entwurf 2014, verglichen mit dem Register 2014." in err
    assert f"ikz-report import {PAPER} --year 2014 --dry-run" in err


def test_the_same_findings_come_as_for_the_register(paper: Path, call: Call) -> None:
    def found(*arguments: str) -> set[tuple[str, str | None, str, str]]:
        data = json.loads(call("proofread", *arguments, "--ignore", "DOK", "--format", "json", "--to", "-")[1])
        keys = ("massnahme", "feld")
        return {(each["code"], *(each["ort"][key] for key in keys), each["zitat"]) for each in data["befunde"]}

    elsewhere = {each for each in found("2014") if each[2].startswith(("vorlage.", "korrektur."))}
    assert found(PAPER) == found("2014") - elsewhere


def test_a_changed_text_is_shown_with_both_texts_and_its_place(paper: Path, call: Call) -> None:
    edited(paper, "Beigeordneter I als Vorsitzender", "Frau Beigeordnete als Vorsitzende")
    code, out, _ = call("proofread", "entwurf.docx", "--select", "REG")
    flat = " ".join(out.split())
    assert code == 1
    assert "1 Befund: 0 Fehler, 1 Warnung, 0 Hinweise." in flat
    assert "Warnung REG001: Arbeitsstand im Entwurf: „" in flat
    assert "Frau Beigeordnete als Vorsitzende" in flat
    assert "im Register: „" in flat
    assert "Beigeordneter I als Vorsitzender" in flat
    assert "entwurf.docx: Tabelle 4, Zeile 3, Zelle 3" in flat


def test_missing_and_additional_measures_are_told(folder: Path, call: Call) -> None:
    small(folder / "entwurf.docx", row("Ein ganz neues Vorhaben", "läuft"))
    _, out, _ = call("proofread", "entwurf.docx", "--select", "REG002,REG003", "--format", "json", "--to", "-")
    found = json.loads(out)["befunde"]
    assert [each["meldung"] for each in found if each["code"] == "REG002"] == [
        "Die Maßnahme „Ein ganz neues Vorhaben“ steht nicht im Register 2014."
    ]
    missing = [each["meldung"] for each in found if each["code"] == "REG003"]
    assert missing[0].startswith("Im Entwurf fehlen Dienststellen mit Maßnahmen im Register: ")
    assert any(
        message.startswith("Die Maßnahme „md-e4“ des Registers fehlt im Entwurf. Thema: „") for message in missing
    )


def test_the_copy_has_comments_and_the_draft_stays_as_it_is(paper: Path, call: Call) -> None:
    draft = edited(paper, "Beigeordneter I als Vorsitzender", "für 4-6 Jahre")
    before = draft.read_bytes()
    code, out, _ = call("proofread", "entwurf.docx", "--select", "TYP003,REG", "--format", "docx,html,json,sarif")
    assert code == 1
    for form in ("docx", "html", "json", "sarif"):
        assert f"output/2014/entwurf-korrektur.{form} geschrieben." in out
    assert draft.read_bytes() == before
    found = comments(open_docx(Path("output/2014/entwurf-korrektur.docx")))
    assert [(each.quote, each.table, each.row, each.cell) for each in found if "TYP003" in each.text] == [
        ("4-6", 4, 3, 3)
    ]
    assert len(found) == 2
    page = Path("output/2014/entwurf-korrektur.html").read_text(encoding="utf-8")
    assert "Datei: entwurf.docx: Tabelle 4, Zeile 3, Zelle 3" in page


def test_places_are_data_in_json_and_sarif(paper: Path, call: Call) -> None:
    edited(paper, "Beigeordneter I als Vorsitzender", "für 4-6 Jahre")
    _, out, _ = call("proofread", "entwurf.docx", "--select", "TYP003", "--format", "json", "--to", "-")
    (found,) = json.loads(out)["befunde"]
    assert found["datei"] == {"pfad": "entwurf.docx", "tabelle": 4, "zeile": 3, "zelle": 3}
    _, out, _ = call("proofread", "entwurf.docx", "--select", "TYP003", "--format", "sarif", "--to", "-")
    (location,) = json.loads(out)["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "entwurf.docx"}}
    assert location["logicalLocations"][0]["fullyQualifiedName"].endswith("(Tabelle 4, Zeile 3, Zelle 3)")


def test_the_options_are_those_for_a_register(folder: Path, call: Call) -> None:
    rows = (row("Ziele für 4-6 Jahre", "entsprechend des Planes", "weiter"), across("Museen"), row("für 7-9 Jahre"))
    small(folder / "entwurf.docx", *rows)
    assert "7-9" not in call("proofread", "entwurf.docx", "--select", "TYP", "--department", "Umweltamt")[1]
    out = call("proofread", "entwurf.docx", "--ignore", "REG", "--level", "fehler")[1]
    assert ("RSC104" in out, "TYP003" in out) == (True, False)
    lines = call("proofread", "entwurf.docx", "--select", "TYP003", "--statistics")[1].splitlines()
    assert lines[0].startswith("    2  TYP003  Warnung ")
    assert "--fix" not in lines[0]


def test_without_a_register_it_is_only_proofread(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    small(tmp_path / "entwurf.docx", row("Ziele für 4-6 Jahre", "läuft", "weiter"))
    code, out, err = call("proofread", "entwurf.docx")
    assert code == 1
    assert ("TYP003" in out, "REG" in out) == (True, False)
    assert "entwurf.docx: Entwurf 2014, ein Register 2014 gibt es nicht." in err
    assert call("proofread", "entwurf.docx", "--format", "docx,html,pdf")[0] == 1
    assert sorted(path.suffix for path in Path("output/2014").glob("entwurf-korrektur.*")) == [".docx", ".html", ".pdf"]


def test_the_year_may_be_given(folder: Path, call: Call) -> None:
    write(folder / "entwurf.docx", docx(p("Zusammenarbeit"), FRONT[1], tbl(HEAD, across("Umweltamt"), row())).parts)
    code, _, err = call("proofread", "entwurf.docx")
    assert (code, "Der Titel nennt kein Jahr. Bitte mit --year angeben" in err) == (2, True)
    assert "Entwurf 2013, verglichen mit dem Register 2013" in call("proofread", "entwurf.docx", "--year", "2013")[2]
    code, _, err = call("proofread", "2014", "--year", "2014")
    assert (code, "--year gibt es nur mit einer Word-Datei." in err) == (2, True)


def test_pages_are_those_of_the_built_files(folder: Path, call: Call) -> None:
    small(folder / "entwurf.docx", row("Elbe"))
    code, _, err = call("proofread", "entwurf.docx", "--pages")
    assert (code, "--pages prüft die Seiten der erstellten Dateien, keinen Entwurf." in err) == (2, True)


def test_fixing_a_word_file_is_refused_with_what_to_do(folder: Path, call: Call) -> None:
    path = small(folder / "entwurf.docx", row("Ziele für 4-6 Jahre"))
    before = path.read_bytes()
    code, _, err = call("proofread", "entwurf.docx", "--fix")
    assert code == 2
    assert "--fix verbessert das Register, keine Word-Datei. Bitte das Jahr angeben" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize(("spoil", "sentence"), [case[1:] for case in BAD_BYTES], ids=[case[0] for case in BAD_BYTES])
def test_a_bad_file_is_refused_as_collect_refuses_it(
    folder: Path, call: Call, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    path = small(folder / "entwurf.docx", row("Elbe"))
    path.write_bytes(spoil(path.read_bytes()))
    if sentence.startswith("keine Maßnahme"):  # a Word file without such tables
        sentence = "Keine Tabelle mit dem Kopf „Art, Thema, Arbeitsstand, Perspektive“"
    code, _, err = call("proofread", "entwurf.docx", "--format", "docx")
    assert (code, err.startswith("Fehler: entwurf.docx: "), sentence in err) == (2, True, True)
    assert not (folder / "output").exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("fehlt.docx", "fehlt.docx: gibt es nicht. Bitte Name und Ordner prüfen."),
        ("data", "data: ist ein Ordner. Bitte die Word-Datei darin nennen."),
        ("20140", "„20140“ ist kein Jahr; gemeint ist eine Zahl wie 2014."),
    ],
)
def test_a_wrong_name_is_said(folder: Path, call: Call, name: str, sentence: str) -> None:
    code, _, err = call("proofread", name)
    assert (code, sentence in err) == (2, True)


def test_a_copy_that_a_person_changed_is_not_overwritten(folder: Path, call: Call) -> None:
    small(folder / "entwurf.docx", row("Ziele für 4-6 Jahre"))
    assert call("proofread", "entwurf.docx", "--format", "docx")[0] == 1
    copy = folder / "output" / "2014" / "entwurf-korrektur.docx"
    copy.write_bytes(b"von Hand")
    assert call("proofread", "entwurf.docx", "--format", "docx")[0] == 2
    assert copy.read_bytes() == b"von Hand"


def test_unknown_words_of_a_draft_are_one_list_and_one_comment(paper: Path, call: Call) -> None:
    german()
    edited(paper, "Beigeordneter I als Vorsitzender", "Beigeordneter I als Vorsiztender")
    code, out, _ = call("proofread", "entwurf.docx", "--select", "RSC100")
    assert code == 0
    assert "Vorsiztender: vielleicht „Vorsitzender“" in out
    assert "entwurf.docx: Tabelle 4, Zeile 3, Zelle 3\n" in out
    data = json.loads(call("proofread", "entwurf.docx", "--select", "RSC100", "--format", "json", "--to", "-")[1])
    (word,) = data["rechtschreibung"]["woerter"]
    assert word["stellen"][0]["datei"]["zeile"] == 3
    call("proofread", "entwurf.docx", "--select", "RSC100", "--format", "docx")
    (comment,) = Document("output/2014/entwurf-korrektur.docx").comments
    assert comment.text.startswith("Hinweis RSC100: 1 unbekanntes Wort\nVorsiztender")
