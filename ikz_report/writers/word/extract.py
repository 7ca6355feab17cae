"""Extracts as Word files: each cell with a bookmark that says which it is, changes tracked from the start.

One template serves many files, so it is opened, checked and compiled once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from lxml import etree

from ikz_report.errors import TemplateError
from ikz_report.extracts.extract import Extract
from ikz_report.extracts.issued import PICTURE
from ikz_report.merge.rows import bookmark_name
from ikz_report.model import ART, STANDARD_LAYOUT, THEMA, Measure, Report
from ikz_report.writers.word.columns import write_out
from ikz_report.writers.word.context import build_context
from ikz_report.writers.word.fields import ROOT, Field, Kind, Shape, cell_name
from ikz_report.writers.word.findings import Severity
from ikz_report.writers.word.names import qn
from ikz_report.writers.word.package import Package, serialised
from ikz_report.writers.word.prepare import Source, prepare
from ikz_report.writers.word.properties import properties, with_lists
from ikz_report.writers.word.render import BrokenTemplate, inspect_part, render_part, template_parts
from ikz_report.writers.word.sandbox import Environment
from ikz_report.writers.word.styles import DECLARED, Styles
from ikz_report.writers.word.template import find_faults, open_template
from ikz_report.writers.word.typesetter import Blocks, Form, Typesetter

EXTRACT = "auszug"
FIELDS: dict[str, Shape] = {
    ROOT: {EXTRACT: Field(Kind.GROUP, "Angaben zum Auszug; nur in auszug.docx", EXTRACT)},
    EXTRACT: {
        "name": Field(Kind.TEXT, "Name der Dienststelle oder des Dezernats"),
        "frist": Field(Kind.TEXT, "Tag, bis zu dem der Auszug zurück sein soll; leer, wo es keinen gibt"),
        "bearbeitung": Field(Kind.TEXT, "wer den Auszug bearbeitet; leer, wo es offen ist"),
        "ausgabe": Field(Kind.TEXT, "Tag der Ausgabe"),
        "massnahmen": Field(Kind.NUMBER, "wie viele Maßnahmen der Auszug hat"),
    },
}
MEASURE_ROWS = ("massnahme", "liste", "eigene")
TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
PARAGRAPH = re.compile(r"<w:p>(.*?)</w:p>", re.DOTALL)
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:tab/>|<w:br/>)")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&quot;": '"', "&amp;": "&"}
DAY = "%d.%m.%Y"
SETTINGS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
LOST = (
    "{template}: Die Vorlage druckt die Zelle „{field}“ der Maßnahme „{measure}“ nicht. Bitte prüfen, ob sie für jede "
    "Art von Zeile (massnahme, liste, eigene) alle Spalten hat."
)


class Slip(NamedTuple):
    """What is printed in an extract beside its measures; ``identifier`` stands in the file's properties."""

    created: datetime
    due: str | None
    editor: str | None
    identifier: str


class ExtractFile(NamedTuple):
    """A finished file, and the texts of the paragraphs beside its tables."""

    content: bytes
    outside: tuple[str, ...]


class ExtractWriter:
    """Prints extracts with one template.

    Raises:
        TemplateError: a template that cannot be used; the message names file and paragraph.
    """

    def __init__(self, template: Path, report: Report) -> None:
        self.template = template
        self.package = open_template(template)
        errors = [each for each in find_faults(self.package, report, FIELDS) if each.severity is Severity.ERROR]
        if errors:
            raise TemplateError("\n".join(f"{template}: {finding}" for finding in errors))
        self.styles = Styles(self.package)
        self.standard = self.styles.standard_form()
        forms: list[Form] = []
        self.environment = Environment(forms)
        for _, part in template_parts(self.package):
            write_out(self.package.tree(part), report.layout().columns, self.styles)
        self.sources = {
            part: (name, prepare(self.package.tree(part), self.styles, self.standard, forms))
            for name, part in template_parts(self.package)
        }
        _track_changes(self.package)

    def write(self, extract: Extract, slip: Slip) -> ExtractFile:
        """The extract as a Word file.

        Raises:
            TemplateError: what comes out is no Word file.
            InputError: a text holds a character that Word cannot store.
        """
        typesetter = Typesetter(self.standard, self.styles.next_list)
        context = _context(extract, slip, typesetter)
        try:
            parts = {
                part: self._part(source, name, context, extract.report) for part, (name, source) in self.sources.items()
            }
        except BrokenTemplate as error:
            raise TemplateError(f"{self.template}: {error.finding}") from error
        body = parts[self.package.main].decode()
        self._check_cells(extract, body)
        parts |= with_lists(self.package, typesetter.definitions())
        title = f"{extract.report.title} – Auszug {extract.name}"
        parts |= properties(self.package, extract.report, slip.created, title=title, identifier=slip.identifier)
        return ExtractFile(self.package.packed(parts), tuple(_outside(body)))

    def _check_cells(self, extract: Extract, body: str) -> None:
        """Every cell must be there: one that is not would come back as emptied."""
        for _, section, measure in extract.report.placements():
            is_list = section.layout == STANDARD_LAYOUT and extract.report.is_list_row(measure)
            fields = (ART, THEMA) if is_list else extract.report.layout(section.layout).fields
            for field in fields if measure.id else ():
                if f'"{bookmark_name(measure.id, field)}"' not in body:
                    raise TemplateError(LOST.format(template=self.template, field=field, measure=measure.id))

    def _part(self, source: Source, name: str, context: Mapping[str, object], report: Report) -> bytes:
        self.environment.steps = 0
        xml = render_part(source, name, self.environment, context, report)
        inspect_part(xml, report)
        return xml


