"""The real annex as Word files in hand-made styles is read as its text is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ikz_report.model import Report
from ikz_report.readers.annex.drafts import Imported
from ikz_report.readers.annex_text import read_annex
from ikz_report.readers.annex_word import read_word_annex
from ikz_report.readers.word import DocxFile, open_docx
from tests.readers import handmade

STYLES = {"typed": handmade.as_typed, "breaks": handmade.as_breaks, "single": handmade.as_single}


@pytest.fixture(scope="module")
def from_text(annex: Path) -> Imported:
    return read_annex(annex.read_bytes(), annex.name, 2014)


def test_headings_and_word_lists_give_the_model_of_the_text(from_text: Imported, tmp_path: Path) -> None:
    path = tmp_path / "alt.docx"
    path.write_bytes(handmade.as_headings(from_text.report))
    assert read_word_annex(open_docx(path), 2014).report == from_text.report


@pytest.mark.parametrize("style", STYLES)
def test_other_hand_made_styles_give_the_model_of_the_text(from_text: Imported, style: str) -> None:
    made: Callable[[Report], DocxFile] = STYLES[style]
    assert read_word_annex(made(from_text.report), 2014).report == from_text.report
