"""A template that is none, or that could hurt, is refused before anything is done with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ikz_report.errors import TemplateError
from ikz_report.writers.word.check import check_template
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
        (b"", "ist keine Word-Datei"),
        (b"kein Zip", "ist keine Word-Datei"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ist mit einem Kennwort geschützt oder"),
        (TEMPLATE.read_bytes()[:3000], "beschädigt"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "vorlage.docx"
    path.write_bytes(content)
    assert reason in refused(path)


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "ist ein Ordner. Bitte die Word-Datei darin nennen." in refused(tmp_path)
    assert "gibt es nicht. Bitte Name und Ordner prüfen." in refused(tmp_path / "fehlt.docx")


def test_a_zip_without_word_parts_or_with_an_entry_twice_is_refused(tmp_path: Path) -> None:
    assert "ist keine Word-Datei" in refused(write_parts(tmp_path / "vorlage.docx", {"a.txt": b"a"}))
    path = write_parts(tmp_path / "vorlage.docx", read_parts(TEMPLATE))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as package:
        package.writestr(BODY, b"<x/>")
    assert "ist keine Word-Datei" in refused(path)


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "vorlage.docx", read_parts(TEMPLATE))
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:  # the flag of each entry in the directory
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(content)
    assert "beschädigt" in refused(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "vorlage.docx", {"word/bild.xml": b"\0" * 80_000_000, **read_parts(TEMPLATE)})
    assert path.stat().st_size < 200_000
    assert "wäre entpackt größer als 64 MB" in refused(path)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    many = {f"word/{number}.bin": b"" for number in range(3000)}
    told = refused(write_parts(tmp_path / "vorlage.docx", many | read_parts(TEMPLATE)))
    assert "besteht aus mehr als 2000 Teilen; eine Vorlage hat kaum hundert." in told


@pytest.mark.parametrize("name", ["word/theme/theme1.xml", "word/fontTable.xml", "docProps/core.xml"])
def test_a_file_without_a_part_that_another_names_is_refused(tmp_path: Path, name: str) -> None:
    parts = read_parts(TEMPLATE)
    del parts[name]
    assert f"ist beschädigt: {name} fehlt, worauf ein anderer Teil verweist." in refused(
        write_parts(tmp_path / "vorlage.docx", parts)
    )


def test_the_case_of_a_part_s_name_does_not_count(tmp_path: Path) -> None:
    template = edited(tmp_path, ('"theme/theme1.xml"', '"Theme/theme1.xml"'), name=RELS)
    assert [finding for finding in check_template(template) if finding.severity.name == "ERROR"] == []


def test_macros_and_embedded_programs_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.docx"
    for name in ("word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin"):
        parts = read_parts(TEMPLATE) | {name: b"<x/>"}
        assert "enthält Makros oder eingebettete Programme" in refused(write_parts(path, parts))


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


def test_xml_with_entities_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    parts = read_parts(TEMPLATE)
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    head, _, rest = parts[BODY].partition(b"?>")
    path = write_parts(tmp_path / "vorlage.docx", parts | {BODY: head + b"?>" + bomb + rest})
    assert "enthält in word/document.xml kein gewöhnliches Word-XML" in refused(path)
    for encoding in ("utf-16", "utf-7"):
        text = parts[BODY].decode().replace("UTF-8", encoding)
        path = write_parts(tmp_path / "vorlage.docx", parts | {BODY: text.encode(encoding)})
        assert "kein gewöhnliches Word-XML" in refused(path)


def test_a_document_template_is_no_document(tmp_path: Path) -> None:
    path = edited(tmp_path, ("document.main+xml", "template.main+xml"), name=TYPES)
    assert "Bitte in Word öffnen und als „Word-Dokument (*.docx)“ neu speichern" in refused(path)


def test_an_unusual_prefix_is_refused(tmp_path: Path) -> None:
    parts = read_parts(TEMPLATE)
    body = parts[BODY].decode().replace("w:", "x:").replace("xmlns:w=", "xmlns:x=").encode()
    path = write_parts(tmp_path / "vorlage.docx", parts | {BODY: body})
    assert "auf ungewohnte Art gespeichert" in refused(path)


def test_the_strict_variant_is_refused(tmp_path: Path) -> None:
    path = edited(
        tmp_path, ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/x")
    )
    assert "ist als „Strict Open XML-Dokument“ gespeichert" in refused(path)


def test_a_file_with_broken_xml_or_without_text_is_refused(tmp_path: Path) -> None:
    assert "neu speichern" in refused(edited(tmp_path, ("</w:body>", "")))
    parts = read_parts(TEMPLATE)
    del parts[BODY]
    assert "neu speichern" in refused(write_parts(tmp_path / "vorlage.docx", parts))


def test_a_part_that_is_damaged_in_the_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in read_parts(TEMPLATE).items():
            package.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b"IKZ Zelltext", b"XXX Zelltext"))
    assert "beschädigt" in refused(path)
