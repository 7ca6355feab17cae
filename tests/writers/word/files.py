"""Building Word files in tests, reading them back with lxml, and breaking templates."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from ikz_report.model import Mark, Report, Run, Text, normal_text
from ikz_report.writers.word import build_docx
from ikz_report.writers.word.check import check_template
from ikz_report.writers.word.findings import TemplateFinding
from tests.conftest import ROOT
from tests.samples import sample_report

TEMPLATE = ROOT / "templates" / "informationsvorlage.docx"
FIXED = Path(__file__).with_name("vier_spalten.docx")  # the same with a cell for each of the four usual columns
OLDER = Path(__file__).with_name("ohne_uebersicht.docx")  # from before the comparison had overview and reasons
DAY = datetime(2015, 5, 12, 8, 30, tzinfo=UTC)
BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = {f"{W}u": Mark.UNDERLINE, f"{W}i": Mark.ITALIC, f"{W}b": Mark.BOLD}
LEVEL = re.compile(r"IKZ(?:Leitsatz)?Punkt(\d)$")


def build(report: Report | None = None, template: Path = TEMPLATE) -> bytes:
    return build_docx(report or sample_report(), template, created=DAY)


def part(content: bytes, name: str = BODY) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def tables(content: bytes) -> list[etree._Element]:
    return list(part(content).iter(f"{W}tbl"))


def rows(content: bytes) -> list[list[str]]:
    """The texts of all rows' cells, heads left out; a cell's paragraphs are joined by „|“."""
    return [
        ["|".join(map(text, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc")]
        for table in tables(content)
        for row in table.findall(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is None
    ]


def row_with(content: bytes, words: str) -> etree._Element:
    """The first row in which the words stand."""
    return next(row for row in part(content).iter(f"{W}tr") if words in "".join(row.itertext(f"{W}t")))


def text(element: etree._Element) -> str:
    nodes = element.iter(f"{W}t", f"{W}br")
    return "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in nodes)


def style(paragraph: etree._Element) -> str:
    return value(paragraph, f"{W}pPr/{W}pStyle")


def value(element: etree._Element, path: str) -> str:
    """The w:val of what stands at the path, empty where there is nothing."""
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def content_lines(element: etree._Element) -> list[tuple[int, Text]]:
    """The paragraphs of a cell as ``model.lines`` gives them: level and runs."""
    result = []
    for paragraph in element.iter(f"{W}p"):
        level = LEVEL.search(style(paragraph))
        runs = normal_text(Run(text(run), _marks(run)) for run in paragraph.iter(f"{W}r"))
        if runs:
            result.append((int(level.group(1)) if level else 0, runs))
    return result


def _marks(run: etree._Element) -> Mark:
    marks = Mark.NONE
    for child in run.iterfind(f"{W}rPr/*"):
        marks |= MARKS.get(child.tag, Mark.NONE)
    return marks


def edited(folder: Path, *changes: tuple[str, str], name: str = BODY, of: Path = FIXED) -> Path:
    """A template with texts of a part replaced once each; each must stand there."""
    parts = read_parts(of)
    xml = parts[name].decode()
    for old, new in changes:
        assert old in xml, f"not in the template: {old}"
        xml = xml.replace(old, new, 1)
    return write_parts(folder / "vorlage.docx", parts | {name: xml.encode()})


def read_parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_parts(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def found(path: Path, report: Report | None = None) -> list[str]:
    """The findings on a template as the clerk reads them, each with its severity."""
    return [f"{finding.severity.value}: {finding}" for finding in check_template(path, report)]


def only_finding(path: Path) -> TemplateFinding:
    findings = check_template(path)
    assert len(findings) == 1, findings
    return findings[0]


def paragraphs(content: bytes) -> Iterator[str]:
    """The texts of the paragraphs that stand in no table."""
    body = part(content).find(f"{W}body")
    assert body is not None
    return (text(paragraph) for paragraph in body.iterchildren(f"{W}p"))
