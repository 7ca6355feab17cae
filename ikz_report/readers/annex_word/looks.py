"""Bold type that is the look of a whole column, and stresses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ikz_report.model import Content, Mark, Run, lines
from ikz_report.outline import Line, build
from ikz_report.readers.annex.drafts import STANDARD, CategoryDraft, Doubts, MeasureDraft
from ikz_report.readers.annex.places import Place

LEAST = 15  # cells; of fewer nothing can be said
SHARE = 0.8  # of a column's cells
MESSAGE = "Die Spalte „{title}“ ist durchgehend fett gesetzt; das ist als Gestaltung weggelassen."


def drop_bold_columns(categories: Iterable[CategoryDraft], place: Place, doubts: Doubts) -> None:
    """Take bold type out of each column that has it nearly everywhere; said once at ``place``."""
    measures = [each for category in categories for section in category.sections.values() for each in section.measures]
    for column in STANDARD.columns:
        cells = [each for each in measures if column.field in each.cells]
        if _is_bold(cells, column.field):
            doubts.add(place, MESSAGE.format(title=column.title))
            for each in cells:
                each.cells[column.field] = _without_bold(each.cells[column.field])


def _is_bold(cells: Sequence[MeasureDraft], field: str) -> bool:
    bold = sum(_wholly_bold(each.cells[field]) for each in cells)
    return len(cells) >= LEAST and bold >= SHARE * len(cells)


def _wholly_bold(content: Content) -> bool:
    return all(run.marks & Mark.BOLD for _, text in lines(content) for run in text if run.text.strip())


def _without_bold(content: Content) -> Content:
    """The content with what is bold throughout set upright; a cell that is bold in part keeps its emphasis."""
    if not _wholly_bold(content):
        return content
    return build(
        Line(level, tuple(Run(run.text, run.marks & ~Mark.BOLD) for run in text)) for level, text in lines(content)
    )
