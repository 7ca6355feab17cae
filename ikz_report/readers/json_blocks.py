"""Blocks of the public JSON (docs/json.md) back into the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ikz_report.model import Block, Content, Item, Mark, Paragraph, Run, Text

MARKS = {"unterstrichen": Mark.UNDERLINE, "kursiv": Mark.ITALIC, "fett": Mark.BOLD}


def content_of(nodes: Iterable[Mapping[str, Any]]) -> Content:
    """The content whose JSON these nodes are.

    Raises:
        KeyError, TypeError, ValueError: they are no blocks.
    """
    return tuple(map(_block, nodes))


def _block(node: Mapping[str, Any]) -> Block:
    if node["form"] == "absatz":
        return Paragraph(_text(node))
    return _item(node)


def _item(node: Mapping[str, Any]) -> Item:
    if node["form"] != "punkt":
        raise ValueError
    return Item(_text(node), tuple(map(_item, node.get("punkte", ()))))


def _text(node: Mapping[str, Any]) -> Text:
    return tuple(_runs(node["text"], node.get("auszeichnung", ())))


def _runs(text: str, ranges: Iterable[Mapping[str, Any]]) -> Iterator[Run]:
    at = 0
    for each in ranges:
        if at < each["von"]:
            yield Run(text[at : each["von"]])
        yield Run(text[each["von"] : each["bis"]], Mark(sum(MARKS[name] for name in each["als"])))
        at = each["bis"]
    if at < len(text):
        yield Run(text[at:])
