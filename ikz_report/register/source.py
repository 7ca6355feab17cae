"""A YAML file as text, with the problems found in it.

A place in the file is an index into its text, counted in characters. Line and column are worked out
only for problems, so that a file without any costs nothing for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from unicodedata import is_normalized, normalize

from ikz_report.errors import Problem

MAX_PROBLEMS = 500  # a file with more is no register; without a bound a hostile one would take minutes
_LINE_END = re.compile(r"\r\n|\r|\n")


class TooManyProblems(Exception):
    """A file's problems are not worth counting any more; those noted are in its source."""


class Source:
    """A file's name as the clerk knows it, its text without byte order mark, its problems.

    ``readable`` is false where the file could not be read as text, ``whole`` where a mistake in its YAML kept parts
    of it from being read; the reason is among the problems.
    """

    def __init__(self, name: str, text: str = "") -> None:
        self.name = name
        self.readable = True
        self.whole = True
        self.problems: list[Problem] = []
        self.take(text)

    def take(self, text: str) -> None:
        """Set the text; places noted before are kept."""
        self.text = text
        self.is_nfc = is_normalized("NFC", text)
        self._starts: list[int] = []

    def problem(self, index: int, message: str) -> None:
        """Note a problem at a place in the text.

        Raises:
            TooManyProblems: the file has so many that reading on is of no use.
        """
        line, column = self.place(index)
        self._add(Problem(self.name, line, column, message))

    def problem_of_file(self, message: str) -> None:
        """Note a problem of the whole file."""
        self._add(Problem(self.name, 0, 0, message))

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)
            return
        message = f"Mehr als {MAX_PROBLEMS} Fehler; die übrigen werden erst gezeigt, wenn diese behoben sind."
        self.problems.append(Problem(self.name, 0, 0, message))
        raise TooManyProblems

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of an index, both from 1."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def where(self, index: int) -> str:
        """``file:line`` of an index, to be named in another problem's message."""
        return f"{self.name}:{self.place(index)[0]}"

    def line_at(self, index: int) -> tuple[int, str]:
        """Where the line with an index starts, and the line."""
        start = index - self.place(index)[1] + 1
        end = _LINE_END.search(self.text, start)
        return start, self.text[start : end.start() if end else None]

    def nfc(self, text: str, style: str) -> str:
        """A scalar's text in Unicode NFC; every part of an NFC file is NFC, save what stands there as an escape."""
        return text if self.is_nfc and style != '"' else normalize("NFC", text)
