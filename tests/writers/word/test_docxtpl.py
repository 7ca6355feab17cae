"""The templates' tags are docxtpl's own: docxtpl itself prints the same texts in the same places."""

from __future__ import annotations

from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from bench.plain import read
from bench.registers import make_register
from bench.rivals import with_docxtpl
from bench.templates import make_template
from ikz_report.model import Report
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.samples import sample_report
from tests.writers.word.files import W, build, part, text

CELLS = (f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}gridSpan", f"{W}tblHeader")


def outline(body: etree._Element) -> list[str]:
    """Texts of paragraphs, and what makes the tables, in the order of the file.

    Not whether rows may break, which only the project decides by their height, and no empty paragraphs, which stand in
    the bench's own cells where a text is empty.
    """
    found = (text(each) if each.tag == f"{W}p" else etree.QName(each).localname for each in body.iter(f"{W}p", *CELLS))
    return [each for each in found if each]


def test_what_one_writes_without_this_project_prints_the_same(tmp_path: Path) -> None:
    data = make_register(tmp_path, 1)
    report = load_report(data, 2014)
    template = make_template(tmp_path / "vorlage.docx", report)
    document = DocxTemplate(template)
    document.render(read(data), autoescape=True)
    document.save(tmp_path / "docxtpl.docx")
    assert outline(part((tmp_path / "docxtpl.docx").read_bytes())) == outline(part(build(report)))


@pytest.mark.parametrize("report", [sample_report(), load_report(ROOT / "data", 2014)], ids=["sample", "2014"])
def test_docxtpl_prints_the_same(report: Report, tmp_path: Path) -> None:
    template = make_template(tmp_path / "vorlage.docx", report)
    with_docxtpl(report, tmp_path / "docxtpl.docx", template)
    by_docxtpl = part((tmp_path / "docxtpl.docx").read_bytes())
    assert outline(part(build(report, template))) == outline(by_docxtpl)
    assert outline(part(build(report))) == outline(by_docxtpl)
