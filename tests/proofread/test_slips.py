"""Slips put into the clean report are found, and nothing else is remarked on."""

from __future__ import annotations

from collections import Counter
from random import Random

from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Level
from ikz_report.proofread.settings_file import load_settings
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.proofread.slips import KINDS, missed, with_slips

ROUNDS = 20
FAMILIES = ("TYP", "RSC")


def test_at_least_nine_of_ten_slips_are_found_where_they_are() -> None:
    report, settings = load_report(ROOT / "data", 2014), load_settings(ROOT / "data")
    put, lost = Counter[str](), Counter[str]()
    elsewhere = 0
    for seed in range(ROUNDS):
        changed, slips = with_slips(report, Random(seed))
        found = [each for each in proofread(changed, settings, select=FAMILIES) if each.level >= Level.WARNUNG]
        put.update(KINDS[slip.kind][0] for slip in slips)
        lost.update(KINDS[slip.kind][0] for slip in missed(slips, found))
        places = {slip.place for slip in slips}
        elsewhere += sum(1 for each in found if each.place not in places)
    assert len(put) >= 20
    assert put.total() >= 20 * ROUNDS
    assert lost.total() <= 0.1 * put.total(), lost
    assert {kind for kind in put if lost[kind] > 0.3 * put[kind]} == set(), lost
    assert elsewhere == 0
