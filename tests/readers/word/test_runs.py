"""Reading the text of a paragraph."""

from __future__ import annotations

import pytest

from ikz_report.model import Mark, Paragraph, Run
from ikz_report.readers.word import DocxFile, Remark, read_tables
from tests.readers.word.probe import cell, levels
from tests.samples import item
from tests.wordxml import parts, xml


def only_text(blocks: str, **related: str) -> str:
    ((level, text),) = levels(blocks, **related)
    assert level == 0
    return text


def only_runs(blocks: str, **related: str) -> tuple[Run, ...]:
    (block,) = cell(blocks, **related).content
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ('t"a", br, t"b"', "a\nb"),
        ('t"a", cr, t"b"', "a\nb"),
        ('t"a", br{type=page}, t"b"', "a\nb"),
        ('t"a", tab, t"b"', "a b"),
        ('t"a", ptab, t"b"', "a b"),
        ('t"a\n b"', "a  b"),
        ('t"10", noBreakHyphen, t"fach"', "10\u2011fach"),
        ('t"Kreis", softHyphen, t"lauf"', "Kreis\u00adlauf"),
        ('t"  a  "', "a"),
        ('t"a ", br, t" b"', "a\nb"),
        ('t"a", sym{font=Wingdings char=F0E0}, t"b"', "a→b"),
        ('sym{font=Symbol char=F061}, t"-Wert"', "α-Wert"),
        ('sym{font=Arial char=20AC}, t" 5"', "€ 5"),
        ('t"a", lastRenderedPageBreak, t"b"', "ab"),
        ('t"Stra\u0308nge"', "Str\u00e4nge"),
        ('t"& < > {{ x }}"', "& < > {{ x }}"),
        ('ruby/(rubyPr, rt/r/t"oben", rubyBase/r/t"unten")', "unten"),
    ],
)
def test_it_reads_what_a_run_can_hold(run: str, text: str) -> None:
    assert only_text(f"p/r/({run})") == text


@pytest.mark.parametrize("char", ["zz", "D800", "0000", "FFFFFFFF"])
def test_a_symbol_without_a_character_is_left_out(char: str) -> None:
    assert only_text(f'p/r/(t"a", sym{{font=Symbol char={char}}}, t"b")') == "ab"


def test_a_private_character_is_read_in_the_font_of_its_run() -> None:
    assert only_text('p/r/(rPr/rFonts{ascii=Wingdings}, t"\uf0fc erledigt")') == "✓ erledigt"


def test_characters_of_an_unknown_font_stay_and_are_each_reported() -> None:
    found = cell('p/r/(t"- \ue001\ue001b\ue002", sym{font=Hausschrift char=F041})')
    assert found.content == (item("\ue001\ue001b\ue002\uf041"),)
    kind = "Zeichen einer unbekannten Schrift"
    assert found.remarks == (Remark(kind, "\ue001"), Remark(kind, "\ue002"), Remark(kind, "\uf041"))


@pytest.mark.parametrize(
    "wrapped",
    [
        'sdt/(sdtPr/text, sdtContent/r/t"b")',
        'smartTag/r/t"b"',
        'customXml/r/t"b"',
        'hyperlink{anchor=Ziel}/r/t"b"',
        'fldSimple{instr=PAGE}/r/t"b"',
        'dir{val=ltr}/r/t"b"',
        'mc:AlternateContent/(mc:Choice/r/t"b", mc:Fallback/r/t"x")',
        'ins{author=A}/sdt/sdtContent/smartTag/r/t"b"',
    ],
)
def test_it_opens_what_only_wraps_text(wrapped: str) -> None:
    assert only_text(f'p/(r/t"a", {wrapped}, r/t"c")') == "abc"


def test_a_prompt_that_nobody_filled_in_is_no_text() -> None:
    assert only_text('p/(r/t"a", sdt/(sdtPr/showingPlcHdr, sdtContent/r/t"Bitte eingeben"))') == "a"


def test_of_a_field_only_the_result_is_read() -> None:
    field = (
        'r/fldChar{fldCharType=begin}, r/instrText"IF ", r/fldChar{fldCharType=begin}, r/instrText"PAGE",'
        'r/fldChar{fldCharType=separate}, r/t"7", r/fldChar{fldCharType=end}, r/instrText" > 1",'
        'r/fldChar{fldCharType=separate}, r/t"Seite 7", r/fldChar{fldCharType=end}'
    )
    assert only_text(f'p/(r/t"auf ", {field}, r/t".")') == "auf Seite 7."


def test_a_field_may_run_over_paragraphs() -> None:
    assert levels(
        'p/(r/fldChar{fldCharType=begin}, r/instrText"INDEX", r/fldChar{fldCharType=separate}, r/t"a"),'
        'p/(r/t"b", r/fldChar{fldCharType=end}, r/t"c")'
    ) == [(0, "a"), (0, "bc")]


