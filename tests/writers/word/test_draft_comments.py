"""Comments in a copy of somebody else's Word file: at the exact quote, everything else as it was."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.draft import Draft, read_draft
from ikz_report.errors import SourceError
from ikz_report.model import Report
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding, Level
from ikz_report.proofread.output.remarks import review
from ikz_report.proofread.texts import text_fields, text_lines
from ikz_report.readers.word import Comment, comments, open_docx, read_body
from ikz_report.writers.word.comments.draft import commented_draft
from tests.libreoffice import converted
from tests.readers import handmade
from tests.readers.test_annex_word_random import files
from tests.readers.test_annex_word_roundtrip import reports
from tests.readers.word_annexes import FRONT, HEAD, across, docx, p, row, tbl, tc, tr
from tests.samples import ORGANISATION, sample_report
from tests.wordxml import write

BEGIN, SEPARATE, END = (f"r/fldChar{{fldCharType={kind}}}" for kind in ("begin", "separate", "end"))
DAY = datetime(2015, 5, 12, 8, 30)
BULLETS = "abstractNum{abstractNumId=1}/lvl{ilvl=0}/numFmt{val=bullet}, num{numId=2}/abstractNumId{val=1}"


def saved(folder: Path, *blocks: str, **related: Any) -> Path:
    return write(folder / "entwurf.docx", docx(*blocks, **related).parts)


def draft_of(path: Path, register: Report | None = None) -> Draft:
    return read_draft(path, None, ORGANISATION, lambda _: register)


def commented(path: Path, findings: Iterable[Finding] | None = None, *select: str) -> list[Comment]:
    """The new comments of a copy, once nothing but comments was found to be new in it."""
    draft = draft_of(path)
    found = list(proofread(draft.report, select=select or ("TYP003",)) if findings is None else findings)
    result = review(draft.report, found, spot=draft.spot)
    copy = path.with_name("kopie.docx")
    copy.write_bytes(commented_draft(path.read_bytes(), draft, result, DAY))
    before, after = open_docx(path), open_docx(copy)
    for view in ("accepted", "rejected"):
        assert read_body(before, view=view) == read_body(after, view=view)  # type: ignore[arg-type]
    old, new = comments(before), comments(after)
    assert new[: len(old)] == old
    assert len(new) == len(old) + len(found)
    return list(new[len(old) :])


def quotes(folder: Path, *rows: str, select: str = "TYP003", **related: Any) -> list[tuple[str, int, int, int]]:
    """Quote, table, row and cell of each comment on rows of Umweltamt; „für 4-6 Jahre“ is what is wrong."""
    path = saved(folder, *FRONT, tbl(HEAD, across("Umweltamt"), *rows), **related)
    return [(each.quote, each.table, each.row, each.cell) for each in commented(path, None, select)]


@pytest.mark.parametrize(
    "thema",
    [
        p("Ziele für 4-6 Jahre"),
        'p/(r/t"Ziele für 4", r/(rPr/b, t"-"), r/t"6 Jahre")',
        'p/(r/t"Ziele für ", hyperlink{r:id=x}/r/t"4-6", r/t" Jahre")',
        'p/(r/t"Ziele für ", ins{author=A}/r/t"4-", r/t"6 Jahre")',
        'p/(r/t"Ziele", r/(tab, t"für 4-6 Jahre"))',
        'p/(r/t"Ziele für ", sdt/sdtContent/r/t"4-6 Jahre")',
        'p/(r/t"Ziele für ", fldSimple/r/t"4-6", r/t" Jahre")',
        f'p/({BEGIN}, r/instrText"4-6", {SEPARATE}, r/t"Ziele für 4-6 Jahre", {END})',
        'p/(r/(rPr/vanish, t"4-6"), r/t"Ziele für 4-6 Jahre")',
        'p/r/t"• Ziele für 4-6 Jahre"',
        'p/r/(tab, t"–", tab, t"Ziele für 4-6 Jahre")',
        'p/r/(t"Ziele", br, t"• für 4-6 Jahre")',
        p("Ziele für 4-6 Jahre", "numPr/(ilvl{val=0}, numId{val=2})"),
        'p/r/(t"Gefo\u0308rdert für 4-6 Jahre")',
        'p/r/(sym{font=Symbol char=F0B7}, t" Ziele für 4-6 Jahre")',
        'p/(pPr/rPr/del{author=A}, r/t"Ziele für "), p/r/t"4-6 Jahre"',
        tbl(tr("davor", "Ziele für 4-6 Jahre")) + ", p",
        'p/r/(t"Elbe", pict/wps:txbx/txbxContent/p/r/t"Ziele für 4-6 Jahre")',
    ],
)
def test_a_comment_encloses_exactly_the_quote(tmp_path: Path, thema: str) -> None:
    found = quotes(tmp_path, row(thema), numbering=BULLETS, links={"x": "https://magdeburg.de"})
    assert found == [("4-6", 1, 3, 2)]


def test_words_deleted_within_a_quote_stay_within(tmp_path: Path) -> None:
    thema = 'p/(r/t"Ziele für 4", del{author=A}/r/delText"bis", r/t"-6 Jahre")'
    assert quotes(tmp_path, row(thema)) == [("4bis-6", 1, 3, 2)]


def test_two_quotes_of_one_run_get_a_comment_each(tmp_path: Path) -> None:
    assert quotes(tmp_path, row("Ziele für 4-6 Jahre und 7-9 Jahre")) == [("4-6", 1, 3, 2), ("7-9", 1, 3, 2)]


def test_a_repeated_text_is_found_where_it_stands(tmp_path: Path) -> None:
    lines = 'p/r/t"• für 4-6 Jahre", p/r/t"• für 4-6 Jahre"'
    found = quotes(tmp_path, row("Elbe", lines), row("Saale", "für 4-6 Jahre"))
    assert found == [("4-6", 1, 3, 3), ("4-6", 1, 3, 3), ("4-6", 1, 4, 3)]


def test_doubled_blanks_are_enclosed(tmp_path: Path) -> None:
    path = saved(tmp_path, *FRONT, tbl(HEAD, across("Umweltamt"), row("Ziele  der Stadt")))
    (finding,) = proofread(draft_of(path).report, select=["TYP014"])
    assert finding.quote == "  "
    (comment,) = commented(path, [finding])
    assert comment.quote == ""
    with zipfile.ZipFile(path.with_name("kopie.docx")) as package:
        text = package.read("word/document.xml").decode()
    between = text[text.index("<w:commentRangeStart") : text.index("<w:commentRangeEnd")]
    assert '<w:t xml:space="preserve">  </w:t>' in between


def test_an_empty_cell_gets_its_comment(tmp_path: Path) -> None:
    assert quotes(tmp_path, row("Elbe", "läuft"), select="DAT401") == [("", 1, 3, 4)]


def test_a_measure_in_two_rows_gets_each_comment_in_its_own(tmp_path: Path) -> None:
    found = quotes(tmp_path, row("Elbe", "für 4-6 Jahre"), tr("", "", "für 7-9 Jahre", ""))
    assert found == [("4-6", 1, 3, 3), ("7-9", 1, 4, 3)]


def test_cells_merged_and_in_another_order_are_found(tmp_path: Path) -> None:
    head = tr("Nr.", "Thema", "Art", "Ausblick", "Stand")
    body = (
        tr("1", "Elbe", tc("vertikal", "vMerge{val=restart}"), "", "für 4-6 Jahre"),
        tr("2", "Saale", tc("p", "vMerge"), "für 7-9 Jahre", ""),
    )
    path = saved(tmp_path, *FRONT, tbl(head, tr("Umweltamt", "", "", "", ""), *body))
    assert [(c.quote, c.row, c.cell) for c in commented(path)] == [("4-6", 3, 5), ("7-9", 4, 4)]


def test_texts_outside_of_measures_are_found(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        p("Zusammenarbeit 2014"),
        p("Kategorie I"),
        p("Ziele für 1-2 Jahre."),
        p("• für 2-3 Jahre"),
        p("• für 3-4 Jahre"),
        p("Umweltamt"),
        p("Nur für 4-5 Jahre."),
        tbl(HEAD, row("Elbe")),
    )
    assert [(each.quote, each.table) for each in commented(path)] == [("1-2", 0), ("2-3", 0), ("3-4", 0), ("4-5", 0)]


def test_comments_that_are_there_stay_and_keep_their_numbers(tmp_path: Path) -> None:
    mine = 'comment{id=7 author=Amt31}/p/r/t"stimmt das?"'
    thema = 'p/(commentRangeStart{id=7}, r/t"Ziele für 4-6 Jahre", commentRangeEnd{id=7}, r/commentReference{id=7})'
    assert quotes(tmp_path, row(thema), comments=mine) == [("4-6", 1, 3, 2)]
    with zipfile.ZipFile(tmp_path / "kopie.docx") as package:
        assert package.namelist().count("word/comments.xml") == 1
        assert b'w:id="8"' in package.read("word/comments.xml")


def test_all_other_parts_stay_byte_for_byte(tmp_path: Path) -> None:
    quotes(tmp_path, row("Ziele für 4-6 Jahre"), numbering=BULLETS, styles="style{styleId=X}/name{val=X}")
    with zipfile.ZipFile(tmp_path / "entwurf.docx") as old, zipfile.ZipFile(tmp_path / "kopie.docx") as new:
        changed = {name for name in new.namelist() if name not in old.namelist() or new.read(name) != old.read(name)}
    rels = "word/_rels/document.xml.rels"
    assert changed == {"word/document.xml", "word/comments.xml", rels, "[Content_Types].xml"}


def test_the_file_s_own_styles_for_comments_are_used(tmp_path: Path) -> None:
    styles = "style{type=paragraph styleId=KT}/name{val=annotation_text}"
    path = saved(tmp_path, *FRONT, tbl(HEAD, across("Umweltamt"), row("für 4-6 Jahre")), styles=styles)
    with zipfile.ZipFile(path) as package:
        parts = {
            name: package.read(name).replace(b"annotation_text", b"annotation text") for name in package.namelist()
        }
    commented(write(path, parts))
    with zipfile.ZipFile(path.with_name("kopie.docx")) as package:
        assert b'<w:pStyle w:val="KT"/>' in package.read("word/comments.xml")


@st.composite
def marked(draw: st.DrawFn) -> tuple[Report, str, list[tuple[int, int, int]]]:
    """A report, a style, and stretches of its texts by the number of the line."""
    report = draw(reports)
    lines = [line for line in text_lines(text_fields(report)) if line.measure is not None]
    stretches = []
    for _ in range(draw(st.integers(1, 4)) if lines else 0):
        number = draw(st.integers(0, len(lines) - 1))
        start = draw(st.integers(0, len(lines[number].text) - 1))
        stretches.append((number, start, draw(st.integers(start + 1, len(lines[number].text)))))
    return report, draw(st.sampled_from(["typed", "breaks", "single"])), stretches


@given(marked())
def test_any_stretch_of_any_text_is_enclosed_exactly(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[Report, str, list[tuple[int, int, int]]]
) -> None:
    report, style, stretches = case
    path = handmade.save(report, style, tmp_path_factory.mktemp("entwurf") / "entwurf.docx")
    lines = [line for line in text_lines(text_fields(draft_of(path).report)) if line.measure is not None]
    findings = []
    for number, start, end in stretches:
        line = lines[number]
        findings.append(Finding("TYP003", Level.WARNUNG, "m", line.place, line.text[start:end], start, end))
    for finding, comment in zip(findings, commented(path, findings), strict=True):
        assert comment.quote.split() == finding.quote.split()


@given(files())
def test_whatever_a_file_looks_like_its_copy_has_the_same_text(
    tmp_path_factory: pytest.TempPathFactory, notation: str
) -> None:
    path = saved(tmp_path_factory.mktemp("entwurf"), notation)
    try:
        draft = draft_of(path, sample_report())
    except SourceError:
        return
    commented(path, proofread(draft.report, register=draft.register))


def test_libreoffice_keeps_the_comments_at_their_words(tmp_path: Path) -> None:
    path = saved(tmp_path, *FRONT, tbl(HEAD, across("Umweltamt"), row("Ziele für 4-6 Jahre", "• für 7-9 Jahre")))
    made = commented(path)
    again = converted(path.with_name("kopie.docx"), "docx", tmp_path / "again")
    assert [(each.quote, each.text, each.row, each.cell) for each in comments(open_docx(again))] == [
        (each.quote, each.text, each.row, each.cell) for each in made
    ]
