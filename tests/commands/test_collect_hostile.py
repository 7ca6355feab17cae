"""Files that ``collect`` refuses: a clear sentence, exit 2, register and issued state as before."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collect.registers import Register
from tests.collect.word import BODY, WordFile

Said = pytest.CaptureFixture[str]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def returned(register: Register) -> WordFile:
    """An honest return with one change."""
    word = WordFile(register.docx("umweltamt"))
    word.replace("elbe", "thema", 0, "Elbe", "Saale")
    return word


def refused(register: Register, capsys: Said, *files: Path) -> str:
    """What is said; nothing may have changed, although an honest file stands beside the bad one."""
    honest = WordFile(register.docx("stadtgarten"))
    honest.append("pflanzungen", "thema", 0, " 2014")
    before = register.state()
    capsys.readouterr()
    assert register.collect(honest.save(register.folder / "gut.docx"), *files) == 2
    assert register.state() == before
    assert not (register.folder / "output" / "2014" / "ruecklauf").exists()
    return capsys.readouterr().err


def packed(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    return packed(**(parts | {name: part}))


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
BAD_BYTES: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("empty", lambda _: b"", "ist leer"),
    ("a text", lambda _: b"Guten Tag", "ist keine Word-Datei"),
    ("an old Word file", lambda _: OLE + bytes(600), "ist im alten Word-Format (.doc)"),
    ("encrypted", lambda _: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "mit einem Kennwort geschützt"),
    ("an OpenDocument text", lambda _: packed(mimetype=b"x", **{"content.xml": b"<a/>"}), "OpenDocument-Text (.odt)"),
    (
        "an archive",
        lambda c: packed(**{"a/eins.docx": c, "zwei.DOCX": c}),
        "Word-Dateien darin nennen: a/eins.docx, zwei",
    ),
    ("with macros", lambda c: with_part(c, "word/vbaProject.bin", b"x"), "enthält Makros (.docm)"),
    ("a PDF", lambda _: b"%PDF-1.7", "ist eine PDF-Datei"),
    ("cut off", cut, "ist beschädigt oder unvollständig"),
    ("a zip bomb", lambda c: with_part(c, "word/x.xml", bytes(20 * 2**20)), "ausgepackt wäre der Inhalt viel zu groß"),
    ("entities", lambda c: with_part(c, BODY, ENTITIES), "eigene XML-Bausteine (DOCTYPE)"),
    ("no XML", lambda c: with_part(c, BODY, b"<w:document"), "ist beschädigt"),
    (
        "another Word file",
        lambda c: with_part(with_part(c, "docProps/core.xml", b"<a/>"), BODY, OTHER),
        "keine Maßnahme dieses Registers wiederzuerkennen",
    ),
]
OTHER = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>Einladung</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(("spoil", "sentence"), [case[1:] for case in BAD_BYTES], ids=[case[0] for case in BAD_BYTES])
def test_a_bad_file_is_refused(
    register: Register, capsys: Said, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    path = register.folder / "schlecht.docx"
    path.write_bytes(spoil(register.docx("umweltamt").read_bytes()))
    said = refused(register, capsys, path)
    assert f"{path}: " in said
    assert sentence in said


def test_a_file_of_200_megabytes_is_not_read(register: Register, capsys: Said) -> None:
    path = register.folder / "gross.docx"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    assert "ist größer als 50 MB" in refused(register, capsys, path)


def test_a_file_that_word_puts_beside_an_open_one_is_explained(register: Register, capsys: Said) -> None:
    path = register.folder / "~$weltamt.docx"
    path.write_bytes(b"\x05Peter" + bytes(156))
    assert "gerade in Word geöffnet" in refused(register, capsys, path)


def test_a_file_that_is_not_there_is_named(register: Register, capsys: Said) -> None:
    assert "fehlt.docx: gibt es nicht" in refused(register, capsys, register.folder / "fehlt.docx")


def test_all_bad_files_are_told_at_once(register: Register, capsys: Said) -> None:
    said = refused(register, capsys, register.folder / "eins.docx", register.folder / "zwei.docx")
    assert "eins.docx: gibt es nicht" in said
    assert "zwei.docx: gibt es nicht" in said


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            ":2014:",
            ":1999:",
            "ist ein Auszug für das Jahr 1999; dieses Jahr gibt es im Register nicht (vorhanden: 2014)",
        ),
        (":landeshauptstadt-magdeburg:", ":potsdam:", "ist ein Auszug einer anderen Stadt (potsdam)"),
        (":umweltamt:", ":forstamt:", "gehört zu einer Ausgabe von „forstamt“ für 2014, die im Ordner"),
    ],
)
def test_an_extract_from_elsewhere_is_refused(
    register: Register, capsys: Said, old: str, new: str, sentence: str
) -> None:
    word = returned(register)
    word.identify(old, new)
    assert sentence in refused(register, capsys, word.save(register.folder / "fremd.docx"))


def test_the_extract_of_a_closed_department_is_refused(register: Register, capsys: Said) -> None:
    path = returned(register).save(register.folder / "a.docx")
    organisation = register.data / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8").replace("kennung: umweltamt", "kennung: klimaamt")
    organisation.write_text(text, encoding="utf-8")
    register.yaml("umweltamt").unlink()
    assert "im Register gibt es keine Dienststelle „umweltamt“ mehr" in refused(register, capsys, path)


def test_a_file_without_any_known_row_is_refused(register: Register, capsys: Said) -> None:
    word = returned(register)
    for table in list(word.root.iter("{*}tbl")):
        table.getparent().remove(table)
    path = word.save(register.folder / "a.docx")
    assert "keine Zeile ist als Maßnahme von „Umweltamt“ wiederzuerkennen" in refused(register, capsys, path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: "[]",
        lambda text: text.replace('"massnahmen"', '"massnahme"'),
        lambda text: text.replace('"version": 1', '"version": 2'),
        lambda text: text.replace('"punkt"', '"pukt"'),
    ],
)
def test_a_damaged_issue_is_told(register: Register, capsys: Said, spoil: Callable[[str], str]) -> None:
    (issue,) = (register.data / "2014" / "ausgegeben").glob("umweltamt-*.json")
    issue.write_text(spoil(issue.read_text(encoding="utf-8")), encoding="utf-8")
    said = refused(register, capsys, returned(register).save(register.folder / "a.docx"))
    assert f"{issue}: ist beschädigt" in said


def test_an_issue_changed_by_hand_is_told(register: Register, capsys: Said) -> None:
    (issue,) = (register.data / "2014" / "ausgegeben").glob("umweltamt-*.json")
    issue.write_text(issue.read_text(encoding="utf-8").replace("an der Elbe", "am Meer"), encoding="utf-8")
    said = refused(register, capsys, returned(register).save(register.folder / "a.docx"))
    assert "wurde von Hand geändert oder umbenannt" in said


def test_a_register_with_mistakes_is_told_with_its_places(register: Register, capsys: Said) -> None:
    register.edit("umweltamt", "    kategorie: I\n", "    kategorie: IX\n")
    said = refused(register, capsys, returned(register).save(register.folder / "a.docx"))
    assert "umweltamt.yaml:" in said


def test_a_protected_register_stays_as_it_is(register: Register, capsys: Said) -> None:
    path = returned(register).save(register.folder / "a.docx")
    register.yaml("umweltamt").chmod(0o444)
    assert "umweltamt.yaml: kann nicht geschrieben werden: keine Berechtigung" in refused(register, capsys, path)


def test_a_full_disk_leaves_everything_as_it_was(
    register: Register, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = returned(register).save(register.folder / "a.docx")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(os, "fsync", full)
    assert "der Datenträger ist voll" in refused(register, capsys, path)


@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_ctrl_c_in_the_middle_leaves_everything_as_it_was(
    register: Register, capsys: Said, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    path = returned(register).save(register.folder / "a.docx")
    before = register.state()
    replace, left = Path.replace, [times]

    def interrupted(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] == -1:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    assert register.collect(path) == 130
    assert "Es wurde nichts geändert" in capsys.readouterr().err
    assert register.state() == before


def test_a_report_edited_by_a_person_is_not_overwritten(register: Register, capsys: Said) -> None:
    path = returned(register).save(register.folder / "a.docx")
    assert register.collect("--dry-run", path) == 0
    page = register.folder / "output" / "2014" / "ruecklauf" / "umweltamt.html"
    page.parent.mkdir(parents=True)
    page.write_text("von Hand", encoding="utf-8")
    before = register.state()
    assert register.collect(path) == 2
    assert "umweltamt.html: wurde nach dem Erstellen von Hand geändert" in capsys.readouterr().err
    assert register.state() == before
