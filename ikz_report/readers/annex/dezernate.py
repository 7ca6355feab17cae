"""Which Dezernat a unit belongs to, where no organisation says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ikz_report.readers.annex.drafts import CategoryDraft, Doubts, SectionDraft, UnitDraft

_HINT = re.compile(r"\b(?:Dezernat|Dez\.|Beigeordnete[rn]?|Bg\.?) ([IVXLC]+)\b")
_FALLBACK = "I"
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(number: str) -> int:
    """The value of a Roman numeral, for sorting."""
    values = [_DIGITS.get(digit, 0) for digit in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def settle(drafts: Sequence[UnitDraft], categories: Iterable[CategoryDraft], doubts: Doubts) -> None:
    """Give every unit a Dezernat: from its name, from its neighbours in the paper's order, or the first one."""
    for draft in drafts:
        _from_name(draft, doubts)
    for category in categories:
        _from_neighbours(list(category.sections.values()), doubts)
    known = [draft.dezernat for draft in drafts if draft.dezernat]
    first = min(known, key=roman, default=_FALLBACK)
    for draft in drafts:
        if draft.parent is None and draft.dezernat is None:
            _guess(draft, first, "nirgends genannt; bitte berichtigen", doubts)
    for draft in drafts:
        if draft.parent:
            draft.dezernat = draft.parent.dezernat


def _from_name(draft: UnitDraft, doubts: Doubts) -> None:
    hint = _HINT.search(draft.name)
    if hint and draft.parent is None and draft.dezernat is None:
        _guess(draft, hint[1], "nach dem Namen", doubts)


def _from_neighbours(sections: list[SectionDraft], doubts: Doubts) -> None:
    """The Dezernat of the unit before, or for the first ones of the unit behind."""
    tops = [section.unit.top for section in sections]
    sure = [top.dezernat for top in tops]
    before: str | None = None
    behind = _next_known(sure)
    for top, own, after in zip(tops, sure, behind, strict=True):
        before = own or before
        if top.dezernat is None and (before or after):
            both = before and after and before != after
            reason = f"nach der Dienststelle davor, die dahinter ist Dezernat {after}" if both else "nach den Nachbarn"
            _guess(top, before or after or "", reason, doubts)


def _next_known(numbers: list[str | None]) -> list[str | None]:
    result: list[str | None] = []
    after: str | None = None
    for number in reversed(numbers):
        after = number or after
        result.append(after)
    return result[::-1]


def _guess(draft: UnitDraft, dezernat: str, reason: str, doubts: Doubts) -> None:
    draft.dezernat = dezernat
    doubts.add(draft.place, f"„{draft.name}“ dem Dezernat {dezernat} zugeordnet ({reason}).")
