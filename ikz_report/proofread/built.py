"""What ``verify`` found in the built files, as findings of the rules DOK.

Such a finding's place is the report as a whole; its field is the file's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ikz_report.proofread.finding import Finding, Place
from ikz_report.proofread.registry import rule
from ikz_report.proofread.rule import FileRule
from ikz_report.verify.built import Checked
from ikz_report.verify.defect import LOST, Defect
from ikz_report.verify.expected import Expected

LONGEST = 200  # characters of a quote
MOST_LOST = 20  # texts that are named one by one


def is_about_files(code: str) -> bool:
    """Whether the rule looks at the built files."""
    return isinstance(rule(code), FileRule)


def file_findings(name: str, checked: Checked) -> Iterator[Finding]:
    """The findings on the file of that name."""
    for text in checked.lost[:MOST_LOST]:
        yield _finding(name, _lost(text))
    more = len(checked.lost) - MOST_LOST
    if more > 0:
        yield _finding(name, Defect(LOST, f"{more} weitere Texte fehlen. Ist es die richtige Datei?"))
    for defect in checked.defects:
        yield _finding(name, defect)


def _lost(text: Expected) -> Defect:
    shown = text.text.replace("\t", " | ")
    message = f"{text.where}: „{shown[:80]}“ fehlt in der Datei. Bitte ergänzen oder den Bericht neu erstellen."
    return Defect(LOST, message, shown[:LONGEST])


def _finding(name: str, defect: Defect) -> Finding:
    known = rule(defect.code)
    where = f"Seite {defect.page}: " if defect.page is not None else ""
    return Finding(defect.code, known.level, where + defect.message, Place(field=name), defect.quote)
