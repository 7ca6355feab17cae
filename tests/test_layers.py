"""Who knows whom: the way of the data is readers → model → writers, and the middle knows no file format."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.conftest import ROOT

PROGRAM = ROOT / "ikz_report"
TERMINAL = ("click", "ikz_report.usage", "ikz_report.cli", "ikz_report.commands")
FORMATS = ("docx", "docxtpl", "jinja2", "lxml", "pypdfium2", "reportlab", "typst", "xlsxwriter", "yaml")
ROOMS = ("readers", "writers", "register", "verify", "commands")
MIDDLE = ("merge", "outline", "identity", "proofread.rules", "years")
BETWEEN_REGISTERS = "ikz_report.years.new_year"  # reads one year's register and makes the next
PLAIN = "ikz_report.verify.defect"  # names of defects
# Comments are written into the very file that was read, so their writer sees it as the reader does.
COMMENTS, AS_READ = "ikz_report.writers.word.comments", ("ikz_report.readers.word", "ikz_report.readers.annex.places")


@cache
def imports() -> dict[str, frozenset[str]]:
    """What each module of the program imports anywhere in it, by full name."""
    return {name: frozenset(_imported(ast.parse(source))) for name, source in _sources()}


def _sources() -> Iterator[tuple[str, str]]:
    for path in sorted(PROGRAM.rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path.read_text(encoding="utf-8")


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str(module), level=0, names=names):
                yield from (f"{module}.{each.name}" for each in names)
            case ast.ImportFrom():
                yield "."


def within(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def of(*rooms: str) -> tuple[str, ...]:
    return tuple(f"ikz_report.{room}" for room in rooms)


def trespasses(room: str, *forbidden: str) -> list[tuple[str, str]]:
    """A module of the room with what it imports of the forbidden ones."""
    modules = [name for name in imports() if within(name, *of(room))]
    assert modules
    return [(name, each) for name in modules for each in sorted(imports()[name]) if within(each, *forbidden)]


def test_imports_are_seen_wherever_they_stand() -> None:
    assert "ikz_report.errors.IkzError" in imports()["ikz_report.cli"]
    assert "rapidfuzz.fuzz.ratio" in imports()["ikz_report.years.likeness"]
    assert trespasses("commands.build", "click") == [("ikz_report.commands.build", "click")]
    assert all("." not in known for known in imports().values())  # a relative import would not be seen


def test_the_model_knows_nothing_of_the_rest() -> None:
    assert [each for each in trespasses("model", "ikz_report", *FORMATS) if not within(each[1], *of("text"))] == []
    assert trespasses("text", "ikz_report", *FORMATS) == []


@pytest.mark.parametrize("room", MIDDLE)
def test_the_middle_knows_no_format_and_no_terminal(room: str) -> None:
    found = trespasses(room, *FORMATS, *TERMINAL, *of(*ROOMS))
    assert [(by, what) for by, what in found if by != BETWEEN_REGISTERS and not within(what, PLAIN)] == []


@pytest.mark.parametrize(
    ("room", "others"),
    [
        ("readers", ("writers", "register", "verify")),
        ("writers", ("register", "collect")),
        ("register", ("readers", "writers", "verify", "proofread", "merge", "collect")),
        ("verify", ("readers", "writers", "register", "proofread", "collect")),
    ],
)
def test_a_room_knows_none_of_the_others(room: str, others: tuple[str, ...]) -> None:
    assert trespasses(room, *of(*others)) == []


def test_writers_know_no_readers() -> None:
    found = trespasses("writers", *of("readers"))
    assert [(by, what) for by, what in found if not (within(by, COMMENTS) and within(what, *AS_READ))] == []


def test_only_commands_know_the_terminal() -> None:
    rooms = {name.split(".")[1] for name in imports()} - {"commands", "cli", "usage", "__main__"}
    assert [each for room in sorted(rooms - {"__init__"}) for each in trespasses(room, *TERMINAL)] == []
