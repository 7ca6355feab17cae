"""The rules DOK find what they say in small files, and leave other files alone; their page lists these files."""

from __future__ import annotations

from functools import cache

import pytest

from ikz_report.proofread.built import file_findings
from ikz_report.proofread.registry import registry
from ikz_report.proofread.rule import FileRule
from ikz_report.verify.built import Checked
from tests.verify.pdf_examples import PDF_FILES
from tests.verify.word_examples import WORD_FILES

RULES = [rule for rule in registry().values() if isinstance(rule, FileRule)]
FILES = {f"Word: {name}": make for name, make in WORD_FILES.items()}
FILES |= {f"PDF: {name}": make for name, make in PDF_FILES.items()}
BAD = [(rule.code, each.text) for rule in RULES for each in rule.bad]
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


def test_a_finding_names_the_page_and_what_stays_when_pages_move() -> None:
    (finding,) = (
        each
        for each in file_findings("b.pdf", checked("PDF: eine Dienststelle steht allein am Ende der Seite"))
        if each.code == "DOK903"
    )
    assert finding.message.startswith("Seite 1: „Umweltamt“ steht allein am Ende der Seite")
    assert finding.key == ("DOK903", "bericht", "b.pdf", "Umweltamt")
