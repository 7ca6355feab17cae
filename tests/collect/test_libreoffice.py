"""The same edits after LibreOffice has opened and saved the file: nothing may get lost on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.collect.edits import EDITS, Edit
from tests.collect.registers import Register, new_register
from tests.collect.word import WordFile
from tests.libreoffice import convert

NAMES = [f"{edit.name}{', tracked' if tracked else ''}" for edit, tracked in EDITS]
pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register, and in ``saved`` every edited extract as LibreOffice saves it, by number."""
    folder = tmp_path_factory.mktemp("libreoffice")
    register = new_register(folder)
    assert register.extract("umweltamt", "stadtgarten", "amt-fuer-statistik") == 0
    (folder / "edited").mkdir()
    for number, (edit, tracked) in enumerate(EDITS):
        word = WordFile(register.docx(edit.key), tracked)
        edit.make(word)
        word.save(folder / "edited" / f"{number}.docx")
    convert(sorted((folder / "edited").iterdir()), "docx", folder / "saved")
    return folder


@pytest.mark.parametrize(("number", "edit"), [(n, edit) for n, (edit, _) in enumerate(EDITS)], ids=NAMES)
def test_an_edit_arrives_exactly_through_libreoffice(tmp_path: Path, saved: Path, number: int, edit: Edit) -> None:
    shutil.copytree(saved / "data", tmp_path / "data")
    register = Register(tmp_path)
    wanted = edit.want(register.report)
    assert register.collect(saved / "saved" / f"{number}.docx") == 0
    assert register.report == wanted


def test_unedited_extracts_change_nothing_whatever_way_they_took(tmp_path: Path) -> None:
    register = new_register(tmp_path)
    assert register.extract() == 0
    before = register.state()
    sent = sorted((tmp_path / "output" / "2014" / "auszuege").glob("*.docx"))
    for way in (("docx",), ("docx", "docx"), ("odt", "docx")):
        files = sent
        for step, form in enumerate(way):
            folder = tmp_path / "-".join(way) / str(step)
            files = convert(files, form, folder)
        assert register.collect(*files) == 0
        assert register.state() == before
