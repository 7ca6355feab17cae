"""Whatever the report holds, the rules run, and what they name is there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import run
from ikz_report.proofread.registry import registry
from ikz_report.proofread.rule import Example, FindingsRule
from tests.proofread.notation import one_text
from tests.strategies import reports

RULES = [rule for rule in registry().values() if not isinstance(rule, FindingsRule)]
PIECES = st.sampled_from(
    ["Frau ", "Dr. ", "Muster", "siehe ", "Amt ", "51", "bis ", "2013", "I/", "Ende ", "wird ", "drei ", "Städte", ": "]
    + ["(", ")", "Burg, ", "LH-MD ", "LH MD ", "SIKOSA", "Sikosa ", "In", "nen", "/", "*", "„", "“", ".", ";", "-", " "]
    + ["\n", "\u00a0", "ß", "ẞ", "Ω", "e\u0301", "01.02.", "2014", "läuft ", "§ ", "Kategorie ", "IX "]
)


def check(report: Report) -> None:
    context = ReportContext(report)
    for each in run(RULES, context):
        line = context.line(each.place)
        assert each.quote == (line.text[each.start : each.end] if line is not None else "")
        assert each.message
        assert each.message[-1] in ".?“"


@given(reports())
def test_rules_run_on_any_report(report: Report) -> None:
    check(report)


@given(st.lists(PIECES, min_size=1, max_size=25).map("".join).filter(str.strip))
def test_rules_run_on_any_text(text: str) -> None:
    check(one_text(Example(text)))
