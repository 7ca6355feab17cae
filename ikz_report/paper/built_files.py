"""The Word and PDF files in the output folder, read back to be proofread.

A person may have changed the Word file since it was built, so it is opened as carefully as a returned one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ikz_report.errors import InputError, SourceError
from ikz_report.paper.edition import Edition
from ikz_report.verify.built import Checked, check_pdf, check_word, page_defects_of
from ikz_report.verify.defect import LOST, Defect

NO_OFFICE = (
    "LibreOffice ist auf diesem Rechner nicht installiert (gesucht: soffice); --pages braucht es, um die Seiten der "
    "Word-Datei zu sehen. Bitte ohne --pages aufrufen."
)


def built_files(folder: Path, year: int) -> list[Path]:
    """Those of the paper's files that are there."""
    paths = (folder / f"IKZ_{year}.docx", folder / f"IKZ_{year}.pdf")
    return [path for path in paths if path.is_file()]


def newer_source(path: Path, data: Path, year: int) -> Path | None:
    """A file of the register that was changed after the built file was written; None where it is current."""
    built = path.stat().st_mtime_ns
    return next((each for each in _sources(data, year) if each.stat().st_mtime_ns > built), None)


def _sources(data: Path, year: int) -> Iterator[Path]:
    yield data / "organisation.yaml"
    for each in (year, year - 1):
        yield from sorted((data / str(each)).rglob("*.yaml"))


def check_file(path: Path, paper: Edition, *, pages: bool = False) -> Checked:
    """What is lost in a built file or wrong with it; ``pages``: of the Word file as LibreOffice sets it, too.

    Raises:
        InputError: LibreOffice is wanted and not there.
    """
    try:
        if path.suffix == ".pdf":
            return _pdf(path, paper)
        checked = _word(path, paper)
    except SourceError as error:
        return Checked((), (Defect(LOST, f"Die Datei lässt sich nicht prüfen. {error}"),))
    if pages:
        checked = checked._replace(defects=(*checked.defects, *_as_set(path, paper)))
    return checked


def _word(path: Path, paper: Edition) -> Checked:
    from lxml.etree import LxmlError

    from ikz_report.readers.word.package import DOCUMENT, open_docx

    docx = open_docx(path)
    if docx.main != DOCUMENT:
        raise SourceError(f"{path}: ist nicht die Datei, die build erstellt hat. Bitte neu erstellen.")
    try:
        return check_word(path.read_bytes(), paper, docx.parts)
    except (LxmlError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: ist beschädigt. Bitte neu erstellen.") from error


def _pdf(path: Path, paper: Edition) -> Checked:
    from pypdfium2 import PdfiumError

    try:
        return check_pdf(path.read_bytes(), paper)
    except (PdfiumError, OSError) as error:
        raise SourceError(f"{path}: ist beschädigt oder nicht lesbar. Bitte neu erstellen.") from error


def _as_set(path: Path, paper: Edition) -> Iterator[Defect]:
    from ikz_report.writers.libreoffice import find_office, to_pdf

    if find_office() is None:
        raise InputError(NO_OFFICE)
    yield from page_defects_of(to_pdf(path.read_bytes()), paper)
