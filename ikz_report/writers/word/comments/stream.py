"""The characters of a stretch of a Word file, each with the node that holds it, so that a quote is found in it.

Blanks do not count when a text is sought, and composed characters are the same as decomposed ones: so a text is
found although reading it took tabs, typed bullets and doubled blanks away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from ikz_report.readers.word.flow import children
from ikz_report.readers.word.names import Element, W, attribute, child, on
from ikz_report.readers.word.symbols import symbol, translate

P, R, T = f"{W}p", f"{W}r", f"{W}t"
OTHERS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
SYMBOL = f"{W}sym"


@dataclass(frozen=True, slots=True)
class Char:
    """A character: its node (``w:t``, ``w:br`` …) and where in the node's text it stands."""

    text: str
    node: Element
    offset: int


class Stream:
    """The characters of some elements in reading order, as they show with all tracked changes accepted."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self.chars: list[Char] = []
        self._boxes: list[Element] = []
        self._fields: list[bool] = []  # per open field: whether its instruction is still running
        for each in elements:
            self._read(each)
        self._solid = [
            (part, index)
            for index, char in enumerate(self.chars)
            for part in normalize("NFD", char.text)
            if not part.isspace()
        ]
        self.text = "".join(part for part, _ in self._solid)

    def find(self, lines: Iterable[str], wanted: int, start: int, end: int) -> tuple[Char, Char] | None:
        """The first and last character of a quote: ``start`` to ``end`` of the line number ``wanted`` of these lines.

        The lines are sought one behind the other; None where the line, or a character of the quote, is not there.
        """
        at = 0
        for number, line in enumerate(lines):
            found = self.text.find(solid(line), at)
            if found < 0 and number == wanted:
                return None
            if number == wanted:
                return self._between(found + len(solid(line[:start])), found + len(solid(line[:end])), line[start:end])
            at = found + len(solid(line)) if found >= 0 else at
        return None

    def _between(self, first: int, last: int, quote: str) -> tuple[Char, Char] | None:
        """The characters of the solid ones from ``first`` to before ``last``, with the blanks at the quote's ends."""
        if not quote or first > len(self._solid) or last > len(self._solid):
            return None
        begin = self._solid[first - 1][1] + 1 if quote[0].isspace() and first else self._index(first)
        stop = self._index(last) - 1 if quote[-1].isspace() else self._solid[last - 1][1]
        if not 0 <= begin <= stop < len(self.chars):
            return None
        return self.chars[begin], self.chars[stop]

    def _index(self, at: int) -> int:
        return self._solid[at][1] if at < len(self._solid) else len(self.chars)

    def _read(self, element: Element) -> None:
        if element.tag == R:
            self._run(element)
            return
        for each in children(element, "accepted"):
            self._read(each)
        if element.tag == P and self._boxes:  # what hangs in a paragraph is read behind it
            boxes, self._boxes = self._boxes, []
            for paragraph in boxes:
                self._read(paragraph)

    def _run(self, run: Element) -> None:
        if on(child(child(run, "rPr"), "vanish")):
            return
        for node in children(run, "accepted"):
            if node.tag == f"{W}fldChar":
                self._field(attribute(node, "fldCharType"))
            elif not any(self._fields):
                self._node(node)

    def _node(self, node: Element) -> None:
        if node.tag == T:
            text = translate(node.text or "", "")
            self.chars += (Char(each, node, at) for at, each in enumerate(text))
        elif node.tag in OTHERS:
            self.chars.append(Char(OTHERS[node.tag], node, 0))
        elif node.tag == SYMBOL:
            shown = symbol(attribute(node, "char"), attribute(node, "font"))
            self.chars += [Char(shown, node, 0)] if shown else []
        else:
            self._boxes += _paragraphs(node)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


def solid(text: str) -> str:
    """The text as it is sought."""
    return "".join(part for part in normalize("NFD", text) if not part.isspace())


def _paragraphs(node: Element) -> list[Element]:
    """The paragraphs of the text boxes within a drawing."""
    return [paragraph for box in node.iter(f"{W}txbxContent") for paragraph in box.iterchildren(P)]
