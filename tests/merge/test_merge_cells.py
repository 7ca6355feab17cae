"""A cell merged line by line, and what is said about it."""

from __future__ import annotations

import pytest

from ikz_report.merge import Change, Kind, MergeResult, Side, Take
from ikz_report.model import Mark, Run, plain
from ikz_report.outline import Line, Lines, flatten
from tests.merge.edits import Versions, applied, merge_cells, merged_lines


def cell(*texts: str) -> Lines:
    """Lines from „text“ (a paragraph), „• text“, „•• text“ …; ``_text_`` is underlined."""
    return tuple(map(_line, texts))


def _line(text: str) -> Line:
    bare = text.lstrip("•")
    level, bare = len(text) - len(bare), bare.strip()
    underlined = bare.startswith("_")
    return Line(level, (Run(bare.strip("_"), Mark.UNDERLINE if underlined else Mark.NONE),))


def shown(lines: Lines) -> list[str]:
    return ["•" * line.level + " " * bool(line.level) + plain(line.text) for line in lines]


def merged(issued: Lines, returned: Lines, current: Lines, take: Take | None = None) -> list[str]:
    return shown(merged_lines(merge_cells(Versions(issued, returned, current), take)))


def account(change: Change) -> tuple[Kind, Side, int, list[str], list[str]]:
    return change.kind, change.side, change.place, shown(change.before), shown(change.after)


def conflicts(result: MergeResult) -> list[tuple[int, list[str], list[str], list[str]]]:
    return [(each.place, shown(each.issued), shown(each.returned), shown(each.current)) for each in result.conflicts]


ISSUED = cell("• Messe in Halle", "• Vertrag mit Barby", "• Bericht an den Stadtrat")


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        (
            cell("• Messe in Halle 2015", "• Vertrag mit Barby", "• Bericht an den Stadtrat"),
            (Kind.CHANGED, Side.DEPARTMENT, 1, ["• Messe in Halle"], ["• Messe in Halle 2015"]),
        ),
        (
            cell("• Messe in Halle", "• Bericht an den Stadtrat"),
            (Kind.REMOVED, Side.DEPARTMENT, 2, ["• Vertrag mit Barby"], []),
        ),
        (
            cell("• Messe in Halle", "• Zoo", "• Vertrag mit Barby", "• Bericht an den Stadtrat"),
            (Kind.ADDED, Side.DEPARTMENT, 2, [], ["• Zoo"]),
        ),
        (
            cell("• Messe in Halle", "•• Vertrag mit Barby", "• Bericht an den Stadtrat"),
            (Kind.LEVEL, Side.DEPARTMENT, 2, ["• Vertrag mit Barby"], ["•• Vertrag mit Barby"]),
        ),
        (
            cell("• Messe in Halle", "• _Vertrag mit Barby_", "• Bericht an den Stadtrat"),
            (Kind.EMPHASIS, Side.DEPARTMENT, 2, ["• Vertrag mit Barby"], ["• Vertrag mit Barby"]),
        ),
        (
            cell("• Bericht an den Stadtrat", "• Messe in Halle", "• Vertrag mit Barby"),
            (Kind.MOVED, Side.DEPARTMENT, 1, ["• Bericht an den Stadtrat"], ["• Bericht an den Stadtrat"]),
        ),
    ],
)
def test_each_kind_of_edit_is_taken_and_told(
    returned: Lines, expected: tuple[Kind, Side, int, list[str], list[str]]
) -> None:
    result = merge_cells(Versions(ISSUED, returned, ISSUED))
    assert merged_lines(result) == returned
    assert [account(change) for change in result.changes] == [expected]
    mirror = merge_cells(Versions(ISSUED, ISSUED, returned))
    assert [account(change)[1] for change in mirror.changes] == [Side.REGISTER]


def test_a_text_rewritten_at_its_place_is_a_change_however_unlike() -> None:
    result = merge_cells(Versions(cell("läuft"), cell("abgeschlossen"), cell("läuft")))
    assert [account(change)[0] for change in result.changes] == [Kind.CHANGED]


