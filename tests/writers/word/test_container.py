"""A template that is none, or that could hurt, is refused before anything is done with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ikz_report.errors import TemplateError
from ikz_report.writers.word import check_template
from tests.writers.word.files import BODY, TEMPLATE, build, edited, read_parts, write_parts

RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused(path: Path) -> str:
    """What the clerk reads; building refuses just as checking does."""
    with pytest.raises(TemplateError) as error:
        check_template(path)
    with pytest.raises(TemplateError) as again:
        build(template=path)
    assert str(error.value) == str(again.value)
    assert str(error.value).startswith(f"{path}: ")
    return str(error.value)


def with_relationship(folder: Path, kind: str, target: str) -> Path:
    entry = f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return edited(folder, ("</Relationships>", entry), name=RELS)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "ist leer"),
        (b"kein Zip", "ist keine Word-Datei"),
        (b"%PDF-1.7", "ist eine PDF-Datei"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ist im alten Word-Format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "ist mit einem Kennwort geschützt",
        ),
        (TEMPLATE.read_bytes()[:3000], "ist beschädigt"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(content)
    assert reason in refused(path)


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "Ordner" in refused(tmp_path)
    assert "gibt es nicht" in refused(tmp_path / "fehlt.docx")


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "vorlage.docx", {"word/bild.xml": b"\0" * 80_000_000, **read_parts(TEMPLATE)})
    assert path.stat().st_size < 200_000
    assert "viel zu groß" in refused(path)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    many = {f"word/{number}.bin": b"" for number in range(6000)}
    assert "viel zu groß" in refused(write_parts(tmp_path / "vorlage.docx", many | read_parts(TEMPLATE)))


def test_macros_and_embedded_programs_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.docx"
    assert "enthält Makros" in refused(write_parts(path, read_parts(TEMPLATE) | {"word/vbaProject.bin": b"x"}))
    parts = read_parts(TEMPLATE) | {"word/activeX/activeX1.xml": b"<x/>"}
    assert "eingebettete Programme" in refused(write_parts(path, parts))


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://example.org/bild.png"),
        ("attachedTemplate", "file:///server/vorlage.dotx"),
        ("oleObject", "file:///c:/tabelle.xlsx"),
        ("hyperlink", "file://server/datei"),
    ],
)
def test_what_leads_to_other_files_is_refused(tmp_path: Path, kind: str, target: str) -> None:
    assert "verweist auf Dateien außerhalb" in refused(with_relationship(tmp_path, kind, target))


def test_a_web_address_to_click_on_is_allowed(tmp_path: Path) -> None:
    path = with_relationship(tmp_path, "hyperlink", "https://www.magdeburg.de")
    assert check_template(path) == ()


def test_xml_with_entities_is_refused(tmp_path: Path) -> None:
    parts = read_parts(TEMPLATE)
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    head, _, rest = parts[BODY].partition(b"?>")
    path = write_parts(tmp_path / "vorlage.docx", parts | {BODY: head + b"?>" + bomb + rest})
    assert "DOCTYPE" in refused(path)


def test_a_document_template_is_no_document(tmp_path: Path) -> None:
    path = edited(tmp_path, ("document.main+xml", "template.main+xml"), name=TYPES)
    assert "Bitte in Word öffnen und als „Word-Dokument (*.docx)“ neu speichern" in refused(path)


def test_a_file_with_broken_xml_or_without_text_is_refused(tmp_path: Path) -> None:
    assert "lesbar" in refused(edited(tmp_path, ("</w:body>", "")))
    parts = read_parts(TEMPLATE)
    del parts[BODY]
    assert "fehlt" in refused(write_parts(tmp_path / "vorlage.docx", parts))


def test_a_part_that_is_damaged_in_the_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in read_parts(TEMPLATE).items():
            package.writestr(name, content)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"IKZ Zelltext", b"XXX Zelltext"))
    assert "ist beschädigt" in refused(path)
