"""Where the templates are: the office's folder, the one here, or the one delivered with the program."""

from __future__ import annotations

from pathlib import Path

from ikz_report.errors import TemplateError

WORD = "informationsvorlage.docx"
EXTRACT = "auszug.docx"
TYPST = "bericht.typ"
PROOF = "korrekturfahne.typ"
HERE = Path("templates")
PROGRAM = Path(__file__).parents[1]
DELIVERED = (PROGRAM / "_templates", PROGRAM.parent / "templates")


def template(name: str, folder: Path | None = None) -> Path:
    """The template's path; with ``folder`` only there.

    Raises:
        TemplateError: there is none.
    """
    folders = (folder,) if folder is not None else (HERE, *DELIVERED)
    for each in folders:
        if (each / name).is_file():
            return each / name
    raise TemplateError(f"{folders[0] / name}: diese Vorlage gibt es nicht. Bitte den Ordner bei --templates prüfen.")
