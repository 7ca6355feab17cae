"""What must hold for any edits on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.merge import Conflict, Kind, MergeResult, Placed, Side, Take, merge
from ikz_report.merge.cell import MergedCell, merge_cell
from ikz_report.model import Block, Item, Run, plain, plain_content
from ikz_report.outline import Line, Lines, build, flatten
from tests.merge.edits import (
    Halves,
    Versions,
    applied,
    departments,
    halves,
    merge_cells,
    merged_lines,
    named,
    placed,
    structures,
    versions,
)

Departments = tuple[list[Placed], list[Placed], list[Placed]]


def words(lines: Iterable[Lines]) -> set[str]:
    return {plain(line.text) for each in lines for line in each}


def told(result: MergeResult) -> set[str]:
    """Every text that a conflict or a change shows as it was."""
    conflicts = words(lines for each in result.conflicts for lines in (each.issued, each.returned, each.current))
    return conflicts | words(change.before for change in result.changes)


@given(versions())
def test_identical_versions_need_no_merge(cells: Versions) -> None:
    result = merge_cells(Versions(cells.returned, cells.returned, cells.returned))
    assert merged_lines(result) == cells.returned
    assert (result.changes, result.conflicts, result.added, result.missing) == ((), (), (), ())


@given(versions())
def test_the_edits_of_one_side_are_that_side(cells: Versions) -> None:
    department = merge_cells(cells._replace(current=cells.issued))
    assert merged_lines(department) == cells.returned
    register = merge_cells(cells._replace(returned=cells.issued))
    assert merged_lines(register) == cells.current
    assert department.conflicts == register.conflicts == ()
    assert {change.side for change in department.changes} <= {Side.DEPARTMENT}
    assert {change.side for change in register.changes} <= {Side.REGISTER}
    assert bool(department.changes) == (cells.returned != cells.issued)


@given(versions())
def test_the_same_edits_on_both_sides_are_no_conflict(cells: Versions) -> None:
    result = merge_cells(cells._replace(current=cells.returned))
    assert merged_lines(result) == cells.returned
    assert (result.conflicts, applied(result)) == ((), ())


@given(versions())
def test_no_text_of_a_cell_is_lost(cells: Versions) -> None:
    result = merge_cells(cells)
    assert words([cells.returned, cells.current]) <= words([merged_lines(result)]) | told(result)


@given(versions())
def test_no_emphasis_is_lost(cells: Versions) -> None:
    result = merge_cells(cells)
    shown = [lines for each in result.conflicts for lines in (each.issued, each.returned, each.current)]
    shown += [merged_lines(result), *(change.before for change in result.changes)]
    kept = {line.text for lines in shown for line in lines}
    assert {line.text for line in (*cells.returned, *cells.current)} <= kept


@given(versions())
def test_no_text_stands_more_often_than_a_side_has_it_nor_less_often_than_both_have_it(cells: Versions) -> None:
    result = merge_cells(cells)
    here, there, now = (Counter(texts(lines)) for lines in (cells.returned, cells.current, merged_lines(result)))
    assert now <= here | there
    if not result.conflicts:  # of a text issued several times each side may have removed another one
        once = {text for text in here if texts(cells.issued).count(text) < 2}
        assert all(min(here[text], there[text]) <= now[text] for text in once)


@given(versions(), st.sampled_from(["department", "register", None]))
def test_what_changes_nothing_in_the_register_is_not_told_as_taken(cells: Versions, take: Take) -> None:
    result = merge_cells(cells, take)
    if merged_lines(result) == cells.current:
        assert applied(result) == ()
    else:
        assert applied(result) or (take == "department" and result.conflicts)


@given(versions())
def test_no_text_is_lost_when_a_side_decides(cells: Versions) -> None:
    for take in ("department", "register"):
        result = merge_cells(cells, take)
        assert words([cells.returned, cells.current]) <= words([merged_lines(result)]) | told(result)
        assert result.open_conflicts == ()


@given(versions(), st.sampled_from(["department", "register", None]))
def test_a_conflict_leaves_the_lines_of_the_side_that_holds(cells: Versions, take: Take | None) -> None:
    """Undecided, that is the register's. Where only the order is disputed, lines may be edited all the same."""
    result = merge_cells(cells, take)
    held = [each.returned if take == "department" else each.current for each in result.conflicts]
    only_order = any(each.place == 0 and each.issued for each in result.conflicts)
    edited = [change.before for change in result.changes if only_order]
    assert words(held) <= words([merged_lines(result), *edited])


