"""From bytes to lines: what is no text, or no text a paper can carry, is refused here."""

from __future__ import annotations

import re
from unicodedata import normalize

from ikz_report.readers.annex.places import line, whole

CUT_OFF = "Die Datei ist wohl abgeschnitten: bitte vollständig speichern und noch einmal einlesen."
_KINDS = (
    (b"%PDF", "eine PDF-Datei"),
    (b"\xd0\xcf\x11\xe0", "ein altes Word- oder Excel-Dokument (.doc, .xls)"),
    (b"{\\rtf", "ein RTF-Dokument"),
    (b"\x1f\x8b", "eine gepackte Datei"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
)
_OFFICE = (
    (b"word/", "ein Word-Dokument (.docx)"),
    (b"xl/", "eine Excel-Datei (.xlsx)"),
    (b"content.xml", "ein ODF-Dokument"),
)
_AS_TEXT = (
    "Eingelesen werden Word-Dateien (.docx) und Text. Bitte die Word-Datei angeben oder den Anhang als Text (UTF-8, "
    "Tabellenzellen durch Tabulatoren getrennt) speichern."
)
_SAVE_UTF8 = "Bitte die Datei in einem Texteditor öffnen und mit der Kodierung „UTF-8“ neu speichern."
# Beside what XML 1.0 §2.2 forbids: other control characters and line separators, which no paragraph can hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def decode(raw: bytes, name: str) -> str:
    """The text in NFC with ``\\n`` at the line ends.

    Raises:
        SourceError: empty, binary, not UTF-8, or with characters that no document can carry.
    """
    kind = _kind(raw)
    if kind:
        raise whole(name, f"Das ist {kind}, kein Text. {_AS_TEXT}")
    text = _utf8(raw, name).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise whole(name, "Die Datei ist leer. Bitte prüfen, ob es die richtige Datei ist.")
    _refuse_forbidden(text, name)
    return normalize("NFC", text)


def _kind(raw: bytes) -> str | None:
    if raw.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _OFFICE if mark in raw), "eine ZIP-Datei")
    return next((kind for magic, kind in _KINDS if raw.startswith(magic)), None)


def _utf8(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise whole(name, f"Die Datei ist als UTF-16 („Unicode“) gespeichert. {_SAVE_UTF8}")
    nul = raw.find(0)
    if nul >= 0:
        number, column = _position(raw, nul)
        message = f"In Byte {column} der Zeile steht ein Nullbyte: das ist keine Textdatei. {_AS_TEXT}"
        raise line(name, number).error(message)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        number, column = _position(raw, error.start)
        if error.reason == "unexpected end of data":
            raise line(name, number).error(f"Die Datei endet mitten in einem Zeichen. {CUT_OFF}") from None
        message = f"Byte {column} der Zeile (0x{raw[error.start]:02X}) ist kein UTF-8. {_SAVE_UTF8}"
        raise line(name, number).error(message) from None


def _position(raw: bytes, offset: int) -> tuple[int, int]:
    return raw.count(b"\n", 0, offset) + 1, offset - raw.rfind(b"\n", 0, offset)


def _refuse_forbidden(text: str, name: str) -> None:
    found = _FORBIDDEN.search(text)
    if found is None:
        return
    number = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    message = (
        f"An Stelle {column} der Zeile steht das unsichtbare Zeichen U+{ord(found.group()):04X}, das in Word und PDF "
        "nicht stehen kann. Bitte löschen."
    )
    raise line(name, number).error(message)
