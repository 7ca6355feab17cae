"""Emphasis in a text of the register: ``<u>``, ``<i>``, ``<b>`` ↔ runs.

Everything else is ordinary text, ``<x>`` and ``&`` too. Backslashes count only directly before one of the six
tags: ``\\<u>`` is the text ``<u>``, ``\\\\<u>`` a backslash before emphasis, and so on by pairs.
"""

from __future__ import annotations

import re
from itertools import groupby

from ikz_report.model import Mark, Run, Text, normal_text, plain

# The look-behind keeps a long row of backslashes from being tried from each of its places.
TAG = re.compile(r"(?<!\\)(\\*)<(/?)([uib])>")
_MARKS = {"u": Mark.UNDERLINE, "i": Mark.ITALIC, "b": Mark.BOLD}
_NAMES = {mark: name for name, mark in _MARKS.items()}


class MarkupError(ValueError):
    """A tag out of place; ``offset`` is its index in the text."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


def parse_text(value: str) -> Text:
    """The runs of a text with tags.

    Raises:
        MarkupError: a tag is not closed, not opened, opened twice or closed in the wrong order.
    """
    if "<" not in value:
        return (Run(value),) if value else ()
    runs: list[Run] = []
    still_open: list[tuple[str, int]] = []
    marks = Mark.NONE
    at = 0
    for match in TAG.finditer(value):
        slashes = len(match[1])
        runs.append(Run(value[at : match.start()] + "\\" * (slashes // 2), marks))
        at = match.end()
        if slashes % 2:
            runs.append(Run(match[0][slashes:], marks))
        else:
            _turn(match[2] == "/", match[3], match.end(1), still_open)
            marks = _marks(still_open)
    if still_open:
        name, offset = still_open[-1]
        raise MarkupError(offset, f"<{name}> wird nicht geschlossen. Bitte </{name}> ergänzen; {_ESCAPE_HINT}")
    runs.append(Run(value[at:], marks))
    return normal_text(runs)


_ESCAPE_HINT = "soll es Text sein, „\\“ davorsetzen."


def _turn(closing: bool, name: str, offset: int, still_open: list[tuple[str, int]]) -> None:
    names = [each for each, _ in still_open]
    if not closing:
        if name in names:
            raise MarkupError(offset, f"<{name}> ist hier schon offen. Bitte löschen; {_ESCAPE_HINT}")
        still_open.append((name, offset))
    elif name not in names:
        raise MarkupError(offset, f"</{name}> ohne <{name}> davor. Bitte löschen oder ergänzen; {_ESCAPE_HINT}")
    elif names[-1] != name:
        raise MarkupError(offset, f"</{name}> steht vor </{names[-1]}>. Bitte das innere Paar zuerst schließen.")
    else:
        still_open.pop()


def _marks(still_open: list[tuple[str, int]]) -> Mark:
    marks = Mark.NONE
    for name, _ in still_open:
        marks |= _MARKS[name]
    return marks


def render_text(text: Text) -> str:
    """The text with tags; ``parse_text`` gives the same runs back."""
    if all(not run.marks and "<" not in run.text for run in text):
        return plain(text)
    parts = [""]
    still_open: list[Mark] = []
    for index, run in enumerate(text):
        while any(not mark & run.marks for mark in still_open):
            _add_tag(parts, f"</{_NAMES[still_open.pop()]}>")
        for mark in _to_open(text, index, still_open):
            still_open.append(mark)
            _add_tag(parts, f"<{_NAMES[mark]}>")
        parts.append(TAG.sub(lambda match: match[1] * 2 + "\\" + match[0][len(match[1]) :], run.text))
    for mark in reversed(still_open):
        _add_tag(parts, f"</{_NAMES[mark]}>")
    return "".join(parts)


def _to_open(text: Text, index: int, still_open: list[Mark]) -> list[Mark]:
    """The marks that begin with a run, the longest lasting first, so that few tags are needed."""
    missing = [mark for mark in _NAMES if mark & text[index].marks and mark not in still_open]
    return sorted(missing, key=lambda mark: -_lasts(text, index, mark)) if len(missing) > 1 else missing


def _lasts(text: Text, index: int, mark: Mark) -> int:
    end = index
    while end < len(text) and mark & text[end].marks:
        end += 1
    return end - index


def _add_tag(parts: list[str], tag: str) -> None:
    """Add a tag; backslashes that happen to stand before it are doubled, or they would escape it."""
    slashes = len(parts[-1]) - len(parts[-1].rstrip("\\"))
    parts.append("\\" * slashes + tag)


def tidy_lines(text: Text) -> Text:
    """Strip every line of a text and drop empty lines, whatever emphasis their blanks have."""
    value = plain(text)
    if all(line and line == line.strip() for line in value.split("\n")):
        return text
    marks = [run.marks for run in text for _ in run.text]
    kept: list[int] = []
    start = 0
    for line in value.split("\n"):
        left = start + len(line) - len(line.lstrip())
        right = left + len(line.strip())
        if kept and left < right:
            kept.append(start - 1)  # the line end before it
        kept += range(left, right)
        start += len(line) + 1
    same = groupby(kept, key=marks.__getitem__)
    return tuple(Run("".join(value[index] for index in indexes), mark) for mark, indexes in same)
