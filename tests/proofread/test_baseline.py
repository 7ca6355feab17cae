"""A baseline puts old findings aside and lets new ones through."""

from __future__ import annotations

import pytest

from ikz_report.errors import SourceError
from ikz_report.proofread.baseline import baseline_text, new_findings, read_baseline
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.rule import Example
from tests.proofread.notation import report_of


def findings(text: str) -> list[Finding]:
    return proofread(report_of(Example(text)), select=["TYP"])


def test_nothing_is_left_of_the_findings_it_was_made_from() -> None:
    found = findings("Ziele für 4-6 Jahre und 4-6 Städte | eins | z.B. zwei")
    assert len(found) == 3
    assert new_findings(found, read_baseline(baseline_text(found), "alt.json")) == []


def test_a_text_before_the_finding_may_change() -> None:
    old = read_baseline(baseline_text(findings("Ziele für 4-6 Jahre")), "alt.json")
    assert new_findings(findings("Ganz neue Ziele für 4-6 Jahre"), old) == []


def test_one_more_of_the_same_is_new() -> None:
    old = read_baseline(baseline_text(findings("Ziele für 4-6 Jahre")), "alt.json")
    again = findings("Ziele für 4-6 Jahre und 4-6 Städte")
    assert new_findings(again, old) == again[1:]


def test_the_same_quote_in_another_field_is_new() -> None:
    old = read_baseline(baseline_text(findings("Ziele für 4-6 Jahre")), "alt.json")
    assert len(new_findings(findings("Ziele | 4-6 Jahre"), old)) == 1


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"befunde": 1}', '{"befunde": [{"code": "TYP003"}]}', "[" * 5000])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"alt\.json: ist keine Liste früherer Befunde"):
        read_baseline(text, "alt.json")
