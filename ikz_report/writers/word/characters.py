"""Characters that no Word file can hold (XML 1.0 §2.2), found and named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.errors import InputError
from ikz_report.model import Content, Paper, Report, lines, plain

FORBIDDEN = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled only when needed: 5 ms


def check_characters(report: Report) -> None:
    """Look through every text.

    Raises:
        InputError: the first text with such a character, named by its place.
    """
    for where, text in _texts(report):
        found = re.search(FORBIDDEN, text)
        if found is not None:
            raise InputError(
                f"{where}: enthält das Zeichen U+{ord(found.group()):04X}, das Word nicht speichern kann, "
                f"hinter „{text[max(0, found.start() - 20) : found.start()]}“. Bitte das Zeichen löschen."
            )


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    yield "Titel des Berichts", report.title
    yield "Name der Stadt", report.organisation.city
    yield "Vermerk „beispiel“", report.example or ""
    yield "Amtsbezeichnung", report.office_title or ""
    yield from _cover(report.paper)
    yield from (("Titel eines Diagramms", chart.title) for chart in report.charts)
    for category in report.categories:
        heading = report.heading(category)
        yield "Überschrift einer Kategorie", heading
        yield from _content(heading, category.intro + category.principles)
        for section in category.sections:
            yield "Name einer Dienststelle", section.unit.name
            yield from _content(f"Hinweis bei {section.unit.name}", section.notes)
    for layout in report.layouts:
        for column in layout.columns:
            yield "Tabellenkopf", column.title
        for head in layout.head:
            yield from (("Tabellenkopf", cell.text) for cell in head)
    for measure in report.measures():
        yield f"Maßnahme {measure.id}, Art", " ".join(measure.arten) + (measure.wording or "")
        for name, content in measure.cells.items():
            yield from _content(f"Maßnahme {measure.id}, {name}", content)


def _cover(paper: Paper | None) -> Iterator[tuple[str, str]]:
    if paper is None:
        return
    for text in (paper.kind, paper.number, paper.dezernat, paper.office, paper.topic, paper.example or ""):
        yield "Kopf des Deckblatts", text
    yield from _content("Text des Deckblatts", paper.text)
    for step in paper.consultations:
        yield "Beratungsfolge", f"{step.body} {step.role}"
    yield from (("Anlagen oder Unterschrift des Deckblatts", line) for line in (*paper.annexes, *paper.signature))


def _content(where: str, content: Content) -> Iterator[tuple[str, str]]:
    return ((where, plain(text)) for _, text in lines(content))
