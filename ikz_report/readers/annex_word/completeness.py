"""What a Word file lacks: categories that it announces are an error, a closing page that nobody wrote is none."""

from __future__ import annotations

from collections.abc import Iterator

from ikz_report.readers.annex.completeness import Gap, missing_categories, missing_charts, skipped
from ikz_report.readers.annex.paper import Paper
from ikz_report.readers.annex.places import Place

ADVICE = (
    "Bitte prüfen, ob die Datei vollständig ist und jede Kategorie ihre Überschrift „Kategorie …“ hat. "
    "Ist beides so richtig, bitte mit --incomplete einlesen."
)


def missing_parts(paper: Paper, end: Place) -> Iterator[Gap]:
    """Categories left out or announced, and the table of the last one; ``end`` is that of the file."""
    categories = list(paper.categories.values())
    # The title may stand in a header or a text box: that it is not here does not show that a beginning is missing.
    yield from skipped(categories, from_first=False)
    missing = list(missing_categories(categories, closed=paper.in_charts))
    if missing:
        yield Gap(end, f"Am Ende der Datei fehlt {' und '.join(missing)}.")


def unwritten_parts(paper: Paper, end: Place) -> Iterator[Gap]:
    """What a file made by hand may lack: the closing page, or the year's chart, whose title may be in a picture."""
    for part in missing_charts(paper.charts, paper.year, closed=paper.in_charts):
        yield Gap(end, f"Am Ende der Datei fehlt {part}. Bitte prüfen, ob die Datei vollständig ist.")
