"""Opening files that are none, are broken or mean harm."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.errors import SourceError
from ikz_report.readers.word import open_docx, read_tables
from ikz_report.readers.word.refusal import ENCRYPTED_STREAM, MAX_FILE, OLE
from tests.wordxml import RELATIONSHIPS, WORD_TYPE, parts, write, xml

BODY = xml('tbl/tr/tc/p/r/t"Messe in Halle"')
DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"


def saved(tmp_path: Path, **changed: bytes | None) -> Path:
    """A sound file with some parts replaced (by their last names), or left out where None."""
    content: dict[str, bytes | None] = dict(parts(BODY))
    for name, part in changed.items():
        content[{"document": DOCUMENT, "types": TYPES}[name]] = part
    return write(tmp_path / "auszug.docx", {name: part for name, part in content.items() if part is not None})


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        open_docx(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert caught.value.exit_code == 2
    return message.removeprefix(f"{path}: ")


def refused_bytes(tmp_path: Path, content: bytes) -> str:
    path = tmp_path / "auszug.docx"
    path.write_bytes(content)
    return refusal(path)


def test_a_sound_file_opens_and_knows_its_name(tmp_path: Path) -> None:
    path = saved(tmp_path)
    docx = open_docx(path)
    assert docx.name == str(path)
    assert len(read_tables(docx, view="accepted")) == 1


def test_the_text_may_lie_under_another_name(tmp_path: Path) -> None:
    content = parts(BODY)
    content["word/document2.xml"] = content.pop(DOCUMENT)
    content["word/_rels/document2.xml.rels"] = content.pop("word/_rels/document.xml.rels")
    content["_rels/.rels"] = content["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert len(read_tables(open_docx(write(tmp_path / "a.docx", content)), view="accepted")) == 1


def test_a_package_that_does_not_name_its_text_is_taken_as_word_names_it(tmp_path: Path) -> None:
    content = {name: part for name, part in parts(BODY).items() if name != "_rels/.rels"}
    assert len(read_tables(open_docx(write(tmp_path / "a.docx", content)), view="accepted")) == 1


def test_the_identifier_of_the_properties_is_read(tmp_path: Path) -> None:
    dc, cp = (
        "http://purl.org/dc/elements/1.1/",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    )
    inner = "<dc:identifier>ikz-2014</dc:identifier>"
    core = f'<cp:coreProperties xmlns:cp="{cp}" xmlns:dc="{dc}">{inner}</cp:coreProperties>'
    content = parts(BODY) | {"docProps/core.xml": core.encode()}
    assert open_docx(write(tmp_path / "a.docx", content)).identifier() == "ikz-2014"
    assert open_docx(saved(tmp_path)).identifier() is None


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "fehlt.docx") == "gibt es nicht. Bitte Name und Ordner prüfen."
    assert refusal(tmp_path) == "ist ein Ordner. Bitte die Word-Datei darin nennen."


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything; Windows has no such rights")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.chmod(0)
    assert "Bitte die Rechte an der Datei prüfen" in refusal(path)


def test_a_name_too_long_for_the_disk_is_an_error_of_reading(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 5000)).startswith("lässt sich nicht lesen (")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "ist leer"),
        (b"Sehr geehrte Damen und Herren", "ist keine Word-Datei"),
        (b"\x89PNG\r\n\x1a\n", "ist keine Word-Datei"),
        (b"%PDF-1.7", "ist eine PDF-Datei"),
        (b"{\\rtf1}", "ist eine RTF-Datei"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "ist im alten Word-Format (.doc)"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "ist eine alte Excel-Datei"),
        (OLE + b"\0" * 600 + "__substg1.0_0037".encode("utf-16-le"), "ist eine E-Mail"),
        (b"From: a@example.org\r\nMIME-Version: 1.0\r\n\r\n", "ist eine E-Mail"),
        (OLE + b"\0" * 600 + ENCRYPTED_STREAM, "ist mit einem Kennwort geschützt"),
        (b"PK\x03\x04 und Schluss", "ist beschädigt oder unvollständig"),
        (b"PK" + b"\0" * MAX_FILE, "ist größer als 50 MB"),
    ],
)
def test_other_kinds_of_files_are_told_apart(tmp_path: Path, content: bytes, message: str) -> None:
    assert refused_bytes(tmp_path, content).startswith(message)


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (["mimetype", "content.xml"], "ist ein OpenDocument-Text (.odt)"),
        ([TYPES, "xl/workbook.xml"], "ist eine Excel-Datei"),
        ([TYPES, "ppt/presentation.xml"], "ist eine PowerPoint-Datei"),
        ([TYPES, DOCUMENT, "word/vbaProject.bin"], "enthält Makros (.docm)"),
        (["auszug.docx"], "ist keine Word-Datei"),
        (["a/eins.docx", "ZWEI.DOCX"], "ist keine Word-Datei, sondern ein ZIP-Archiv"),
    ],
)
def test_other_packages_are_told_apart(tmp_path: Path, entries: list[str], message: str) -> None:
    assert refusal(write(tmp_path / "x.docx", dict.fromkeys(entries, b"<x/>"))).startswith(message)


def test_a_document_that_may_have_macros_is_refused(tmp_path: Path) -> None:
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = parts(BODY)[TYPES].replace(WORD_TYPE.encode(), macro.encode())
    assert refusal(saved(tmp_path, types=types)).startswith("enthält Makros (.docm)")


def test_a_package_without_a_text_is_refused(tmp_path: Path) -> None:
    message = "ist keine Word-Datei: Im Paket fehlt der Text (word/document.xml)"
    assert refusal(saved(tmp_path, document=None)).startswith(message)
    assert refusal(saved(tmp_path, document=b"<html/>")).startswith(message)
    empty = parts("")[DOCUMENT].replace(b"<w:body></w:body>", b"")
    assert refusal(saved(tmp_path, document=empty)).startswith(message)


def test_the_strict_format_is_refused_with_what_to_do(tmp_path: Path) -> None:
    strict = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
    assert "„Strict Open XML-Dokument“" in refusal(saved(tmp_path, document=strict))


def test_a_truncated_file_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    whole = saved(tmp_path).read_bytes()
    for length in range(10, len(whole) - 1, 97):
        assert refused_bytes(tmp_path, whole[:length]).startswith("ist beschädigt oder unvollständig")


def test_a_file_damaged_inside_is_refused(tmp_path: Path) -> None:
    content = bytearray(saved(tmp_path).read_bytes())
    begin = content.index(b"word/document.xml") + len(DOCUMENT) + 10
    content[begin : begin + 20] = b"\xff" * 20
    assert refused_bytes(tmp_path, bytes(content)).startswith("ist beschädigt oder unvollständig")


def test_broken_xml_is_refused_with_its_part_and_line(tmp_path: Path) -> None:
    broken = parts(BODY)[DOCUMENT].replace(b"</w:p>", b"\n</w:q>")
    assert refusal(saved(tmp_path, document=broken)).startswith(
        "ist beschädigt: Der Teil word/document.xml ist ab Zeile 2 nicht lesbar."
    )


def test_xml_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = parts("<w:sdt>" * 100_000)[DOCUMENT]
    assert "ist ab Zeile 1 nicht lesbar" in refusal(saved(tmp_path, document=deep))


BILLION_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    "dtd",
    [
        BILLION_LAUGHS,
        '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_refused(tmp_path: Path, dtd: str, encoding: str) -> None:
    hostile = parts(xml("p/r/t") if "SYSTEM" in dtd and "ENTITY" not in dtd else BODY)[DOCUMENT].decode()
    hostile = hostile.replace('encoding="UTF-8"?>', f'encoding="{encoding}"?>{dtd}')
    assert refusal(saved(tmp_path, document=hostile.encode(encoding))).startswith(
        "ist verdächtig: Der Teil word/document.xml vereinbart eigene XML-Bausteine (DOCTYPE)"
    )


def test_entities_in_any_part_are_refused(tmp_path: Path) -> None:
    content = parts(BODY, styles="")
    content["word/styles.xml"] = content["word/styles.xml"].replace(b"?>", f"?>{BILLION_LAUGHS}".encode(), 1)
    assert "Der Teil word/styles.xml vereinbart" in refusal(write(tmp_path / "a.docx", content))


def bomb_of_size(content: dict[str, bytes]) -> None:
    content["word/big.xml"] = b"".join(b"%09d" % number + b" " * 500 for number in range(140_000))


def bomb_of_ratio(content: dict[str, bytes]) -> None:
    content[DOCUMENT] += b" " * 2**23


def bomb_of_entries(content: dict[str, bytes]) -> None:
    content.update({f"word/{number}.xml": b"" for number in range(5001)})


@pytest.mark.parametrize("arm", [bomb_of_size, bomb_of_ratio, bomb_of_entries])
def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, arm: Callable[[dict[str, bytes]], None]) -> None:
    content = parts(BODY)
    arm(content)
    assert refusal(write(tmp_path / "a.docx", content)).startswith("ist verdächtig: ausgepackt wäre der Inhalt")


def test_a_size_that_lies_unpacks_no_more_than_it_says(tmp_path: Path) -> None:
    path = saved(tmp_path, document=parts(BODY)[DOCUMENT] + b" " * 100_000)
    with zipfile.ZipFile(path) as package:
        size = package.getinfo(DOCUMENT).file_size.to_bytes(4, "little")
    lying = path.read_bytes().replace(size, (100).to_bytes(4, "little"))
    assert refused_bytes(tmp_path, lying).startswith("ist beschädigt oder unvollständig")


def test_a_package_with_encrypted_entries_is_refused(tmp_path: Path) -> None:
    content = bytearray(saved(tmp_path).read_bytes())
    for found in re.finditer(b"PK\x01\x02", bytes(content)):
        content[found.start() + 8] |= 1
    assert refused_bytes(tmp_path, bytes(content)).startswith("ist mit einem Kennwort geschützt")


def test_targets_outside_the_file_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "styles.xml").write_text("<broken", encoding="utf-8")
    content = parts(BODY)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    target = (tmp_path / "styles.xml").as_uri()
    rel = f'<Relationship Id="a" Type="{kind}" Target="{target}" TargetMode="External"/>'
    climb = f'<Relationship Id="b" Type="{kind}" Target="../../../styles.xml"/>'
    for one in (rel, climb):
        content["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="{RELATIONSHIPS}">{one}</Relationships>'.encode()
        )
        assert len(read_tables(open_docx(write(tmp_path / "a.docx", content)), view="accepted")) == 1


@given(st.binary(max_size=400), st.integers(0, 2000))
def test_bytes_written_anywhere_into_a_file_give_a_sentence_or_a_table(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    path = saved(tmp_path_factory.mktemp("noise"))
    content = bytearray(path.read_bytes())
    content[place : place + len(noise)] = noise
    path.write_bytes(content)
    try:
        read_tables(open_docx(path), view="accepted")
    except SourceError as error:
        assert str(error).startswith(f"{path}: ist ")  # noqa: PT017 - the error need not come
