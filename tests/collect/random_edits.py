"""Edits at random: what any person might do to an extract, one step after the other."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from hypothesis import strategies as st

from tests.collect.word import Element, W, WordFile, element

LOOKS = ({"b": "1"}, {"i": "1"}, {"u": "single"}, {"color": "FF0000"})


class Step(NamedTuple):
    """One step; the numbers choose a row, a cell, a paragraph and a place in it, each modulo what there is."""

    kind: str
    row: int
    cell: int
    line: int
    place: int


KINDS = (
    *("type", "type over", "delete", "line behind", "line before", "line off", "split", "join", "level", "look"),
    *("new row", "copied row", "row off", "moved row", "empty cell", "break"),
)
NUMBERS = st.integers(0, 9)
scripts = st.lists(st.builds(Step, st.sampled_from(KINDS), NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=6)


def make(word: WordFile, script: Sequence[Step], name: str = "Wort") -> None:
    """Edit the file, each step with a word that stands nowhere else; a step that cannot be made is left out."""
    for number, step in enumerate(script):
        _Hand(word, step, f"{name}{number}").work()


class _Hand:
    def __init__(self, word: WordFile, step: Step, text: str) -> None:
        self.word = word
        self.step = step
        self.text = text
        rows = [row for row in word.root.iter(f"{W}tr") if len(row.findall(f"{W}tc")) > 1 and not _is_head(row)]
        self.row = rows[step.row % len(rows)]
        self.rows = rows
        cells = self.row.findall(f"{W}tc")
        self.cell = cells[step.cell % len(cells)]
        lines = self.cell.findall(f"{W}p")
        self.line = lines[step.line % len(lines)]
        self.is_last = self.line is lines[-1]

    def work(self) -> None:
        getattr(self, f"_{self.step.kind.replace(' ', '_')}")()

    def _type(self) -> None:
        self.line.extend(self.word.inserted(self.word.run(self.text)))

    def _break(self) -> None:
        run = self.word.run(self.text)
        run.insert(0, element("br"))
        self.line.extend(self.word.inserted(run))

    def _piece(self) -> Element | None:
        """A run cut out of the line's text."""
        runs = [run for run in self.word.runs(self.line) if len(run.findtext(f"{W}t") or "") > 2]
        if not runs:
            return None
        run = runs[self.step.place % len(runs)]
        text = run.findtext(f"{W}t")
        start = self.step.place % (len(text) - 2)
        return self.word.cut(run, start, start + 2)

    def _delete(self) -> None:
        piece = self._piece()
        if piece is not None:
            self.word.delete_run(piece)

    def _type_over(self) -> None:
        piece = self._piece()
        if piece is not None:
            for each in self.word.inserted(self.word.run(self.text, piece)):
                _outside(piece).addnext(each)
            self.word.delete_run(piece)

    def _look(self) -> None:
        piece = self._piece()
        if piece is not None:
            self.word.change_look(piece, LOOKS[self.step.place % len(LOOKS)])

    def _new_line(self) -> Element:
        new = element("p", deepcopy(self.word.paragraph_properties(self.line)))
        new.extend(self.word.inserted(self.word.run(self.text)))
        return new

    def _line_behind(self) -> None:
        self.line.addnext(self._new_line())
        self.word.track_mark(self.line, "ins")

    def _line_before(self) -> None:
        new = self._new_line()
        self.line.addprevious(new)
        self.word.track_mark(new, "ins")

    def _line_off(self) -> None:
        if self.is_last:
            return self._empty_cell()
        for run in self.word.runs(self.line):
            self.word.delete_run(run)
        return self._join()

    def _join(self) -> None:
        if self.is_last:
            return
        if self.word.tracked:
            self.word.track_mark(self.line, "del")
            return
        below = self.line.getnext()
        self.line.extend([each for each in below if each.tag != f"{W}pPr"])
        below.getparent().remove(below)

    def _split(self) -> None:
        piece = self._piece()
        if piece is None or _outside(piece) is not piece:
            return
        new = element("p", deepcopy(self.word.paragraph_properties(self.line)))
        new.extend([piece, *piece.itersiblings()])
        self.line.addnext(new)
        self.word.track_mark(self.line, "ins")

    def _level(self) -> None:
        self.word.change_level(self.line, self.step.place % 4)

    def _empty_cell(self) -> None:
        for run in [run for line in self.cell.findall(f"{W}p") for run in self.word.runs(line)]:
            self.word.delete_run(run)

    def _new_row(self) -> None:
        self.word.new_row(self.row, {1: self.text, self.step.cell % 4: self.text}, before=bool(self.step.place % 2))

    def _copied_row(self) -> None:
        new = self.word.paste(self.row, self._target(), keep_bookmarks=False)
        self.word.type_into(new, 1, self.text)

    def _moved_row(self) -> None:
        target = self._target()
        if target is self.row:
            return
        if self.word.tracked:
            self.word.paste(self.row, target, keep_bookmarks=True)
            for each in list(self.row.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                each.getparent().remove(each)
            self._row_off()
        else:
            target.addnext(self.row)

    def _target(self) -> Element:
        return self.rows[self.step.place % len(self.rows)]

    def _row_off(self) -> None:
        if len(self.rows) > 2:
            self.word.remove(self.row)


def _outside(run: Element) -> Element:
    """The run, or the insertion around it."""
    parent = run.getparent()
    return parent if parent.tag == f"{W}ins" else run


def _is_head(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}tblHeader") is not None
