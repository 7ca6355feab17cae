"""Emphasis in a text: tags ↔ runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import Mark, Run, Text, normal_text, plain
from ikz_report.register.markup import MarkupError, parse_text, render_text, tidy_lines
from tests.strategies import texts

NONE, U, I, B = Mark.NONE, Mark.UNDERLINE, Mark.ITALIC, Mark.BOLD  # noqa: E741


def text(*runs: tuple[str, Mark]) -> Text:
    return tuple(Run(value, mark) for value, mark in runs)


EXAMPLES = [
    ("", ()),
    ("schlicht", text(("schlicht", NONE))),
    ("<u>KITU</u> e. V.", text(("KITU", U), (" e. V.", NONE))),
    ("<b>a<i>b</i></b>c", text(("a", B), ("b", B | I), ("c", NONE))),
    ("a < b > c & {{ x }} <x> <U> <br/>", text(("a < b > c & {{ x }} <x> <U> <br/>", NONE))),
    ("\\<u>a\\</u>", text(("<u>a</u>", NONE))),
    ("\\\\<u>a</u>", text(("\\", NONE), ("a", U))),
    ("\\\\\\<u>", text(("\\<u>", NONE))),
    ("C:\\user <b>x</b>", text(("C:\\user ", NONE), ("x", B))),
]


@pytest.mark.parametrize(("value", "runs"), EXAMPLES, ids=[value for value, _ in EXAMPLES])
def test_tags_and_escapes_mean_what_the_docs_say(value: str, runs: Text) -> None:
    assert parse_text(value) == runs
    assert render_text(runs) == value


@given(texts())
def test_any_text_comes_back_from_its_tags(runs: Text) -> None:
    assert parse_text(render_text(runs)) == runs


def read(value: str) -> tuple[Text | None, int]:
    """The runs, or none and the index of the wrong tag."""
    try:
        return parse_text(value), -1
    except MarkupError as error:
        return None, error.offset


LOOSE = st.lists(st.sampled_from(["<u>", "</u>", "<i>", "</i>", "<b>", "</b>", "\\", "<", ">", "/u>", "x", " ", "\n"]))


@given(LOOSE.map("".join))
def test_a_text_with_tags_is_either_refused_at_a_tag_or_written_back_alike(value: str) -> None:
    runs, wrong = read(value)
    assert value[wrong : wrong + 1] == "<" if runs is None else parse_text(render_text(runs)) == runs


@given(st.text().filter(lambda value: not any(tag in value for tag in ("u>", "i>", "b>"))))
def test_a_text_without_tags_is_written_back_letter_by_letter(value: str) -> None:
    assert render_text(parse_text(value)) == value


@pytest.mark.parametrize(
    ("value", "offset", "message"),
    [
        ("ab<u>c", 2, "<u> wird nicht geschlossen"),
        ("ab<u><i>c</i>", 2, "<u> wird nicht geschlossen"),
        ("ab\\\\</u>", 4, "</u> ohne <u> davor"),
        ("<u><i>c</u></i>", 7, "</u> steht vor </i>"),
        ("<u>a<u>b</u></u>", 4, "<u> ist hier schon offen"),
    ],
)
def test_a_tag_out_of_place_is_told_with_its_index(value: str, offset: int, message: str) -> None:
    with pytest.raises(MarkupError, match=message) as caught:
        parse_text(value)
    assert caught.value.offset == offset


def test_few_tags_are_written() -> None:
    runs = text(("a", U), ("b", U | B), ("c", B), ("d", B | I), ("e", NONE))
    assert render_text(runs) == "<u>a<b>b</b></u><b>c<i>d</i></b>e"


def test_blanks_at_the_ends_of_lines_go_whatever_their_emphasis() -> None:
    untidy = text((" a", NONE), (" ", B), ("\n", NONE), (" \u00a0", I), ("\nb ", U), (" \n", B))
    assert tidy_lines(untidy) == text(("a", NONE), ("\nb", U))
    assert tidy_lines(text(("\n ", B))) == ()


@given(st.lists(st.tuples(st.text("ab \n\u00a0", min_size=1), st.sampled_from([NONE, U, B])), max_size=6))
def test_tidying_is_what_stripping_every_line_is(pairs: list[tuple[str, Mark]]) -> None:
    runs = normal_text(Run(value, mark) for value, mark in pairs)
    lines = [line.strip() for line in plain(runs).split("\n")]
    tidy = tidy_lines(runs)
    assert plain(tidy) == "\n".join(line for line in lines if line)
    assert normal_text(tidy) == tidy


def test_long_rows_of_tags_and_backslashes_are_read_in_one_go() -> None:
    assert parse_text("\\" * 200_000 + "x") == text(("\\" * 200_000 + "x", NONE))
    assert len(parse_text("<b>x</b>y" * 20_000)) == 40_000
