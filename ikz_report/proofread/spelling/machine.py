"""Where a machine keeps German dictionaries for hunspell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_NAMES = ("de_DE.dic", "de_DE_frami.dic", "de-DE.dic", "de.dic", "de_DE-large.dic", "de_AT.dic", "de_CH.dic")
SYSTEM_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)


def find_dictionaries() -> Iterator[Path]:
    """German dictionaries of the machine: the system's for hunspell, then LibreOffice's."""
    for folder in _folders():
        for name in _NAMES:
            path = folder / name
            if path.is_file() and path.with_suffix(".aff").is_file():
                yield path


def _folders() -> Iterator[Path]:
    yield from (Path(each) for each in os.environ.get("DICPATH", "").split(os.pathsep) if each)
    home = Path.home()
    yield from (home / ".local/share/hunspell", home / ".hunspell", home / "Library/Spelling")
    for name in SYSTEM_FOLDERS:
        yield Path(name)
    for office in _offices():
        yield office / "share/extensions/dict-de"


def _offices() -> Iterator[Path]:
    """Where LibreOffice is installed on Linux, macOS and Windows."""
    yield from (
        Path("/usr/lib/libreoffice"),
        Path("/usr/lib64/libreoffice"),
        Path("/snap/libreoffice/current/lib/libreoffice"),
    )
    yield from sorted(Path("/opt").glob("libreoffice*"), reverse=True)
    yield Path("/Applications/LibreOffice.app/Contents/Resources")
    for variable in ("ProgramFiles", "ProgramFiles(x86)"):
        if os.environ.get(variable):
            yield Path(os.environ[variable]) / "LibreOffice"
