"""What a value of the register must look like.

A kind reads a value from a node, noting problems, and describes the same value as JSON Schema for editors.
Because both stand in one class, the loader and the schema cannot disagree. ``read`` gives None where the value is
wrong (the problem is noted then).
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from ikz_report.register.hints import shown
from ikz_report.register.nodes import Broken, Mapping, Node, Scalar, Sequence
from ikz_report.register.source import Source

T = TypeVar("T")
Schema = dict[str, Any]
COLON_HINT = "Ein Text mit Doppelpunkt und Leerzeichen oder mit „{“ am Anfang gehört in Anführungszeichen."


class Kind(ABC, Generic[T]):
    """Reads one sort of value; ``empty`` stands in where there is none."""

    empty: T
    is_text = False  # whether "" says as much as no value
    blank_entries = False  # whether an entry of a list may be empty

    @abstractmethod
    def read(self, node: Node, source: Source) -> T | None: ...

    @abstractmethod
    def schema(self) -> Schema: ...


class Placed(NamedTuple):
    """A name with its place, to be looked up later."""

    text: str
    start: int


def expect_scalar(node: Node, source: Source) -> Scalar | None:
    """The node where it is a text; a problem else."""
    if type(node) is Scalar:
        return node
    if type(node) is Sequence:
        message = "Hier gehört ein Text hin, keine Liste. Ein Text, der mit „[“ oder „- “ beginnt,"
        source.problem(node.start, f"{message} gehört in Anführungszeichen.")
    elif type(node) is Mapping:
        source.problem(node.start, f"Hier gehört ein Text hin, keine Felder. {COLON_HINT}")
    return None


def expect_sequence(node: Node, source: Source) -> Sequence | None:
    """The node where it is a list; a problem else."""
    if type(node) is Sequence:
        return node
    if type(node) is not Broken:
        source.problem(node.start, "Hier gehört eine Liste hin: je Eintrag eine Zeile mit „- “, oder [eins, zwei].")
    return None


def expect_mapping(node: Node, source: Source) -> Mapping | None:
    """The node where it is a group of fields; a problem else."""
    if type(node) is Mapping:
        return node
    if type(node) is not Broken:
        source.problem(node.start, "Hier gehören Felder hin, jedes als „feld: Wert“ auf einer Zeile.")
    return None


class Many(Kind[tuple[T, ...]]):
    """A list of values of one kind."""

    def __init__(self, kind: Kind[T]) -> None:
        self.kind = kind
        self.empty = ()

    def read(self, node: Node, source: Source) -> tuple[T, ...] | None:
        sequence = expect_sequence(node, source)
        if sequence is None:
            return None
        values = (self._entry(item, source) for item in sequence.items)
        found = tuple(value for value in values if value is not None)
        return found if found or not sequence.items else None

    def _entry(self, item: Node, source: Source) -> T | None:
        if type(item) is Scalar and not item.text.strip() and not self.kind.blank_entries:
            source.problem(item.start, EMPTY_ENTRY)
            return None
        return self.kind.read(item, source)

    def schema(self) -> Schema:
        return {"type": "array", "items": self.kind.schema()}


EMPTY_ENTRY = "Leerer Eintrag. Bitte ausfüllen oder die Zeile löschen."


class Table(Kind[tuple[tuple[Placed, T], ...]]):
    """Values under names that the file itself chooses."""

    def __init__(self, kind: Kind[T], pattern: str | None = None, advice: str = "") -> None:
        self.kind = kind
        self.pattern = pattern
        self.advice = advice
        self.empty = ()

    def read(self, node: Node, source: Source) -> tuple[tuple[Placed, T], ...] | None:
        mapping = expect_mapping(node, source)
        if mapping is None:
            return None
        return tuple(self._pairs(mapping, source))

    def _pairs(self, mapping: Mapping, source: Source) -> Iterable[tuple[Placed, T]]:
        for name, (key, node) in mapping.pairs.items():
            if self.pattern is not None and not re.search(self.pattern, name):
                source.problem(key.start, f"{shown(name)} ist nicht erlaubt: {self.advice}.")
            value = self.kind.read(node, source)
            if value is not None:
                yield Placed(name, key.start), value

    def schema(self) -> Schema:
        names = {} if self.pattern is None else {"propertyNames": {"pattern": self.pattern}}
        return {"type": "object", "additionalProperties": self.kind.schema(), **names}
