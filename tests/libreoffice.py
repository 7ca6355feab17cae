"""LibreOffice as the tests start it: what it makes of files, or a skip where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

SECONDS = 600


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """Settings apart from a user's own; made once a process, for that takes as long as a conversion."""
    return tempfile.TemporaryDirectory(prefix="libreoffice-")


def convert(files: Iterable[Path], form: str, folder: Path) -> list[Path]:
    """The files in another form, or in LibreOffice's own way, in a folder; all in one start of the program."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    sources = list(files)
    command = [soffice, f"-env:UserInstallation={Path(_profile().name).as_uri()}", "--headless", "--convert-to", form]
    command += ["--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
    made = [folder / f"{source.stem}.{form.split(':')[0]}" for source in sources]
    assert all(path.is_file() for path in made), made
    return made


def converted(source: Path, form: str, folder: Path) -> Path:
    """One file in another form; see ``convert``."""
    (made,) = convert([source], form, folder)
    return made
