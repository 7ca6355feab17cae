"""Which issue a returned file belongs to: by the mark in its properties, or else by the bookmarks in its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ikz_report.errors import SourceError
from ikz_report.extracts.issued import Issued, Mark, issues, load, mark_of
from ikz_report.identity import slug
from ikz_report.merge.rows import COPY, bookmark_name
from ikz_report.model import Organisation
from ikz_report.readers.returned.drafts import loose
from ikz_report.readers.word import DocxFile
from ikz_report.readers.word.names import W, attribute
from ikz_report.register import years

OTHER_CITY = "{file}: ist ein Auszug einer anderen Stadt ({other}); dieses Register gehört zu: {city}."
OTHER_YEAR = (
    "{file}: ist ein Auszug für das Jahr {year}; dieses Jahr gibt es im Register nicht (vorhanden: {years}). "
    "Bitte den richtigen Ordner mit --data angeben."
)
NO_ISSUE = (
    "{file}: gehört zu einer Ausgabe von „{key}“ für {year}, die im Ordner {folder} nicht verzeichnet ist. Bitte die "
    "Datei {key}-{stand}.json aus der Sicherung dorthin legen."
)
UNKNOWN = (
    "{file}: darin ist keine Maßnahme dieses Registers wiederzuerkennen. Es ist wohl kein Auszug, der mit "
    "„ikz-report extract“ erstellt wurde. Bitte die richtige Datei zurücksenden lassen."
)


@dataclass(frozen=True, slots=True)
class Found:
    """A returned file with the issue it belongs to and that issue's file."""

    docx: DocxFile
    issued: Issued
    path: Path


def find_issue(docx: DocxFile, data: Path, organisation: Organisation) -> Found:
    """The issue a file was made from.

    Raises:
        SourceError: it was made from none of this register; the message says what the file is instead.
        InputError: the issue's own file is damaged.
    """
    mark = mark_of(docx.identifier())
    path = _by_mark(docx, mark, data, organisation) if mark else _by_bookmarks(docx, data)
    return Found(docx, load(path), path)


def _by_mark(docx: DocxFile, mark: Mark, data: Path, organisation: Organisation) -> Path:
    if mark.city != slug(organisation.city, len(mark.city) + 1):
        raise SourceError(OTHER_CITY.format(file=docx.name, other=mark.city, city=organisation.city))
    if mark.year not in years(data):
        known = ", ".join(map(str, years(data)))
        raise SourceError(OTHER_YEAR.format(file=docx.name, year=mark.year, years=known))
    name = f"{mark.key}-{mark.stand}.json"
    for path in issues(data, mark.year):
        if path.name == name:
            return path
    folder = data / str(mark.year) / "ausgegeben"
    raise SourceError(NO_ISSUE.format(file=docx.name, key=mark.key, year=mark.year, folder=folder, stand=mark.stand))


def _by_bookmarks(docx: DocxFile, data: Path) -> Path:
    """The issue most of whose bookmarks stand in the file.

    Of equals it is the one whose head the file has, then the smallest: a department's measures are in the extract of
    its Dezernat too. Then it is the latest.
    """
    names = {COPY.sub("", name) for name in _bookmarks(docx)}
    head = Counter(_paragraphs(docx))
    best: tuple[tuple[int, int, int, str], Path] | None = None
    for path in (path for year in years(data) for path in issues(data, year)) if names else ():
        issued = load(path)
        expected = {bookmark_name(each.id, name) for each in issued.measures for name in each.measure.cells}
        found = len(expected & names)
        same_head = (head & Counter(map(loose, issued.outside))).total()
        rank = found, same_head, -len(issued.measures), issued.day
        if found and (best is None or rank > best[0]):
            best = rank, path
    if best is None:
        raise SourceError(UNKNOWN.format(file=docx.name))
    return best[1]


def _paragraphs(docx: DocxFile) -> Iterator[str]:
    """The texts beside the tables, without what an edit changes by chance."""
    for paragraph in docx.body.iterchildren(f"{W}p"):
        yield loose("".join(element.text or "" for element in paragraph.iter(f"{W}t")))


def _bookmarks(docx: DocxFile) -> Iterator[str]:
    for element in docx.body.iter(f"{W}bookmarkStart"):
        name = attribute(element, "name")
        if name.startswith("_ikz_"):
            yield name
