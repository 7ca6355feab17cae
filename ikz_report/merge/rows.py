"""Which measure a returned row is: by vote of what survives an edit.

Word and LibreOffice keep a point bookmark per cell; a visible number comes next, then likeness of the
texts. A copy that LibreOffice pastes has the suffix ``_Copy_1`` and speaks only where nothing else does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from ikz_report.merge.align import likeness
from ikz_report.merge.measure import whole
from ikz_report.merge.result import Placed
from ikz_report.model import Category, Placement, Run, Section, Unit, plain
from ikz_report.outline import Line
from ikz_report.years.likeness import match, subject

BOOKMARK_LENGTH = 40  # Word takes no longer name, [MS-OI29500] 2.1 on ECMA-376 part 1 §17.13.6.2
DIGEST = 6
COPY = re.compile(r"(_Copy_\d+)+$")

BY_BOOKMARK = "Textmarke"
BY_NUMBER = "Nummer"
NEW = "neu"
COPIED = "Kopie"


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it came back: its measure (whatever id), the bookmarks in its cells, a number it shows."""

    placed: Placed
    bookmarks: tuple[str, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """The measure a row is, None for a new one, and why, in German.

    ``also`` are other measures whose bookmarks stand in the row too: it may have been joined with theirs.
    ``copy_of`` is the measure a new row was copied or split from.
    """

    id: str | None
    reason: str
    also: tuple[str, ...] = ()
    copy_of: str | None = None


class _Claim(NamedTuple):
    """A row's claim to an id; the greatest of all claims to it holds."""

    bookmarks: int
    number: bool
    copies: int
    likeness: float
    before: int  # rows further up first
    row: int
    id: str

    @property
    def reason(self) -> str:
        return BY_NUMBER if self.number and not self.bookmarks else BY_BOOKMARK


def bookmark_name(measure: str, field: str) -> str:
    """The name of the bookmark in a measure's cell: ``_ikz_<id>_<field>``, shortened to what Word takes."""
    name = f"_ikz_{measure}_{field}".replace("-", "_")
    if len(name) <= BOOKMARK_LENGTH:
        return name
    digest = sha256(name.encode()).hexdigest()[:DIGEST]
    return f"{name[: BOOKMARK_LENGTH - DIGEST - 1]}_{digest}"


def identify(
    rows: Sequence[ReturnedRow],
    known: Sequence[Placed],
    *,
    fields: Iterable[str],
    numbers: Mapping[str, str] | None = None,
) -> tuple[Identity, ...]:
    """An identity for each row; no two rows get the same id.

    ``known`` are the issued measures, and after them those that came into the register since.
    ``fields`` are the fields whose cells have bookmarks; ``numbers`` gives the id for a visible number.
    """
    measures = {each.id: each for each in reversed(known)}
    names = {bookmark_name(name, field): name for field in fields for name in measures}
    votes = [_votes(row, names) for row in rows]
    claims = sorted(_claims(rows, votes, measures, numbers or {}), reverse=True)
    found: dict[int, Identity] = {}
    taken: set[str] = set()
    for claim in claims:
        if claim.row not in found and claim.id not in taken:
            taken.add(claim.id)
            also = tuple(name for name in votes[claim.row] if name != claim.id)
            found[claim.row] = Identity(claim.id, claim.reason, also)
    for claim in claims:
        found.setdefault(claim.row, Identity(None, COPIED, copy_of=claim.id))
    found.update(_by_likeness(rows, [index for index in range(len(rows)) if index not in found], measures, taken))
    return tuple(found.get(index, Identity(None, NEW)) for index in range(len(rows)))


def _votes(row: ReturnedRow, names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """For each id with bookmarks in the row: how many of its own, how many of a copy."""
    own: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    for bookmark in row.bookmarks:
        name = names.get(COPY.sub("", bookmark))
        if name is not None:
            (copies if COPY.search(bookmark) else own)[name] += 1
    return {name: (own[name], copies[name]) for name in {**own, **copies}}


def _claims(
    rows: Sequence[ReturnedRow],
    votes: Sequence[Mapping[str, tuple[int, int]]],
    measures: Mapping[str, Placed],
    numbers: Mapping[str, str],
) -> Iterator[_Claim]:
    wanted: Counter[str] = Counter()
    found = []
    for index, row in enumerate(rows):
        shown = numbers.get(row.number or "", "")
        for name in dict.fromkeys([*votes[index], *([shown] if shown in measures else [])]):
            own, copies = votes[index].get(name, (0, 0))
            wanted[name] += 1
            found.append(_Claim(own, name == shown, copies, 0, -index, index, name))
    for claim in found:
        alike = _likeness(rows[claim.row].placed, measures[claim.id]) if wanted[claim.id] > 1 else 0
        yield claim._replace(likeness=alike)


def _likeness(row: Placed, measure: Placed) -> float:
    return likeness(_joined(row), _joined(measure))


def _joined(placed: Placed) -> Line:
    return Line(0, (Run(" ".join(plain(line.text) for line in whole(placed))),))


def _by_likeness(
    rows: Sequence[ReturnedRow], left: list[int], measures: Mapping[str, Placed], taken: set[str]
) -> Iterator[tuple[int, Identity]]:
    free = [each for name, each in measures.items() if name not in taken]
    subjects = [subject(_placement(rows[index].placed, f"Zeile {index}")) for index in left]
    for each in match(subjects, [subject(_placement(placed, placed.id)) for placed in free]):
        yield left[each.left], Identity(free[each.right].id, each.reason)


def _placement(placed: Placed, key: str) -> Placement:
    """As the likeness of years wants it; a key with a blank is no measure's id."""
    one_department = Section(Unit("", "", ""))
    return Placement(Category(placed.category, ""), one_department, replace(placed.measure, id=key))