def test_a_line_moved_and_edited_is_known_again() -> None:
    returned = cell("• Bericht an den Stadtrat 2015", "• Messe in Halle", "• Vertrag mit Barby")
    result = merge_cells(Versions(ISSUED, returned, ISSUED))
    assert [account(change)[0] for change in result.changes] == [Kind.CHANGED, Kind.MOVED]


def test_both_sides_edit_different_lines() -> None:
    returned = cell("• Messe in Halle 2015", "• Vertrag mit Barby", "• Bericht an den Stadtrat")
    current = cell("• Messe in Halle", "• Vertrag mit Barby", "• Bericht an den Stadtrat", "• Zoo")
    assert merged(ISSUED, returned, current) == [
        "• Messe in Halle 2015",
        "• Vertrag mit Barby",
        "• Bericht an den Stadtrat",
        "• Zoo",
    ]


def test_text_and_level_of_one_line_are_merged_each_for_itself() -> None:
    issued, returned, current = cell("• a", "• b"), cell("• a", "• b neu"), cell("• a", "•• b")
    result = merge_cells(Versions(issued, returned, current))
    assert shown(merged_lines(result)) == ["• a", "•• b neu"]
    assert [account(change)[:2] for change in result.changes] == [
        (Kind.CHANGED, Side.DEPARTMENT),
        (Kind.LEVEL, Side.REGISTER),
    ]


def test_a_line_that_both_edit_differently_is_a_conflict_and_stays_as_the_register_has_it() -> None:
    versions = Versions(cell("• a", "• Messe in Halle"), cell("• a", "• Messe in Köln"), cell("• a", "• Messe in Ulm"))
    result = merge_cells(versions)
    assert shown(merged_lines(result)) == ["• a", "• Messe in Ulm"]
    assert conflicts(result) == [(2, ["• Messe in Halle"], ["• Messe in Köln"], ["• Messe in Ulm"])]
    assert result.open_conflicts == result.conflicts


@pytest.mark.parametrize(("take", "kept"), [("department", "• Messe in Köln"), ("register", "• Messe in Ulm")])
def test_a_side_may_decide(take: Take, kept: str) -> None:
    versions = Versions(cell("• Messe in Halle"), cell("• Messe in Köln"), cell("• Messe in Ulm"))
    result = merge_cells(versions, take)
    assert shown(merged_lines(result)) == [kept]
    assert conflicts(result) == [(1, ["• Messe in Halle"], ["• Messe in Köln"], ["• Messe in Ulm"])]
    assert [each.taken for each in result.conflicts] == [take]
    assert result.open_conflicts == ()


@pytest.mark.parametrize(("take", "kept"), [(None, ["• b"]), ("department", []), ("register", ["• b"])])
def test_removed_here_and_edited_there_is_a_conflict(take: Take | None, kept: list[str]) -> None:
    versions = Versions(cell("• a"), (), cell("• b"))
    assert shown(merged_lines(merge_cells(versions, take))) == kept
    assert conflicts(merge_cells(versions, take)) == [(1, ["• a"], [], ["• b"])]


def test_removed_here_and_only_relevelled_there_is_removed() -> None:
    assert merged(cell("• a", "• b"), cell("• a"), cell("• a", "•• b")) == ["• a"]


def test_an_empty_cell_that_both_fill_differently_is_one_conflict() -> None:
    versions = Versions((), cell("• neu", "• läuft an"), cell("• beendet"))
    result = merge_cells(versions)
    assert shown(merged_lines(result)) == ["• beendet"]
    assert conflicts(result) == [(0, [], ["• neu", "• läuft an"], ["• beendet"])]
    assert merged(*versions, "department") == ["• neu", "• läuft an"]


def test_an_empty_cell_that_both_fill_alike_or_one_more_than_the_other_is_none() -> None:
    assert merged((), cell("• neu", "• läuft"), cell("• neu")) == ["• neu", "• läuft"]
    assert merge_cells(Versions((), cell("• neu"), cell("• neu", "• läuft"))).conflicts == ()


