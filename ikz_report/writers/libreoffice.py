"""The second road to a PDF: LibreOffice, where it is installed, sets the Word file (tagged, PDF/UA)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ikz_report.errors import InputError, why

NAMES = ("soffice", "libreoffice", "soffice.com")
PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
OPTIONS = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
SECONDS = 600
NOT_INSTALLED = (
    "LibreOffice ist auf diesem Rechner nicht installiert (gesucht: soffice); --pdf-from-word braucht es. "
    "Ohne diese Option entsteht die PDF auch ohne LibreOffice."
)


def find_office() -> str | None:
    """The program's path, or None."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((str(place) for place in PLACES if place.exists()), None)


def to_pdf(word: bytes) -> bytes:
    """The Word file as PDF.

    Raises:
        InputError: LibreOffice is not installed, does not end, or makes no PDF.
    """
    office = find_office()
    if office is None:
        raise InputError(NOT_INSTALLED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bericht.docx").write_bytes(word)
        _convert(office, folder)
        result = folder / "bericht.pdf"
        if not result.exists():
            raise InputError(
                "LibreOffice hat keine PDF erstellt. Bitte LibreOffice einmal von Hand starten und schließen."
            )
        return result.read_bytes()


def _convert(office: str, folder: Path) -> None:
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",  # apart from a running LibreOffice
        "--headless",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(OPTIONS)}",
        "--outdir",
        str(folder),
        str(folder / "bericht.docx"),
    ]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=SECONDS, env=dict(os.environ))  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise InputError(f"LibreOffice war nach {SECONDS // 60} Minuten nicht fertig und wurde beendet.") from error
    except OSError as error:
        raise InputError(f"LibreOffice ({office}) lässt sich nicht starten: {why(error)}.") from error
