"""Every edit arrives in the register exactly, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collect.edits import EDITS, TRACKABLE, Edit
from tests.collect.registers import Register, new_register
from tests.collect.word import WordFile

NAMES = [f"{edit.name}{', tracked' if tracked else ''}" for edit, tracked in EDITS]


def edited(register: Register, edit: Edit, tracked: bool) -> Path:
    """The extract with the edit made in it."""
    assert register.extract(edit.key) == 0
    word = WordFile(register.docx(edit.key), tracked)
    edit.make(word)
    return word.save(register.folder / "zurück.docx")


@pytest.mark.parametrize(("edit", "tracked"), EDITS, ids=NAMES)
def test_an_edit_arrives_exactly_and_only_once(tmp_path: Path, edit: Edit, tracked: bool) -> None:
    register = new_register(tmp_path)
    wanted = edit.want(register.report)
    path = edited(register, edit, tracked)
    assert register.collect(path) == 0
    assert register.report == wanted
    after = register.state()
    assert register.collect(path) == 0
    assert register.state() == after


@pytest.mark.parametrize("edit", TRACKABLE, ids=[edit.name for edit in TRACKABLE])
def test_rejected_tracked_edits_leave_what_was_issued(tmp_path: Path, edit: Edit) -> None:
    register = new_register(tmp_path)
    path = edited(register, edit, tracked=True)
    before = register.state()
    assert register.collect("--changes", "reject", path) == 0
    assert register.state() == before
