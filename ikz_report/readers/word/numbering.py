"""Which paragraphs are bullets of a Word list, and how deep (§17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ikz_report.readers.word.flow import View
from ikz_report.readers.word.names import Element, W, attribute, child, number
from ikz_report.readers.word.styles import Styles

BULLET = "bullet"
OWN_STYLE = re.compile(r"list (?:bullet|number) ([2-5])")  # the same names in every language


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A paragraph's place in a list: ``level`` counts from 1; ``numbered`` where it shows a number, not a bullet."""

    level: int
    numbered: bool


class Lists:
    """The lists of a file as one view shows them."""

    def __init__(self, root: Element | None, styles: Styles, view: View) -> None:
        self._styles = styles
        self._view = view
        self._known: dict[tuple[str, str], ListLevel | None] = {}
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if root is not None:
            self._abstract = {attribute(each, "abstractNumId"): each for each in root.findall(f"{W}abstractNum")}
            self._nums = {attribute(each, "numId"): each for each in root.findall(f"{W}num")}

    def level(self, pPr: Element | None) -> ListLevel | None:
        """Where a paragraph with these properties stands in a list; None outside of lists.

        Own ``w:numPr`` goes before the style's; list number 0 takes a paragraph out of the style's list.
        """
        style = self._styles.of_paragraph(pPr)
        own = child(pPr, "numPr")
        is_new = child(own, "ins") is not None and self._view == "rejected"  # §17.13.5.19
        found = [] if own is None or is_new else [("", own)]
        found += self._styles.numbering(style)
        num = next((value for _, numPr in found if (value := _value(numPr, "numId")) is not None), None)
        if num is None or num == "0" or num not in self._nums:
            return None
        index = _value(found[0][1], "ilvl")
        if index is None:
            index = self._linked(num, [key for key, _ in found]) or "0"
        if (num, index) not in self._known:
            self._known[num, index] = self._shown(num, index)
        shown = self._known[num, index]
        return replace(shown, level=self._by_name(style)) if shown and shown.level == 1 else shown

    def _by_name(self, style: str) -> int:
        """The level that Word's own list styles have in their name; each is the first level of a list of its own."""
        found = OWN_STYLE.fullmatch(self._styles.name(style).casefold())
        return int(found[1]) if found else 1

    def _linked(self, num: str, styles: list[str]) -> str | None:
        """The level that names one of these styles as its own (§17.9.23)."""
        for level in self._levels(num):
            linked = child(level, "pStyle")
            if linked is not None and attribute(linked, "val") in styles:
                return attribute(level, "ilvl")
        return None

    def _shown(self, num: str, index: str) -> ListLevel | None:
        level = next((each for each in self._levels(num) if attribute(each, "ilvl") == index), None)
        depth = int(index) + 1 if index.isdecimal() and len(index) < 3 else 1
        if level is None:
            return ListLevel(depth, numbered=False)
        form, text = child(level, "numFmt"), child(level, "lvlText")
        name = "decimal" if form is None else attribute(form, "val")
        is_blank = name == "none" and (text is None or not attribute(text, "val").strip())
        return None if is_blank else ListLevel(depth, name not in (BULLET, "none"))

    def _levels(self, num: str) -> list[Element]:
        """The levels of a list: overrides first, then those of what it is made from."""
        found: list[Element] = list(self._nums[num].iter(f"{W}lvl"))
        abstract = self._abstract.get(_value(self._nums[num], "abstractNumId") or "")
        for _ in range(2):  # at most one step by way of a list style (§17.9.21)
            if abstract is None:
                break
            found += abstract.findall(f"{W}lvl")
            abstract = self._by_style(abstract)
        return found

    def _by_style(self, abstract: Element) -> Element | None:
        link = child(abstract, "numStyleLink")
        if link is None:
            return None
        for _, numPr in self._styles.numbering(attribute(link, "val")):
            num = self._nums.get(_value(numPr, "numId") or "")
            if num is not None:
                return self._abstract.get(_value(num, "abstractNumId") or "")
        return None


def _value(element: Element, name: str) -> str | None:
    found = number(child(element, name))
    return None if found is None else str(found)
