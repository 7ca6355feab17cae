"""A draft in Word as a report whose measures have the ids of the register of its year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ikz_report.errors import SourceError
from ikz_report.extracts.issued import mark_of
from ikz_report.merge.rows import bookmark_name
from ikz_report.model import Organisation, Report
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.locate import WordSpot
from ikz_report.readers.annex.drafts import Imported
from ikz_report.readers.annex.places import CELL, ROW, TABLE, Place
from ikz_report.readers.annex_word import WordAnnex
from ikz_report.readers.word import DocxFile, open_docx
from ikz_report.years.known import with_known_ids

Key = tuple[str, str]  # subject and field
NO_YEAR = "Der Titel nennt kein Jahr. Bitte mit --year angeben, etwa --year 2014."


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft. ``origins`` are the places of its fields by subject and field; ``doubts``: how many there were."""

    docx: DocxFile
    report: Report
    register: Report | None
    origins: Mapping[Key, tuple[Place, ...]]
    doubts: int

    def places(self, finding: Finding) -> tuple[Place, ...]:
        """Where the field of a finding stands; empty for what the draft does not show."""
        return self.origins.get((finding.place.subject, finding.place.field), ())

    def spot(self, finding: Finding) -> WordSpot | None:
        places = self.places(finding)
        return WordSpot(self.docx.name, places[0].label, places[0].parts) if places else None


def read_draft(
    path: Path,
    year: int | None,
    organisation: Organisation | None,
    register_of: Callable[[int], Report | None],
) -> Draft:
    """The draft in a Word file; ``register_of`` gives the register of a year, None where there is none.

    Without a ``year`` that of the title holds.

    Raises:
        SourceError: no Word file, damaged, no such report, or of no known year.
    """
    docx = open_docx(path)
    annex = WordAnnex(docx)
    annex.check()
    mark = mark_of(docx.identifier())
    year = year or (mark.year if mark else annex.year())
    if year is None:
        raise SourceError(f"{path}: {NO_YEAR}")
    imported = annex.read(year, organisation, incomplete=True)
    register = register_of(year)
    before = list(imported.report.measures())
    report = imported.report
    if register is not None:
        report, _ = with_known_ids(report, register, _by_bookmark(imported, annex, register))
    renamed = {old.id: new.id for old, new in zip(before, report.measures(), strict=True)}
    origins = {(renamed.get(subject, subject), field): places for (subject, field), places in imported.origins.items()}
    return Draft(docx, report, register, origins, len(imported.doubts))


def _by_bookmark(imported: Imported, annex: WordAnnex, register: Report) -> dict[str, str]:
    """The register's ids of measures whose cells carry its bookmarks, as those of an extract do."""
    marks = annex.bookmarks()
    if not marks:
        return {}
    fields = {column.field for layout in register.layouts for column in layout.columns}
    names = {bookmark_name(measure.id, field): measure.id for measure in register.measures() for field in fields}
    found: dict[str, str] = {}
    for (subject, _), places in imported.origins.items():
        for place in places:
            known = [names[name] for name in marks.get(_cell(place), ()) if name in names]
            if known and known[0] not in found.values():
                found.setdefault(subject, known[0])
    return found


def _cell(place: Place) -> tuple[int, int, int]:
    """Table, row and cell; zeros for what stands in none."""
    numbers = dict(place.parts)
    return numbers.get(TABLE, 0), numbers.get(ROW, 0), numbers.get(CELL, 0)
