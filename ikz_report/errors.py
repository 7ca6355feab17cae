"""Every error a clerk can meet, in one place.

    IkzError                      a sentence for the clerk, exit code
    ├── InputError          2     wrong use or bad input
    │   ├── RegisterError   2     one or more problems in the YAML files, each with file:line:column
    │   ├── SourceError     2     a foreign file (annex text, Word) that cannot be read as what it should be
    │   ├── TemplateError   2     a broken template, with the paragraph
    │   └── TargetError     2     a file that must not or cannot be written
    └── InternalError       3     the program itself failed; the details are in a log file

A message says what is wrong, where, and what to do, in German.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def why(error: OSError) -> str:
    """Why the system refuses a file, in German where it is a frequent reason."""
    if isinstance(error, PermissionError):
        return "keine Berechtigung, oder die Datei ist gerade in einem anderen Programm geöffnet"
    return error.strerror or str(error)


class IkzError(Exception):
    """Base of all errors that are shown as a sentence."""

    exit_code = 2


class InputError(IkzError):
    """Wrong use or bad input."""


class SourceError(InputError):
    """A foreign file that cannot be read as what it should be."""


class TemplateError(InputError):
    """A template that cannot be used; the message names its paragraph."""


class TargetError(InputError):
    """A file that must not or cannot be written."""


class InternalError(IkzError):
    """The program failed; ``log`` names the file with the details."""

    exit_code = 3


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in a file: ``line`` and ``column`` count from 1; 0 where the whole file is meant."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"


class RegisterError(InputError):
    """All problems found in a register, sorted by file and place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