def test_different_lines_added_at_one_place_are_both_taken_whoever_added_which() -> None:
    issued, zoo, theatre = cell("• a"), cell("• a", "• Zoo"), cell("• a", "• Theater")
    assert merged(issued, zoo, theatre) == merged(issued, theatre, zoo) == ["• a", "• Theater", "• Zoo"]


def test_a_bullet_added_below_another_stays_below_it_whatever_the_other_side_added_there() -> None:
    issued, below, beside = cell("• a"), cell("• a", "•• Zoo"), cell("• a", "• Theater")
    assert merged(issued, below, beside) == merged(issued, beside, below) == ["• a", "•• Zoo", "• Theater"]


def test_what_one_side_put_before_and_the_other_behind_a_line_both_added_stays_there() -> None:
    issued, returned, current = cell("• a"), cell("• a", "• Zoo", "• Musik"), cell("• a", "• Theater", "• Zoo")
    assert merged(issued, returned, current) == ["• a", "• Theater", "• Zoo", "• Musik"]
    assert merged(issued, current, returned) == ["• a", "• Theater", "• Zoo", "• Musik"]


def test_two_versions_of_one_added_line_are_a_conflict() -> None:
    versions = Versions(cell("• a"), cell("• a", "• Beschluss vom 12.3."), cell("• a", "• Beschluss vom 12.03."))
    result = merge_cells(versions)
    assert shown(merged_lines(result)) == ["• a", "• Beschluss vom 12.03."]
    assert conflicts(result) == [(2, [], ["• Beschluss vom 12.3."], ["• Beschluss vom 12.03."])]


def test_a_line_both_added_is_there_once() -> None:
    result = merge_cells(Versions(cell("• a"), cell("• a", "• neu"), cell("• a", "• neu", "• Zoo")))
    assert shown(merged_lines(result)) == ["• a", "• neu", "• Zoo"]
    assert [account(change)[:2] for change in result.changes][:1] == [(Kind.ADDED, Side.BOTH)]
    assert result.conflicts == ()


def test_a_line_both_added_at_different_places_is_there_once_and_a_conflict_of_order() -> None:
    issued, returned, current = cell("• a"), cell("• neu", "• a"), cell("• a", "• neu")
    result = merge_cells(Versions(issued, returned, current))
    assert shown(merged_lines(result)) == ["• a", "• neu"]
    assert conflicts(result) == [(0, shown(issued), shown(returned), shown(current))]
    assert merged(issued, returned, current, "department") == ["• neu", "• a"]


def test_a_line_both_added_behind_one_that_has_gone_there_is_at_one_place() -> None:
    issued, returned, current = cell("• a", "• b"), cell("• a", "• neu"), cell("• a", "• b", "• neu")
    result = merge_cells(Versions(issued, returned, current))
    assert (shown(merged_lines(result)), result.conflicts) == (["• a", "• neu"], ())


def test_moves_of_different_lines_are_both_taken() -> None:
    issued = cell(*(f"• {word}" for word in ("Messe", "Vertrag", "Elbe", "Zoo", "Hafen", "Musik")))
    returned = cell(*(f"• {word}" for word in ("Vertrag", "Messe", "Elbe", "Zoo", "Hafen", "Musik")))
    current = cell(*(f"• {word}" for word in ("Messe", "Vertrag", "Elbe", "Zoo", "Musik", "Hafen")))
    result = merge_cells(Versions(issued, returned, current))
    assert [text[2:] for text in shown(merged_lines(result))] == ["Vertrag", "Messe", "Elbe", "Zoo", "Musik", "Hafen"]
    assert [account(change)[:2] for change in result.changes] == [
        (Kind.MOVED, Side.DEPARTMENT),
        (Kind.MOVED, Side.REGISTER),
    ]


