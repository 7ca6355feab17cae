"""Defects put into the clean report are found."""

from __future__ import annotations

from collections import Counter
from random import Random

from ikz_report.proofread.engine import proofread
from ikz_report.proofread.settings_file import load_settings
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.proofread.defects import KINDS, Defect, with_defects

ROUNDS = 12
FAMILIES = ("KON", "DAT", "ZEI", "DUP", "VER", "STI", "DSG")


def test_at_least_nine_of_ten_defects_of_each_code_are_found() -> None:
    report, settings = load_report(ROOT / "data", 2014), load_settings(ROOT / "data")
    put, found = Counter[str](), Counter[str]()
    missed = []
    for seed in range(ROUNDS):
        changed, defects = with_defects(report, Random(seed))
        seen = {Defect(each.code, each.place.measure or "") for each in proofread(changed, settings, select=FAMILIES)}
        put.update(each.code for each in defects)
        found.update(each.code for each in defects if each in seen)
        missed += [(seed, each) for each in defects if each not in seen]
    assert put.total() == ROUNDS * (len(KINDS) + 1)
    assert found.total() >= 0.9 * put.total(), missed
    assert {code for code in put if found[code] < 0.75 * put[code]} == set(), missed
