"""Measures read anew keep the ids of another year's register."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from ikz_report.model import THEMA, Measure, Report
from ikz_report.years.known import with_ids, with_known_ids
from ikz_report.years.likeness import THRESHOLD
from tests.samples import para, sample_report
from tests.strategies import reports


def renamed(report: Report) -> Report:
    return with_ids(report, (f"neu-{number}" for number, _ in enumerate(report.measures())))


def ids(report: Report) -> list[str]:
    return [measure.id for measure in report.measures()]


def changed(report: Report, name: str, thema: str) -> Report:
    """The report with another Thema for one measure."""

    def measure(each: Measure) -> Measure:
        return replace(each, cells={**each.cells, THEMA: (para(thema),)}) if each.id == name else each

    categories = tuple(
        replace(c, sections=tuple(replace(s, measures=tuple(map(measure, s.measures))) for s in c.sections))
        for c in report.categories
    )
    return replace(report, categories=categories)


def test_equal_measures_get_their_old_ids() -> None:
    before = sample_report()
    after, known = with_known_ids(renamed(before), before)
    assert ids(after) == ids(before)
    assert [each.id for each in known] == ids(before)
    assert {each.score for each in known} == {100.0}
    assert known[0].reason == "Thema gleich, übriger Text gleich"


def test_a_changed_measure_is_known_and_another_one_is_new() -> None:
    before = sample_report()
    after, known = with_known_ids(
        renamed(changed(changed(before, "elbe", "Partnerschaft an der Saale"), "klima", "Gewerbegebiet Nord")), before
    )
    scores = {each.id: each.score for each in known}
    assert THRESHOLD <= scores["elbe"] < 100
    assert "klima" not in scores
    assert ids(after)[1] == "gewerbegebiet-nord"


def test_a_new_measure_never_takes_an_id_of_the_other_year() -> None:
    before = changed(sample_report(), "klima", "Ganz anderes Vorhaben im Hafen")
    again = with_ids(before, ["elbe", "gewerbegebiet-nord", *ids(before)[2:]])
    after, _ = with_known_ids(renamed(changed(sample_report(), "klima", "Gewerbegebiet Nord")), again)
    assert ids(after)[1] not in ids(again)


@given(reports(), reports())
def test_no_id_is_ever_given_twice(report: Report, before: Report) -> None:
    after, known = with_known_ids(report, before)
    assert len(set(ids(after))) == len(ids(after))
    assert all(each.id in ids(before) and each.score >= THRESHOLD for each in known)
    others = set(ids(after)) - {each.id for each in known}
    assert others.isdisjoint(ids(before))
