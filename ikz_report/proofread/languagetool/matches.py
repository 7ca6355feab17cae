"""An answer of LanguageTool, checked: what it remarks on which characters. A server may say anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_MOST = 10_000  # remarks of one answer
_PROPOSALS = 3
_LONG = 400  # characters of a message or proposal that are shown
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")


class Match(NamedTuple):
    """A remark: ``offset`` and ``length`` in UTF-16 units of the annotated text, ids of its rule and category."""

    offset: int
    length: int
    message: str
    proposals: tuple[str, ...]
    rule: str
    category: str


def matches(answer: Any) -> list[Match]:
    """The remarks of an answer to ``/v2/check``.

    Raises:
        ValueError: it is no such answer.
    """
    found = answer.get("matches") if isinstance(answer, dict) else None
    if not isinstance(found, list) or len(found) > _MOST:
        raise ValueError
    return [_match(each) for each in found]


def version(answer: Any) -> str:
    """Name and version of the software, as the answer tells."""
    software = answer.get("software") if isinstance(answer, dict) else None
    written = _text(software.get("version")) if isinstance(software, dict) else ""
    return f"LanguageTool {written[:20]}".strip()


def _match(each: Any) -> Match:
    try:
        rule = each["rule"]
        offset, length, message = each["offset"], each["length"], _text(each["message"])
        category = _text(rule.get("category", {}).get("id"))
        proposals = tuple(_proposals(each.get("replacements") or []))
        code = _text(rule["id"])
    except (KeyError, TypeError, AttributeError):
        raise ValueError from None
    if type(offset) is not int or type(length) is not int or offset < 0 or length < 1 or not message or not code:
        raise ValueError
    return Match(offset, length, message, proposals, code, category)


def _proposals(replacements: list[Any]) -> Iterator[str]:
    for each in replacements[:_PROPOSALS]:
        if text := _text(each["value"]):
            yield text


def _text(value: object) -> str:
    """A text on one line, without signs that nobody sees; empty for anything else."""
    return _NOT_SHOWN.sub(" ", value).strip()[:_LONG] if isinstance(value, str) else ""
