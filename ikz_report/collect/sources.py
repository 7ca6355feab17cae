"""Which files are meant: a folder stands for the Word files in it, a pattern for those that fit it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ikz_report.errors import SourceError
from ikz_report.readers.word.refusal import LOCK
from ikz_report.register.folder import is_folder

SUFFIX = ".docx"
EMPTY_FOLDER = "{path}: In diesem Ordner liegt keine Word-Datei (.docx). Bitte den richtigen Ordner angeben."
NO_MATCH = "{path}: Keine Datei heißt so. Bitte Name und Ordner prüfen."


def word_files(paths: Iterable[Path]) -> list[Path]:
    """The files that the paths stand for, in order; what names neither folder nor pattern stays as it is.

    Patterns are for shells that leave them to the program, as on Windows.

    Raises:
        SourceError: a folder without Word files, or a pattern that fits none; all of them are told at once.
    """
    found: list[Path] = []
    problems: list[str] = []
    for path in paths:
        try:
            found += _files(path)
        except SourceError as error:
            problems.append(str(error))
    if problems:
        raise SourceError("\n".join(problems))
    return found


def _files(path: Path) -> list[Path]:
    if is_folder(path):
        return _some(_documents(path.iterdir()), EMPTY_FOLDER, path)
    if not any(mark in path.name for mark in "*?") or path.exists():
        return [path]
    return _some(_documents(path.parent.glob(path.name)), NO_MATCH, path)


def _documents(paths: Iterable[Path]) -> Iterator[Path]:
    """Those that are Word files; the ones that Word itself puts beside an open file are none."""
    return (each for each in paths if each.suffix.lower() == SUFFIX and not each.name.startswith(LOCK))


def _some(files: Iterable[Path], message: str, path: Path) -> list[Path]:
    found = sorted(files)
    if not found:
        raise SourceError(message.format(path=path))
    return found
