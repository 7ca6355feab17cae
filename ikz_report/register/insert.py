"""Adding units to an organisation.yaml that a person edits."""

from __future__ import annotations

from collections.abc import Mapping as MappingType

from ikz_report.errors import RegisterError
from ikz_report.model import Organisation, Unit
from ikz_report.register import fields as f
from ikz_report.register.dump import dezernat_fields, unit_fields
from ikz_report.register.emit import Plain
from ikz_report.register.insertions import Insertions
from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence
from ikz_report.register.organisation_file import read_organisation
from ikz_report.register.parse import read_nodes
from ikz_report.register.source import Source


def add_units(text: str, organisation: Organisation) -> str:
    """The text of organisation.yaml with the Dezernate and units that it lacks, each behind its official predecessor.

    Raises:
        RegisterError: the text is no organisation as it stands.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    source = Source("organisation.yaml", text.removeprefix(mark))
    present = read_organisation(source)
    root = read_nodes(source)
    if source.problems or present is None or not isinstance(root, Mapping):
        raise RegisterError(source.problems)
    return mark + _Editor(source.text, {unit.key for unit in present.units}).extended(root, organisation)


class _Editor(Insertions):
    """Adds Dezernate and units."""

    def __init__(self, text: str, present: set[str]) -> None:
        super().__init__(text)
        self.present = present

    def extended(self, root: Mapping, organisation: Organisation) -> str:
        missing = [unit for unit in organisation.units if unit.key not in self.present]
        # the innermost lists first: what is to stand at the same place keeps the order in which it was added
        for dezernat in _entries(root, f.DEZERNATE.name):
            for unit in _entries(dezernat, f.UNITS.name):
                key = _name(unit, f.KEY.name)
                below = [each for each in organisation.units if each.parent == key]
                self.extend_units(unit, f.SUB_UNITS.name, below, missing)
            number = _name(dezernat, f.DEZERNAT_NUMBER.name)
            ours = [each for each in organisation.units if each.dezernat == number and each.parent is None]
            self.extend_units(dezernat, f.UNITS.name, ours, missing)
        dezernate = {each.number: dezernat_fields(each, missing) for each in organisation.dezernate}
        self.extend(root, f.DEZERNATE.name, f.DEZERNAT_NUMBER.name, dezernate)
        return self.result()

    def extend_units(self, parent: Mapping, name: str, wanted: list[Unit], missing: list[Unit]) -> None:
        here = {_name(each, f.KEY.name) for each in _entries(parent, name)}
        fields = {
            unit.key: unit_fields(unit, missing) for unit in wanted if unit.key in here or unit.key not in self.present
        }
        self.extend(parent, name, f.KEY.name, fields)

    def extend(self, parent: Mapping, name: str, key_name: str, wanted: MappingType[str, Plain]) -> None:
        """Add to a list field the wanted entries that it lacks."""
        here = {_name(each, key_name): each for each in _entries(parent, name)}
        missing = {key: value for key, value in wanted.items() if key not in here}
        sequence = parent.pairs[name][1] if name in parent.pairs else None
        if not missing:
            return
        if not here or not isinstance(sequence, Sequence):
            self.new_list(parent, name, list(missing.values()))
            return
        before: Node | None = None
        for key, value in wanted.items():
            if key in here:
                before = here[key]
            else:
                self.insert(sequence, before, value)


def _entries(parent: Mapping, name: str) -> list[Mapping]:
    node = parent.pairs[name][1] if name in parent.pairs else None
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []


def _name(entry: Mapping, name: str) -> str:
    node = entry.pairs[name][1]
    return node.text.strip() if isinstance(node, Scalar) else ""
