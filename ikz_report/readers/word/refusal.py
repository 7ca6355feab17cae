"""What a file is that is no Word file, and what a clerk can do about it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

MAX_FILE = 50 * 2**20  # bytes
MAX_UNPACKED = 64 * 2**20  # bytes
MAX_ENTRIES = 5000
MOST_NAMES = 5  # of files in an archive that are named
MAX_RATIO = 200  # unpacked to packed; tables of equal rows come to some 50
RATIO_COUNTS_FROM = 2**20  # bytes; a short part may be packed any way

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4

SAVE_AS_DOCX = "Bitte in Word öffnen und mit „Speichern unter“ als Word-Dokument (.docx) sichern."
SEND_AGAIN = "Bitte die Datei noch einmal senden lassen."
EMPTY = f"ist leer (0 Byte). {SEND_AGAIN}"
TOO_BIG = "ist größer als 50 MB. Bitte Bilder und Anlagen entfernen und neu speichern."
LOCKED = (
    "ist mit einem Kennwort geschützt. Bitte in Word öffnen, unter „Datei > Informationen > Dokument schützen“ "
    "das Kennwort entfernen und neu speichern."
)
DAMAGED = f"ist beschädigt oder unvollständig. {SEND_AGAIN}"
BOMB = f"ist verdächtig: ausgepackt wäre der Inhalt viel zu groß. Die Datei wurde nicht gelesen. {SEND_AGAIN}"
MACROS = "enthält Makros (.docm). Bitte in Word öffnen und als Word-Dokument ohne Makros (.docx) sichern."
STRICT = (
    "liegt im Format „Strict Open XML-Dokument“ vor. Bitte in Word öffnen und mit „Speichern unter“ als "
    "„Word-Dokument (.docx)“ sichern."
)
DTD = (
    "ist verdächtig: Der Teil {part} vereinbart eigene XML-Bausteine (DOCTYPE), was Word nie tut. Die Datei wurde "
    f"nicht gelesen. {SEND_AGAIN}"
)
NO_XML = f"ist beschädigt: Der Teil {{part}} ist ab Zeile {{line}} nicht lesbar. {SEND_AGAIN}"
NO_DOCUMENT = f"ist keine Word-Datei: Im Paket fehlt der Text (word/document.xml). {SEND_AGAIN}"
NO_WORD = "ist keine Word-Datei (.docx). Bitte prüfen, ob die richtige Datei genannt ist."

MAIL = "ist eine E-Mail, keine Word-Datei. Bitte darin den Anhang speichern und diesen nennen."
ARCHIVE = "ist keine Word-Datei, sondern ein ZIP-Archiv. Bitte auspacken und die Word-Dateien darin nennen: {names}."
OPEN_IN_WORD = (
    "ist keine Word-Datei, sondern zeigt nur, dass eine gerade in Word geöffnet ist. Bitte diese dort speichern und "
    "schließen."
)
LOCK = "~$"  # begins the name of the file that Word puts beside an open one

_OLE_KINDS = (  # names of streams, [MS-CFB] 2.6.1; Word's own is WordDocument
    ("__substg1.0_", MAIL),
    ("Workbook", f"ist eine alte Excel-Datei, keine Word-Datei. {SEND_AGAIN}"),
    ("PowerPoint Document", f"ist eine alte PowerPoint-Datei, keine Word-Datei. {SEND_AGAIN}"),
)
_MAIL_HEADS = (b"\nMIME-Version:", b"\nMessage-ID:", b"\nReceived:")
_STARTS = (
    (b"%PDF", "ist eine PDF-Datei. Gebraucht wird die Word-Datei, aus der sie entstand."),
    (b"{\\rtf", f"ist eine RTF-Datei. {SAVE_AS_DOCX}"),
)
_INSIDE: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda name: name.startswith("xl/"), f"ist eine Excel-Datei, keine Word-Datei. {SEND_AGAIN}"),
    (lambda name: name.startswith("ppt/"), f"ist eine PowerPoint-Datei, keine Word-Datei. {SEND_AGAIN}"),
)


def by_bytes(raw: bytes) -> str | None:
    """Why these bytes cannot be a package at all; None where they begin like one."""
    if not raw:
        return EMPTY
    if len(raw) > MAX_FILE:
        return TOO_BIG
    if raw.startswith(OLE):
        return _by_stream(raw)
    for start, reason in _STARTS:
        if raw.startswith(start):
            return reason
    if raw.startswith(ZIP):
        return None
    return MAIL if any(head in raw[:4000] for head in _MAIL_HEADS) else NO_WORD


def _by_stream(raw: bytes) -> str:
    if ENCRYPTED_STREAM in raw:
        return LOCKED
    found = (reason for stream, reason in _OLE_KINDS if stream.encode("utf-16-le") in raw)
    return next(found, f"ist im alten Word-Format (.doc). {SAVE_AS_DOCX}")


def by_entries(package: zipfile.ZipFile) -> str | None:
    """Why this package cannot be taken as a Word file; None where its list of entries gives no reason."""
    entries = package.infolist()
    if len(entries) > MAX_ENTRIES or sum(each.file_size for each in entries) > MAX_UNPACKED:
        return BOMB
    if any(_swells(each) for each in entries):
        return BOMB
    if any(each.flag_bits & 1 for each in entries):
        return LOCKED
    return by_names([each.filename for each in entries])


def _swells(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size)


def by_names(names: list[str]) -> str | None:
    """Why a package with these entries is another kind of file; None for Word's own."""
    if "content.xml" in names and "mimetype" in names:
        return f"ist ein OpenDocument-Text (.odt). {SAVE_AS_DOCX}"
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return MACROS
    for test, reason in _INSIDE:
        if any(test(name) for name in names):
            return reason
    if "[Content_Types].xml" in names:
        return None
    inside = [name for name in names if name.lower().endswith(".docx")]
    more = ", …" if len(inside) > MOST_NAMES else ""
    return ARCHIVE.format(names=", ".join(inside[:MOST_NAMES]) + more) if inside else NO_WORD
