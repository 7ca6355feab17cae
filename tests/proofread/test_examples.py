"""Every rule finds what its bad examples mark, and nothing in its good ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import run
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.fixes import apply_fixes
from ikz_report.proofread.registry import registry
from ikz_report.proofread.rule import LEAST_BAD, LEAST_GOOD, Example, FileRule, FindingsRule, Rule, TextRule
from tests.proofread.notation import MARK, one_text, quotes_of, report_of

RULES = list(registry().values())
OF_TEXT = [rule for rule in RULES if not isinstance(rule, FileRule)]  # tests/verify/test_dok.py has the others
BAD = [pytest.param(rule, each, id=f"{rule.code}-{n}") for rule in OF_TEXT for n, each in enumerate(rule.bad)]
GOOD = [pytest.param(rule, each, id=f"{rule.code}-{n}") for rule in OF_TEXT for n, each in enumerate(rule.good)]


def context_of(rule: Rule, example: Example) -> ReportContext:
    report = one_text(example) if isinstance(rule, TextRule) else report_of(example)
    register = report_of(replace(example, text=example.register)) if example.register is not None else None
    return ReportContext(report, example.settings, register=register)


def findings(rule: Rule, example: Example) -> list[Finding]:
    rules = [each for each in RULES if each.on] if isinstance(rule, FindingsRule) else [rule]
    return [each for each in run(rules, context_of(rule, example)) if each.code == rule.code]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_rule_finds_exactly_the_marked_quotes(rule: Rule, example: Example) -> None:
    expected = [""] if isinstance(rule, FindingsRule) else quotes_of(example)
    assert [finding.quote for finding in findings(rule, example)] == expected


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_rule_leaves_a_good_text_alone(rule: Rule, example: Example) -> None:
    assert not MARK.search(example.text)
    assert [finding.quote for finding in findings(rule, example)] == []


@pytest.mark.parametrize(("rule", "example"), [each for each in BAD if each.values[1].fixed is not None])
def test_replacements_make_the_text_of_the_example(rule: Rule, example: Example) -> None:
    context = context_of(rule, example)
    fixed = ReportContext(apply_fixes(context.report, findings(rule, example), unsafe=True))
    assert [line.text for line in fixed.lines if line.measure] == [example.fixed]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_enough_examples_and_says_why(rule: Rule) -> None:
    assert len({repr(each) for each in rule.bad}) >= LEAST_BAD
    assert len({repr(each) for each in rule.good}) >= LEAST_GOOD
    assert isinstance(rule, FindingsRule | FileRule) or all(quotes_of(each) for each in rule.bad)
    assert len(rule.reason) > 40
    assert rule.reason.endswith(".")
    assert not rule.title.endswith(".")


def test_codes_are_unique_and_in_order_within_a_family() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for family in {code[:3] for code in codes}:
        own = [code for code in codes if code.startswith(family)]
        assert own == sorted(own)
