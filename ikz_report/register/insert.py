"""Adding units to an organisation.yaml that a person edits.

New lines are put between the old ones, at places the parser gives; every other byte stays. (A library that
writes the whole file anew keeps comments, but moves those at a list's end and folds long lines again.)
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingType

from ikz_report.errors import RegisterError
from ikz_report.model import Organisation, Unit
from ikz_report.register import fields as f
from ikz_report.register.dump import dezernat_fields, unit_fields
from ikz_report.register.emit import Plain, entry, flow
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


class _Editor:
    """Collects insertions, each as index and text, into one file."""

    def __init__(self, text: str, present: set[str]) -> None:
        self.text = text
        self.present = present
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.insertions: list[tuple[int, str]] = []

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

    def insert(self, sequence: Sequence, before: Node | None, value: Plain) -> None:
        """Put one entry behind another, or at the list's start."""
        if sequence.flow:
            if before is None:
                self.insertions.append((sequence.items[0].start, flow(value) + ", "))
            else:
                self.insertions.append((before.end, ", " + flow(value)))
            return
        lines = entry(value, self.column(sequence.start))
        blank = [""] if self.is_spaced(sequence) else []
        if before is None:
            start = sequence.start - self.column(sequence.start)
            self.insertions.append((start, self.lines([*lines, *blank])))
        else:
            self.after(before, [*blank, *lines])

    def is_spaced(self, sequence: Sequence) -> bool:
        if len(sequence.items) < 2:
            return False
        between = self.text[self.end(sequence.items[0]) : sequence.items[1].start]
        return "\n\n" in between.replace("\r", "")

    def new_list(self, parent: Mapping, name: str, values: list[Plain]) -> None:
        """Give a group the list field that it lacks, or has empty."""
        pair = parent.pairs.get(name)
        if pair is not None and (parent.flow or isinstance(pair[1], Sequence)):
            start, end = pair[1].start, pair[1].end
            inside = isinstance(pair[1], Sequence)
            self.insertions.append((end - 1, flow(values)[1:-1]) if inside else (start, flow(values)))
        elif parent.flow:
            self.insertions.append((self.fields_end(parent), f", {name}: {flow(values)}"))
        else:
            indent = self.column(parent.start)
            lines = [line for value in values for line in entry(value, indent + 2)]
            if pair is None:
                self.after(parent, [f"{' ' * indent}{name}:", *lines])
            else:
                self.after(pair[0], lines)

    def column(self, index: int) -> int:
        return index - self.text.rfind("\n", 0, index) - 1

    def lines(self, lines: Iterable[str]) -> str:
        return "".join(line + self.newline for line in lines)

    def after(self, node: Node, lines: list[str]) -> None:
        """Add lines behind the last line of a node, behind a remark on that line too."""
        index = self.text.find("\n", self.end(node)) + 1
        if index:
            self.insertions.append((index, self.lines(lines)))
        else:
            self.insertions.append((len(self.text), self.newline + self.lines(lines).removesuffix(self.newline)))

    def end(self, node: Node) -> int:
        """Where a node's last character stands; the parser lets block collections run on to the next token."""
        if isinstance(node, Mapping) and not node.flow:
            return self.fields_end(node)
        if isinstance(node, Sequence) and not node.flow:
            return self.end(node.items[-1])
        return node.start + len(self.text[node.start : node.end].rstrip())

    def fields_end(self, mapping: Mapping) -> int:
        return max(max(key.end, self.end(value)) for key, value in mapping.pairs.values())

    def result(self) -> str:
        parts = []
        at = 0
        for index, text in sorted(self.insertions, key=lambda insertion: insertion[0]):
            parts += [self.text[at:index], text]
            at = index
        return "".join([*parts, self.text[at:]])


def _entries(parent: Mapping, name: str) -> list[Mapping]:
    node = parent.pairs[name][1] if name in parent.pairs else None
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []


def _name(entry: Mapping, name: str) -> str:
    node = entry.pairs[name][1]
    return node.text.strip() if isinstance(node, Scalar) else ""
