"""Every text arrives in Word as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ikz_report.model import Category, Content, Measure, Report, Section, lines
from ikz_report.verify.expected import expected_rows
from ikz_report.verify.word_file import missing_in_word
from tests.samples import UMWELT, cells, para, sample_report
from tests.strategies import contents, reports
from tests.writers.word.files import build, content_lines, paragraphs, part, row_with, rows, text


def with_cell(content: Content) -> Report:
    measure = Measure("probe", (), cells(thema=(para("Anfang"),), perspektive=content))
    return replace(sample_report(), categories=(Category("I", "K", sections=(Section(UMWELT, (measure,)),)),))


@given(contents())
def test_any_content_comes_back_with_levels_breaks_and_emphasis(content: Content) -> None:
    cell = row_with(build(with_cell(content)), "Anfang")[-1]
    assert content_lines(cell) == list(lines(content))


@given(reports())
def test_every_word_of_any_report_stands_in_order(report: Report) -> None:
    assert missing_in_word(build(report), expected_rows(report)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "{{ x }}",
        "{% if %}",
        "{_{ a }_}",
        "{_% b %_}",
        "{# c #}",
        "&lt;u&gt;",
        "<w:p/>",
        "'\"",
        "]]>",
        "a  b",
        "\u00a0",
        "§ ș ő",
    ],
)
def test_what_looks_like_code_is_text(words: str) -> None:
    assert rows(build(with_cell((para(words),))))[1][3] == words


def test_names_and_titles_may_look_like_code_too() -> None:
    report = replace(sample_report(), title="{{ 7 }} & <b>", example="{% x %}")
    content = build(report)
    assert list(paragraphs(content))[1] == "{{ 7 }} & <b>"
    assert rows(content)[0] == ["Beispieldaten: {% x %}"]
    assert "{{ 7 }} & <b> · Beispieldaten" in text(part(content, "word/footer1.xml"))


def test_a_line_end_in_a_title_is_a_line_break() -> None:
    assert "oben\nunten" in list(paragraphs(build(replace(sample_report(), title="oben\nunten"))))


def test_text_is_written_in_normal_form_c() -> None:
    assert rows(build(with_cell((para("a\u0308"),))))[1][3] == "ä"


def test_two_megabytes_in_one_cell_arrive_whole() -> None:
    words = "Wort " * 400_000 + "Ende"
    assert rows(build(with_cell((para(words),))))[1][3] == words
