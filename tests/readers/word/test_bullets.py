"""Lists of Word, typed bullets, and bullets after line breaks."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from ikz_report.model import Item, Mark, Paragraph, Run, plain
from ikz_report.outline import build, flatten
from ikz_report.readers.word import Remark
from ikz_report.readers.word.bullets import Raw, recognise, recognised, tidy
from tests.readers.word.probe import cell, levels
from tests.samples import item, para
from tests.strategies import contents, texts

LEVELS = ", ".join(f"lvl{{ilvl={n}}}/(numFmt{{val=bullet}}, lvlText{{val=•}})" for n in range(9))
BULLETS = f"abstractNum{{abstractNumId=5}}/({LEVELS}), num{{numId=3}}/abstractNumId{{val=5}}"


def listed(text: str, level: int = 0, num: int = 3) -> str:
    return f'p/(pPr/numPr/(ilvl{{val={level}}}, numId{{val={num}}}), r/t"{text}")'


def typed(*lines: str) -> list[tuple[int, str]]:
    return levels(", ".join(f'p/r/t"{line}"' if line else "p" for line in lines))


def test_a_word_list_gives_items_at_their_levels() -> None:
    blocks = ", ".join([listed("a"), listed("b", 1), listed("c", 2), listed("d"), 'p/r/t"e"'])
    assert levels(blocks, numbering=BULLETS) == [(1, "a"), (2, "b"), (3, "c"), (1, "d"), (0, "e")]


def test_a_level_without_the_one_above_is_lifted() -> None:
    assert cell(", ".join([listed("a", 2), listed("b", 1)]), numbering=BULLETS).content == (item("a"), item("b"))


def test_list_number_zero_and_unknown_lists_show_no_bullet() -> None:
    assert levels(listed("a", num=0) + "," + listed("b", num=99), numbering=BULLETS) == [(0, "a"), (0, "b")]
    assert levels(listed("a")) == [(0, "a")]


def test_a_style_puts_its_paragraphs_into_a_list() -> None:
    styles = (
        "style{type=paragraph styleId=Punkt}/pPr/numPr/numId{val=3},"
        "style{type=paragraph styleId=Unterpunkt}/(basedOn{val=Punkt}, pPr/numPr/ilvl{val=1}),"
        "style{type=paragraph styleId=Erbe}/basedOn{val=Unterpunkt}"
    )
    blocks = ", ".join(f'p/(pPr/pStyle{{val={style}}}, r/t"{style}")' for style in ("Punkt", "Unterpunkt", "Erbe"))
    blocks += ', p/(pPr/(pStyle{val=Punkt}, numPr/numId{val=0}), r/t"ohne")'
    found = levels(blocks, styles=styles, numbering=BULLETS)
    assert found == [(1, "Punkt"), (2, "Unterpunkt"), (2, "Erbe"), (0, "ohne")]


def test_a_list_names_the_styles_of_its_levels() -> None:
    linked = "lvl{ilvl=0}/numFmt{val=bullet}, lvl{ilvl=1}/(numFmt{val=bullet}, pStyle{val=Tief})"
    numbering = f"abstractNum{{abstractNumId=5}}/({linked}), num{{numId=3}}/abstractNumId{{val=5}}"
    styles = "style{type=paragraph styleId=Tief}/pPr/numPr/numId{val=3}"
    found = levels('p/r/t"•\ta", p/(pPr/pStyle{val=Tief}, r/t"b")', styles=styles, numbering=numbering)
    assert found == [(1, "a"), (2, "b")]


def test_a_list_may_come_from_a_list_style() -> None:
    numbering = (
        "abstractNum{abstractNumId=1}/numStyleLink{val=Liste},"
        "abstractNum{abstractNumId=2}/lvl{ilvl=0}/numFmt{val=none},"
        "num{numId=7}/abstractNumId{val=1}, num{numId=8}/abstractNumId{val=2}"
    )
    styles = "style{type=numbering styleId=Liste}/pPr/numPr/numId{val=8}"
    assert levels(listed("ohne Zeichen", num=7), styles=styles, numbering=numbering) == [(0, "ohne Zeichen")]


def test_a_level_that_its_list_does_not_describe_is_a_bullet() -> None:
    numbering = "abstractNum{abstractNumId=1}/numStyleLink{val=Fehlt}, num{numId=3}/abstractNumId{val=1}"
    assert levels(listed("a"), numbering=numbering) == [(1, "a")]
    styles = "style{type=numbering styleId=Fehlt}/pPr/numPr/numId{val=99}"
    assert levels(listed("a"), styles=styles, numbering=numbering) == [(1, "a")]


def test_numbers_become_bullets_and_are_reported() -> None:
    numbering = "abstractNum{abstractNumId=1}/lvl{ilvl=0}/numFmt{val=decimal}, num{numId=3}/abstractNumId{val=1}"
    found = cell(listed("erstens"), numbering=numbering)
    assert found.content == (item("erstens"),)
    assert found.remarks == (Remark("Nummerierung", "erstens"),)


@pytest.mark.parametrize("mark", ["•", "○", "o", "–", "-", "▪", "➢", "\uf0b7"])
@pytest.mark.parametrize("gap", [" ", "\u00a0", "   "])
def test_a_typed_bullet_makes_an_item(mark: str, gap: str) -> None:
    assert typed(f"{mark}{gap}Messe in Halle") == [(1, "Messe in Halle")]


def test_a_tab_may_follow_a_typed_bullet() -> None:
    assert levels('p/r/(t"o", tab, t"Messe")') == [(1, "Messe")]


def test_a_round_bullet_needs_no_blank_but_a_dash_does() -> None:
    assert typed("•Messe", "–Messe", "ohne Zeichen", "-5 Grad") == [
        (1, "Messe"),
        (0, "–Messe"),
        (0, "ohne Zeichen"),
        (0, "-5 Grad"),
    ]


@pytest.mark.parametrize("mark", ["–", "•", "-", "o", "○ "])
def test_a_lone_mark_stays_text(mark: str) -> None:
    assert typed(mark) == [(0, mark.strip())]


def test_the_order_of_marks_tells_levels() -> None:
    assert typed("• a", "○ b", "– c", "○ d", "• e", "– f", "• g") == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (2, "d"),
        (1, "e"),
        (2, "f"),
        (1, "g"),
    ]


def test_the_first_mark_is_level_one_whatever_it_is() -> None:
    assert typed("– a", "– b", "Absatz", "○ c") == [(1, "a"), (1, "b"), (0, "Absatz"), (1, "c")]


def test_indents_tell_levels_of_the_same_mark() -> None:
    def indented(left: int, hanging: int, text: str) -> str:
        return f'p/(pPr/ind{{left={left} hanging={hanging}}}, r/t"- {text}")'

    blocks = ", ".join([indented(360, 360, "a"), indented(720, 360, "b"), indented(300, 300, "c")])
    assert levels(blocks) == [(1, "a"), (2, "b"), (1, "c")]
    blanks = levels('p/r/t"- a", p/r/(tab, t"- b"), p/r/t"      - c", p/r/t"- d"')
    assert blanks == [(1, "a"), (2, "b"), (2, "c"), (1, "d")]
    style = "style{type=paragraph styleId=Tief}/pPr/ind{start=720}"
    assert levels('p/r/t"- a", p/(pPr/pStyle{val=Tief}, r/t"- b")', styles=style) == [(1, "a"), (2, "b")]


def test_a_typed_bullet_below_a_word_list_is_one_level_deeper_unless_it_is_a_round_one() -> None:
    blocks = ", ".join([listed("a"), 'p/r/t"– b"', listed("c", 1), 'p/r/t"• d"'])
    assert levels(blocks, numbering=BULLETS) == [(1, "a"), (2, "b"), (2, "c"), (1, "d")]


def test_line_breaks_followed_by_bullets_make_items() -> None:
    run = 't"Leitung:", br, t"• a", br, t"geht weiter", br, t"○ b", br, br, t"• c"'
    assert levels(f"p/r/({run})") == [(0, "Leitung:"), (1, "a\ngeht weiter"), (2, "b"), (1, "c")]


def test_a_word_list_keeps_a_typed_mark_at_its_own_beginning() -> None:
    assert levels(listed("– a"), numbering=BULLETS) == [(1, "– a")]


def test_a_blank_line_within_a_paragraph_parts_it() -> None:
    assert levels('p/r/(t"a", br, t" ", br, t"b", br, t"c")') == [(0, "a"), (0, "b\nc")]


def test_the_emphasis_behind_a_typed_bullet_stays() -> None:
    (found,) = cell('p/(r/(rPr/b, t"• "), r/(rPr/u{val=single}, t"KITU"), r/t" läuft")').content
    assert found == Item((Run("KITU", Mark.UNDERLINE), Run(" läuft")))


def test_empty_paragraphs_are_left_out() -> None:
    assert typed("", "a", "   ", "b", "") == [(0, "a"), (0, "b")]


@given(contents())
def test_lines_and_content_say_the_same(content: tuple[Paragraph | Item, ...]) -> None:
    assert build(flatten(content)) == content


@given(contents())
def test_recognising_takes_away_bullets_only_and_once(content: tuple[Paragraph | Item, ...]) -> None:
    once = recognised(content)
    assert recognised(once) == once
    before, after = Counter(letters(content)), Counter(letters(once))
    assert not after - before
    assert set(before - after) <= set("•●·■◆❖○◦▪▫‣➢►⬥o–—-")


def letters(content: tuple[Paragraph | Item, ...]) -> str:
    return "".join("".join(plain(text).split()) for _, text in flatten(content))


@given(texts())
def test_a_text_in_the_model_s_form_is_left_as_it_is(text: tuple[Run, ...]) -> None:
    assert tidy(text) == text


def test_a_paragraph_of_blanks_gives_no_line() -> None:
    assert list(recognise([Raw(0, 0, (Run(" \n\t "),)), Raw(1, 0, ())])) == [(), ()]
    assert recognised((para("– a"), item("– b"))) == (item("a"), item("– b"))
