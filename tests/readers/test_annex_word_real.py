"""The real annex as Word files in hand-made styles is read as its text is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikz_report.model import Report
from ikz_report.readers.annex.drafts import Imported
from ikz_report.readers.annex_text import read_annex
from ikz_report.readers.annex_word import read_word_annex
from ikz_report.readers.word import open_docx
from tests.libreoffice import convert
from tests.readers.handmade import STYLES, save


@pytest.fixture(scope="module")
def from_text(annex: Path) -> Imported:
    return read_annex(annex.read_bytes(), annex.name, 2014)


@pytest.fixture(scope="module")
def files(from_text: Imported, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The annex in every style."""
    folder = tmp_path_factory.mktemp("handgemacht")
    return {style: save(from_text.report, style, folder / f"{style}.docx") for style in STYLES}


def read(path: Path) -> Report:
    return read_word_annex(open_docx(path), 2014).report


@pytest.mark.parametrize("style", STYLES)
def test_every_hand_made_style_gives_the_model_of_the_text(
    from_text: Imported, files: dict[str, Path], style: str
) -> None:
    assert read(files[style]) == from_text.report


def test_libreoffice_may_have_saved_them(from_text: Imported, files: dict[str, Path], tmp_path: Path) -> None:
    saved = convert(files.values(), "docx", tmp_path)
    assert [path.stem for path in saved] == list(STYLES)
    assert [path.stem for path in saved if read(path) != from_text.report] == []


def test_what_the_text_left_open_is_listed_with_table_row_and_cell(from_text: Imported, files: dict[str, Path]) -> None:
    doubts = read_word_annex(open_docx(files["headings"]), 2014).doubts
    places = {doubt.message: dict(doubt.place.parts).get("tabelle") for doubt in doubts}
    assert places["Art: leer; die Maßnahme hat keine Art."] == 2
    assert places["Ab hier stehen Maßnahmen unter keiner Dienststelle; sie gelten als die von „Dezernat III“."] == 4
    spelled = {message for message in places if message.startswith("Art: „")}
    assert spelled == {each.message for each in from_text.doubts if each.message.startswith("Art: „")}
