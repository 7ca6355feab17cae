"""Printing a report with a template whose tags were found to be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from types import TracebackType
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from lxml import etree

from ikz_report.charts.chart import ChartData
from ikz_report.comparison import Comparison
from ikz_report.errors import TemplateError
from ikz_report.model import Report
from ikz_report.writers.word.characters import check_characters
from ikz_report.writers.word.columns import write_out
from ikz_report.writers.word.context import build_context
from ikz_report.writers.word.figures import place_charts
from ikz_report.writers.word.findings import Severity, TemplateFinding
from ikz_report.writers.word.inspection import Damage, inspect
from ikz_report.writers.word.package import pack, set_properties, with_lists
from ikz_report.writers.word.prepare import Source, prepare
from ikz_report.writers.word.sandbox import Environment
from ikz_report.writers.word.styles import Styles
from ikz_report.writers.word.tags import Place
from ikz_report.writers.word.typesetter import Form, Typesetter

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PIECES = 5000  # that are encoded at once
PART_NAMES = {RELATIONSHIP_TYPE.HEADER: "Kopfzeile", RELATIONSHIP_TYPE.FOOTER: "Fußzeile"}
NOT_RENDERED = (JinjaError, TemplateError, TypeError, ValueError, SyntaxError, RecursionError)


class BrokenTemplate(Exception):
    """A fault of the template that shows only while it is printed."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.finding = TemplateFinding(Severity.ERROR, message, place)


def template_parts(document: Any) -> Iterator[tuple[str, Any]]:
    """The parts with tags: the body (with an empty name), headers, footers."""
    yield "", document.part
    for relation in document.part.rels.values():
        if relation.reltype in PART_NAMES:
            yield PART_NAMES[relation.reltype], relation.target_part


def render(
    document: Any,
    report: Report,
    created: datetime,
    charts: Sequence[ChartData] = (),
    comparison: Comparison | None = None,
) -> bytes:
    """The report as a Word file; ``document`` is the template and is used up.

    Raises:
        BrokenTemplate: what comes out is no Word file.
        InputError: a text holds a character that Word cannot store.
    """
    styles = Styles(document)
    forms: list[Form] = []
    typesetter = Typesetter(styles.standard_form(), styles.next_list)
    environment = Environment(forms)
    figures = place_charts(document.part, charts, styles, typesetter.standard)
    context = build_context(report, typesetter, figures, comparison)
    parts: dict[str, bytes] = {}
    columns = report.layout().columns
    for name, part in template_parts(document):
        write_out(part.element, columns, styles)
        source = prepare(part.element, styles, typesetter.standard, forms)
        parts[part_path(part)] = render_part(source, name, environment, context, report)
    numbering = document.part.numbering_part
    parts[part_path(numbering)] = with_lists(numbering.element, typesetter.definitions())
    set_properties(document, report, created)
    return pack(document, parts)


def part_path(part: Any) -> str:
    """The part's name in the package."""
    return str(part.partname).removeprefix("/")


def render_part(
    source: Source, name: str, environment: Environment, context: Mapping[str, object], report: Report
) -> bytes:
    """A part's XML, found to be sound; ``name`` is what messages call the part.

    Raises:
        BrokenTemplate, InputError: as ``render``.
    """
    try:
        xml = b"".join((DECLARATION, *_encoded(source, name, environment, context)))
        inspect(xml)
    except (Damage, UnicodeEncodeError) as error:
        check_characters(report)
        raise BrokenTemplate(f"Das Ergebnis wäre keine gültige Word-Datei. {error}") from error
    return xml


def _encoded(source: Source, name: str, environment: Environment, context: Mapping[str, object]) -> Iterator[bytes]:
    pieces = environment.render(source.text, context)
    while True:
        try:
            text = "".join(islice(pieces, PIECES))
        except NOT_RENDERED as error:
            raise BrokenTemplate(_reason(error), _place(error, source, name)) from error
        if not text:
            return
        yield text.encode()


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateError):
        return str(error)
    if isinstance(error, UndefinedError):
        return f"Ein Feld gibt es hier nicht, etwa weil die Zeile von anderer Art ist ({error.message})."
    return "Der Platzhalter ist nicht zu verstehen. Bitte Klammern, Punkte und Wörter prüfen."


def _place(error: Exception, source: Source, name: str) -> Place | None:
    """The paragraph that the error's line belongs to."""
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _template_line(error.__traceback__)
    if line is None or not 1 <= line <= len(source.paragraphs):
        return None
    excerpt = " ".join(etree.HTML(f"<p>{source.text.splitlines()[line - 1]}</p>").itertext())
    return Place(name, source.paragraphs[line - 1], " ".join(excerpt.split())[:60])


def _template_line(traceback: TracebackType | None) -> int | None:
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