class MarkedBlocks(Blocks):
    """Blocks whose first paragraph begins with a bookmark, unseen in Word, that outlives an edit of the cell."""

    __slots__ = ("bookmark",)

    def __init__(self, blocks: Blocks, bookmark: str) -> None:
        super().__init__(blocks.content, blocks.typesetter)
        self.bookmark = bookmark

    def __html__(self) -> str:
        return self.shaped(self.typesetter.standard)

    def shaped(self, form: Form) -> str:
        xml = super().shaped(form)
        end = "</w:pPr>" if xml.startswith("<w:p><w:pPr>") else "<w:p>"
        place = xml.index(end) + len(end)
        return xml[:place] + self.bookmark + xml[place:]


def _context(extract: Extract, slip: Slip, typesetter: Typesetter) -> dict[str, object]:
    context = build_context(extract.report, typesetter)
    rows = (
        row
        for category in context["kategorien"]  # type: ignore[attr-defined]
        for row in category.zeilen
        if row.ist in MEASURE_ROWS
    )
    numbers = count(1)
    for row, placement in zip(rows, extract.report.placements(), strict=True):
        _mark(row, placement.measure, extract.report.layout(placement.section.layout).fields, numbers)
    context[EXTRACT] = SimpleNamespace(
        name=extract.name,
        frist=slip.due or "",
        bearbeitung=slip.editor or "",
        ausgabe=slip.created.strftime(DAY),
        massnahmen=len(extract.measures),
    )
    return context


def _mark(row: Any, measure: Measure, fields: tuple[str, ...], numbers: Iterator[int]) -> None:
    """Put a bookmark into each cell of a row."""
    if not measure.id:
        return
    for place, field in enumerate(fields):
        bookmark = _bookmark(bookmark_name(measure.id, field), next(numbers))
        if row.ist == "eigene":
            row.zellen[place].inhalt = MarkedBlocks(row.zellen[place].inhalt, bookmark)
        else:
            setattr(row, cell_name(field), MarkedBlocks(getattr(row, cell_name(field)), bookmark))


def _bookmark(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def _track_changes(package: Package) -> None:
    """Switch on tracking (§17.15.1.90), in the place that the schema wants."""
    name = next(package.related(package.main, "settings"), "")
    if name not in package.parts:
        name = package.add("word/settings%d.xml", f"<w:settings {DECLARED}/>".encode(), SETTINGS_TYPE)
        package.relate(package.main, name, "settings")
    settings = package.tree(name)
    if settings.find(qn("w:trackRevisions")) is None:
        track = etree.Element(qn("w:trackRevisions"))
        after = [qn(f"w:{name}") for name in ("documentProtection", "autoFormatOverride", "defaultTabStop")]
        later = next((each for each in settings if each.tag in after), None)
        if later is None:
            settings.insert(0, track)
        else:
            later.addprevious(track)
        package.parts[name] = serialised(settings)


def _outside(body: str) -> Iterator[str]:
    beside = TABLE.sub("", body)
    if "<w:drawing" in beside or "<w:pict" in beside:
        yield PICTURE
    for paragraph in PARAGRAPH.findall(beside):
        text = " ".join("".join(word or " " for word, _ in TEXT.findall(paragraph)).split())
        if text:
            yield re.sub("|".join(ENTITIES), lambda found: ENTITIES[found.group()], text)
