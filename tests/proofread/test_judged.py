"""On the real annex the rules find what a reader judged right, and on the project's own data nothing.

``judged.json`` holds every hit of these families on the imported annex, judged by eye one by one: code, subject, field,
how often, and „right“, „wrong“ or „doubtful“. A hit that is new, or one that is gone, wants a new look.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Level
from ikz_report.proofread.settings_file import load_settings
from ikz_report.readers.annex_text import read_annex
from ikz_report.register import load_report
from tests.conftest import ROOT

FAMILIES = ("TYP", "RSC")
JUDGED = json.loads((Path(__file__).parent / "judged.json").read_text(encoding="utf-8"))


def test_every_hit_on_the_annex_has_been_judged(annex: Path) -> None:
    report = read_annex(annex.read_bytes(), annex.name, 2014).report
    found = Counter(
        (each.code, each.place.subject, each.place.field)
        for each in proofread(report, select=FAMILIES)
        if each.level >= Level.WARNUNG
    )
    assert found == {(row["code"], row["subject"], row["field"]): row["count"] for row in JUDGED}


def test_at_least_95_of_100_hits_are_right() -> None:
    counts: Counter[str] = Counter()
    for row in JUDGED:
        counts[row["verdict"]] += row["count"]
    assert counts["right"] >= 120
    assert counts["right"] / counts.total() >= 0.95


def test_the_projects_own_report_has_nothing_to_remark() -> None:
    settings = load_settings(ROOT / "data")
    report = load_report(ROOT / "data", 2014)
    found = proofread(report, settings, select=(*FAMILIES, "SUP"))
    assert [(each.code, each.place.subject, each.quote) for each in found] == []
