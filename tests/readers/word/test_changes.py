"""Who changed what when."""

from __future__ import annotations

from datetime import datetime

from ikz_report.readers.word import TrackedChange, tracked_changes
from tests.readers.word.probe import docx, table

A = "author=Amt date=2014-11-03T10:20:00Z"
WHEN = datetime(2014, 11, 3, 10, 20)


def kinds(body: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in tracked_changes(docx(body))]


def test_a_change_has_author_date_text_and_cell() -> None:
    body = table('tr/tc/p/r/t"x"', f'tr/(tc/p, tc/p/(r/t"alt", ins{{{A}}}/r/t"neu"))')
    assert tracked_changes(docx(f"{table('tr/tc/p')}, p, {body}")) == (
        TrackedChange("Amt", WHEN, "eingefügt", "neu", 2, 2, 2),
    )


def test_changes_outside_of_tables_have_no_cell() -> None:
    (change,) = tracked_changes(docx(f'{table("tr/tc/p")}, p/del{{{A}}}/r/delText"weg"'))
    assert (change.kind, change.text, change.table, change.row, change.cell) == ("gelöscht", "weg", 0, 0, 0)


def test_a_table_in_a_cell_has_the_cell_around_it() -> None:
    inner = table(f'tr/(tc/p, tc/p/ins{{{A}}}/r/t"innen")')
    changes = tracked_changes(docx(table(f"tr/(tc/p, tc/({inner}, p))", f'tr/tc/p/ins{{{A}}}/r/t"danach"')))
    assert [(each.text, each.table, each.row, each.cell) for each in changes] == [
        ("innen", 1, 1, 2),
        ("danach", 1, 2, 1),
    ]


def test_a_text_box_outside_of_tables_is_no_table() -> None:
    box = f"p/r/drawing/txbxContent/{table(f'tr/tc/p/ins{{{A}}}/r/t%sK%s')}".replace("%s", '"')
    changes = tracked_changes(docx(f"{box}, {table(f'tr/tc/p/ins{{{A}}}/r/t')}"))
    assert [(each.text, each.table) for each in changes] == [("K", 0), ("", 1)]


def test_every_kind_has_its_words() -> None:
    body = table(
        f'tr/(trPr/ins{{{A}}}, tc/p/r/t"Zeile")',
        f'tr/(trPr/del{{{A}}}, tc/p/r/t"Zeile")',
        f'tr/(tc/(tcPr/cellIns{{{A}}}, p/r/t"Zelle"), tc/(tcPr/cellDel{{{A}}}, p), tc/(tcPr/cellMerge{{{A}}}, p))',
        f'tr/tc/(p/(pPr/rPr/ins{{{A}}}, r/t"Absatz"), p/(pPr/rPr/del{{{A}}}, r/t"Absatz"))',
        f'tr/tc/p/(moveFrom{{{A}}}/r/t"a", r/t"b", moveTo{{{A}}}/r/t"a")',
        f'tr/tc/p/(pPr/(numPr/ins{{{A}}}, pPrChange{{{A}}}/pPr), r/(rPr/rPrChange{{{A}}}/rPr, t"fett"))',
    )
    assert kinds(body) == [
        ("Zeile eingefügt", "Zeile"),
        ("Zeile gelöscht", "Zeile"),
        ("Zelle eingefügt", "Zelle"),
        ("Zelle gelöscht", ""),
        ("Zellen verbunden oder geteilt", ""),
        ("Absatzende eingefügt", "Absatz"),
        ("Absatzende gelöscht", "Absatz"),
        ("von hier verschoben", "a"),
        ("hierher verschoben", "a"),
        ("Format geändert", "fett"),
        ("Format geändert", "fett"),
        ("Format geändert", "fett"),
    ]


def test_pieces_of_one_change_are_joined_and_others_are_not() -> None:
    other = A.replace("Amt", "Dezernat")
    pieces = (
        f'ins{{{A}}}/r/t"eins ", ins{{{A}}}/r/t"zwei", ins{{{other}}}/r/t"drei", r/t"alt", ins{{{other}}}/r/t"vier"'
    )
    assert kinds(f'p/({pieces}), p/ins{{{other}}}/r/t"fünf"') == [
        ("eingefügt", text) for text in ("eins zwei", "drei", "vier", "fünf")
    ]


def test_a_date_that_is_none_is_left_open() -> None:
    found = tracked_changes(docx('p/(ins{author=A date=gestern}/r/t"a", r/t, del{author=A}/r/t"b")'))
    assert [each.date for each in found] == [None, None]


def test_an_untouched_file_has_no_changes() -> None:
    assert tracked_changes(docx(table('tr/tc/p/r/t"a"'))) == ()
