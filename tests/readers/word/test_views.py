"""Files with tracked changes, as if all were accepted and as if all were refused."""

from __future__ import annotations

import pytest

from ikz_report.model import Mark, Paragraph, Run
from ikz_report.readers.word import read_tables
from ikz_report.readers.word.flow import View
from tests.readers.word.probe import both, cell, docx, levels, table
from tests.readers.word.test_bullets import BULLETS, listed

INS_MARK = "pPr/rPr/ins{author=A}"
DEL_MARK = "pPr/rPr/del{author=A}"


@pytest.mark.parametrize(
    ("pieces", "accepted", "rejected"),
    [
        ('r/t"alt", ins/r/t" neu"', "alt neu", "alt"),
        ('r/t"alt", del/r/delText" weg"', "alt", "alt weg"),
        ('r/t"alt", del/r/t" weg"', "alt", "alt weg"),
        ('r/t"alt", moveFrom/r/t" fort"', "alt", "alt fort"),
        ('r/t"alt", moveTo/r/t" her"', "alt her", "alt"),
        ('ins/(r/t"neu", del/r/delText" doch nicht")', "neu", ""),
        ('del/(r/delText"alt", ins/r/t" nie")', "", "alt"),
        ('ins/hyperlink/r/t"neu", hyperlink/(r/t" a", ins/r/t"b", del/r/delText"c")', "neu ab", "ac"),
        ('sdt/sdtContent/(r/t"a", ins/r/t"b")', "ab", "a"),
        ('r/t"a", ins/r/br, r/t"b", del/r/tab, r/t"c"', "a|bc", "ab c"),
        ('r/t"a", r/delText"versteckt"', "a", "aversteckt"),
    ],
)
def test_each_view_shows_its_text(pieces: str, accepted: str, rejected: str) -> None:
    assert both(f"p/({pieces})") == (accepted.replace("|", "\n"), rejected)


def test_emphasis_changed_under_tracking_belongs_to_one_view() -> None:
    run = 'p/r/(rPr/(b, rPrChange{author=A}/rPr/i), t"a"), p/r/(rPr/(u{val=single}, rPrChange), t"b")'
    accepted, rejected = (cell(run, view).content for view in ("accepted", "rejected"))
    assert accepted == (Paragraph((Run("a", Mark.BOLD),)), Paragraph((Run("b", Mark.UNDERLINE),)))
    assert rejected[0] == Paragraph((Run("a", Mark.ITALIC),))


def test_a_deleted_paragraph_end_joins_with_the_next_which_says_what_it_is() -> None:
    blocks = f'p/({DEL_MARK}, r/t"eins "), ' + listed("zwei")
    assert levels(blocks, numbering=BULLETS) == [(1, "eins zwei")]
    assert levels(blocks, "rejected", numbering=BULLETS) == [(0, "eins"), (1, "zwei")]


def test_an_inserted_paragraph_end_parts_only_the_accepted_view() -> None:
    blocks = f'p/({INS_MARK}, r/t"eins"), p/r/t" zwei", p/r/t"drei"'
    assert both(blocks) == ("eins|zwei|drei", "eins zwei|drei")


def test_a_whole_paragraph_comes_or_goes() -> None:
    new = f'p/r/t"a", p/({INS_MARK}, ins/r/t"neu"), p/r/t"b"'
    assert both(new) == ("a|neu|b", "a|b")
    gone = f'p/r/t"a", p/({DEL_MARK}, del/r/delText"weg"), p/r/t"b"'
    assert both(gone) == ("a|b", "a|weg|b")


def test_several_paragraph_ends_may_go_at_once() -> None:
    blocks = ", ".join(f'p/({DEL_MARK}, r/t"{text}")' for text in "abc") + ', p/r/t"d"'
    assert both(blocks) == ("abcd", "a|b|c|d")


def test_a_paragraph_added_at_the_end_of_a_cell_takes_the_old_end_with_it() -> None:
    """Word marks the end of the paragraph before as new, and the cell's end stays what it was."""
    blocks = f'p/({INS_MARK}, r/t"alt"), p/ins/r/t"neu"'
    assert both(blocks) == ("alt|neu", "alt")