@given(versions())
def test_merging_does_not_care_which_side_is_which(cells: Versions) -> None:
    """The same conflicts, and where there are none the same lines; what each side took is the other's."""
    result = merge_cells(cells)
    mirror = merge_cells(Versions(cells.issued, cells.current, cells.returned))
    assert Counter(map(sides, result.conflicts)) == Counter(map(mirrored, mirror.conflicts))
    if not result.conflicts:
        assert merged_lines(result) == merged_lines(mirror)
        assert taken(result, Side.DEPARTMENT) == taken(mirror, Side.REGISTER)
        assert taken(result, Side.REGISTER) == taken(mirror, Side.DEPARTMENT)


def taken(result: MergeResult, side: Side) -> Counter[tuple[str, Lines, Lines]]:
    return Counter((change.kind, change.before, change.after) for change in result.changes if change.side is side)


def sides(conflict: Conflict) -> tuple[Lines, Lines, Lines]:
    return conflict.issued, conflict.returned, conflict.current


def mirrored(conflict: Conflict) -> tuple[Lines, Lines, Lines]:
    return conflict.issued, conflict.current, conflict.returned


def texts(lines: Lines) -> list[str]:
    return [plain(line.text) for line in lines]


@given(versions())
def test_the_side_that_decides_is_the_mirror_of_the_other(cells: Versions) -> None:
    department = merge_cells(cells, "department")
    register = merge_cells(Versions(cells.issued, cells.current, cells.returned), "register")
    assert merged_lines(department) == merged_lines(register)
    assert len(department.conflicts) == len(register.conflicts)


@given(halves())
def test_edits_at_different_places_are_all_taken_and_merging_twice_changes_nothing(both: Halves) -> None:
    once = merge_cells(both.versions)
    assert merged_lines(once) == both.expected
    assert once.conflicts == ()
    twice = merge_cells(both.versions._replace(current=both.expected))
    assert merged_lines(twice) == both.expected
    assert (applied(twice), twice.conflicts) == ((), ())


@given(versions(), st.sampled_from(["department", "register", None]))
def test_with_the_settled_state_as_the_issued_one_merging_again_changes_nothing(cells: Versions, take: Take) -> None:
    once = merge_cells(cells, take)
    again = merge(once.settled, [placed("elbe", build(cells.returned))], once.measures, new_ids=named, take=take)
    assert again.measures == once.measures
    assert applied(again) == ()
    if take:
        assert again.conflicts == ()


def test_with_the_settled_state_an_open_conflict_is_shown_again() -> None:
    cells = Versions(
        bullets("Messe", "Vertrag", "Elbufer"),
        bullets("Messe", "Vertrag 2015", "Elbufer", "Zoo"),
        bullets("Vertrag beendet", "Elbufer"),
    )
    once = merge_cells(cells)
    assert merged_lines(once) == bullets("Vertrag beendet", "Elbufer", "Zoo")
    assert once.settled == (placed("elbe", build(bullets("Messe", "Vertrag", "Elbufer", "Zoo"))),)
    again = merge(once.settled, [placed("elbe", build(cells.returned))], once.measures, new_ids=named)
    assert again.conflicts == once.conflicts
    decided = merge(
        once.settled, [placed("elbe", build(cells.returned))], once.measures, new_ids=named, take="department"
    )
    assert merged_lines(decided) == bullets("Vertrag 2015", "Elbufer", "Zoo")


def test_while_a_conflict_is_open_the_register_may_go_on_with_what_was_taken() -> None:
    cells = Versions(
        bullets("Messe", "Vertrag", "Elbufer"),
        bullets("Messe 2015", "Elbufer"),
        bullets("Messe", "Vertrag beendet", "Elbufer"),
    )
    once = merge_cells(cells)
    assert merged_lines(once) == bullets("Messe 2015", "Vertrag beendet", "Elbufer")
    edited = [placed("elbe", build(bullets("Messe 2015 in Halle", "Vertrag beendet", "Elbufer")))]
    again = merge(once.settled, [placed("elbe", build(cells.returned))], edited, new_ids=named)
    assert again.conflicts == once.conflicts
    assert list(again.measures) == edited


def bullets(*words: str) -> Lines:
    return tuple(Line(1, (Run(word),)) for word in words)


@given(departments())
def test_the_rows_of_one_side_are_that_side_but_for_missing_ones(all_versions: Departments) -> None:
    issued, returned, current = all_versions
    register = merge(issued, issued, current, new_ids=named)
    assert list(register.measures) == current
    assert (register.conflicts, applied(register), register.added, register.missing) == ((), (), (), ())
    department = merge(issued, returned, issued, new_ids=named)
    there = {each.id for each in returned}
    assert {each.id for each in department.missing} == {each.id for each in issued} - there
    assert [each for each in department.measures if each.id in there] == [each for each in returned if each.id]
    assert len(department.added) == sum(not each.id for each in returned)


