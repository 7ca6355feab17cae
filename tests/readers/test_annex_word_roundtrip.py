"""Random reports in hand-made styles are read back as the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import Category, Measure, Paragraph, Report, Run, Section, Text, normal_text, plain
from ikz_report.readers.annex_word import read_word_annex
from ikz_report.readers.word import DocxFile, open_docx
from ikz_report.readers.word.bullets import BULLET
from tests.readers import handmade, test_annex_text_roundtrip
from tests.readers.annexes import YEAR
from tests.readers.test_annex_text_roundtrip import CHART_SPECS, OWN, without_ids
from tests.samples import ORGANISATION, STANDARD, sample_report

LONG = "Das ist ein ganzer Satz, wie er in keinem Namen einer Dienststelle steht, und damit ein Hinweis."


def for_word(value: Text) -> Text:
    """The text without what has a meaning of its own in Word: bullets at the beginning, signs of symbol fonts."""
    runs = [Run("".join("_" if "\ue000" <= c <= "\uf8ff" else c for c in run.text), run.marks) for run in value]
    return normal_text([Run("z"), *runs]) if BULLET.match(plain(tuple(runs))) else normal_text(runs)


def sentence(paragraph: Paragraph) -> Paragraph:
    return Paragraph(normal_text([*for_word(paragraph.text), Run(f". {LONG}")]))


def changed(report: Report) -> Report:
    """The report with notes and intros that are sentences, as they are wherever a name could stand instead."""

    def section(each: Section) -> Section:
        return replace(each, notes=tuple(map(sentence, each.notes)), measures=tuple(map(measure, each.measures)))

    def measure(each: Measure) -> Measure:
        cells = {name: handmade.mapped(content, for_word) for name, content in each.cells.items()}
        wording = each.wording and plain(for_word((Run(each.wording),)))
        return replace(each, cells=cells, wording=wording)

    def category(each: Category) -> Category:
        intro = tuple(sentence(block) for block in each.intro if isinstance(block, Paragraph))
        return replace(each, intro=intro, sections=tuple(map(section, each.sections)))

    return replace(report, categories=tuple(map(category, report.categories)))


reports = test_annex_text_roundtrip.reports().map(changed)


def read(made: DocxFile) -> Report:
    return without_ids(read_word_annex(made, YEAR, ORGANISATION).report)


@given(reports, st.sampled_from(["typed", "breaks", "single"]))
def test_a_report_in_a_hand_made_style_is_read_back_as_the_same(report: Report, style: str) -> None:
    made = handmade.STYLES[style](report)
    assert isinstance(made, DocxFile)
    assert read(made) == report


@pytest.mark.parametrize("style", handmade.STYLES)
def test_the_sample_with_every_irregularity_is_read_back_as_the_same(
    style: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    report = replace(sample_report(), layouts=(STANDARD, OWN), charts=CHART_SPECS)
    path = handmade.save(report, style, tmp_path_factory.mktemp("handgemacht") / "alt.docx")
    assert read(open_docx(path)) == without_ids(report)
