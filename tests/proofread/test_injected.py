"""Five hundred defects put at random into the clean data of 2014: nine of ten are found."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import NamedTuple

import pytest

from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding, Level
from ikz_report.proofread.settings_file import load_settings
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.proofread.injected import CHANGES, SLIPS, Defect, inject, missed

ROUNDS = 12
LEAST = 500


class Round(NamedTuple):
    put: list[Defect]
    missed: list[Defect]
    elsewhere: list[Finding]


def _measures(finding: Finding) -> set[str | None]:
    return {place.measure for place in (finding.place, *finding.also)}


@pytest.fixture(scope="module")
def rounds() -> list[Round]:
    """For each round the defects, those that no finding points at, and findings in measures left as they were."""
    report, settings = load_report(ROOT / "data", 2014), load_settings(ROOT / "data")
    before = proofread(report, settings)
    result = []
    for seed in range(ROUNDS):
        changed, defects = inject(report, Random(seed))
        after = proofread(changed, settings)
        touched = {each.measure for each in defects}
        elsewhere = [each for each in set(after) - set(before) if not touched & _measures(each)]
        result.append(Round(defects, list(missed(defects, before, after)), elsewhere))
    return result


def test_there_are_five_hundred_of_all_kinds(rounds: list[Round]) -> None:
    counts = Counter(each.kind for each_round in rounds for each in each_round.put)
    assert len(counts) == len(SLIPS) + len(CHANGES) + 1
    assert min(counts.values()) >= 0.75 * ROUNDS
    assert counts.total() >= LEAST


def test_nine_of_ten_are_found(rounds: list[Round]) -> None:
    lost = [each for each_round in rounds for each in each_round.missed]
    assert len(lost) <= 0.1 * sum(len(each.put) for each in rounds), lost


def test_no_kind_is_mostly_missed(rounds: list[Round]) -> None:
    lost = Counter(each.kind for each_round in rounds for each in each_round.missed)
    assert {kind for kind, count in lost.items() if count > 0.5 * ROUNDS} == set()


def test_nothing_is_remarked_where_nothing_was_changed(rounds: list[Round]) -> None:
    assert [each for each_round in rounds for each in each_round.elsewhere if each.level >= Level.WARNUNG] == []