def test_the_same_line_moved_to_different_places_is_a_conflict_of_order() -> None:
    issued = cell("• Messe", "• Vertrag", "• Elbe", "• Zoo")
    returned = cell("• Vertrag", "• Elbe", "• Messe", "• Zoo")
    current = cell("• Vertrag", "• Elbe", "• Zoo", "• Messe")
    result = merge_cells(Versions(issued, returned, current))
    assert merged_lines(result) == current
    assert conflicts(result) == [(0, shown(issued), shown(returned), shown(current))]
    assert merged(issued, returned, current, "department") == shown(returned)
    assert flatten(result.settled[0].measure.cell("thema")) == issued


def test_a_level_that_both_change_differently_is_a_conflict() -> None:
    issued = cell("• Messe", "• Vertrag", "• Zoo")
    returned, current = cell("• Messe", "• Vertrag", "•• Zoo"), cell("• Messe", "• Vertrag", "Zoo")
    result = merge_cells(Versions(issued, returned, current))
    assert merged_lines(result) == current
    assert conflicts(result) == [(3, ["• Zoo"], ["•• Zoo"], ["Zoo"])]
    assert merged(issued, returned, current, "department") == shown(returned)


@pytest.mark.parametrize(("take", "kept"), [(None, "Zoo"), ("register", "Zoo"), ("department", "•• Zoo 2015")])
def test_a_line_with_a_conflict_of_levels_stands_as_one_side_has_it(take: Take | None, kept: str) -> None:
    issued = cell("• Messe", "• Vertrag", "• Zoo")
    returned, current = cell("• Messe", "• Vertrag", "•• Zoo 2015"), cell("• Messe", "• Vertrag", "Zoo")
    assert merged(issued, returned, current, take) == ["• Messe", "• Vertrag", kept]


def test_a_line_that_both_added_with_another_emphasis_is_a_conflict() -> None:
    returned, current = cell("• a", "• _Zoo_"), cell("• a", "• Zoo")
    result = merge_cells(Versions(cell("• a"), returned, current))
    assert merged_lines(result) == current
    assert [(each.returned, each.current) for each in result.conflicts] == [(returned[1:], current[1:])]
    assert merged_lines(merge_cells(Versions(cell("• a"), returned, current), "department")) == returned


def test_a_line_that_one_added_and_the_other_made_of_an_old_one_is_there_once() -> None:
    issued, returned, current = cell("• Vertrag mit Barby"), cell("• Zoo"), cell("• Vertrag mit Barby", "• Zoo")
    assert merged(issued, returned, current) == ["• Zoo"]
    assert merged(issued, current, returned) == ["• Zoo"]


def test_a_line_that_one_wrote_otherwise_and_the_other_added_so_is_there_once() -> None:
    issued, returned, current = cell("• ZOO", "• Messe"), cell("• Zoo", "• Messe"), cell("• ZOO", "• Messe", "• Zoo")
    assert merged(issued, returned, current) == merged(issued, current, returned) == ["• Zoo", "• Messe"]


def test_lines_unlike_the_removed_one_do_not_count_as_its_new_text() -> None:
    issued = cell("• Messe in Halle", "• Vertrag mit Barby", "• Bericht an den Stadtrat")
    returned = cell("• Messe in Halle", "• Zoo", "• Theater", "• Bericht an den Stadtrat")
    current = cell("• Messe in Halle", "• Vertrag mit Barby 2015", "• Bericht an den Stadtrat")
    result = merge_cells(Versions(issued, returned, current))
    assert conflicts(result) == [(2, ["• Vertrag mit Barby"], [], ["• Vertrag mit Barby 2015"])]
    assert {"• Zoo", "• Theater"} <= set(shown(merged_lines(result)))


def test_a_change_that_the_register_has_taken_over_is_the_same_change() -> None:
    issued = cell("• Bericht", "• läuft")
    returned = cell("• Messe in Halle 2014", "• läuft")
    current = cell("• Messe in Halle 2014", "• läuft", "• Bericht an den Stadtrat")
    result = merge_cells(Versions(issued, returned, current))
    assert merged_lines(result) == current
    assert (result.conflicts, applied(result)) == ((), ())


