"""The rules DOK find what they say in small files, and leave other files alone; their page lists these files."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import event, given, settings

from ikz_report.errors import InputError
from ikz_report.model import Report
from ikz_report.paper.edition import Edition
from ikz_report.proofread.built import file_findings
from ikz_report.proofread.registry import registry
from ikz_report.proofread.rule import FileRule
from ikz_report.verify.built import Checked, check_pdf, check_word
from ikz_report.verify.defect import GLYPH
from ikz_report.verify.expected import Expected
from ikz_report.writers.pdf import build_pdf
from ikz_report.writers.word import build_docx
from tests.conftest import ROOT
from tests.strategies import reports
from tests.verify.pdf_examples import PDF_FILES
from tests.verify.word_examples import WORD_FILES
from tests.writers.pdf.papers import CREATED

RULES = [rule for rule in registry().values() if isinstance(rule, FileRule)]
FILES = {f"Word: {name}": make for name, make in WORD_FILES.items()}
FILES |= {f"PDF: {name}": make for name, make in PDF_FILES.items()}
BAD = [(rule.code, each.text) for rule in RULES for each in rule.bad]
WORD, TYPST = ROOT / "templates" / "informationsvorlage.docx", ROOT / "templates" / "bericht.typ"
GOOD = [(rule.code, each.text) for rule in RULES for each in rule.good]


@cache
def checked(name: str) -> Checked:
    return FILES[name]()


def codes(name: str) -> set[str]:
    return {finding.code for finding in file_findings("datei", checked(name))}


@pytest.mark.parametrize(("code", "name"), BAD)
def test_a_rule_finds_what_it_says(code: str, name: str) -> None:
    assert code in codes(name)


@pytest.mark.parametrize(("code", "name"), GOOD)
def test_a_rule_leaves_a_file_alone(code: str, name: str) -> None:
    assert code not in codes(name), checked(name)


def test_each_file_is_an_example_of_a_rule() -> None:
    assert set(FILES) == {name for _, name in BAD + GOOD}


@pytest.mark.parametrize("name", [name for name in FILES if "wie build" in name or "nur die Anlage" in name])
def test_a_file_as_built_is_right_in_every_respect(name: str) -> None:
    assert checked(name) == ((), ())


def test_of_a_file_that_lacks_everything_the_first_texts_are_named_and_the_others_counted() -> None:
    lost = tuple(Expected(f"Text {number}", "Maßnahme x, Thema") for number in range(500))
    found = list(file_findings("b.docx", Checked(lost, ())))
    assert len(found) == 21
    assert found[0].message.startswith("Maßnahme x, Thema: „Text 0“ fehlt in der Datei.")
    assert found[-1].message == "480 weitere Texte fehlen. Ist es die richtige Datei?"


def test_a_finding_names_the_page_and_what_stays_when_pages_move() -> None:
    (finding,) = (
        each
        for each in file_findings("b.pdf", checked("PDF: eine Dienststelle steht allein am Ende der Seite"))
        if each.code == "DOK903"
    )
    assert finding.message.startswith("Seite 1: „Umweltamt“ steht allein am Ende der Seite")
    assert finding.key == ("DOK903", "bericht", "b.pdf", "Umweltamt")


@settings(max_examples=10)
@given(reports())
def test_any_report_as_built_is_right_in_every_respect(report: Report) -> None:
    paper = Edition(report, (), None)
    lost, defects = check_word(build_docx(report, WORD, created=CREATED), paper)
    assert lost == ()
    assert {each.code for each in defects} <= {GLYPH}  # a text may hold any character
    try:
        pdf = build_pdf(report, TYPST, created=CREATED)
    except InputError:
        event("a character that the PDF's font lacks")
    else:
        assert check_pdf(pdf, paper) == ((), ())
