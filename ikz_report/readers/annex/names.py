"""Which unit a row names."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict

from ikz_report.model import Organisation
from ikz_report.readers.annex.drafts import Doubts, UnitDraft
from ikz_report.readers.annex.places import NOWHERE, Place

_SUB_UNIT = re.compile(r"(?:Bereich|Abteilung|Sachgebiet|Team|Referat|Sachbereich)\b")
_DEZERNAT = re.compile(r"Dezernat ([IVXLC]+)")
_BLANKS = re.compile(r"[\s\u00ad\u2010-\u2013-]+")

ALIKE = 0.8  # of 1, by difflib: a letter or two differ
RESEMBLES = " Ähnlich heißt dort „{name}“; ist diese gemeint, bitte den Namen in der Datei verbessern."


class Names:
    """Finds a unit by its printed name: in the organisation, then among those met before, else a new one."""

    def __init__(self, organisation: Organisation | None, year: int, doubts: Doubts) -> None:
        self.organisation = organisation
        self.doubts = doubts
        self.drafts: list[UnitDraft] = []  # in order of their first row
        self._by_name: dict[str, list[UnitDraft]] = defaultdict(list)
        self._loose: dict[str, list[UnitDraft]] = defaultdict(list)
        self._parts: dict[tuple[str, UnitDraft], UnitDraft] = {}  # by name and parent
        if organisation:
            self._enter_known(organisation, year)

    def _enter_known(self, organisation: Organisation, year: int) -> None:
        drafts: dict[str, UnitDraft] = {}
        for unit in (each for each in organisation.units if each.exists(year)):
            drafts[unit.key] = UnitDraft(unit.name, dezernat=unit.dezernat, known=unit)
        for draft in drafts.values():
            if draft.known and draft.known.parent:
                draft.parent = drafts.get(draft.known.parent)
            self._enter(draft)

    def is_known(self, name: str) -> bool:
        return name in self._by_name or _loose(name) in self._loose

    def named(
        self, name: str, place: Place, above: UnitDraft | None, directly: bool, dezernat: str | None
    ) -> UnitDraft:
        """The unit of a row.

        ``above`` is the unit of the row before it in the category, ``directly`` without a measure between;
        ``dezernat`` that of the category's part.
        """
        parent = self._parent(name, above, directly)
        part = self._parts.get((name, parent)) if parent else None
        draft = part or self._best(self._by_name.get(name, []), parent, dezernat)
        if draft is None:
            draft = self._best(self._loose.get(_loose(name), []), parent, dezernat)
            if draft:
                self.doubts.add(place, f"Dienststelle „{name}“ als „{draft.name}“ gelesen (andere Schreibweise).")
        if draft is None:
            named = _DEZERNAT.fullmatch(name)
            own = named[1] if named and dezernat in (None, named[1]) else None
            draft = self._new(name, place, parent, own)
            self._note_new(draft, dezernat)
        return self._met(draft, place, dezernat)

    def own(self, dezernat: str, place: Place) -> UnitDraft:
        """The unit that stands for a Dezernat itself."""
        title = self._dezernat_name(dezernat)
        draft = self._best(self._by_name.get(title) or self._by_name.get(f"Dezernat {dezernat}", []), None, dezernat)
        return self._met(draft or self._new(title, place, None, dezernat), place, dezernat)

    def _dezernat_name(self, number: str) -> str:
        found = self.organisation.dezernat(number) if self.organisation else None
        return found.name if found else f"Dezernat {number}"

    def _parent(self, name: str, above: UnitDraft | None, directly: bool) -> UnitDraft | None:
        """The unit a row would be a part of, by its first word and what stands above."""
        if above is None or not _SUB_UNIT.match(name) or above.name == name:
            return None
        if above.parent:
            return above.parent
        return above if directly else None

    def _best(self, drafts: list[UnitDraft], parent: UnitDraft | None, dezernat: str | None) -> UnitDraft | None:
        """The one below the parent; one of another parent only when the row does not say otherwise."""
        fitting = [draft for draft in drafts if dezernat is None or draft.top.dezernat in (None, dezernat)]
        for draft in fitting:
            if draft.parent is parent:
                return draft
        return next((draft for draft in fitting if parent is None or draft.parent is None or draft.known), None)

    def _met(self, draft: UnitDraft, place: Place, dezernat: str | None) -> UnitDraft:
        """Keep what the place of a row tells of its unit."""
        if draft.parent is not None and draft.parent.place is NOWHERE:
            self._met(draft.parent, place, dezernat)
        if draft.place is NOWHERE:
            draft.place = place
            self.drafts.append(draft)
        draft.top.dezernat = draft.top.dezernat or dezernat
        return draft

    def _new(self, name: str, place: Place, parent: UnitDraft | None, own: str | None) -> UnitDraft:
        """A unit not met before; ``own`` is the Dezernat it stands for itself."""
        draft = UnitDraft(name, place, own, parent, own=own is not None)
        self._enter(draft)
        self.drafts.append(draft)
        return draft

    def _note_new(self, draft: UnitDraft, dezernat: str | None) -> None:
        name, place = draft.name, draft.place
        if draft.parent:
            self.doubts.add(place, f"„{name}“ als Teil von „{draft.parent.name}“ gelesen.")
        elif _SUB_UNIT.match(name):
            self.doubts.add(
                place, f"„{name}“ als eigene Dienststelle gelesen. Bitte prüfen, ob es Teil einer anderen ist."
            )
        others = [other.top.dezernat for other in self._by_name[name] if other is not draft and other.top.dezernat]
        others += _DEZERNAT.findall(name) if not draft.own else []
        if others and dezernat:
            self.doubts.add(
                place,
                f"„{name}“ gehört zu Dezernat {others[0]}, steht hier aber unter Dezernat {dezernat}; dort als weitere "
                "Dienststelle angelegt. Bitte prüfen.",
            )
        elif self.organisation:
            message = f"Dienststelle „{name}“ steht nicht in organisation.yaml; sie wird dort ergänzt."
            self.doubts.add(place, message + self._resembling(name))

    def _resembling(self, name: str) -> str:
        """What to do where a unit of the organisation has nearly this name."""
        known = [unit.name for unit in self.organisation.units] if self.organisation else []
        nearest = difflib.get_close_matches(name, known, 1, ALIKE)
        return RESEMBLES.format(name=nearest[0]) if nearest else ""

    def _enter(self, draft: UnitDraft) -> None:
        if draft.parent:
            self._parts[draft.name, draft.parent] = draft
        for found in (self._by_name[draft.name], self._loose[_loose(draft.name)]):
            if not found or draft.known or draft.parent is None:  # one new part of that name is enough to find
                found.append(draft)


def _loose(name: str) -> str:
    return _BLANKS.sub("", name.casefold())
