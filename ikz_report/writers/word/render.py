"""Printing a report with a template whose tags were found to be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from lxml import etree

from ikz_report.errors import TemplateError
from ikz_report.model import Report
from ikz_report.writers.word.aside import Aside
from ikz_report.writers.word.characters import check_characters
from ikz_report.writers.word.columns import write_out
from ikz_report.writers.word.context import build_context
from ikz_report.writers.word.figures import place_charts
from ikz_report.writers.word.findings import Severity, TemplateFinding
from ikz_report.writers.word.inspection import Damage, inspect
from ikz_report.writers.word.package import Package
from ikz_report.writers.word.prepare import Source, prepare
from ikz_report.writers.word.properties import properties, with_lists
from ikz_report.writers.word.sandbox import Environment
from ikz_report.writers.word.styles import Styles
from ikz_report.writers.word.tags import Place
from ikz_report.writers.word.typesetter import Form, Typesetter

if TYPE_CHECKING:
    from ikz_report.charts.chart import ChartData
    from ikz_report.years.comparison import Comparison

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PART_NAMES = {"header": "Kopfzeile", "footer": "Fußzeile"}
NOT_RENDERED = (JinjaError, TemplateError, TypeError, ValueError, SyntaxError, RecursionError)


class Built(NamedTuple):
    """A file that is being packed, and the XML of its text as it will stand in there; ``content`` waits for it."""

    content: Callable[[], bytes]
    body: bytes


class BrokenTemplate(Exception):
    """A fault of the template that shows only while it is printed."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.finding = TemplateFinding(Severity.ERROR, message, place)


def template_parts(package: Package) -> Iterator[tuple[str, str]]:
    """The parts with tags, by what messages call them and by name: the body (called nothing), headers, footers."""
    yield "", package.main
    for kind, name in PART_NAMES.items():
        yield from ((name, part) for part in package.related(package.main, kind))


def render(
    package: Package,
    report: Report,
    created: datetime,
    charts: Sequence[ChartData] = (),
    comparison: Comparison | None = None,
) -> Built:
    """The report as a Word file; ``package`` is the template and is used up.

    Raises:
        BrokenTemplate: what comes out is no Word file.
        InputError: a text holds a character that Word cannot store.
    """
    styles = Styles(package)
    forms: list[Form] = []
    typesetter = Typesetter(styles.standard_form(), styles.next_list)
    environment = Environment(forms)
    figures = place_charts(package, charts, styles, typesetter.standard)
    context = build_context(report, typesetter, figures, comparison)
    rendered: dict[str, bytes] = {}
    columns = report.layout().columns
    for name, part in template_parts(package):
        write_out(package.tree(part), columns, styles)
        source = prepare(package.tree(part), styles, typesetter.standard, forms)
        rendered[part] = render_part(source, name, environment, context, report)
    others = properties(package, report, created) | with_lists(package, typesetter.definitions())
    packing = Aside(partial(package.packed, rendered | others))
    for xml in rendered.values():
        inspect_part(xml, report)
    return Built(packing.result, rendered[package.main])


def render_part(
    source: Source, name: str, environment: Environment, context: Mapping[str, object], report: Report
) -> bytes:
    """A part's XML, still to be inspected; ``name`` is what messages call the part.

    Raises:
        BrokenTemplate, InputError: as ``render``.
    """
    try:
        return b"".join((DECLARATION, *_encoded(source, name, environment, context)))
    except UnicodeEncodeError as error:
        raise _damaged(error, report) from error


def inspect_part(xml: bytes, report: Report) -> None:
    """Check that a rendered part is sound.

    Raises:
        BrokenTemplate, InputError: as ``render``.
    """
    try:
        inspect(xml)
    except Damage as error:
        raise _damaged(error, report) from error


def _damaged(error: Exception, report: Report) -> BrokenTemplate:
    check_characters(report)
    return BrokenTemplate(f"Das Ergebnis wäre keine gültige Word-Datei. {error}")


def _encoded(source: Source, name: str, environment: Environment, context: Mapping[str, object]) -> Iterator[bytes]:
    texts = environment.render(source.text, context)
    while True:
        try:
            text = next(texts, "")
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
