"""The line that shows that something is under way."""

from __future__ import annotations

import io
import time
from types import SimpleNamespace

import pytest

from ikz_report import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    monkeypatch.setattr(progress, "STEP", 0.01)
    return stream


def test_what_takes_long_is_shown_and_wiped_away(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with progress.working("Bericht wird erstellt"):
        for _ in range(1000):
            if "Bericht wird erstellt … 0 s" in terminal.getvalue():
                break
            time.sleep(0.005)
        else:
            pytest.fail("nothing was shown")
    assert terminal.getvalue().endswith(" \r")


def test_what_is_quick_shows_nothing(terminal: Terminal) -> None:
    with progress.working("Bericht wird erstellt"):
        pass
    assert terminal.getvalue() == ""


def test_a_file_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.working("x"):
        time.sleep(0.02)
    assert stream.getvalue() == ""
