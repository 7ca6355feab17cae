"""The data folder: which files it has, and reading them with care.

A register may come from elsewhere. So nothing outside the folder is read, nothing that is no ordinary file (a pipe
would wait for ever), and nothing of a size that no register has.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from ikz_report.register.characters import decode
from ikz_report.register.source import Source

MAX_BYTES = 32 * 2**20
MEASURES = "massnahmen"
SUFFIX = ".yaml"


def years(data: Path) -> tuple[int, ...]:
    """The years that have a folder, in order."""
    try:
        names = [path.name for path in data.iterdir() if is_folder(path)]
    except OSError:
        return ()
    return tuple(sorted(int(name) for name in names if re.fullmatch("[0-9]{4}", name)))


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that cannot even be asked for (a name too long) is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return "keine Berechtigung" if isinstance(error, PermissionError) else str(error.strerror)


def _too_large(size: int) -> str | None:
    if size > MAX_BYTES:
        return f"Die Datei ist größer als {MAX_BYTES >> 20} MB und wird nicht gelesen. Gehört sie hierher?"
    return None


def _unread(path: Path, names: set[str]) -> str | None:
    """Why something that is not read may hold measures; a copy beside the file it was made of is none."""
    if is_folder(path):
        if any(each.suffix.lower() in (".yaml", ".yml") for each in _inside(path)):
            return (
                "Unterordner werden nicht gelesen. Bitte die Dateien eine Ebene höher legen oder anderswo aufbewahren."
            )
        return None
    match = re.search(r"\.ya?ml", path.name, re.IGNORECASE)
    if match is None or (not path.name.endswith(match[0]) and path.name[: match.start()] + SUFFIX in names):
        return None
    return f"Die Datei wird nicht gelesen: die Endung muss „{SUFFIX}“ sein. Bitte umbenennen."


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


class Folder:
    """The data folder as the clerk named it, with every file opened in it; problems name files so, too.

    ``instead`` has the bytes of files that are to be taken for those on disk.
    """

    def __init__(self, data: Path, instead: Mapping[Path, bytes] | None = None) -> None:
        self.data = data
        self.instead = instead or {}
        self.sources: list[Source] = []

    def exists(self) -> bool:
        """Whether there is the folder, or files that are to be taken for its own."""
        return is_folder(self.data) or bool(self.instead)

    def has(self, year: int) -> bool:
        """Whether the year has a folder, or files that are to be taken for one."""
        folder = self.data / str(year)
        return is_folder(folder) or any(path.is_relative_to(folder) for path in self.instead)

    def source(self, *parts: str) -> Source:
        """A source for a file or folder of which only a problem is to be told."""
        name = self.data.joinpath(*parts).as_posix().encode("utf-8", "replace").decode("utf-8")
        self.sources.append(Source(name))
        return self.sources[-1]

    def open(self, *parts: str, missing: str) -> Source:
        """A file's text; where it cannot be read, with a problem that says why (``missing`` where it is not there)."""
        source = self.source(*parts)
        path = self.data.joinpath(*parts)
        raw = self.instead.get(path)
        try:
            problem = self._obstacle(path, missing) if raw is None else _too_large(len(raw))
            if problem is None:
                decode(path.read_bytes() if raw is None else raw, source)
                return source
        except OSError as error:
            problem = f"Die Datei kann nicht gelesen werden ({_reason(error)}). Bitte die Rechte an der Datei prüfen."
        source.readable = False
        source.problem_of_file(problem)
        return source

    def _obstacle(self, path: Path, missing: str) -> str | None:
        if not path.exists():
            return "Verknüpfung, die nirgends hinführt. Bitte löschen." if path.is_symlink() else missing
        if not path.resolve().is_relative_to(self.data.resolve()):
            return f"Verknüpfung nach außerhalb des Ordners {self.data}. Bitte die Datei selbst hierher legen."
        if path.is_dir():
            return "Hier steht ein Ordner, wo eine Datei hingehört. Bitte umbenennen oder verschieben."
        if not path.is_file():
            return "Das ist keine gewöhnliche Datei. Bitte löschen."
        return _too_large(path.stat().st_size)

    def measure_files(self, year: int) -> list[str]:
        """The names of the measures' files of a year, in order; others that look like one are problems."""
        folder = self.data / str(year) / MEASURES
        here = {*self._names(year), *(path.name for path in self.instead if path.parent == folder)}
        names = sorted(name for name in here if not name.startswith("."))
        for name in names:
            message = None if name.endswith(SUFFIX) else _unread(folder / name, here)
            if message:
                self.source(str(year), MEASURES, name).problem_of_file(message)
        return [name for name in names if name.endswith(SUFFIX)]

    def _names(self, year: int) -> list[str]:
        folder = self.data / str(year) / MEASURES
        try:
            return [path.name for path in folder.iterdir()] if os.path.lexists(folder) else []
        except NotADirectoryError:
            message = "Hier gehört ein Ordner mit den Dateien der Dienststellen hin."
        except OSError as error:
            message = f"Der Ordner kann nicht gelesen werden ({_reason(error)}). Bitte die Rechte am Ordner prüfen."
        self.source(str(year), MEASURES).problem_of_file(message)
        return []