def test_the_end_of_a_field_that_never_began_does_no_harm() -> None:
    assert only_text('p/(r/fldChar{fldCharType=end}, r/fldChar{fldCharType=separate}, r/t"a")') == "a"


def test_it_reads_emphasis() -> None:
    assert only_runs(
        'p/(r/(rPr/u{val=single}, t"unter"), r/(rPr/i, t"kursiv"), r/(rPr/(b, i{val=0}, u{val=none}), t"fett"))'
    ) == (Run("unter", Mark.UNDERLINE), Run("kursiv", Mark.ITALIC), Run("fett", Mark.BOLD))


def test_a_character_style_gives_emphasis_with_what_it_is_based_on() -> None:
    styles = (
        "style{type=character styleId=A}/rPr/b, style{type=character styleId=B}/(basedOn{val=A}, rPr/i),"
        "style{type=character styleId=C}/(basedOn{val=C}, rPr/u{val=single})"
    )
    assert only_runs('p/r/(rPr/(rStyle{val=B}, b{val=false}), t"a")', styles=styles) == (Run("a", Mark.ITALIC),)
    assert only_runs('p/r/(rPr/rStyle{val=B}, t"a")', styles=styles) == (Run("a", Mark.ITALIC | Mark.BOLD),)
    assert only_runs('p/r/(rPr/rStyle{val=C}, t"a")', styles=styles) == (Run("a", Mark.UNDERLINE),)


def test_a_paragraph_style_s_bold_is_look_and_not_emphasis() -> None:
    styles = "style{type=paragraph styleId=Fett}/rPr/b"
    assert only_runs('p/(pPr/pStyle{val=Fett}, r/t"a")', styles=styles) == (Run("a"),)


def test_a_link_s_underline_is_not_emphasis() -> None:
    styles = "style{type=character styleId=Link}/(name{val=Hyperlink}, rPr/u{val=single})"
    assert only_runs('p/r/(rPr/rStyle{val=Link}, t"a")', styles=styles) == (Run("a"),)
    assert only_runs('p/hyperlink{anchor=x}/r/(rPr/u{val=single}, t"a")') == (Run("a"),)


def test_pieces_of_one_emphasis_become_one_run() -> None:
    assert only_runs('p/(r/t"Zu", proofErr, r/t"sammen", r/(rPr/i, t"arbeit"))') == (
        Run("Zusammen"),
        Run("arbeit", Mark.ITALIC),
    )


def test_hidden_text_is_left_out_and_reported() -> None:
    found = cell('p/(r/t"a", r/(rPr/vanish, t"geheim"), r/(rPr/vanish{val=0}, t"b"))')
    assert found.content == (Paragraph((Run("ab"),)),)
    assert found.remarks == (Remark("verborgener Text", "geheim"),)


def test_footnotes_and_endnotes_are_reported_with_their_text() -> None:
    found = cell(
        'p/(r/t"a", r/footnoteReference{id=2}, r/endnoteReference{id=1})',
        footnotes='footnote{id=2}/p/(r/footnoteRef, r/t"siehe dort")',
        endnotes='endnote{id=1}/p/r/t"am Ende"',
    )
    assert found.content == (Paragraph((Run("a"),)),)
    assert found.remarks == (Remark("Fußnote", "siehe dort"), Remark("Endnote", "am Ende"))


def test_line_breaks_and_tabs_of_a_footnote_are_blanks() -> None:
    found = cell(
        "p/r/footnoteReference{id=2}", footnotes='footnote{id=2}/p/r/(t"siehe", tab, t"dort", br, t"und hier")'
    )
    assert found.remarks == (Remark("Fußnote", "siehe dort und hier"),)


def test_a_formula_keeps_its_letters_and_is_reported() -> None:
    found = cell('p/(r/t"also ", m:oMath/m:r/m:t"x=1")')
    assert found.content == (Paragraph((Run("also x=1"),)),)
    assert found.remarks == (Remark("Formel", "x=1"),)


def test_a_picture_is_reported_with_its_description() -> None:
    found = cell('p/(r/t"a", r/drawing/wp:inline/wp:docPr{plain:descr=Karte})')
    assert found.remarks == (Remark("Bild", "Karte"),)


def linked(text: str, address: str) -> tuple[Remark, ...]:
    body = xml(f'tbl/tr/tc/p/hyperlink{{r:id=rId9}}/r/t"{text}"')
    (table,) = read_tables(DocxFile("x.docx", parts(body, links={"rId9": address})), view="accepted")
    return table.rows[0].cells[0].remarks


def test_an_address_that_the_text_does_not_show_is_reported_and_not_visited() -> None:
    assert linked("hier", "https://example.org/elbe") == (Remark("Verweis", "https://example.org/elbe"),)
    assert linked("www.example.org/elbe/", "https://www.example.org/elbe/") == ()
