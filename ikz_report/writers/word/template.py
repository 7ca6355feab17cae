"""A template file: opened, and every fault found that can be found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree

from ikz_report.errors import TemplateError
from ikz_report.model import Report
from ikz_report.writers.word.container import SAVE_AGAIN, read_container
from ikz_report.writers.word.fields import COLUMN_SHAPE, ROOT, ROW, Shape, cell_name, columns_of, shapes, width_of
from ikz_report.writers.word.findings import Severity, TagChecker, TemplateFinding
from ikz_report.writers.word.grid import loop_columns, uneven_layouts
from ikz_report.writers.word.names import W, qn
from ikz_report.writers.word.package import DOCUMENT_TYPE, Package
from ikz_report.writers.word.render import template_parts
from ikz_report.writers.word.styles import BULLET, Styles

BODY = "word/document.xml"  # as Word itself calls it
READ = ("styles", "numbering", "settings", "header", "footer")
NO_DOCUMENT = "ist kein Word-Dokument, wie Word es speichert."
TRACKED = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))


def open_template(path: Path) -> Package:
    """The template's parts.

    Raises:
        TemplateError: no Word file, or one that must not be used.
    """
    content = read_container(path)
    try:
        package = Package(content)
        root = package.tree(package.main)
        is_document = package.content_type(package.main) == DOCUMENT_TYPE and root.tag == qn("w:document")
        for kind in READ:  # once, so that none can be missing or broken later
            for name in package.related(package.main, kind):
                package.tree(name)
        missing = next(package.missing(), None)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise TemplateError(f"{path}: {NO_DOCUMENT} {SAVE_AGAIN}") from error
    if not is_document:
        raise TemplateError(f"{path}: {NO_DOCUMENT} {SAVE_AGAIN}")
    if missing is not None:
        raise TemplateError(f"{path}: ist beschädigt: {missing} fehlt, worauf ein anderer Teil verweist. {SAVE_AGAIN}")
    if root.nsmap.get("w") != W or package.main != BODY:  # what is printed into the template says w:p
        raise TemplateError(f"{path}: ist von einem anderen Programm auf ungewohnte Art gespeichert. {SAVE_AGAIN}")
    return package


def find_faults(
    package: Package, report: Report | None = None, more: Mapping[str, Shape] | None = None
) -> tuple[TemplateFinding, ...]:
    """All findings on styles, tags and fields, for the columns and table heads of the report; errors first.

    ``more`` are fields that this kind of template may print beside the usual ones.
    """
    columns = columns_of(report)
    checker = TagChecker(_with(shapes(columns), more or {}))
    for name, path in template_parts(package):
        checker.check_part(package.tree(path), name)
    body = package.tree(package.main)
    found = [*_styles(package), *checker.findings]
    if not any(finding.severity is Severity.ERROR for finding in checker.findings):
        found += _unprinted(checker.printed, columns)
    if report is not None:
        uneven = (
            message for count in loop_columns(body, width_of(report)) for message in uneven_layouts(report, count)
        )
        found += [TemplateFinding(Severity.ERROR, message) for message in uneven]
    if next(body.iter(*TRACKED), None) is not None:
        message = "Die Vorlage enthält Änderungen im Überarbeitungsmodus. Bitte in Word alle annehmen."
        found.append(TemplateFinding(Severity.WARNING, message))
    return tuple(sorted(found, key=lambda finding: finding.severity is Severity.WARNING))


def _with(known: Mapping[str, Shape], more: Mapping[str, Shape]) -> Mapping[str, Shape]:
    return {name: {**known.get(name, {}), **more.get(name, {})} for name in {**known, **more}}


def _styles(package: Package) -> Iterable[TemplateFinding]:
    styles = Styles(package)
    for name in styles.missing():
        yield TemplateFinding(Severity.ERROR, f"Die Formatvorlage „{name}“ fehlt. Bitte in Word anlegen.")
    if not styles.missing() and not styles.has_lists():
        yield TemplateFinding(
            Severity.ERROR,
            f"Die Formatvorlage „{BULLET} 1“ gehört zu keiner Liste. Bitte ihr in Word eine Aufzählung zuweisen.",
        )


def _unprinted(printed: set[tuple[str, str]], columns: Iterable[str]) -> Iterable[TemplateFinding]:
    for name in columns:
        if not printed & {(ROW, cell_name(name)), (COLUMN_SHAPE, "zelle")}:
            message = f"Die Spalte „{name}“ wird nirgends gedruckt; ihre Texte gingen verloren."
            loop = "{%tc for s in spalten %} mit {{p s.zelle }} für alle Spalten"
            yield TemplateFinding(
                Severity.ERROR, f"{message} Bitte {{{{p z.{cell_name(name)} }}}} einfügen, oder {loop}."
            )
    for name, what in (("titel", "Der Titel"), ("beispiel", "Der Vermerk über Beispieldaten")):
        if (ROOT, name) not in printed:
            message = f"{what} wird nirgends gedruckt. Bitte {{{{ {name} }}}} einfügen."
            yield TemplateFinding(Severity.ERROR, message)
    if (ROOT, "stadt") not in printed:
        yield TemplateFinding(Severity.WARNING, "Die Stadt wird nirgends gedruckt: {{ stadt }}.")
