"""What ``build`` and ``proofread`` say of the finished files."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from ikz_report.cli import run
from tests.commands.conftest import Call
from tests.conftest import ROOT

WORD, PDF = Path("output/2014/IKZ_2014.docx"), Path("output/2014/IKZ_2014.pdf")
TEMPLATE = Path("templates/bericht.typ")
REPEATED = "table.header(..daten.spalten.map("


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder with the paper of 2014."""
    folder = tmp_path_factory.mktemp("gebaut")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1428883200")
        templates = ["--templates", str(ROOT / "templates")]
        assert run(["--data", str(ROOT / "data"), "--output", str(folder), "build", "2014", *templates]) == 0
    return folder


@pytest.fixture
def built(folder: Path, paper: Path) -> Path:
    """The clerk's folder with the paper built in it."""
    shutil.copytree(paper, folder / "output")
    return folder


def change_word(pattern: str, replacement: str, part: str = "word/document.xml") -> None:
    """Change the Word file as a person does, so that it is newer than the register."""
    with zipfile.ZipFile(WORD) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    new = re.sub(pattern, replacement, parts[part].decode(), count=1)
    assert new.encode() != parts[part]
    with zipfile.ZipFile(WORD, "w") as package:
        for name, content in parts.items():
            package.writestr(name, new if name == part else content)


def found(call: Call, *arguments: str) -> list[tuple[str, str]]:
    _, out, _ = call("proofread", "2014", "--select", "DOK", "--format", "json", "--to", "-", *arguments)
    return [(each["code"], each["ort"]["feld"]) for each in json.loads(out)["befunde"]]


def test_a_defect_of_the_looks_is_told_and_the_files_are_written(folder: Path, call: Call) -> None:
    source = TEMPLATE.read_text(encoding="utf-8")
    assert REPEATED in source
    TEMPLATE.write_text(source.replace(REPEATED, REPEATED.replace("(..", "(repeat: false, ..")), encoding="utf-8")
    code, out, err = call("build", "2014")
    assert code == 0
    assert f"{PDF} geschrieben." in out
    assert "IKZ_2014.pdf: Warnung DOK902: Seite 3: Die Tabelle „Kategorie I (höchste Priorität)“ hat" in err
    assert "… und " in err
    assert "--select DOK" in err


def test_what_the_house_accepts_is_not_told_again(folder: Path, call: Call) -> None:
    source = TEMPLATE.read_text(encoding="utf-8")
    TEMPLATE.write_text(source.replace(REPEATED, REPEATED.replace("(..", "(repeat: false, ..")), encoding="utf-8")
    settings = Path("data/korrektur.yaml")
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"regeln:\n  aus: [DOK902]\n{text}", encoding="utf-8")
    assert call("build", "2014")[2] == ""
    settings.write_text("ein Fehler: [", encoding="utf-8")
    assert "DOK902" in call("build", "2014", "--output", "anderswo")[2]


def test_a_missing_word_stays_an_error_and_nothing_is_written(folder: Path, call: Call) -> None:
    source = TEMPLATE.read_text(encoding="utf-8")
    TEMPLATE.write_text(source.replace("heading(level: 1, kategorie.ueberschrift)", "[]"), encoding="utf-8")
    code, _, err = call("build", "2014", "--format", "pdf")
    assert code == 2
    assert "Die PDF-Datei wäre unvollständig" in err
    assert not PDF.exists()


def test_proofread_looks_at_the_files_as_built_and_finds_nothing(built: Path, call: Call) -> None:
    code, out, err = call("proofread", "2014", "--select", "DOK")
    assert (code, out.strip(), err) == (0, "Keine Befunde.", "")
    assert call("proofread", "2014")[2] == ""


def test_without_files_it_says_that_they_were_not_looked_at(folder: Path, call: Call) -> None:
    code, _, err = call("proofread", "2014", "--level", "warnung")
    assert code == 0
    assert "nicht geprüft: In output/2014 ist noch keine. Zuerst: ikz-report build 2014" in err
    code, _, err = call("proofread", "2014", "--select", "DOK902")
    assert code == 2
    assert err.startswith("Fehler: Die fertigen Dateien wurden nicht geprüft")
    assert call("proofread", "2014", "--ignore", "DOK")[2] == ""


def test_files_older_than_the_register_are_not_looked_at(built: Path, call: Call) -> None:
    later = time.time() + 60
    os.utime("data/2014/massnahmen/museen.yaml", (later, later))
    err = call("proofread", "2014")[2]
    assert f"{WORD} ist älter als data/2014/massnahmen/museen.yaml" in err


