"""Rows, cells and what stands around them."""

from __future__ import annotations

import pytest

from ikz_report.errors import SourceError
from ikz_report.model import plain, plain_content
from ikz_report.readers.word import Remark, WordParagraph, WordRow, WordTable, read_body, read_tables
from tests.readers.word.probe import cell, docx, levels, table
from tests.samples import para


def rows(*notation: str) -> tuple[WordRow, ...]:
    (found,) = read_tables(docx(table(*notation)), view="accepted")
    return found.rows


def tc(text: str, *properties: str) -> str:
    return f'tc/(tcPr/({", ".join(properties) or "tcW"}), p/r/t"{text}")'


def texts(row: WordRow) -> list[str]:
    return [plain_content(each.content) for each in row.cells]


def test_cells_stand_at_their_grid_columns() -> None:
    row, short = rows(
        f"tr/({tc('a')}, {tc('b', 'gridSpan{val=2}')}, {tc('c')})",
        f"tr/(trPr/gridBefore{{val=2}}, {tc('d')}, {tc('e', 'gridSpan{val=x}')})",
    )
    assert [(each.number, each.column, each.span) for each in row.cells] == [(1, 0, 1), (2, 1, 2), (3, 3, 1)]
    assert [(each.number, each.column, each.span) for each in short.cells] == [(1, 2, 1), (2, 3, 1)]


def test_vertically_merged_cells_say_that_they_carry_on() -> None:
    found = rows(
        f"tr/{tc('a', 'vMerge{val=restart}')}", f"tr/{tc('', 'vMerge')}", f"tr/{tc('', 'vMerge{val=continue}')}"
    )
    assert [row.cells[0].continued for row in found] == [False, True, True]


def test_head_rows_are_known() -> None:
    head, off, body = rows(
        f"tr/(trPr/tblHeader, {tc('Art')})", f"tr/(trPr/tblHeader{{val=0}}, {tc('x')})", f"tr/{tc('y')}"
    )
    assert (head.head, off.head, body.head) == (True, False, False)


def test_content_controls_around_rows_and_cells_are_opened() -> None:
    found = rows(f"sdt/(sdtPr, sdtContent/tr/(sdt/sdtContent/{tc('a')}, customXml/{tc('b')}))", f"tr/{tc('c')}")
    assert [texts(row) for row in found] == [["a", "b"], ["c"]]
    assert [row.number for row in found] == [1, 2]


def test_a_bookmark_belongs_to_the_cell_it_stands_in_or_before() -> None:
    first, inside, before, within, gone = (f"bookmarkStart{{name=m{number}}}" for number in range(5))
    (found,) = read_tables(
        docx(
            table(
                first,
                f'tr/(tc/(p/({inside}, r/t"a")), {before}, tc/({within}, p))',
                f"{gone}, tr/(trPr/del, {tc('x')})",
                f"tr/{tc('b')}",
            )
        ),
        view="accepted",
    )
    marks = [each.bookmarks for row in found.rows for each in row.cells]
    assert marks == [("m0", "m1"), ("m2", "m3"), ()]


def test_a_bookmark_inside_a_content_control_or_a_run_s_paragraph_end_is_found() -> None:
    found = cell('p/sdt/sdtContent/(bookmarkStart{name=_ikz_elbe_thema}, r/t"a")')
    assert found.bookmarks == ("_ikz_elbe_thema",)


def test_the_text_of_a_nested_table_stays_in_reading_order_and_is_reported() -> None:
    inner = table(f"tr/({tc('b')}, {tc('c')})", f"tr/({tc('d')})")
    found = cell(f'p/r/t"a", {inner}, p/r/t"e"')
    assert found.content == (para("a"), para("b"), para("c"), para("d"), para("e"))
    assert found.remarks == (Remark("Tabelle in der Zelle", "b\nc\nd"),)


def test_a_nested_table_shows_the_view_too() -> None:
    inner = table(f"tr/(trPr/del, {tc('weg')})", f"tr/({tc('neu', 'cellIns')}, {tc('b')})")
    assert levels(f"{inner}, p") == [(0, "neu"), (0, "b")]
    assert levels(f"{inner}, p", view="rejected") == [(0, "weg"), (0, "b")]


def test_the_text_of_a_text_box_follows_its_paragraph_once_and_is_reported() -> None:
    box = 'wps:txbx/txbxContent/p/r/t"im Kasten"'
    drawn = f"r/mc:AlternateContent/(mc:Choice/drawing/{box}, mc:Fallback/pict/{box})"
    found = cell(f'p/({drawn}, r/t"a"), p/r/t"b"')
    assert found.content == (para("a"), para("im Kasten"), para("b"))
    assert found.remarks == (Remark("Textfeld", "im Kasten"),)


def test_a_document_embedded_in_a_cell_is_reported() -> None:
    assert cell("altChunk{r:id=rId1}, p").remarks == (Remark("eingebettetes Dokument", ""),)


def test_tables_and_the_paragraphs_between_them_come_in_reading_order() -> None:
    styles = (
        "style{type=paragraph default=1 styleId=Standard}/name{val=Normal},"
        "style{type=paragraph styleId=U1}/(name{val=Heading}, pPr/outlineLvl{val=0}),"
        "style{type=paragraph styleId=U1a}/(name{val=Eigene}, basedOn{val=U1})"
    )
    body = (
        f'p/(pPr/pStyle{{val=U1a}}, r/t"Kategorie I"), p, {table("tr/" + tc("a"))}, '
        f'sdt/sdtContent/{table("tr/" + tc("b"))}, p/r/(t"Ziele:", br, t"• x"),'
        'p/(pPr/outlineLvl{val=9}, r/t"y"), sectPr'
    )
    found = read_body(docx(body, styles=styles), view="accepted")
    heading, first, second, goals, text = found
    assert isinstance(heading, WordParagraph)
    assert (heading.style, heading.outline) == ("Eigene", 0)
    assert isinstance(first, WordTable)
    assert isinstance(second, WordTable)
    assert (first.number, second.number) == (1, 2)
    assert isinstance(goals, WordParagraph)
    assert [(line.level, plain(line.text)) for line in goals.lines] == [(0, "Ziele:"), (1, "x")]
    assert isinstance(text, WordParagraph)
    assert (text.style, text.outline) == ("Normal", None)


def test_remarks_between_tables_stay_with_their_paragraph() -> None:
    body = 'p/r/t"a", p/r/footnoteReference{id=1}, altChunk{r:id=rId1}'
    found = read_body(docx(body, footnotes='footnote{id=1}/p/r/t"Note"'), view="accepted")
    remarks = [each.remarks for each in found if isinstance(each, WordParagraph)]
    assert remarks == [(), (Remark("Fußnote", "Note"),), (Remark("eingebettetes Dokument", ""),)]


def test_a_file_without_tables_has_none() -> None:
    assert read_tables(docx('p/r/t"a"'), view="accepted") == []


def test_a_damaged_part_is_named() -> None:
    file = docx(table(f"tr/{tc('a')}"), styles="style")
    file.parts["word/styles.xml"] = b"<w:styles"  # type: ignore[index]
    with pytest.raises(
        SourceError, match=r"probe\.docx: ist beschädigt: Der Teil word/styles\.xml ist ab Zeile 1 nicht"
    ):
        read_tables(file, view="accepted")


def test_tables_nested_as_deep_as_a_file_can_hold_are_read() -> None:
    deep = 'p/r/t"tief"'
    for _ in range(70):
        deep = f"tbl/tr/tc/({deep}, p)"
    assert levels(f"{deep}, p") == [(0, "tief")]
