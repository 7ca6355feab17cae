"""``extract`` as the office uses it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from ikz_report.files import sha256
from ikz_report.register import load_report
from tests.commands.conftest import Call
from tests.writers.word.files import W, edited, paragraphs, part, rows, text

OUT = Path("output/2014/auszuege")
SETTINGS, CORE = "word/settings.xml", "docProps/core.xml"
USED = "geprüft mit den Spalten von 2014: Art, Thema, Arbeitsstand, Perspektive"


def listed(path: Path) -> list[list[str]]:
    stream = io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")
    return list(csv.reader(stream, delimiter=";"))


def bookmarks(content: bytes) -> list[str]:
    return [each.get(f"{W}name", "") for each in part(content).iter(f"{W}bookmarkStart")]


def test_all_departments_with_measures_get_a_file(folder: Path, call: Call) -> None:
    code, out, err = call("extract", "2014")
    assert (code, err) == (0, "")
    assert out.startswith("26 Auszüge mit 149 Maßnahmen in ")
    files = sorted((folder / OUT).glob("*.docx"))
    assert len(files) == 26
    assert len(list((folder / "data/2014/ausgegeben").glob("*.json"))) == 26
    head, *lines = listed(folder / OUT / "versand.csv")
    assert head == ["Dienststelle", "Datei", "Maßnahmen", "SHA-256"]
    assert sum(int(line[2]) for line in lines) == 149
    assert {line[1]: line[3] for line in lines} == {path.name: sha256(path.read_bytes()) for path in files}


def test_every_measure_stands_in_a_file_with_a_bookmark_in_each_cell(folder: Path, call: Call) -> None:
    call("extract", "2014")
    contents = [path.read_bytes() for path in (folder / OUT).glob("*.docx")]
    names = [name for content in contents for name in bookmarks(content)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"_ikz_\w{1,35}", name) for name in names)
    report = load_report(folder / "data", 2014)
    cells = sum(
        2 if report.is_list_row(measure) else len(report.layout(section.layout).fields)
        for _, section, measure in report.placements()
    )
    assert len(names) == cells
    for content in contents:
        numbers = [each.get(f"{W}id") for each in part(content).iter(f"{W}bookmarkStart")]
        assert len(numbers) == len(set(numbers))


def test_the_head_says_who_until_when_and_by_whom(folder: Path, call: Call) -> None:
    assert call("extract", "2014", "Umweltamt", "--due", "31.1.2015", "--editor", "Sachgebiet 2")[0] == 0
    content = (folder / OUT / "umweltamt.docx").read_bytes()
    head = [" ".join(each.split()) for each in paragraphs(content)]
    assert {"Auszug Umweltamt", "Berichtsjahr2014", "Zurück bis31.01.2015", "Bearbeitet vonSachgebiet 2"} <= set(head)
    assert "Maßnahmen5 (Stand 13.04.2015)" in head
    assert part(content, SETTINGS).find(f"{W}trackRevisions") is not None
    core = part(content, CORE)
    assert re.fullmatch(
        r"ikz-report:landeshauptstadt-magdeburg:2014:umweltamt:[0-9a-f]{10}",
        core.findtext("{http://purl.org/dc/elements/1.1/}identifier") or "",
    )
    assert (core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").endswith("– Auszug Umweltamt")


def test_without_a_day_and_an_editor_there_is_a_line_to_fill_in(folder: Path, call: Call) -> None:
    call("extract", "2014", "Umweltamt")
    head = list(paragraphs((folder / OUT / "umweltamt.docx").read_bytes()))
    assert any(each.startswith("Bearbeitet von____") for each in head)
    assert not any(each.startswith("Zurück bis") for each in head)


def test_a_dezernat_gets_one_file_with_all_its_departments(folder: Path, call: Call) -> None:
    assert call("extract", "2014", "--by", "dezernat", "IV")[0] == 0
    content = (folder / OUT / "dezernat-iv-gesamt.docx").read_bytes()
    names = {row[0] for row in rows(content) if len(row) == 1}
    assert {"Museen", "Bibliotheken", "Volkshochschule"} <= names
    assert "Umweltamt" not in names


def test_the_list_keeps_what_was_sent_before(folder: Path, call: Call) -> None:
    call("extract", "2014", "Umweltamt", "Museen")
    call("extract", "2014", "Rechtsamt")
    assert [line[0] for line in listed(folder / OUT / "versand.csv")[1:]] == ["Umweltamt", "Museen", "Rechtsamt"]
    (folder / OUT / "museen.docx").unlink()
    call("extract", "2014", "Umweltamt")
    assert [line[0] for line in listed(folder / OUT / "versand.csv")[1:]] == ["Umweltamt", "Rechtsamt"]


def test_the_same_register_gives_the_same_bytes(folder: Path, call: Call) -> None:
    call("extract", "2014", "Museen", "Umweltamt")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    call("extract", "2014", "Museen", "Umweltamt")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_was_issued_is_kept_beside_the_register(folder: Path, call: Call) -> None:
    call("extract", "2014", "Umweltamt", "--due", "2015-01-31")
    (path,) = (folder / "data/2014/ausgegeben").iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["auszug"], data["dienststellen"], data["frist"]) == ("umweltamt", ["umweltamt"], "31.01.2015")
    assert len(data["massnahmen"]) == 5
    assert call("check", "2014")[0] == 0


def test_a_file_the_department_sent_back_into_the_folder_is_not_overwritten(folder: Path, call: Call) -> None:
    call("extract", "2014", "Umweltamt")
    (folder / OUT / "umweltamt.docx").write_bytes(b"edited")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, _, err = call("extract", "2014")
    assert code == 2
    assert "umweltamt.docx: wurde nach dem Erstellen von Hand geändert" in err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_pdf_holds_the_measures(folder: Path, call: Call) -> None:
    way = "--format", "docx,pdf", "--due", "31.01.2015", "--editor", "Frau Beispiel"
    assert call("extract", "2014", "Umweltamt", *way)[0] == 0
    pages = [page.extract_text() for page in PdfReader(folder / OUT / "umweltamt.pdf").pages]
    for words in ("Auszug Umweltamt", "Maßnahmen: 5", "Zurück bis: 31.01.2015", "Bearbeitet von: Frau Beispiel"):
        assert words in pages[0]
    assert all(f"Kategorie {number}" in pages[0] for number in ("I ", "II "))  # not each on a page of its own
    assert len(pages) < 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Umweltant",), "„Umweltant“ ist keine Dienststelle des Berichts. Meinten Sie „Umweltamt“?"),
        (("--by", "dezernat", "IX"), "„IX“ ist kein Dezernat des Berichts. "),
        (("--due", "31.2.2015"), "--due: „31.2.2015“ ist kein Tag; gemeint ist ein Datum wie 31.01.2015."),
        (("--due", "bald"), "--due: „bald“ ist kein Tag"),
        (("--by", "amt"), "--by: „amt“ gibt es hier nicht; möglich: dienststelle, dezernat."),
        (("--templates", "nirgends"), "auszug.docx: diese Vorlage gibt es nicht"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(
    folder: Path, call: Call, arguments: tuple[str, ...], sentence: str
) -> None:
    code, _, err = call("extract", "2014", *arguments)
    assert code == 2
    assert sentence in err
    assert not (folder / "output").exists()
    assert not (folder / "data/2014/ausgegeben").exists()


def test_a_year_without_measures_has_no_extracts(folder: Path, call: Call) -> None:
    for path in (folder / "data/2014/massnahmen").iterdir():
        path.unlink()
    code, _, err = call("extract", "2014")
    assert code == 2
    assert "Im Register steht keine Maßnahme, also gibt es keinen Auszug." in err


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("{{ auszug.frist }}", "{{ auszug.fristt }}", "Das Feld „fristt“ gibt es hier nicht. Meinten Sie „frist“?"),
        ("{{p s.zelle }}", "", "wird nirgends gedruckt; ihre Texte gingen verloren"),
    ],
)
def test_a_broken_template_is_told_before_anything_is_written(
    folder: Path, call: Call, old: str, new: str, sentence: str
) -> None:
    template = folder / "templates" / "auszug.docx"
    with zipfile.ZipFile(template) as package:
        count = package.read("word/document.xml").decode().count(old)
    made = edited(folder, *[(old, new)] * count, of=template)
    made.replace(template)
    code, _, err = call("extract", "2014")
    assert code == 2
    assert sentence in err
    assert not (folder / "output").exists()


def test_tracking_is_on_also_where_the_template_has_it_off(folder: Path, call: Call) -> None:
    template = folder / "templates" / "auszug.docx"
    made = edited(folder, ("<w:defaultTabStop", "<w:defaultTabStop"), name=SETTINGS, of=template)
    assert "trackRevisions" not in made.read_text(encoding="latin-1")
    call("extract", "2014", "Umweltamt")
    settings = [each.tag for each in part((folder / OUT / "umweltamt.docx").read_bytes(), SETTINGS)]
    assert settings.index(f"{W}zoom") < settings.index(f"{W}trackRevisions") < settings.index(f"{W}defaultTabStop")


def test_a_cell_says_the_same_as_the_register(folder: Path, call: Call) -> None:
    call("extract", "2014", "Umweltamt")
    content = (folder / OUT / "umweltamt.docx").read_bytes()
    words = " ".join(text(each) for each in part(content).iter(f"{W}p"))
    report = load_report(folder / "data", 2014)
    themes = [m.cell("thema") for _, s, m in report.placements() if s.unit.key == "umweltamt"]
    assert all("".join(run.text for run in theme[0].text) in words for theme in themes)


def test_the_template_of_extracts_can_be_checked(folder: Path, call: Call) -> None:
    template = folder / "templates" / "auszug.docx"
    assert call("template", "check", str(template)) == (0, f"{template}: keine Fehler, {USED}.\n", "")
    wrong = edited(folder, ("{{ auszug.frist }}", "{{ auszug.fristt }}"), of=template)
    code, out, _ = call("template", "check", str(wrong))
    assert code == 1
    assert "Das Feld „fristt“ gibt es hier nicht. Meinten Sie „frist“?" in out


def test_a_template_that_leaves_out_a_cell_is_refused(folder: Path, call: Call) -> None:
    template = folder / "templates" / "auszug.docx"
    made = edited(folder, ('{%tr elif z.ist == "liste" %}', '{%tr elif z.ist == "listen" %}'), of=template)
    code, out, _ = call("template", "check", str(made))
    assert code == 1
    assert "Die Vorlage druckt die Zelle „art“ der Maßnahme „probeliste“ nicht." in out
    made.replace(template)
    code, _, err = call("extract", "2014", "Umweltamt")
    assert code == 2
    assert "Die Vorlage druckt die Zelle „art“ der Maßnahme „gremien-umwelt“ nicht." in err