def test_what_a_person_broke_in_word_is_found(built: Path, call: Call) -> None:
    change_word("<w:tblHeader/>", "")
    change_word('<w:pStyle w:val="IKZDienststelle"/>', '<w:pStyle w:val="IKZZelltext"/>')
    change_word("<dc:title>[^<]*</dc:title>", "", "docProps/core.xml")
    assert found(call) == [
        ("DOK902", "IKZ_2014.docx"),
        ("DOK903", "IKZ_2014.docx"),
        ("DOK909", "IKZ_2014.docx"),
    ]
    code, out, _ = call("proofread", "2014", "--select", "DOK", "--level", "warnung")
    assert code == 1
    assert "Bericht als Ganzes (3 Befunde)" in out
    assert "bericht.yaml" not in out


def test_a_word_that_a_person_deleted_is_named_with_its_measure(built: Path, call: Call) -> None:
    change_word("<w:t[^>]*>Daueraufgabe", "<w:t>")
    code, out, _ = call("proofread", "2014", "--select", "DOK")
    assert code == 1
    assert re.search(r"Fehler DOK901: Maßnahme [\w-]+, \w+: „Daueraufgabe", " ".join(out.split()))


@pytest.mark.parametrize("path", [WORD, PDF])
def test_a_broken_file_is_a_finding_and_no_crash(built: Path, call: Call, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])
    code, out, _ = call("proofread", "2014", "--select", "DOK")
    assert code == 1
    assert "Fehler DOK901: Die Datei lässt sich nicht prüfen." in out


def test_a_word_file_with_a_broken_part_is_a_finding_and_no_crash(built: Path, call: Call) -> None:
    change_word("</w:styles>", "", "word/styles.xml")
    code, out, _ = call("proofread", "2014", "--select", "DOK")
    assert code == 1
    assert "Fehler DOK901: Die Datei lässt sich nicht prüfen." in out


def test_a_finding_on_a_file_can_be_suppressed_and_a_needless_suppression_is_told(built: Path, call: Call) -> None:
    change_word("<w:tblHeader/>", "")
    settings = Path("data/korrektur.yaml")
    rule = "  - {code: DOK902, ort: bericht, feld: IKZ_2014.docx, grund: so gewollt}\n"
    settings.write_text(settings.read_text(encoding="utf-8").rstrip("\n") + "\n" + rule, encoding="utf-8")
    os.utime(settings, (0, 0))
    assert found(call) == []
    assert call("proofread", "2014", "--select", "DOK,SUP")[0] == 0
    shutil.rmtree("output")
    assert "DOK902" not in call("proofread", "2014")[1], "files that were not looked at say nothing about it"
    call("build", "2014")
    assert "Die Ausnahme für DOK902" in call("proofread", "2014")[1]


def test_a_draft_is_no_built_file(built: Path, call: Call) -> None:
    code, _, err = call("proofread", str(WORD), "--select", "DOK")
    assert code == 2
    assert "Diese Regeln prüfen die erstellten Dateien, keinen Entwurf. Bitte das Jahr angeben." in err


def test_a_finding_on_a_file_is_in_every_format(built: Path, call: Call) -> None:
    change_word("<w:tblHeader/>", "")
    code, _, _ = call("proofread", "2014", "--select", "DOK", "--format", "json,sarif,html,docx")
    assert code == 1
    for form in ("json", "sarif", "html"):
        assert "DOK902" in Path(f"output/2014/korrektur.{form}").read_text(encoding="utf-8")
    with zipfile.ZipFile("output/2014/korrektur.docx") as package:
        assert "DOK902" in package.read("word/comments.xml").decode()


def test_the_pages_of_the_word_file_are_looked_at_through_libreoffice(built: Path, call: Call) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice here")
    assert found(call, "--pages") == []
    change_word("<w:tblHeader/>", "")
    change_word("<w:tblHeader/>", "")
    pages = [message for message in _messages(call) if message.startswith("Seite ")]
    assert pages
    assert all("keinen Kopf" in message for message in pages)


def _messages(call: Call) -> list[str]:
    _, out, _ = call("proofread", "2014", "--select", "DOK902", "--format", "json", "--to", "-", "--pages")
    return [each["meldung"] for each in json.loads(out)["befunde"]]


def test_without_libreoffice_the_pages_cannot_be_seen(built: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ikz_report.writers.libreoffice.find_office", lambda: None)
    code, _, err = call("proofread", "2014", "--pages")
    assert code == 2
    assert "LibreOffice ist auf diesem Rechner nicht installiert" in err
    assert "--pages" in err
