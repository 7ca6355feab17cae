"""What a paragraph or character style says, with what it inherits (§17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ikz_report.model import Mark
from ikz_report.readers.word.names import Element, W, attribute, child, number, on, path

LINK_STYLES = frozenset({"hyperlink", "followedhyperlink", "internet link", "visited internet link"})


class Styles:
    """The styles of a file by id; a file without any has none."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {attribute(style, "styleId"): style for style in found}
        self._default = next((attribute(style, "styleId") for style in found if _is_default(style)), "")
        self._marks: dict[str, Mark] = {}
        self.outline = cache(self._outline)
        self.numbering = cache(self._numbering)
        self.first_line = cache(self._first_line)

    def _chain(self, key: str) -> Iterator[Element]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            yield style
            based = child(style, "basedOn")
            key = "" if based is None else attribute(based, "val")

    def of_paragraph(self, pPr: Element | None) -> str:
        """The id of a paragraph's style."""
        style = child(pPr, "pStyle")
        return self._default if style is None else attribute(style, "val")

    def name(self, key: str) -> str:
        """The style's name as Word shows it; empty where there is no such style."""
        return next((attribute(each, "val") for each in map(_name, self._chain(key)) if each is not None), "")

    def _outline(self, key: str) -> int | None:
        """The outline level a style gives, 0 for a first heading; None for body text."""
        levels = (number(path(style, "pPr", "outlineLvl")) for style in self._chain(key))
        found = next((level for level in levels if level is not None), None)
        return found if found is not None and found < 9 else None

    def _numbering(self, key: str) -> list[tuple[str, Element]]:
        """Each ``w:numPr`` the style has or inherits, nearest first, with the id of the style that has it."""
        found = ((attribute(style, "styleId"), path(style, "pPr", "numPr")) for style in self._chain(key))
        return [(name, numPr) for name, numPr in found if numPr is not None]

    def _first_line(self, key: str) -> Element | None:
        """The nearest ``w:ind`` of a style."""
        return next((ind for style in self._chain(key) if (ind := path(style, "pPr", "ind")) is not None), None)

    def marks(self, rPr: Element | None) -> Mark:
        """The emphasis of a run: its own settings over its character style's.

        A paragraph style's emphasis is the look of all such paragraphs, and a link's underline is that
        of all links: neither stresses anything.
        """
        style = child(rPr, "rStyle")
        inherited = Mark.NONE if style is None else self._style_marks(attribute(style, "val"))
        return _marks(rPr, inherited)

    def _style_marks(self, key: str) -> Mark:
        if key not in self._marks:
            marks = Mark.NONE
            for style in reversed(list(self._chain(key))):
                marks = _marks(child(style, "rPr"), marks)
            is_link = self.name(key).casefold() in LINK_STYLES
            self._marks[key] = marks & ~Mark.UNDERLINE if is_link else marks
        return self._marks[key]


def _is_default(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")


def _name(style: Element) -> Element | None:
    return child(style, "name")


def _marks(rPr: Element | None, inherited: Mark) -> Mark:
    """The inherited marks with those that ``w:b``, ``w:i`` and ``w:u`` set or take away."""
    if rPr is None:
        return inherited
    for name, mark in (("b", Mark.BOLD), ("i", Mark.ITALIC)):
        setting = on(child(rPr, name))
        if setting is not None:
            inherited = inherited | mark if setting else inherited & ~mark
    underline = child(rPr, "u")
    if underline is not None:
        is_set = attribute(underline, "val") != "none"
        inherited = inherited | Mark.UNDERLINE if is_set else inherited & ~Mark.UNDERLINE
    return inherited
