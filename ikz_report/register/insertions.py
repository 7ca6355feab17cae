"""Adding entries to the lists of a YAML file that a person edits.

New lines are put between the old ones, at places the parser gives; every other byte stays. (A library that
writes the whole file anew keeps comments, but moves those at a list's end and folds long lines again.)
"""

from __future__ import annotations

from collections.abc import Iterable

from ikz_report.register.emit import Plain, entry, flow
from ikz_report.register.nodes import Mapping, Node, Sequence


class Insertions:
    """Collects insertions, each as index and text, into one file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.insertions: list[tuple[int, str]] = []

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
