"""The check after each build: it must see every loss, and must not cry wolf."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bench.registers import times
from ikz_report.model import Category, Measure, Report, Section
from ikz_report.readers.annex_text import read_annex
from ikz_report.register import load_report
from ikz_report.verify.expected import Expected, expected_rows, fold
from ikz_report.verify.pdf_file import missing_in_pdf
from ikz_report.verify.pdf_text import page_texts
from ikz_report.verify.word_file import BODY, missing_in_word, paragraphs
from ikz_report.writers.pdf import build_pdf
from ikz_report.writers.word import build_docx
from tests.conftest import ROOT
from tests.samples import UMWELT, cells, item, para, sample_report

WORD = ROOT / "templates" / "informationsvorlage.docx"
TYPST = ROOT / "templates" / "bericht.typ"


@pytest.fixture(scope="module")
def word() -> bytes:
    return build_docx(sample_report(), WORD)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return build_pdf(sample_report(), TYPST)


def body_of(word: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return package.read(BODY)


def changed(content: bytes, old: str, new: str) -> bytes:
    """The Word file with one text replaced in its body."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(result, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name == BODY:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            after.writestr(name, data)
    return result.getvalue()


def with_one_more(report: Report, measure: Measure) -> Report:
    extra = Category("IV", "Kategorie IV", sections=(Section(UMWELT, (measure,)),))
    return replace(report, categories=(*report.categories, extra))


def test_a_built_word_file_holds_everything(word: bytes) -> None:
    assert missing_in_word(word, expected_rows(sample_report())) == ()


def test_a_built_pdf_holds_everything(pdf: bytes) -> None:
    assert missing_in_pdf(pdf, expected_rows(sample_report())) == ()


def test_markup_characters_are_text(word: bytes) -> None:
    assert "alle Fragen & Projekte <x> {{ y }}" in [text.strip() for text in paragraphs(body_of(word))]


def test_a_word_that_is_gone_from_word_is_named_with_its_place(word: bytes) -> None:
    missing = missing_in_word(changed(word, "Schönebeck", "Schönbeck"), expected_rows(sample_report()))
    assert missing == (Expected("Schönebeck", "Maßnahme elbe, Arbeitsstand"),)


def test_two_measures_in_the_wrong_order_are_seen_in_word(word: bytes) -> None:
    swapped = changed(changed(word, "Partnerschaft an der Elbe", "Gewerbegebiete"), "Gewerbegebiete</", "Elbe</")
    assert missing_in_word(swapped, expected_rows(sample_report()))


def test_a_measure_that_is_not_in_the_pdf_is_named(pdf: bytes) -> None:
    measure = Measure("neu", ("vertikal",), cells(thema=(para("Etwas ganz Neues"),), perspektive=(item("übermorgen"),)))
    missing = missing_in_pdf(pdf, expected_rows(with_one_more(sample_report(), measure)))
    places = {each.where for each in missing}
    assert {"Maßnahme neu, Thema", "Maßnahme neu, Perspektive"} <= places


def test_a_row_over_several_pages_is_found_in_the_pdf() -> None:
    words = [f"Wort{number:04}" for number in range(4000)]
    long_cell = tuple(item(" ".join(words[at : at + 40])) for at in range(0, len(words), 40))
    measure = Measure(
        "lang", ("vertikal",), cells(thema=(para("Lang"),), arbeitsstand=long_cell, perspektive=long_cell)
    )
    report = with_one_more(sample_report(), measure)
    assert missing_in_pdf(build_pdf(report, TYPST), expected_rows(report)) == ()


@pytest.mark.parametrize("kind", ["one paragraph", "the same word", "bullets in two columns"])
def test_a_row_over_very_many_pages_and_the_row_after_it_are_found_in_the_pdf(kind: str) -> None:
    words = [f"Wort{number:05}" for number in range(24000)]
    bullets = tuple(item(" ".join(words[at : at + 8])) for at in range(0, len(words), 8))
    cell = {
        "one paragraph": (para(" ".join(words)),),
        "the same word": (para("laufend " * len(words)),),
        "bullets in two columns": bullets,
    }[kind]
    other = cell if kind == "bullets in two columns" else (para("kurz und gut"),)
    long = Measure("lang", ("vertikal",), cells(thema=(para("Lang"),), arbeitsstand=cell, perspektive=other))
    after = Measure("nach", ("vertikal",), cells(thema=(para("Nachher"),), perspektive=(para("laufend"),)))
    report = with_one_more(sample_report(), long)
    extra = report.categories[-1]
    extra = replace(extra, sections=(Section(UMWELT, (long, after)),))
    report = replace(report, categories=(*report.categories[:-1], extra))
    pdf = build_pdf(report, TYPST)
    assert len(page_texts(pdf)) > 70
    assert missing_in_pdf(pdf, expected_rows(report)) == ()
    lost = replace(long, cells={**long.cells, "arbeitsstand": (*cell, para("Das steht nirgends"))})
    extra = replace(extra, sections=(Section(UMWELT, (lost, after)),))
    report = replace(report, categories=(*report.categories[:-1], extra))
    assert [each.text for each in missing_in_pdf(pdf, expected_rows(report))] == ["Das steht nirgends"]


