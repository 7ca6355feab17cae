"""Edits of an extract made by LibreOffice itself: written down here, carried out by ``office_driver``."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).with_name("office_driver.py")
PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python")


@cache
def office_python() -> str | None:
    """A Python that can talk to LibreOffice; it is the system's, not the project's."""
    for name in PYTHONS:
        found = shutil.which(name)
        if found and subprocess.run([found, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return found
    return None


class Script:
    """Stands for a ``WordFile``: every call of a method is written down instead of made."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, list[Any], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Callable[..., dict[str, int]]:
        def call(*arguments: Any, **keywords: Any) -> dict[str, int]:
            self.steps.append((name, list(arguments), keywords))
            return {"step": len(self.steps) - 1}

        return call


@dataclass(frozen=True)
class Job:
    """A file to open, what to do with it, and where to save it."""

    source: Path
    target: Path
    make: Callable[[Any], object]
    tracked: bool = False

    def data(self) -> dict[str, Any]:
        script = Script()
        self.make(script)
        return {
            "source": str(self.source),
            "target": str(self.target),
            "tracked": self.tracked,
            "steps": script.steps,
        }


def perform(jobs: list[Job], folder: Path) -> Iterator[str | None]:
    """Do all jobs in one LibreOffice; for each what went wrong, if anything."""
    profile = folder / "profile"
    profile.mkdir()
    order = {"soffice": shutil.which("soffice"), "profile": str(profile), "jobs": [job.data() for job in jobs]}
    command = [str(office_python()), str(DRIVER)]
    done = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, timeout=600, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    yield from answers
    yield from (done.stderr or "LibreOffice ended early" for _ in jobs[len(answers) :])
