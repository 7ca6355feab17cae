"""Corrections of names and of the ends of bullets: once is enough, and they make nothing new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ikz_report.proofread.correct import correct
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.rule import Example
from ikz_report.proofread.settings import Settings, Spelling
from ikz_report.proofread.settings_file import load_settings
from ikz_report.readers.annex_text import read_annex
from tests.conftest import ROOT
from tests.proofread.notation import report_of

HOUSE = Settings(spellings=(Spelling("Landkreis Börde", ("Bördekreis",), "So heißt er seit 2007."),))


def texts(text: str, unsafe: bool) -> list[str]:
    report = correct(report_of(Example(text)), HOUSE, select=["KON"], unsafe=unsafe).report
    return [
        "".join(run.text for run in item.text) for measure in report.measures() for item in measure.cell("arbeitsstand")
    ]


def test_a_configured_name_is_a_safe_correction() -> None:
    assert texts("Netz | • im Bördekreis • im Nordbördekreis", unsafe=False) == [
        "im Landkreis Börde",
        "im Nordbördekreis",
    ]


def test_the_sign_at_a_bullets_end_is_corrected_on_request_only() -> None:
    bullets = "Netz | • Treffen in Halle. • Treffen in Burg • Treffen in Barby"
    assert texts(bullets, unsafe=False)[0] == "Treffen in Halle."
    assert texts(bullets, unsafe=True)[0] == "Treffen in Halle"
    assert texts("Netz | • Es tagt. • Es baut. • Es ruht", unsafe=True)[2] == "Es ruht."


def test_the_reason_of_a_spelling_is_part_of_the_remark() -> None:
    (found,) = proofread(report_of(Example("im Bördekreis")), HOUSE, select=["KON201"])
    assert found.message.endswith("heißt es im Bericht „Landkreis Börde“. So heißt er seit 2007.")


def test_on_the_annex_corrections_hold_and_make_no_new_remark(annex: Path) -> None:
    settings = replace(load_settings(ROOT / "data"), suppressions=())
    report = read_annex(annex.read_bytes(), annex.name, 2014).report
    before = {each.key for each in proofread(report, settings, select=["KON", "DUP"])}
    once = correct(report, settings, select=["KON"], unsafe=True).report
    after = proofread(once, settings, select=["KON", "DUP"])
    assert {each.key for each in after} <= before
    assert [each for each in after if each.fix is not None] == []
    assert correct(once, settings, select=["KON"], unsafe=True).report == once