def test_many_lines_re_ordered_with_another_emphasis_are_known_again() -> None:
    names = [f"{name} {number}" for name in ("Messe", "Zoo") for number in range(40)]
    returned = cell(*(f"• _{name}_" for name in reversed(names)))
    result = merge_cells(Versions(cell(*(f"• {name}" for name in names)), returned, cell(*(f"• {n}" for n in names))))
    assert merged_lines(result) == returned
    assert {change.kind for change in result.changes} == {Kind.EMPHASIS, Kind.MOVED}


def whole(issued: Lines, returned: Lines, current: Lines) -> bool:
    """Whether the cell is one conflict that each side decides for all of it, whichever side is which."""
    result = merge_cells(Versions(issued, returned, current))
    assert [account(change) for change in result.changes] == []
    found = conflicts(result) == [(0, shown(issued), shown(returned), shown(current))]
    assert not found or merged_lines(result) == current
    assert not found or merged(issued, returned, current, "department") == shown(returned)
    mirror = merge_cells(Versions(issued, current, returned))
    assert found == (conflicts(mirror) == [(0, shown(issued), shown(current), shown(returned))])
    return found


@pytest.mark.parametrize(
    ("issued", "returned", "current"),
    [
        (cell("• Messe", "• Zoo"), cell("• Messe", "•• Zoo"), cell("• Zoo")),
        (
            cell("• Messe", "• Zoo"),
            cell("• Messe"),
            cell("• Messe", "• Zoo", "•• davon 4"),
        ),  # gone, with new ones below
        (cell("• A", "• B", "• C"), cell("• A", "•• B", "•• C"), cell("• A", "• B", "• N", "• C")),
        (cell("• A", "• B", "• C"), cell("• B", "• C"), cell("• A", "•• Neu", "• B", "• C")),
        (cell("• T", "• P", "• S", "•• N"), cell("• T", "• S", "•• N", "• P"), cell("• S", "• T", "• P", "•• N")),
    ],
)
def test_where_a_bullet_would_stand_below_another_than_either_side_has_it_the_cell_is_a_conflict(
    issued: Lines, returned: Lines, current: Lines
) -> None:
    assert whole(issued, returned, current)


@pytest.mark.parametrize(
    ("issued", "returned", "current"),
    [
        (cell("A", "B", "C"), cell("B", "A", "C"), cell("A", "C", "B")),
        (cell("N", "P", "L"), cell("N", "L", "P"), cell("P", "N", "L")),
        (cell("L", "S", "M", "A"), cell("L", "S", "A", "M"), cell("S", "M", "L", "A")),
    ],
)
def test_where_taking_both_moves_would_undo_one_of_them_the_cell_is_a_conflict(
    issued: Lines, returned: Lines, current: Lines
) -> None:
    assert whole(issued, returned, current)


SENTENCES = "Der Vertrag wurde 2013 geschlossen.", "Er läuft bis Ende 2020."


@pytest.mark.parametrize("split", [True, False])
def test_a_text_that_one_side_tore_apart_or_joined_and_the_other_changed_makes_the_cell_a_conflict(split: bool) -> None:
    one, two = cell(" ".join(SENTENCES)), cell(*SENTENCES)
    issued, returned = (one, two) if split else (two, one)
    current = cell(*(plain(line.text).replace("2020", "2021") for line in issued))
    assert whole(issued, returned, current)


def test_a_text_that_one_side_tore_apart_is_taken_so() -> None:
    one, two = cell(" ".join(SENTENCES)), cell(*SENTENCES)
    assert merged(one, two, one) == shown(two)
    assert merged(two, one, two) == shown(one)


def test_a_cell_with_very_many_edited_lines_is_merged_without_comparing_all_with_all() -> None:
    issued = cell(*(f"• Zeile {number}" for number in range(400)))
    returned = cell(*(f"• Neue Zeile {number}" for number in range(400)))
    assert merged(issued, returned, issued) == shown(returned)
