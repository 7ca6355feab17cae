"""Each rule explains itself, on the terminal and in docs/regeln.md."""

from __future__ import annotations

import pytest

from ikz_report.errors import InputError
from ikz_report.proofread.explain import FAMILIES, explain, rules_page
from ikz_report.proofread.registry import registry
from tests.conftest import ROOT


def test_an_explanation_has_level_reason_source_and_examples() -> None:
    text = explain("typ012")
    assert text.startswith("TYP012 Zahl mit „x“ oder „mal“ (Warnung, Verbesserung sicher)")
    assert "amtliches Regelwerk § 40" in text
    assert "  Die Gruppe tagt ⟦2x⟧ jährlich.\n      → Die Gruppe tagt 2-mal jährlich." in text
    assert "  dreimal im Jahr" in text


def test_a_rule_that_is_off_says_so() -> None:
    assert "(Hinweis, zunächst aus)" in explain("KON204")


def test_an_example_with_its_own_settings_shows_them() -> None:
    assert "Ausnahme: TYP003 m1 arbeitsstand" in explain("SUP900")


def test_an_unknown_code_names_the_families() -> None:
    with pytest.raises(InputError, match=r"Eine Regel „XYZ1“ gibt es nicht.*TYP, RSC"):
        explain("XYZ1")


@pytest.mark.parametrize("code", registry())
def test_each_rule_can_be_explained(code: str) -> None:
    assert explain(code).startswith(code)
    assert code[:3] in FAMILIES


def test_the_committed_page_is_that_of_the_rules() -> None:
    written = (ROOT / "docs" / "regeln.md").read_text(encoding="utf-8")
    assert written == rules_page(), "python -m ikz_report.proofread.explain docs/regeln.md"
