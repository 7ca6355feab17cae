"""What ``import`` must not write: a register that its own check would refuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ikz_report.errors import RegisterError, SourceError
from ikz_report.model import ART, Report, Section, plain
from ikz_report.proofread.finding import INTRO, NOTES, PRINCIPLES, TITLE
from ikz_report.readers.annex.drafts import Imported
from ikz_report.readers.annex.places import NOTHING, Place
from ikz_report.register import load_report
from ikz_report.register.content_values import length_of
from ikz_report.register.scalars import MAX_TEXT, too_long
from ikz_report.usage import shortened

_SHOWN = 30  # characters of a note


def refuse_long_texts(imported: Imported) -> None:
    """Refuse texts that are too long for a cell of the register.

    Raises:
        SourceError: with the place of each.
    """
    found = [f"{place}: {name}: {too_long(length)}" for place, name, length in _texts(imported) if length > MAX_TEXT]
    if found:
        raise SourceError("\n".join([*found, NOTHING]))


def refuse_what_check_would(report: Report, files: Mapping[Path, bytes], data: Path, file: Path) -> None:
    """Refuse what would not load as a register; beside one that is there, where only a dry run gets, all is shown.

    Raises:
        SourceError: with every problem of the files that would be written.
    """
    if (data / str(report.year)).exists():
        return
    try:
        load_report(data, report.year, files)
    except RegisterError as error:
        message = f"{file}: Das Register, das daraus entstünde, hat Fehler. {NOTHING} Bitte diese Texte in der Datei "
        raise SourceError(f"{message}ändern:\n{error}") from error


def _texts(imported: Imported) -> Iterator[tuple[Place, str, int]]:
    """Every text that may have any length: where it was read, its name, its characters."""
    report, origins = imported.report, imported.origins
    yield origins["bericht", TITLE][0], "Titel", len(report.title)
    for category in report.categories:
        texts = ((INTRO, "Einleitung", category.intro), (PRINCIPLES, "Leitsätze", category.principles))
        yield from ((origins[category.key, field][0], name, length_of(text)) for field, name, text in texts if text)
        for section in category.sections:
            yield from _notes(section, origins[f"{category.key}/{section.unit.key}", NOTES])
            titles = {column.field: column.title for column in report.layout(section.layout).columns}
            for measure in section.measures:
                for field, content in measure.cells.items():
                    yield origins[measure.id, field][0], titles[field], length_of(content)
                if measure.wording:
                    yield origins[measure.id, ART][0], titles[ART], len(measure.wording)


def _notes(section: Section, places: Sequence[Place]) -> Iterator[tuple[Place, str, int]]:
    """The notes of a section; where a row holds several, the first row stands for all."""
    is_row_each = len(places) == len(section.notes)
    for index, note in enumerate(section.notes):
        place = places[index if is_row_each else 0]
        yield place, f"Hinweis „{shortened(plain(note.text), _SHOWN)}“", length_of((note,))