def test_moved_paragraphs_stand_at_one_place_in_each_view() -> None:
    blocks = (
        'p/(pPr/rPr/moveFrom, moveFromRangeStart{name=m1}, moveFrom/r/t"wandert", moveFromRangeEnd),'
        'p/r/t"bleibt", p/(pPr/rPr/moveTo, moveTo/r/t"wandert"), p/r/t"Ende"'
    )
    assert both(blocks) == ("bleibt|wandert|Ende", "wandert|bleibt|Ende")


def test_a_deleted_end_of_the_last_paragraph_loses_nothing() -> None:
    assert both(f'p/r/t"a", p/({DEL_MARK}, r/t"b")') == ("a|b", "a|b")
    nested = table('tr/tc/p/r/t"b"')
    assert both(f'p/({DEL_MARK}, r/t"a"), {nested}, p') == ("a|b", "a|b")


@pytest.mark.parametrize(
    "change",
    ["pPrChange{author=A}/pPr/pStyle{val=x}", "pPrChange/pPr", "numPr/(ilvl{val=0}, numId{val=3}, ins{author=A})"],
)
def test_a_list_made_under_tracking_is_a_paragraph_in_the_rejected_view(change: str) -> None:
    numPr = "" if change.startswith("numPr") else "numPr/(ilvl{val=0}, numId{val=3}), "
    blocks = f'p/(pPr/({numPr}{change}), r/t"a")'
    assert levels(blocks, numbering=BULLETS) == [(1, "a")]
    assert levels(blocks, "rejected", numbering=BULLETS) == [(0, "a")]


def test_a_level_changed_under_tracking_belongs_to_one_view() -> None:
    old = "pPrChange/pPr/numPr/(ilvl{val=0}, numId{val=3})"
    blocks = listed("a") + f', p/(pPr/(numPr/(ilvl{{val=1}}, numId{{val=3}}), {old}), r/t"b")'
    assert levels(blocks, numbering=BULLETS) == [(1, "a"), (2, "b")]
    assert levels(blocks, "rejected", numbering=BULLETS) == [(1, "a"), (1, "b")]


def grid(view: View, *rows: str) -> list[tuple[int, list[tuple[int, str]]]]:
    (found,) = read_tables(docx(table(*rows)), view=view)
    return [(row.number, [(each.number, each.content[0].text[0].text) for each in row.cells]) for row in found.rows]


def test_rows_come_and_go_and_keep_their_numbers() -> None:
    rows = (
        'tr/(trPr/ins{author=A}, tc/p/ins/r/t"neu")',
        'tr/(trPr/del{author=A}, tc/p/del/r/delText"weg")',
        'tr/tc/p/r/t"bleibt"',
    )
    assert grid("accepted", *rows) == [(1, [(1, "neu")]), (3, [(1, "bleibt")])]
    assert grid("rejected", *rows) == [(2, [(1, "weg")]), (3, [(1, "bleibt")])]


def test_cells_come_and_go_and_keep_their_numbers() -> None:
    row = 'tr/(tc/(tcPr/cellDel, p/r/t"weg"), tc/(tcPr/cellIns, p/r/t"neu"), tc/p/r/t"bleibt")'
    assert grid("accepted", row) == [(1, [(2, "neu"), (3, "bleibt")])]
    assert grid("rejected", row) == [(1, [(1, "weg"), (3, "bleibt")])]


def test_the_shape_of_a_cell_belongs_to_one_view() -> None:
    row = 'tr/tc/(tcPr/(gridSpan{val=3}, tcPrChange/tcPr/gridSpan{val=2}), p/r/t"a")'
    spans = [read_tables(docx(table(row)), view=view)[0].rows[0].cells[0].span for view in ("accepted", "rejected")]
    assert spans == [3, 2]


def test_a_row_of_which_every_cell_went_is_gone() -> None:
    assert grid("accepted", 'tr/tc/(tcPr/cellDel, p/r/t"a")', 'tr/tc/p/r/t"b"') == [(2, [(1, "b")])]


def test_footnotes_show_the_view_too() -> None:
    notes = 'footnote{id=1}/p/(r/t"alt", ins/r/t" neu")'
    shown = [
        cell("p/r/footnoteReference{id=1}", view, footnotes=notes).remarks[0].text for view in ("accepted", "rejected")
    ]
    assert shown == ["alt neu", "alt"]
