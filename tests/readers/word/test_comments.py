"""Comments, answers, resolved ones."""

from __future__ import annotations

from datetime import datetime

from ikz_report.readers.word import Comment, comments
from tests.readers.word.probe import docx, table


def anchored(key: int, text: str) -> str:
    return f'commentRangeStart{{id={key}}}, r/t"{text}", commentRangeEnd{{id={key}}}, r/commentReference{{id={key}}}'


def noted(key: int, text: str, paragraph: str = "") -> str:
    attributes = f"{{w14:paraId={paragraph}}}" if paragraph else ""
    return f'comment{{id={key} author=Amt date=2014-11-03T10:20:00}}/p{attributes}/(r/annotationRef, r/t"{text}")'


def test_a_comment_has_author_date_text_quote_and_cell() -> None:
    body = table("tr/tc/p", f'tr/(tc/p, tc/p/(r/t"Messe ", {anchored(4, "in Halle")}, r/t" 2014"))')
    assert comments(docx(body, comments=noted(4, "stimmt das?"))) == (
        Comment("Amt", datetime(2014, 11, 3, 10, 20), "stimmt das?", "in Halle", 1, 2, 2),
    )


def test_a_comment_outside_of_tables_has_no_cell() -> None:
    (found,) = comments(docx(f"p/({anchored(1, 'Titel')}), {table('tr/tc/p')}", comments=noted(1, "neu?")))
    assert (found.quote, found.table, found.row, found.cell) == ("Titel", 0, 0, 0)


def test_comments_may_overlap_and_run_over_paragraphs_and_deleted_words() -> None:
    body = (
        'p/(commentRangeStart{id=1}, r/t"a", commentRangeStart{id=2}, del/r/delText"b"),'
        'p/(r/(t"c", tab, t"d"), commentRangeEnd{id=1}, r/t"e", commentRangeEnd{id=2}, commentRangeEnd{id=7})'
    )
    found = comments(docx(body, comments=f"{noted(1, 'x')}, {noted(2, 'y')}"))
    assert [each.quote for each in found] == ["ab c d", "b c de"]


def test_a_comment_at_a_point_has_its_cell_and_no_quote() -> None:
    (found,) = comments(docx(table("tr/tc/p/r/commentReference{id=1}"), comments=noted(1, "x")))
    assert (found.quote, found.table, found.row, found.cell) == ("", 1, 1, 1)


def test_a_comment_without_any_place_is_listed_all_the_same() -> None:
    (found,) = comments(docx("p", comments=noted(1, "verwaist")))
    assert (found.text, found.table) == ("verwaist", 0)


def test_answers_and_resolved_comments_are_listed_and_say_so() -> None:
    extended = (
        "w15:commentEx{w15:paraId=0A w15:done=1}, w15:commentEx{w15:paraId=0B w15:paraIdParent=0A w15:done=1},"
        "w15:commentEx{w15:paraId=0C w15:done=0}"
    )
    notes = f"{noted(1, 'Frage', '0A')}, {noted(2, 'Antwort', '0B')}, {noted(3, 'andere', '0C')}"
    body = table(f"tr/tc/p/({anchored(1, 'Halle')}, {anchored(3, 'Köln')})")
    found = comments(docx(body, comments=notes, commentsExtended=extended))
    assert [(each.text, each.quote, each.cell, each.resolved, each.answers) for each in found] == [
        ("Frage", "Halle", 1, True, None),
        ("Antwort", "Halle", 1, True, 1),
        ("andere", "Köln", 1, False, None),
    ]


def test_a_comment_of_several_paragraphs_keeps_its_lines() -> None:
    note = 'comment{id=1 author=A}/(p/r/t"eins", p{w14:paraId=0B}/r/t"zwei"), comment{id=2 author=A}'
    extended = "w15:commentEx{w15:paraId=0B w15:done=1}"
    found = comments(docx("p", comments=note, commentsExtended=extended))
    assert [(each.text, each.resolved, each.date) for each in found] == [("eins\nzwei", True, None), ("", False, None)]


def test_a_file_without_comments_has_none() -> None:
    assert comments(docx("p")) == ()
