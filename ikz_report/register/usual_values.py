"""Values in the usual form (``usual_form``): plain texts over several lines, in quotes, in brackets, behind ``|``."""

from __future__ import annotations

import re

from ikz_report.register.characters import piled
from ikz_report.register.nodes import MAX_EVENTS, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 20
PART_EVENTS = 3  # at most, of a line or a part in brackets: a key, and a list or group that begins and ends
SIGNS = "\"'[{|"  # what a value that is no plain text begins with
_REMARK = re.compile(r" +# [^\n]*")
_QUOTED = re.compile(r'"[^"\\]*"|' + r"'[^'\n]*'")
_KEY_IN_BRACKETS = re.compile(r"([a-z][a-z0-9_]{,60}): ")
_WORDS = re.compile(r"\[([^\W_][\w-]*(?:, [^\W_][\w-]*){,9})\]")
_WORD = re.compile(r"""[^\W_](?:[^\n,\[\]{}:"'#]*[^\n,\[\]{}:"'# ])?""")


class Other(Exception):
    """Something that is not in the usual form."""


class Values:
    """The values of a file; ``aside`` collects what of it is no plain text.

    ``events`` is never less than what libyaml would have counted; the lines outside brackets are counted beforehand.
    """

    def __init__(self, text: str, events: int = 0) -> None:
        self.text = text
        self.aside: list[str] = []
        self.events = events

    def count(self, events: int) -> None:
        self.events += events
        if self.events >= MAX_EVENTS:
            raise Other

    def value(self, text: str, start: int, depth: int) -> Node:
        """A value from its lines and where it starts; ``depth`` is the number of lists and groups around it."""
        sign = text[0]
        if sign in SIGNS:
            return self.literal(text, start) if sign == "|" else self.closed(start, start + len(text), depth)
        stop = start + len(text)
        if " # " in text:
            text = self.without_remark(text)
            stop = start + len(text)
        if "\n" in text:
            text = " ".join(line.lstrip(" ") for line in text.split("\n"))
        return Scalar(text, start, stop)

    def without_remark(self, text: str) -> str:
        value, remark = text.split(" # ", 1)
        if "\n" in text:
            raise Other
        self.aside.append(f" # {remark}")
        return value.rstrip(" ")

    def closed(self, start: int, stop: int, depth: int) -> Node:
        """A value in quotes or brackets; a remark may stand behind it."""
        node: Node
        if match := _WORDS.fullmatch(self.text, start, stop):
            return self.words(match[1], start)
        if self.text[start] in "[{":
            node, end = self.bracketed(start, stop, depth + 1)
        else:
            node = self.quoted(start, stop)
            end = node.end
        if end != stop and not _REMARK.fullmatch(self.text, end, stop):
            raise Other
        self.aside.append(self.text[start:stop])
        return node

    def words(self, text: str, start: int) -> Sequence:
        """A list of single words in brackets, as most lists there are."""
        node = Sequence(start, flow=True)
        at = start + 1
        for word in text.split(", "):
            node.items.append(Scalar(word, at, at + len(word)))
            at += len(word) + 2
        self.count(len(node.items))
        node.end = at - 1
        return node

    def quoted(self, start: int, stop: int) -> Scalar:
        match = _QUOTED.match(self.text, start, stop)
        if match is None or piled(match[0]) is not None:
            raise Other
        first, *others = match[0][1:-1].split("\n")
        return Scalar(" ".join((first, *(line.lstrip(" ") for line in others))), start, match.end(), match[0][0])

    def literal(self, text: str, start: int) -> Scalar:
        """``|`` and the lines below it (YAML 1.1, section 9.3.4); blank lines behind them belong to it."""
        lines = text.split("\n")[1:]
        while lines and not lines[-1]:
            lines.pop()
        depth = len(lines[0]) - len(lines[0].lstrip(" ")) if lines else 0
        indent = " " * depth
        end = min(start + len(text) + 1, len(self.text))
        if not depth or self.text[end - 1] != "\n" or not all(line.startswith(indent) for line in lines if line):
            raise Other
        self.aside.append(text)
        return Scalar("".join(f"{line[depth:]}\n" for line in lines), start, end, "|")

    def bracketed(self, start: int, stop: int, depth: int) -> tuple[Sequence | Mapping, int]:
        """A list or group in brackets, and where it ends; its line ends at ``stop``."""
        text = self.text
        closing = "]" if text[start] == "[" else "}"
        node: Sequence | Mapping = Sequence(start, flow=True) if closing == "]" else Mapping(start, flow=True)
        if depth > MAX_DEPTH:
            raise Other
        at = start + 1
        more = not text.startswith(closing, at)
        while more:
            at = self.part(node, at, stop, depth)
            more = text.startswith(", ", at)
            at += 2 * more
        if not text.startswith(closing, at):
            raise Other
        node.end = at + 1
        return node, at + 1

    def part(self, node: Sequence | Mapping, at: int, stop: int, depth: int) -> int:
        """One entry or field in brackets; where it ends."""
        self.count(PART_EVENTS)
        key = None
        if type(node) is Mapping:
            match = _KEY_IN_BRACKETS.match(self.text, at)
            if match is None or match[1] in node.pairs:
                raise Other
            key = Scalar(match[1], *match.span(1))
            at = match.end()
        value: Node
        if self.text.startswith(("[", "{"), at):
            value, end = self.bracketed(at, stop, depth + 1)
        else:
            value = self.word(at, stop)
            end = value.end
        if type(node) is Sequence:
            node.items.append(value)
        elif key is not None and type(node) is Mapping:
            node.pairs[key.text] = key, value
        return end

    def word(self, at: int, stop: int) -> Scalar:
        if self.text.startswith('"', at):
            return self.quoted(at, stop)
        match = _WORD.match(self.text, at)
        if match is None:
            raise Other
        return Scalar(match[0], at, match.end())
