"""An old annex in whatever file it comes: what the file is, its content tells, not its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ikz_report.errors import SourceError, why
from ikz_report.model import Organisation

if TYPE_CHECKING:  # heavy: lxml
    from ikz_report.readers.annex.drafts import Imported
    from ikz_report.readers.word.flow import View

MAX_BYTES = 64 * 1024 * 1024
PACKED = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")  # Word files, and what the Word reader knows by name
EXTRACT = (
    "Das ist ein Auszug für eine Dienststelle, kein ganzer Bericht. Was die Dienststelle geändert hat, nimmt "
    "ikz-report collect ins Register auf."
)
WORD_ENDINGS = (".docx", ".docm", ".doc", ".odt", ".rtf")


def read_annex_file(
    path: Path, year: int, organisation: Organisation | None, view: View = "accepted", *, incomplete: bool = False
) -> Imported:
    """The report in a text or Word file; ``view`` is that of a Word file's tracked changes.

    An ``incomplete`` file is read as far as it goes; what it lacks is then a doubt.

    Raises:
        SourceError: no such file, no such annex, damaged, or cut off.
    """
    raw = _read(path)
    if _is_word(path, raw):
        from ikz_report.extracts.issued import mark_of
        from ikz_report.readers.annex_word import read_word_annex
        from ikz_report.readers.word import open_docx

        docx = open_docx(path)
        imported = read_word_annex(docx, year, organisation, view, incomplete=incomplete)
        return _warned(imported, path) if mark_of(docx.identifier()) else imported
    from ikz_report.readers.annex_text import read_annex

    return read_annex(raw, str(path), year, organisation, incomplete=incomplete)


def _warned(imported: Imported, path: Path) -> Imported:
    from ikz_report.readers.annex.drafts import Doubt
    from ikz_report.readers.annex.places import Place

    return replace(imported, doubts=(Doubt(Place(0, str(path)), EXTRACT), *imported.doubts))


def _is_word(path: Path, raw: bytes) -> bool:
    """Whether the Word reader is to judge the file; a text with a Word ending is a text all the same."""
    return raw.startswith(PACKED) or (path.suffix.lower() in WORD_ENDINGS and not _is_text(raw))


def _is_text(raw: bytes) -> bool:
    try:
        return bool(raw) and b"\0" not in raw and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(f"{path}: die Datei gibt es nicht. Bitte Namen und Ordner prüfen.") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: das ist ein Ordner. Bitte die Datei darin angeben.") from None
    except OSError as error:
        raise SourceError(f"{path}: kann nicht gelesen werden ({why(error)}). Bitte die Rechte prüfen.") from None
    if len(raw) > MAX_BYTES and not raw.startswith(PACKED):
        raise SourceError(f"{path}: die Datei ist größer als 64 MB. Ein Bericht als Text hat etwa 0,1 MB.")
    return raw
