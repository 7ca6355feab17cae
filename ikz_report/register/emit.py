"""YAML as a clerk would write it: block lists, quotes only where needed, long texts folded.

Values are texts, lists and groups of fields; a text with line ends becomes a literal block. The loader takes every
scalar as text, so numbers and words like ``NO`` need no quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

WIDTH = 110  # columns
_STEP = 2

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
Value: TypeAlias = "str | Written | Flow | Spaced | Sequence[Value] | Mapping[str, Value]"
Fields = dict[str, Value]

_LEADING = frozenset("#&*!|>'\"%@`[]{},")  # characters that cannot begin a plain text
_NOT_PLAIN = re.compile(r"^[-?:](?: |$)|: |:$| #")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL", "=", "<<"))  # other parsers take these for something else
_FLOW_MARKS = re.compile(r"[\[\]{},:]|^[-?]")
# A blank where a plain text may be broken: a single one, and no line may seem to begin something new.
_BREAK = re.compile(r"(?<! ) (?![ #&*!|>'\"%@`\[\]{},?:-])")


@dataclass(frozen=True, slots=True)
class Written:
    """A text with what a person wrote around it: its quotes, the remark behind it, remarks above its list entry."""

    text: str
    quote: str = ""
    remark: str = ""  # with the blanks before it
    above: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A short list or group that stands on one line, where it fits."""

    value: Sequence[Plain] | Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Spaced:
    """A list with a blank line between its entries."""

    items: Sequence[Value]


def emit(fields: Mapping[str, Value]) -> str:
    """A whole file's text."""
    lines = []
    for key, value in fields.items():
        if not isinstance(value, str):
            lines.append("")
        lines += _fields({key: value}, 0)
    return "".join(f"{line}\n" for line in lines)


def entry(value: Value, indent: int) -> list[str]:
    """The lines of one list entry, to be put into a file."""
    return list(_entry(value, indent))


def field(head: str, value: Value, indent: int) -> list[str]:
    """The lines of one field behind ``head``, what its line begins with; ``indent`` is where its name stands."""
    return list(_field(head, value, indent))


def _fields(fields: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, value in fields.items():
        yield from _field(f"{' ' * indent}{scalar(key)}:", value, indent)


def _field(head: str, value: Value, indent: int) -> Iterator[str]:
    if isinstance(value, str | Written):
        yield from _text(head, value, indent + _STEP)
    elif isinstance(value, Flow):
        line = f"{head} {flow(value.value)}"
        if len(line) <= WIDTH or not value.value:
            yield line
        else:
            yield from _field(head, value.value, indent)
    elif isinstance(value, Mapping):
        yield head
        yield from _fields(value, indent + _STEP)
    else:
        yield head
        yield from _entries(value, indent + _STEP)


def _entries(value: Spaced | Sequence[Value], indent: int) -> Iterator[str]:
    items = value.items if isinstance(value, Spaced) else value
    for index, item in enumerate(items):
        if index and isinstance(value, Spaced):
            yield ""
        yield from _entry(item, indent)


def _entry(value: Value, indent: int) -> Iterator[str]:
    head = f"{' ' * indent}-"
    yield from (" " * indent + remark for remark in _above(value))
    if isinstance(value, str | Written):
        yield from _text(head, value, indent + _STEP)
        return
    if isinstance(value, Flow):
        line = f"{head} {flow(value.value)}"
        if len(line) <= WIDTH:
            yield line
            return
        value = value.value
    below = _fields(value, indent + _STEP) if isinstance(value, Mapping) else _entries(value, indent + _STEP)
    yield f"{head} {next(below).lstrip()}"
    yield from below


def _above(value: Value) -> Sequence[str]:
    """The remarks above an entry: those of its own text, which is the first in a group."""
    if isinstance(value, Mapping):
        value = next(iter(value.values()))
    return value.above if isinstance(value, Written) else ()


def _text(head: str, value: str | Written, indent: int) -> Iterator[str]:
    written = value if isinstance(value, Written) else Written(value)
    text, remark = written.text, written.remark
    if "\n" in text:
        yield f"{head} |{remark}"
        yield from (f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))
        return
    line = f"{head} {scalar(text, written.quote)}"
    if len(line) <= WIDTH:
        yield line + remark
    else:
        *lines, last = _folded(line, len(head) + 1, indent)
        yield from (*lines, last + remark)


def _folded(line: str, start: int, indent: int) -> Iterator[str]:
    """A long line cut at its blanks; YAML joins the pieces with a blank again."""
    words = _BREAK.split(line[start:])
    piece = line[:start] + words[0]
    for word in words[1:]:
        if len(piece) + 1 + len(word) <= WIDTH:
            piece = f"{piece} {word}"
        else:
            yield piece
            piece = " " * indent + word
    yield piece


def scalar(text: str, quote: str = "") -> str:
    """A text on one line, in quotes only where YAML would take it for something else, or where it had some."""
    if not quote and text[:1] not in _LEADING and text not in _NOTHING and not _NOT_PLAIN.search(text):
        return text
    return _quoted(text, quote)


def _quoted(text: str, quote: str = "") -> str:
    if quote == "'" or '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def flow(value: Plain, quote: str = "") -> str:
    """A value on one line; a text in quotes where it had some."""
    if isinstance(value, str):
        return _quoted(value, quote) if quote or _FLOW_MARKS.search(value) else scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"
