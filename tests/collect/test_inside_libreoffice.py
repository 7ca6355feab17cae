"""The edits made by LibreOffice itself, with its own cursor, commands and clipboard, all in one session."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ikz_report.model import Item, Mark, Report, Run
from tests.collect.edits import ELBE, LAEUFT, TRACKABLE, VORSITZ, Edit, arbeitsstand, both, cell, same
from tests.collect.office import Job, office_python, perform
from tests.collect.registers import Register, new_register
from tests.samples import item, para

NOT_BY_HAND = {  # what LibreOffice has no command for: a new row has the cells of the row beside it
    "Word cuts a text into runs",
    "a row goes to another category",
    "a row goes from the sub-unit to the department",
}
SAALE = cell("elbe", "thema", para("Partnerschaft an der Saale"))


def steps(*names_and_arguments: tuple[Any, ...]) -> Callable[[Any], None]:
    """Several of the driver's methods, one after the other."""

    def make(w: Any) -> None:
        for name, *arguments in names_and_arguments:
            getattr(w, name)(*arguments)

    return make


TYPED = ("replace", "elbe", "thema", 0, "Elbe", "Saale")
ONLY_HERE = [
    Edit("nothing", steps(), same),
    Edit("search and replace", steps(("replace_all", "Elbe", "Saale")), SAALE),
    Edit("an edit undone", steps(TYPED, ("undo", 1)), same),
    Edit("an edit undone and done again", steps(TYPED, ("undo", 1), ("redo", 1)), SAALE),
    Edit("all changes accepted there", steps(TYPED, ("accept_all",)), SAALE),
    Edit(
        "text copied from another cell",
        steps(("paste", "klima", "arbeitsstand", 0, "Elbe", "elbe", "thema")),
        cell("klima", "arbeitsstand", para("ohne PunktElbe")),
    ),
    Edit(
        "one edit tracked and one not",
        steps(TYPED, ("tracking", False), ("append", "elbe", "arbeitsstand", 3, " gut")),
        both(SAALE, arbeitsstand(VORSITZ, item("läuft gut"))),
    ),
    Edit(
        "a cell emptied and written anew",
        steps(("clear", "elbe", "perspektive"), ("type", "Tagung\nReise")),
        cell("elbe", "perspektive", item("Tagung"), item("Reise")),
    ),
    Edit(
        "bold, then underlined, then not bold",
        steps(*(("emphasised", "elbe", "arbeitsstand", 0, "bestätigt", name) for name in ("b", "u", "b"))),
        arbeitsstand(
            Item((Run("Vorsitz "), Run("bestätigt", Mark.UNDERLINE)), (item("Barby"), item("Schönebeck"))), LAEUFT
        ),
    ),
    Edit(
        "a bullet down and up again",
        steps(("set_level", "elbe", "arbeitsstand", 3, 2), ("set_level", "elbe", "arbeitsstand", 3, 1)),
        arbeitsstand(*ELBE),
    ),
]
HERE = [*(edit for edit in TRACKABLE if edit.name not in NOT_BY_HAND), *ONLY_HERE]
EDITS = [(edit, tracked) for tracked in (False, True) for edit in HERE]
NAMES = [f"{edit.name}{', tracked' if tracked else ''}" for edit, tracked in EDITS]
NOT_TRACKED_THERE = {  # LibreOffice 7.4 records no change of a bullet's level; and what is accepted is final
    "a bullet between two",
    "a bullet sinks a level",
    "a bullet rises a level",
    "a paragraph becomes a bullet",
    "a bullet becomes a paragraph",
    "all changes accepted there",
    "one edit tracked and one not",
}
TRACKED = [
    (number, edit) for number, (edit, tracked) in enumerate(EDITS) if tracked and edit.name not in NOT_TRACKED_THERE
]

pytestmark = [
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
    pytest.mark.skipif(office_python() is None, reason="no Python with LibreOffice's module uno (python3-uno)"),
]
Made = tuple[Path, list[str | None]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The register with every edited extract, by number, and what LibreOffice said to each."""
    folder = tmp_path_factory.mktemp("inside")
    register = new_register(folder)
    assert register.extract("umweltamt", "stadtgarten", "amt-fuer-statistik") == 0
    jobs = [
        Job(register.docx(edit.key), folder / f"{number}.docx", edit.make, tracked)
        for number, (edit, tracked) in enumerate(EDITS)
    ]
    return folder, list(perform(jobs, folder))


def sent_back(made: Made, folder: Path, number: int) -> tuple[Register, Path]:
    """A fresh copy of the register, and the file."""
    source, answers = made
    assert answers[number] is None, answers[number]
    shutil.copytree(source / "data", folder / "data")
    return Register(folder), source / f"{number}.docx"


@pytest.mark.parametrize(("number", "edit"), [(n, edit) for n, (edit, _) in enumerate(EDITS)], ids=NAMES)
def test_an_edit_made_in_libreoffice_arrives_exactly_and_only_once(
    tmp_path: Path, made: Made, number: int, edit: Edit
) -> None:
    register, path = sent_back(made, tmp_path, number)
    wanted = edit.want(register.report)
    assert register.collect(path) == 0
    assert register.report == wanted
    after = register.state()
    assert register.collect(path) == 0
    assert register.state() == after


@pytest.mark.parametrize(("number", "edit"), TRACKED, ids=[edit.name for _, edit in TRACKED])
def test_rejecting_what_libreoffice_tracked_leaves_what_was_issued(
    tmp_path: Path, made: Made, number: int, edit: Edit
) -> None:
    register, path = sent_back(made, tmp_path, number)
    before: Report = register.report
    assert register.collect("--changes", "reject", path) == 0
    assert register.report == before
