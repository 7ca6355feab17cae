"""What is no annex is refused, with the line and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from ikz_report.errors import SourceError
from ikz_report.readers.annex_text import read_annex
from tests.readers.annexes import CHARTS, FIRST, HEAD, TITLE, YEAR, read, row, text, unit


def refusal(raw: bytes, year: int = YEAR) -> str:
    with pytest.raises(SourceError) as caught:
        read_annex(raw, "anhang.txt", year)
    message = str(caught.value)
    assert message.startswith("anhang.txt:")
    assert message.endswith("Es wurde nichts geschrieben.")
    return message


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n", "eine PDF-Datei"),
        (zipped("word/document.xml"), "ein Word-Dokument (.docx)"),
        (zipped("xl/workbook.xml"), "eine Excel-Datei (.xlsx)"),
        (zipped("content.xml"), "ein ODF-Dokument"),
        (zipped("bild.bin"), "eine ZIP-Datei"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "ein altes Word- oder Excel-Dokument (.doc, .xls)"),
        (b"{\\rtf1 }", "ein RTF-Dokument"),
        (b"\x1f\x8b\x08", "eine gepackte Datei"),
        (b"\x89PNG\r\n", "ein Bild"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(raw: bytes, kind: str) -> None:
    message = refusal(raw)
    assert f"Das ist {kind}, kein Text." in message
    assert "Eingelesen werden Word-Dateien (.docx) und Text." in message


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(raw: bytes) -> None:
    assert "Die Datei ist leer." in refusal(raw)


def test_a_binary_file_is_refused_with_line_and_byte() -> None:
    assert refusal(b"a\nbc\x00d").startswith("anhang.txt:2: In Byte 3 der Zeile steht ein Nullbyte")


def test_a_file_in_another_encoding_is_refused_with_line_and_byte() -> None:
    message = refusal(text(unit("Amt"), row("Gebäude")).decode().encode("cp1252"))
    assert message.startswith("anhang.txt:3: Byte 15 der Zeile (0xF6) ist kein UTF-8.")
    assert "„UTF-8“ neu speichern" in message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(encoding: str) -> None:
    assert "als UTF-16 („Unicode“) gespeichert" in refusal(("\ufeff" + TITLE).encode(encoding))


@pytest.mark.parametrize("sign", ["\x01", "\x0c", "\x7f", "\x85", "\u2028", "\ufeff", "\uffff"])
def test_signs_no_document_can_hold_are_refused_with_their_place(sign: str) -> None:
    message = refusal(text(unit("Amt"), row(f"ab{sign}c")))
    assert message.startswith(f"anhang.txt:7: An Stelle 17 der Zeile steht das unsichtbare Zeichen U+{ord(sign):04X}")


def test_a_text_without_categories_is_no_annex() -> None:
    assert "Keine Überschrift „Kategorie I …“ gefunden." in refusal(b"Sehr geehrte Damen und Herren,\nein Brief\n")


def test_a_text_without_tables_is_no_annex() -> None:
    assert "Keine Tabelle mit dem Kopf" in refusal(f"{TITLE}\n{FIRST}\nText\n".encode())


def test_another_year_in_the_title_is_refused() -> None:
    message = refusal(text(unit("Amt"), row()), year=2013)
    assert message.startswith("anhang.txt:1: Der Titel nennt das Jahr 2014, eingelesen werden soll 2013.")


@pytest.mark.parametrize("cells", ["interkommunal\tThema", "interkommunal\tThema\tStand"])
def test_a_row_with_too_few_cells_means_a_cut_off_file(cells: str) -> None:
    message = refusal(text(unit("Amt"), cells))
    assert message.startswith(f"anhang.txt:7: Die Tabellenzeile hat nur {cells.count(chr(9)) + 1} von 4 Zellen.")


def test_a_row_with_too_many_cells_is_refused() -> None:
    assert refusal(text(unit("Amt"), row() + "\tnoch eine")).startswith("anhang.txt:7: Die Tabellenzeile hat 5 statt 4")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (row(thema=""), "Der Maßnahme mit der Art „interkommunal“ fehlt das Thema."),
        (row(thema="", arbeitsstand="läuft"), "Der Maßnahme fehlt das Thema."),
        ("inter- und intrakommunal\t\t\t", "Der Maßnahme mit der Art „inter- und intrakommunal“ fehlt das Thema."),
        ("\t\tStand\t", "Der Maßnahme fehlt das Thema."),
    ],
)
def test_a_measure_needs_a_theme(line: str, reason: str) -> None:
    message = refusal(text(unit("Amt"), row(), line))
    assert message.startswith("anhang.txt:8: ")
    assert reason in message


def test_a_measure_needs_a_unit_where_the_category_has_no_dezernat() -> None:
    assert refusal(text(row())).startswith("anhang.txt:6: Die Maßnahme steht unter keiner Dienststelle")


def test_a_table_before_the_first_category_is_refused() -> None:
    assert refusal(f"{TITLE}\n{HEAD}\n".encode() + text(unit("Amt"), row())).startswith(
        "anhang.txt:2: Vor der ersten Überschrift „Kategorie …“ steht eine Tabelle."
    )


def test_a_row_before_the_table_head_is_refused() -> None:
    raw = text(unit("Amt"), row()).replace(HEAD.encode(), row("Vorher").encode() + b"\n" + HEAD.encode())
    assert refusal(raw).startswith("anhang.txt:5: Die Tabellenzeile steht vor dem Tabellenkopf")


def test_text_on_the_page_of_charts_has_no_place() -> None:
    message = refusal(text(unit("Amt"), row(), charts=(*CHARTS, "Quelle: eigene Zählung")))
    assert message.startswith("anhang.txt:12: ")
    assert "hat „Quelle: eigene Zählung“ keinen Platz im Register" in message


def test_a_category_has_parts_for_dezernate_or_none() -> None:
    raw = text(unit("Amt"), row(), "Kategorie I (höchste Priorität) Dezernat II", HEAD, row("anderes"))
    assert refusal(raw).startswith("anhang.txt:8: Kategorie I steht einmal mit und einmal ohne Dezernat.")


def test_a_head_of_a_section_needs_a_theme_and_titles() -> None:
    for head in ("Gruppe\t\tProjekte\t\n\t\tArbeitsstand\tPerspektive", "\t\tThema\tArbeitsstand"):
        message = refusal(text(unit("Amt"), *head.split("\n"), row()))
        assert message.startswith("anhang.txt:7: Der Tabellenkopf dieses Abschnitts ist nicht verständlich")


def test_a_head_in_the_midst_of_a_section_is_refused() -> None:
    message = refusal(text(unit("Amt"), row(), HEAD, "Gruppe\t\tProjekte\t", "\t\tThema\tArbeitsstand", row()))
    assert message.startswith("anhang.txt:9: Mitten in den Maßnahmen von „Amt“ steht ein anderer Tabellenkopf.")


def test_windows_line_ends_a_byte_order_mark_and_nfd_are_no_errors() -> None:
    plain = text(unit("Rechtsamt"), row("Öffentlichkeit"))
    other = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n").replace("Ö".encode(), "O\u0308".encode())
    assert read_annex(other, "anhang.txt", YEAR) == read_annex(plain, "anhang.txt", YEAR)
    assert read(unit("Rechtsamt"), row("Öffentlichkeit")).report.title == TITLE
