"""The organisation behind the annex: the one given and what the annex adds, or one made from the annex alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ikz_report.identity import DEVICES, slug
from ikz_report.model import Dezernat, Organisation, Unit
from ikz_report.readers.annex.dezernate import roman
from ikz_report.readers.annex.drafts import CategoryDraft, Doubts, SectionDraft, UnitDraft
from ikz_report.readers.annex.order import merge_orders
from ikz_report.readers.annex.places import Place

MAX_KEY = 40
_CITY = re.compile(r"\b(?:Landeshauptstadt|Hansestadt|Universitätsstadt) [A-ZÄÖÜ][\wäöüß-]+")
_NO_CITY = "Stadt"

Units = dict[UnitDraft, Unit]
Group = tuple[str | None, str | None]  # units of a Dezernat, or parts of a unit


def build_organisation(
    drafts: Sequence[UnitDraft],
    categories: Sequence[CategoryDraft],
    given: Organisation | None,
    text: str,
    start: Place,
    doubts: Doubts,
) -> tuple[Organisation, Units]:
    """The organisation with every unit met, and the unit of each draft.

    ``text`` is that of the whole source, where the city is named; ``start`` its beginning.
    """
    units = _units(drafts, given)
    city = given.city if given else _city(text, start, doubts)
    numbers = [draft.dezernat or "" for draft in drafts] + [each.dezernat for each in categories if each.dezernat]
    dezernate = _dezernate(numbers, given, categories, start, doubts)
    if given and all(draft.known for draft in drafts):
        return replace(given, dezernate=dezernate), units
    everyone = list(dict.fromkeys([*(given.units if given else ()), *units.values()]))
    walks = [[units[unit] for unit in category.sections] for category in categories]
    titles = given.titles if given else ()
    return Organisation(city, dezernate, _official(everyone, walks, dezernate, given), titles), units


def _units(drafts: Sequence[UnitDraft], given: Organisation | None) -> Units:
    keys = _Keys(unit.key for unit in (given.units if given else ()))
    units: Units = {draft: draft.known for draft in drafts if draft.known}
    for draft in sorted(drafts, key=lambda draft: draft.parent is not None):
        if draft not in units:
            parent = draft.parent and (draft.parent.known or units[draft.parent])
            units[draft] = Unit(
                keys.new(draft), draft.name, draft.dezernat or "", parent=parent.key if parent else None
            )
    return units


class _Keys:
    """Gives out keys, none twice."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = {*taken, *DEVICES}
        self.counts: dict[str, int] = {}

    def new(self, draft: UnitDraft) -> str:
        base = slug(f"Dezernat {draft.dezernat}" if draft.own else draft.name, MAX_KEY) or "dienststelle"
        key, number = base, self.counts.get(base, 1)
        while key in self.taken:
            number += 1
            key = f"{slug(base, MAX_KEY - 1 - len(str(number)))}-{number}"
        self.counts[base] = number
        self.taken.add(key)
        return key


def _dezernate(
    numbers: Iterable[str],
    given: Organisation | None,
    categories: Iterable[CategoryDraft],
    start: Place,
    doubts: Doubts,
) -> tuple[Dezernat, ...]:
    known = given.dezernate if given else ()
    new = sorted(set(numbers) - {each.number for each in known}, key=lambda number: (roman(number), number))
    if given:
        first = {each.dezernat: each.place for each in reversed(list(categories))}
        for number in new:
            doubts.add(
                first.get(number, start), f"Dezernat {number} steht nicht in organisation.yaml; es wird ergänzt."
            )
    return (*known, *(Dezernat(number, f"Dezernat {number}") for number in new))


def _city(text: str, start: Place, doubts: Doubts) -> str:
    found = Counter(_CITY.findall(text)).most_common(1)
    city = found[0][0] if found else _NO_CITY
    doubts.add(start, f"Name der Stadt nach dem Text: „{city}“. Bitte in organisation.yaml prüfen.")
    return city


def _official(
    everyone: Sequence[Unit], walks: Sequence[Sequence[Unit]], dezernate: Sequence[Dezernat], given: Organisation | None
) -> tuple[Unit, ...]:
    """Units by Dezernat, each followed by its parts, in the order in which the parts of the paper have them."""
    members: dict[Group, list[Unit]] = defaultdict(list)
    for unit in everyone:
        members[_group(unit)].append(unit)
    orders = _orders(walks, {unit.key: unit for unit in everyone})
    known = frozenset(given.units) if given else None
    result: list[Unit] = []
    for dezernat in dezernate:
        group: Group = (dezernat.number, None)
        for top in _merged(members[group], orders[group], known):
            below: Group = (None, top.key)
            result += [top, *_merged(members[below], orders[below], known)]
    return tuple(result)


def _group(unit: Unit) -> Group:
    return (None, unit.parent) if unit.parent else (unit.dezernat, None)


def _orders(walks: Sequence[Sequence[Unit]], by_key: dict[str, Unit]) -> dict[Group, list[list[Unit]]]:
    """For each group, the orders in which the walks meet its units."""
    orders: dict[Group, list[list[Unit]]] = defaultdict(list)
    for walk in walks:
        met: dict[Group, dict[Unit, None]] = defaultdict(dict)
        for unit in walk:
            met[_group(unit)][unit] = None
            top = by_key[unit.parent or unit.key]
            met[_group(top)][top] = None
        for group, units in met.items():
            orders[group].append(list(units))
    return orders


def _merged(units: Sequence[Unit], orders: list[list[Unit]], known: frozenset[Unit] | None) -> list[Unit]:
    """One order; that of the ``known`` units stands firm."""
    if known is None:
        return merge_orders(units, orders)
    pairs = [pair for order in orders for pair in pairwise(order) if not known.issuperset(pair)]
    return merge_orders(units, [[unit for unit in units if unit in known], *pairs])


def note_order(categories: Iterable[CategoryDraft], organisation: Organisation, units: Units, doubts: Doubts) -> None:
    """List the sections that do not stand in official order; the register puts them there."""
    rank = {unit.key: at for at, unit in enumerate(organisation.units)}
    for category in categories:
        for before, section in pairwise(category.sections.values()):
            if rank[units[section.unit].key] < rank[units[before.unit].key]:
                doubts.add(section.place, _out_of_order(section, before))


def _out_of_order(section: SectionDraft, before: SectionDraft) -> str:
    return (
        f"„{section.unit.name}“ steht hier hinter „{before.unit.name}“, in der amtlichen Reihenfolge davor; "
        "im Register gilt die amtliche Reihenfolge. Bitte organisation.yaml prüfen."
    )