def test_rows_that_are_almost_the_same_are_told_apart_where_a_page_cuts_them() -> None:
    words = " ".join(f"wort{number:02}" for number in range(60))
    measures = tuple(
        Measure(f"gleich-{number}", ("vertikal",), cells(thema=(para(f"{words} ({number})"),))) for number in range(60)
    )
    report = replace(sample_report(), categories=(Category("I", "Kategorie I", sections=(Section(UMWELT, measures),)),))
    pdf = build_pdf(report, TYPST)
    assert missing_in_pdf(pdf, expected_rows(report)) == ()
    one_more = Measure("anders", ("vertikal",), cells(thema=(para(f"{words} (ganz anders)"),)))
    assert [each.where for each in missing_in_pdf(pdf, expected_rows(with_one_more(report, one_more)))][-1] == (
        "Maßnahme anders, Thema"
    )


def test_blanks_and_hyphens_do_not_count() -> None:
    assert fold("Sach\u00adsen-\nAnhalt\u00a0z. B.") == fold("SachsenAnhalt z.B.")


def test_ligatures_are_letters() -> None:
    thema = "Di\ufb00erenzierte \ufb01nanzielle Hil\ufb02osigkeit"
    report = with_one_more(sample_report(), Measure("fi", ("vertikal",), cells(thema=(para(thema),))))
    assert missing_in_pdf(build_pdf(report, TYPST), expected_rows(report)) == ()
    assert missing_in_word(build_docx(report, WORD), expected_rows(report)) == ()


def test_the_same_word_in_two_cells_must_stand_there_twice(pdf: bytes) -> None:
    both = Measure("zwei", ("vertikal",), cells(thema=(para("Thema zwei"),), arbeitsstand=(para("erledigt"),)))
    pdf = build_pdf(with_one_more(sample_report(), both), TYPST)
    twice = replace(both, cells={**both.cells, "perspektive": (para("erledigt"),)})
    missing = missing_in_pdf(pdf, expected_rows(with_one_more(sample_report(), twice)))
    assert missing == (Expected("erledigt", "Maßnahme zwei, Perspektive"),)


def test_a_word_within_another_cells_words_does_not_count() -> None:
    first = Measure("eins", ("vertikal",), cells(thema=(para("Das Projekt ist abgeschlossen"),)))
    pdf = build_pdf(with_one_more(sample_report(), first), TYPST)
    more = replace(first, cells={**first.cells, "perspektive": (para("abgeschlossen"),)})
    missing = missing_in_pdf(pdf, expected_rows(with_one_more(sample_report(), more)))
    assert missing == (Expected("abgeschlossen", "Maßnahme eins, Perspektive"),)


@pytest.mark.parametrize("field", ["arbeitsstand", "perspektive"])
def test_one_lost_text_of_a_row_over_several_pages_is_named_alone(field: str) -> None:
    texts = tuple(item(f"Punkt {number}, laufend und mit anderen abgestimmt") for number in range(150))
    other = tuple(item(f"Punkt {number}, laufend und mit anderen abgestimmt") for number in range(60))
    measure = Measure("lang", ("vertikal",), cells(thema=(para("Lang"),), arbeitsstand=texts, perspektive=other))
    after = Measure("nach", ("vertikal",), cells(thema=(para("Nachher"),)))
    report = with_one_more(with_one_more(sample_report(), measure), after)
    pdf = build_pdf(report, TYPST)
    assert missing_in_pdf(pdf, expected_rows(report)) == ()
    lost = replace(measure, cells={**measure.cells, field: (*measure.cells[field], item("Punkt 20, fehlt"))})
    missing = missing_in_pdf(pdf, expected_rows(with_one_more(with_one_more(sample_report(), lost), after)))
    assert [each.text for each in missing] == ["Punkt 20, fehlt"]


def test_a_text_cut_by_a_page_s_end_is_not_taken_for_the_same_text_of_a_later_row() -> None:
    report = load_report(ROOT / "data", 2014)
    first = report.categories[0]
    again = replace(first, sections=tuple(times(section, 10) for section in first.sections))
    report = replace(report, categories=(again,), paper=None, charts=(), previous=None)
    assert missing_in_pdf(build_pdf(report, TYPST), expected_rows(report)) == ()


def test_the_real_annex_is_whole_in_both_and_any_lost_text_is_seen(annex: Path) -> None:
    report = read_annex(annex.read_bytes(), annex.name, 2014).report
    word, pdf = build_docx(report, WORD), build_pdf(report, TYPST)
    assert missing_in_word(word, expected_rows(report)) == ()
    assert missing_in_pdf(pdf, expected_rows(report)) == ()
    body = body_of(word).decode()
    long_texts = [
        text for text in paragraphs(body_of(word)) if len(text) > 30 and f">{text}<" in body and body.count(text) == 1
    ]
    for text in random.Random(2014).sample(long_texts, 20):
        assert missing_in_word(changed(word, f">{text}<", "><"), expected_rows(report))
