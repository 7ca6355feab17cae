"""A clerk's folder: the project's data and templates, copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ikz_report.cli import run
from tests.collect.registers import Register, new_register
from tests.conftest import ROOT

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with data/ and templates/ as in the repository."""
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1428883200")
    return tmp_path


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Run a command line: exit code, what it said, what it complained of."""

    def function(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        output = capfdbinary.readouterr()
        return code, output.out.decode(), output.err.decode()

    return function


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A small register whose extracts have been sent out."""
    result = new_register(tmp_path)
    assert result.extract() == 0
    return result
