"""Texts, names, numbers, days: the kinds of a single value.

An editor's YAML parser takes ``31`` for a number and ``NO`` for a truth value where the loader takes text; the
schemas of texts allow for that.
"""

from __future__ import annotations

import re
from datetime import date

from ikz_report.register.hints import nearest, shown
from ikz_report.register.kinds import Kind, Placed, Schema, expect_scalar
from ikz_report.register.nodes import Node
from ikz_report.register.source import Source

MAX_TEXT = 100_000  # characters of one cell; no table row can carry more
TEXT_TYPES = ["string", "number", "boolean"]


class Line(Kind[str]):
    """A text on one line, without emphasis."""

    empty = ""
    is_text = True

    def read(self, node: Node, source: Source) -> str | None:
        scalar = expect_scalar(node, source)
        if scalar is None:
            return None
        text = source.nfc(scalar.text, scalar.style).strip()
        if "\n" in text:
            source.problem(node.start, "Dieser Text darf nur einen Absatz ohne Zeilenwechsel haben.")
            return None
        if len(text) > MAX_TEXT:
            source.problem(node.start, too_long(len(text)))
            return None
        return text

    def schema(self) -> Schema:
        return {"type": TEXT_TYPES}


_LINE = Line()


def too_long(length: int) -> str:
    """What to say of a text with so many characters."""
    figures = f"{length:,}".replace(",", ".")
    return f"Der Text hat {figures} Zeichen; höchstens 100.000 haben in einer Zelle Platz. Bitte kürzen."


class Name(Kind[Placed]):
    """A name that other files define; it keeps its place for the look-up."""

    empty = Placed("", 0)
    is_text = True

    def read(self, node: Node, source: Source) -> Placed | None:
        text = _LINE.read(node, source)
        return None if text is None else Placed(text, node.start)

    def schema(self) -> Schema:
        return _LINE.schema()


class Pattern(Line):
    """A text of a certain form; ``advice`` says which."""

    def __init__(self, pattern: str, advice: str) -> None:
        self.pattern = pattern
        self.advice = advice
        self._match = re.compile(pattern, re.ASCII).search

    def read(self, node: Node, source: Source) -> str | None:
        text = super().read(node, source)
        if text is None or self._match(text):
            return text
        source.problem(node.start, f"{shown(text)} ist nicht erlaubt: {self.advice}.")
        return None

    def schema(self) -> Schema:
        return {**super().schema(), "pattern": self.pattern}


class Choice(Line):
    """One of a few fixed words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, node: Node, source: Source) -> str | None:
        text = super().read(node, source)
        if text is None or text in self.words:
            return text
        source.problem(node.start, f"{shown(text)} gibt es hier nicht. {nearest(text, self.words)}")
        return None

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


class YesNo(Kind[bool]):
    """``ja`` or ``nein``."""

    empty = False

    def read(self, node: Node, source: Source) -> bool | None:
        scalar = expect_scalar(node, source)
        if scalar is None:
            return None
        if scalar.text not in ("ja", "nein"):
            source.problem(node.start, f"Hier gilt nur „ja“ oder „nein“, nicht {shown(scalar.text)}.")
            return None
        return scalar.text == "ja"

    def schema(self) -> Schema:
        return {"enum": ["ja", "nein"]}


class Number(Kind[int]):
    """A whole number without sign."""

    empty = 0

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def read(self, node: Node, source: Source) -> int | None:
        scalar = expect_scalar(node, source)
        if scalar is None:
            return None
        if re.fullmatch("[0-9]{1,9}", scalar.text) and self.least <= int(scalar.text) <= self.most:
            return int(scalar.text)
        message = f"Hier gehört eine ganze Zahl von {self.least} bis {self.most} hin, nicht {shown(scalar.text)}."
        source.problem(node.start, message)
        return None

    def schema(self) -> Schema:
        form = {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$"}
        return {**form, "minimum": self.least, "maximum": self.most}


class Millimetres(Kind[float]):
    """A width, ``35`` or ``35.5``."""

    empty = 0.0

    def read(self, node: Node, source: Source) -> float | None:
        scalar = expect_scalar(node, source)
        if scalar is None:
            return None
        if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", scalar.text) and float(scalar.text):
            return float(scalar.text)
        message = f"Hier gehören Millimeter hin, etwa 35 oder 35.5 (mit Punkt), nicht {shown(scalar.text)}."
        source.problem(node.start, message)
        return None

    def schema(self) -> Schema:
        form = {"type": ["number", "string"], "pattern": r"^[0-9]{1,3}(\.[0-9]{1,2})?$"}
        return {**form, "exclusiveMinimum": 0, "exclusiveMaximum": 1000}


class Day(Kind[date]):
    """A day as in ISO 8601, ``2015-05-12``."""

    empty = date.min

    def read(self, node: Node, source: Source) -> date | None:
        scalar = expect_scalar(node, source)
        if scalar is None:
            return None
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", scalar.text):
            try:
                return date.fromisoformat(scalar.text)
            except ValueError:
                source.problem(node.start, f"Den Tag {shown(scalar.text)} gibt es nicht.")
                return None
        message = f"Hier gehört ein Tag in der Form 2015-05-12 (Jahr-Monat-Tag) hin, nicht {shown(scalar.text)}."
        source.problem(node.start, message)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
