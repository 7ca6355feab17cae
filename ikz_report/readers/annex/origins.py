"""Where in the source each field of the report was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ikz_report.model import Report
from ikz_report.proofread.finding import INTRO, NOTES, PRINCIPLES, TITLE, UNIT_NAME
from ikz_report.readers.annex.drafts import CategoryDraft
from ikz_report.readers.annex.paper import Paper
from ikz_report.readers.annex.places import Place

Key = tuple[str, str]  # subject and field


def origins(paper: Paper, drafts: Sequence[CategoryDraft], report: Report) -> dict[Key, tuple[Place, ...]]:
    """The places of every field, by subject and field as findings name them; ``drafts`` are in the report's order."""
    return {("bericht", TITLE): (paper.title_place,), **dict(_fields(drafts, report))}


def _fields(drafts: Sequence[CategoryDraft], report: Report) -> Iterator[tuple[Key, tuple[Place, ...]]]:
    for draft, category in zip(drafts, report.categories, strict=True):
        yield (category.key, TITLE), (draft.place,)
        yield (category.key, INTRO), tuple(draft.intro_places)
        yield (category.key, PRINCIPLES), tuple(draft.principle_places)
        for each, section in zip(draft.sections.values(), category.sections, strict=True):
            subject = f"{category.key}/{section.unit.key}"
            yield (subject, UNIT_NAME), (each.place,)
            yield (subject, NOTES), tuple(each.note_places)
            for row, measure in zip(each.measures, section.measures, strict=True):
                for field, places in row.places.items():
                    yield (measure.id, field), tuple(dict.fromkeys(places))