@given(departments())
def test_no_text_of_any_row_is_lost(all_versions: Departments) -> None:
    issued, returned, current = all_versions
    result = merge(issued, returned, current, new_ids=named)
    there = {line for each in result.measures for line in plain_content(each.measure.cell("thema")).split("\n")}
    wanted = words(flatten(each.measure.cell("thema")) for each in [*returned, *current])
    shown = {line for text in told(result) for line in text.split("\n")}
    assert {line for text in wanted for line in text.split("\n")} <= there | shown


@given(versions())
def test_beside_conflicts_too_merging_does_not_care_which_side_is_which(cells: Versions) -> None:
    """Every line that is in no conflict is in both mergers, at its level."""
    here, there = merge_cell(*cells), merge_cell(cells.issued, cells.current, cells.returned)
    assert here.whole == there.whole
    if not here.whole:
        assert Counter(undisputed(here)) == Counter(undisputed(there))


def undisputed(merged: MergedCell) -> list[Line]:
    return [slot.value for slot in merged.slots if slot.value is not None and not slot.conflict]


@given(structures())
def test_two_lines_stand_as_the_side_that_turned_them_round_has_them(cells: Versions) -> None:
    result = merge_cells(cells)
    issued, here, there, now = (
        {text: n for n, text in enumerate(texts(each))} for each in (*cells, merged_lines(result))
    )
    if not result.conflicts:
        common = [text for text in issued if text in here and text in there]
        for one, two in combinations(common, 2):
            before, mine, theirs = (places[one] < places[two] for places in (issued, here, there))
            assert (now[one] < now[two]) == (theirs if mine == before else mine)


@given(structures())
def test_a_bullet_stands_below_the_one_that_the_side_which_changed_that_has_it_below(cells: Versions) -> None:
    result = merge_cells(cells)
    issued, here, there, now = map(parents, (*cells, merged_lines(result)))
    rewritten = {
        plain(each.before[0].text): plain(each.after[0].text) for each in result.changes if each.kind is Kind.CHANGED
    }
    if not result.conflicts:
        for text, parent in now.items():
            sides = [each[text] for each in (here, there) if text in each]
            changed = [each for each in sides if each != issued.get(text, each)]
            expected = (changed or sides)[0]
            assert parent in (expected, rewritten.get(expected))
            assert len(set(changed)) < 2


def parents(lines: Lines) -> dict[str, str]:
    """What each line stands below, by text."""
    found: dict[str, str] = {}

    def walk(blocks: Iterable[Block], parent: str) -> None:
        for block in blocks:
            found[plain(block.text)] = parent
            if isinstance(block, Item):
                walk(block.items, plain(block.text))

    walk(build(lines), "")
    return found


@given(versions())
def test_an_open_conflict_is_shown_until_somebody_decides_it(cells: Versions) -> None:
    once = merge_cells(cells)
    again = merge(once.settled, [placed("elbe", build(cells.returned))], once.measures, new_ids=named)
    assert bool(again.conflicts) == bool(once.conflicts)
    assert again.measures == once.measures


@given(versions())
def test_who_decides_later_for_the_department_gets_what_deciding_at_once_gives(cells: Versions) -> None:
    once = merge_cells(cells)
    returned = [placed("elbe", build(cells.returned))]
    later = merge(once.settled, returned, once.measures, new_ids=named, take="department")
    assert later.measures == merge_cells(cells, "department").measures


@given(departments())
def test_merging_rows_does_not_care_which_side_is_which(all_versions: Departments) -> None:
    """New rows apart, which only one side can have, and with the end of missing ones confirmed."""
    issued, returned, current = ([each for each in side if each.id[:2] == "m-"] for side in all_versions)
    names = {each.id for each in issued}
    result = merge(issued, returned, current, new_ids=named, drop=names)
    mirror = merge(issued, current, returned, new_ids=named, drop=names)
    assert Counter(map(sides, result.conflicts)) == Counter(map(mirrored, mirror.conflicts))
    if not result.conflicts:
        assert [(each.id, each.category, each.unit) for each in result.measures] == [
            (each.id, each.category, each.unit) for each in mirror.measures
        ]


@given(departments())
def test_no_measure_of_the_register_goes_unasked(all_versions: Departments) -> None:
    issued, returned, current = all_versions
    result = merge(issued, returned, current, new_ids=named)
    assert {each.id for each in current} <= {each.id for each in result.measures}
    names = [each.id for each in result.measures]
    assert len(names) == len(set(names))
