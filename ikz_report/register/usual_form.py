"""YAML in the usual form, to the same nodes as libyaml gives and in half its time.

The usual form is what this project writes and careful people keep: an entry or field per line, long texts folded, a
value in brackets or quotes on its line. Whatever else there is, and every mistake, is libyaml's: this reader answers
only where it is sure.
"""

from __future__ import annotations

import re

from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence
from ikz_report.register.source import Source
from ikz_report.register.usual_values import MAX_DEPTH, PART_EVENTS, SIGNS, Other, Values

MAX_LINES = 200_000
_AROUND = 7  # events of a file that belong to none of its lines
_START = r"""[^\n \-?:,\[\]{}#&*!|>'"%@`]"""  # a character that begins nothing but a plain text


def _value(deeper: str) -> str:
    """A value with the lines that go on with it, each indented by more than ``deeper``."""
    plain = rf"{_START}[^\n]*(?:\n{deeper} +[^\n \-?:#][^\n]*)*+"
    quoted = rf""""[^"\\\n]*(?:\n{deeper} +[^"\\\n]+)*+"[^\n]*"""
    return rf"""{plain}|{quoted}|[\[{{"'][^\n]*|\|(?:\n(?:{deeper} +[^\n]+)?)+"""


_FIELD, _ITEM = _value(r"\2(?(3)  )"), _value(r"\2")
_LINE = re.compile(
    r"((?:(?: *#[^\n]*)?\n)*+)"  # blank lines and remarks
    rf"( *)((?:- ){{1,{MAX_DEPTH}}}+)?"
    rf"(?:([a-z][a-z0-9_]{{,60}}):(?: ({_FIELD}|# [^\n]*))?|({_ITEM}))(?:\n|\Z)"
    r"|([\s\S]+)"
)
_REST = re.compile(r"(?:(?: *#[^\n]*)?\n)*(?: *#[^\n]*)?")
_UNUSUAL = ("\t", "\r", " \n")
_TELLING = (": ", " #", ":\n")  # each makes something else of a plain text


def read_usual(source: Source) -> Mapping | None:
    """The fields of a file in the usual form; None for any other."""
    text = source.text
    if not source.is_nfc or text.endswith((":", " ")) or any(sign in text for sign in _UNUSUAL):
        return None
    lines = text.count("\n") + 1
    if lines > MAX_LINES:
        return None
    try:
        return _Lines(text, lines).read()
    except Other:
        return None


class _Lines:
    """Puts lines together to nodes; ``top`` is what a line stands in, ``column`` where the lines in it begin."""

    def __init__(self, text: str, lines: int) -> None:
        self.text = text
        self.stack: list[tuple[Sequence | Mapping, int]] = []
        self.values = Values(text, PART_EVENTS * lines + _AROUND)

    def read(self) -> Mapping:
        """The fields of the file. The lines that most are need no call here: it is a big register's longest loop."""
        root = Mapping(0)  # around the file's one value
        top: Sequence | Mapping = root
        column = -1
        waiting: Scalar | None = Scalar("", 0, 0)  # a key whose value stands below it
        at = pairs = heads = 0
        for before, indent, dashes, name, field, item, other in _LINE.findall(self.text):
            if before or other:
                at += self.put_aside(before, other)
                if other:
                    break
            here = len(indent)
            token = at + here
            if waiting is not None:
                top, column = self.open_below(top, column, waiting, Sequence(token) if dashes else Mapping(token), here)
                waiting = None
            elif here != column:
                top, column = self.close(top, column, here, token)
            at = token + len(dashes)
            if len(dashes) > 2 or (name and dashes):
                top, column = self.entry(top, column, token, dashes, name, field or item)
            if name:
                if type(top) is not Mapping or name in top.pairs:
                    raise Other
                key = Scalar(name, at, at + len(name))
                at += len(name) + 2
                if field and field[0] != "#":
                    pairs += 1
                    is_plain = field[0] not in SIGNS and "\n" not in field and "#" not in field
                    end = at + len(field)
                    top.pairs[name] = (
                        key,
                        Scalar(field, at, end) if is_plain else self.value(field, at),
                    )
                    at = end + 1
                else:
                    waiting = key
                    if field:
                        self.values.aside.append(f": {field}")
                        at += len(field) + 1
                    else:
                        heads += 1
            else:
                if type(top) is not Sequence or not dashes:
                    raise Other
                is_plain = item[:1] not in SIGNS and "\n" not in item and "#" not in item
                end = at + len(item)
                top.items.append(Scalar(item, at, end) if is_plain else self.value(item, at))
                at = end + 1
        if waiting is not None:
            raise Other
        self.close(top, column, -1, len(self.text))
        return self.whole(root, pairs, heads)

    def value(self, text: str, start: int) -> Node:
        return self.values.value(text, start, len(self.stack))

    def put_aside(self, before: str, other: str) -> int:
        """Remarks and blank lines before a line, or behind the last one; how long they are."""
        if not _REST.fullmatch(other):
            raise Other
        self.values.aside.append(before + other)
        return len(before)

    def whole(self, root: Mapping, pairs: int, heads: int) -> Mapping:
        """The file's fields, if no plain text holds what would make something else of it."""
        aside = "\0".join(self.values.aside)
        for sign, expected in zip(_TELLING, (pairs, 0, heads), strict=True):
            if self.text.count(sign) != expected + aside.count(sign):
                raise Other
        _, node = root.pairs[""]
        if type(node) is not Mapping:
            raise Other
        return node

    def open_below(
        self, top: Sequence | Mapping, column: int, key: Scalar, node: Sequence | Mapping, here: int
    ) -> tuple[Sequence | Mapping, int]:
        if type(top) is not Mapping or here <= column or len(self.stack) == MAX_DEPTH:
            raise Other
        top.pairs[key.text] = key, node
        self.stack.append((top, column))
        return node, here

    def close(self, top: Sequence | Mapping, column: int, here: int, at: int) -> tuple[Sequence | Mapping, int]:
        """End what a line is no more in; block collections end where the next line begins."""
        while here < column:
            top.end = at
            top, column = self.stack.pop()
        if here != column:
            raise Other
        return top, column

    def entry(
        self, top: Sequence | Mapping, column: int, token: int, dashes: str, name: str, value: str
    ) -> tuple[Sequence | Mapping, int]:
        """Open what the dashes of a line and the name behind them begin."""
        new: list[Sequence | Mapping] = [Sequence(token + place) for place in range(2, len(dashes), 2)]
        if (new and "\n" in value) or len(self.stack) + len(new) >= MAX_DEPTH:
            raise Other
        if name:
            new.append(Mapping(token + len(dashes)))
        self.values.count(2 * len(new))
        for node in new:
            if type(top) is not Sequence:
                raise Other
            top.items.append(node)
            self.stack.append((top, column))
            top, column = node, column + 2
        return top, column
