"""Merging all measures of a department: which are there, in what order, and each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ikz_report.merge.account import Account, Notes, Versions, mover
from ikz_report.merge.align import without
from ikz_report.merge.measure import merge_measure, merge_presence, shown
from ikz_report.merge.order import Order, merged_order
from ikz_report.merge.result import REIHENFOLGE, MergeResult, NewMeasure, Placed, Take
from ikz_report.merge.settled import settled
from ikz_report.outline import Lines

NewIds = Callable[[Sequence[Placed], Collection[str]], Sequence[str]]


def merge(
    issued: Sequence[Placed],
    returned: Sequence[Placed],
    current: Sequence[Placed],
    *,
    new_ids: NewIds,
    take: Take | None = None,
    drop: Collection[str] = (),
) -> MergeResult:
    """The current measures with what the department changed since they were issued.

    A returned measure whose id is not known, empty or there twice is a new one; ``new_ids`` names such
    measures, given them in order and the ids that are taken. ``take`` is the side that decides
    conflicts. Measures whose row did not come back are kept and listed as missing, save those in
    ``drop``, whose end somebody has confirmed.
    """
    names = {each.id for each in issued} | {each.id for each in current}
    return _Merge(issued, _named(returned, names, new_ids), current, take, frozenset(drop), names).result()


def _named(returned: Sequence[Placed], names: Collection[str], new_ids: NewIds) -> list[Placed]:
    """The returned measures, new ones with new ids."""
    first = {each.id: index for index, each in reversed(list(enumerate(returned)))}
    new = [index for index, each in enumerate(returned) if each.id not in names or first[each.id] != index]
    result = list(returned)
    for index, name in zip(new, new_ids([returned[index] for index in new], names), strict=True):
        result[index] = replace(result[index], measure=replace(result[index].measure, id=name))
    return result


@dataclass(slots=True)
class _Merge:
    issued: Sequence[Placed]
    returned: Sequence[Placed]
    current: Sequence[Placed]
    take: Take | None
    drop: frozenset[str]
    names: Collection[str]
    notes: Notes = field(default_factory=Notes)
    missing: list[Placed] = field(default_factory=list)

    def result(self) -> MergeResult:
        chosen, other = (self.returned, self.current) if self.take == "department" else (self.current, self.returned)
        mine, others = _places(self.issued, chosen), _places(self.issued, other)
        order = merged_order(mine, others, without(range(len(chosen)), mine), without(range(len(other)), others))
        measures = self._merged(list(dict.fromkeys(_ordered_ids(order, self.issued, chosen, other))))
        self._note_order(order, {each.id for each in measures})
        conflicts = tuple(self.notes.conflicts)
        undecided = () if self.take else conflicts
        kept = {each.id for each in self.missing} | {each.measure for each in undecided}
        return MergeResult(
            tuple(measures),
            tuple(self.notes.changes),
            conflicts,
            tuple(self._added(measures)),
            tuple(self.missing),
            settled(self.issued, self.returned, undecided, self.notes.bases, kept),
        )

    def _merged(self, ids: list[str]) -> list[Placed]:
        issued, returned, current = (
            {each.id: each for each in side} for side in (self.issued, self.returned, self.current)
        )
        found = (self._one(issued.get(name), returned.get(name), current.get(name)) for name in ids)
        return [each for each in found if each is not None]

    def _one(self, issued: Placed | None, returned: Placed | None, current: Placed | None) -> Placed | None:
        if returned is not None and current is not None:
            return merge_measure(issued, returned, current, self.take, self.notes)
        if issued is None:
            return returned or current
        if current is not None and issued.id not in self.drop:
            self.missing.append(current)
            return current
        return merge_presence(issued, returned, current, self.take, self.notes)

    def _added(self, measures: list[Placed]) -> list[NewMeasure]:
        before: list[str | None] = [None, *(each.id for each in measures)]
        return [
            NewMeasure(each, after) for each, after in zip(measures, before, strict=False) if each.id not in self.names
        ]

    def _note_order(self, order: Order, there: set[str]) -> None:
        if order.conflict:
            self._account("").conflict(Versions(*(_ids(side) for side in (self.issued, self.returned, self.current))))
            return
        for index in sorted(order.moved | order.moved_other):
            name = self.issued[index].id
            if name in there:
                side = mover(self.take, chosen=index in order.moved, other=index in order.moved_other)
                self._account(name).moved(shown(name), side)

    def _account(self, name: str) -> Account:
        return Account(name, REIHENFOLGE, self.take, self.notes)


def _places(issued: Sequence[Placed], side: Sequence[Placed]) -> tuple[int | None, ...]:
    places = {each.id: place for place, each in enumerate(side)}
    return tuple(places.get(each.id) for each in issued)


def _ordered_ids(
    order: Order, issued: Sequence[Placed], chosen: Sequence[Placed], other: Sequence[Placed]
) -> Iterator[str]:
    for group in order.groups:
        for spot in (*group.both, *group.chosen, *group.other):
            for place, side in zip(spot, (issued, chosen, other), strict=True):
                if place is not None:
                    yield side[place].id


def _ids(side: Sequence[Placed]) -> Lines:
    return tuple(line for each in side for line in shown(each.id))
