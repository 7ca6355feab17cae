"""Whole measures: kept, moved, new, missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ikz_report.merge import Kind, MergeResult, Placed, Side, Take, merge
from ikz_report.model import Measure, plain
from tests.merge.edits import applied, named, placed
from tests.samples import item, para

ELBE, KLIMA, ZOO = placed("elbe", (para("Elbe"),)), placed("klima", (para("Klima"),)), placed("zoo", (para("Zoo"),))
ALL = [ELBE, KLIMA, ZOO]


def merged(
    returned: Sequence[Placed],
    current: Sequence[Placed] = ALL,
    issued: Sequence[Placed] = ALL,
    take: Take | None = None,
    drop: Sequence[str] = (),
) -> MergeResult:
    return merge(issued, returned, current, new_ids=named, take=take, drop=drop)


def ids(measures: Sequence[Placed]) -> list[str]:
    return [each.id for each in measures]


def with_text(each: Placed, text: str) -> Placed:
    return replace(each, measure=replace(each.measure, cells={"thema": (para(text),)}))


def with_art(each: Placed, *arten: str, wording: str | None = None) -> Placed:
    return replace(each, measure=replace(each.measure, arten=arten, wording=wording))


def told(result: MergeResult) -> list[tuple[str, str, Kind, Side]]:
    return [(each.measure, each.field, each.kind, each.side) for each in result.changes]


def test_a_changed_art_category_and_unit_are_taken() -> None:
    moved = replace(with_art(ELBE, "vertikal"), category="II", unit="stadtgarten")
    result = merged([moved, KLIMA, ZOO])
    assert result.measures[0] == moved
    assert told(result) == [
        ("elbe", field, Kind.CHANGED, Side.DEPARTMENT) for field in ("kategorie", "dienststelle", "art")
    ]
    before = [plain(line.text) for change in result.changes for line in change.before]
    assert before == ["I", "umweltamt", "interkommunal"]


def test_the_arten_behind_a_known_wording_are_the_register_s() -> None:
    current = with_art(ELBE, "interkommunal", "intrakommunal", wording="inter- und intrakommunal")
    as_read = with_art(ELBE, wording="inter- und intrakommunal")
    result = merged([as_read, KLIMA, ZOO], [current, KLIMA, ZOO], [current, KLIMA, ZOO])
    assert result.measures[0] == current
    assert result.changes == ()


@pytest.mark.parametrize(("take", "category"), [(None, "III"), ("register", "III"), ("department", "II")])
def test_a_measure_that_both_put_elsewhere_is_a_conflict(take: Take | None, category: str) -> None:
    result = merged([replace(ELBE, category="II"), KLIMA, ZOO], [replace(ELBE, category="III"), KLIMA, ZOO], take=take)
    assert result.measures[0].category == category
    (conflict,) = result.conflicts
    assert (conflict.measure, conflict.field) == ("elbe", "kategorie")
    values = [plain(line.text) for side in (conflict.issued, conflict.returned, conflict.current) for line in side]
    assert values == ["I", "II", "III"]
    assert result.settled[0].category == ("II" if take else "I")


def test_a_conflict_in_the_art_leaves_the_issued_art_settled() -> None:
    result = merged([with_art(ELBE, "vertikal"), KLIMA, ZOO], [with_art(ELBE, "allgemein"), KLIMA, ZOO])
    assert result.measures[0].measure.arten == ("allgemein",)
    assert result.settled[0].measure.arten == ("interkommunal",)


def test_a_unit_that_both_change_differently_is_a_conflict_and_asked_about_again() -> None:
    result = merged([replace(ELBE, unit="museen"), KLIMA, ZOO], [replace(ELBE, unit="stadtgarten"), KLIMA, ZOO])
    assert result.measures[0].unit == "stadtgarten"
    assert [(each.measure, each.field) for each in result.conflicts] == [("elbe", "dienststelle")]
    assert result.settled[0].unit == "umweltamt"


def test_moves_whose_order_makes_a_difference_are_a_conflict() -> None:
    returned, current = [ELBE, ZOO, KLIMA], [KLIMA, ZOO, ELBE]
    result = merged(returned, current)
    assert ids(result.measures) == ids(current)
    assert [each.field for each in result.conflicts] == ["reihenfolge"]
    assert ids(merged(returned, current, take="department").measures) == ids(returned)


def test_a_new_row_is_a_new_measure_behind_the_one_before_it() -> None:
    new = placed("", (item("Radweg"),))
    result = merged([ELBE, new, KLIMA, ZOO])
    assert ids(result.measures) == ["elbe", "neu-1", "klima", "zoo"]
    (added,) = result.added
    assert (added.placed.id, added.after) == ("neu-1", "elbe")
    assert added.placed.measure.cells == new.measure.cells
    assert merged([new, *ALL]).added[0].after is None


def test_a_second_row_with_an_id_and_one_with_an_unknown_id_are_new_measures() -> None:
    result = merged([ELBE, with_text(ELBE, "Kopie"), KLIMA, ZOO, placed("unbekannt", (para("fremd"),))])
    assert ids(result.measures) == ["elbe", "neu-1", "klima", "zoo", "neu-2"]
    assert result.measures[0] == ELBE


def test_a_new_measure_collected_again_is_known_by_its_id() -> None:
    new = placed("radweg", (para("Radweg"),))
    current = [ELBE, new, KLIMA, ZOO]
    result = merged([ELBE, new, KLIMA, ZOO], current)
    assert list(result.measures) == current
    assert (result.added, applied(result), result.conflicts) == ((), (), ())


def test_a_new_measure_that_the_register_changed_since_is_a_conflict() -> None:
    result = merged([*ALL, placed("radweg", (para("Radweg"),))], [*ALL, placed("radweg", (para("Brücke"),))])
    assert [(each.measure, each.field) for each in result.conflicts] == [("radweg", "thema")]


def test_a_missing_row_is_kept_and_asked_about() -> None:
    result = merged([ELBE, ZOO])
    assert list(result.measures) == ALL
    assert result.missing == (KLIMA,)
    assert set(ids(result.settled)) == {"elbe", "klima", "zoo"}


def test_a_missing_row_whose_end_is_confirmed_is_removed_with_its_text_told() -> None:
    result = merged([ELBE, ZOO], drop=["klima"])
    assert ids(result.measures) == ["elbe", "zoo"]
    assert told(result) == [("klima", "massnahme", Kind.REMOVED, Side.DEPARTMENT)]
    assert [plain(line.text) for line in result.changes[0].before] == ["interkommunal", "Klima"]
    assert result.missing == ()


@pytest.mark.parametrize(("take", "left"), [(None, True), ("register", True), ("department", False)])
def test_a_confirmed_end_of_a_measure_that_the_register_changed_is_a_conflict(take: Take | None, left: bool) -> None:
    result = merged([ELBE, ZOO], [ELBE, with_text(KLIMA, "neu"), ZOO], take=take, drop=["klima"])
    assert ("klima" in ids(result.measures)) == left
    assert [(each.measure, each.field) for each in result.conflicts] == [("klima", "massnahme")]


def test_a_measure_the_register_ended_stays_ended_when_the_department_left_it_alone() -> None:
    result = merged(ALL, [ELBE, ZOO])
    assert ids(result.measures) == ["elbe", "zoo"]
    assert told(result) == [("klima", "massnahme", Kind.REMOVED, Side.REGISTER)]


def test_a_measure_the_register_ended_and_the_department_changed_is_a_conflict() -> None:
    returned = [ELBE, with_text(KLIMA, "neu"), ZOO]
    result = merged(returned, [ELBE, ZOO])
    assert ids(result.measures) == ["elbe", "zoo"]
    assert [(each.field, each.current) for each in result.conflicts] == [("massnahme", ())]
    assert KLIMA in result.settled
    assert ids(merged(returned, [ELBE, ZOO], take="department").measures) == ["elbe", "klima", "zoo"]


def test_a_measure_that_both_sides_ended_is_gone() -> None:
    result = merged([ELBE, ZOO], [ELBE, ZOO])
    assert ids(result.measures) == ["elbe", "zoo"]
    assert result.missing == ()


def test_a_measure_that_came_into_the_register_since_stays() -> None:
    assert ids(merged(ALL, [ELBE, placed("neu"), KLIMA, ZOO]).measures) == ["elbe", "neu", "klima", "zoo"]


def test_re_ordered_rows_are_taken_and_told() -> None:
    result = merged([KLIMA, ZOO, ELBE])
    assert ids(result.measures) == ["klima", "zoo", "elbe"]
    assert told(result) == [("elbe", "reihenfolge", Kind.MOVED, Side.DEPARTMENT)]


def test_rows_re_ordered_differently_on_both_sides_are_a_conflict() -> None:
    result = merged([ZOO, ELBE, KLIMA], [ELBE, ZOO, KLIMA])
    assert ids(result.measures) == ["elbe", "zoo", "klima"]
    (conflict,) = result.conflicts
    assert (conflict.measure, conflict.field) == ("", "reihenfolge")
    assert [plain(line.text) for line in conflict.returned] == ["zoo", "elbe", "klima"]
    assert ids(merged([ZOO, ELBE, KLIMA], [ELBE, ZOO, KLIMA], take="department").measures) == ["zoo", "elbe", "klima"]
    assert ids(result.settled) == ["elbe", "klima", "zoo"]


def test_a_cell_that_one_side_emptied_is_absent() -> None:
    bare = replace(ELBE, measure=Measure("elbe", ("interkommunal",), {}))
    assert merged([bare, KLIMA, ZOO]).measures[0] == bare
