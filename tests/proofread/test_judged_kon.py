"""The real annex against the list judged by eye: consistency, completeness, time, doubles, references, style, persons.

The list holds codes and places, no texts; „wrong“ is also what a reader would let stand. A hit that is not in it, or
one that is gone, wants a new look.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding, Level
from ikz_report.proofread.settings_file import load_settings
from ikz_report.readers.annex_text import read_annex
from ikz_report.register import load_report
from tests.conftest import ROOT

FAMILIES = ("KON", "DAT", "ZEI", "DUP", "VER", "STI", "DSG")
LIST = Path(__file__).with_name("judged_kon.json")
Key = tuple[str, str, str]


def judged_findings(annex: Path) -> list[Finding]:
    """What is found in the annex with the house's names and spellings, but without its suppressions."""
    report = read_annex(annex.read_bytes(), annex.name, 2014).report
    settings = replace(load_settings(ROOT / "data"), suppressions=())
    found = proofread(report, settings, select=FAMILIES)
    return [each for each in found if each.level >= Level.WARNUNG]


def counted(findings: Sequence[Finding]) -> Counter[Key]:
    return Counter((each.code, each.place.subject, each.place.field) for each in findings)


def test_the_annex_has_the_findings_that_were_judged(annex: Path) -> None:
    judged = json.loads(LIST.read_text(encoding="utf-8"))
    expected = {(each["code"], each["subject"], each["field"]): each["count"] for each in judged}
    assert counted(judged_findings(annex)) == expected


def test_at_least_95_percent_of_the_judged_findings_are_right() -> None:
    judged = json.loads(LIST.read_text(encoding="utf-8"))
    right = sum(each["count"] for each in judged if each["verdict"] == "right")
    assert right >= 0.95 * sum(each["count"] for each in judged)
    assert {each["verdict"] for each in judged} <= {"right", "wrong"}


def test_the_projects_own_registers_have_nothing_left_to_say() -> None:
    settings = load_settings(ROOT / "data")
    for year in (2013, 2014):
        found = proofread(load_report(ROOT / "data", year), settings, select=(*FAMILIES, "SUP"))
        remarks = [each for each in found if each.level >= Level.WARNUNG or each.code == "SUP900"]
        assert [(each.key, each.message) for each in remarks] == []
