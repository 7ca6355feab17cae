"""Where in the YAML files a finding stands: a place in the report → a node of a file → line and column."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ikz_report.model import Report
from ikz_report.proofread.finding import NOTES, SUPPRESSED, Finding, Place
from ikz_report.proofread.settings_file import SETTINGS_FILE
from ikz_report.proofread.texts import text_fields, text_lines
from ikz_report.proofread.yaml_nodes import Written, find_written
from ikz_report.register.folder import MEASURES, SUFFIX, Folder
from ikz_report.register.load import ORGANISATION_FILE, REPORT_FILE
from ikz_report.register.nodes import Node, Scalar
from ikz_report.register.parse import read_nodes
from ikz_report.register.source import Source

_AS_WRITTEN = {" ": r"\s+", '"': r'\\?"', "'": "''?", "\n": r"(?:\s+|\\n)"}
_MARKUP = "(?:</?[uib]>)*"


class Spot(NamedTuple):
    """A stretch of a file; lines and columns count from 1, the end is exclusive.

    ``path`` begins with the data folder as the clerk named it. ``exact`` is false where only the beginning of the text
    or field is known, not the quote in it.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    exact: bool

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class WordSpot(NamedTuple):
    """A place in a Word file, in words and as names with numbers: table, row, cell, or a paragraph beside a table."""

    path: str
    label: str
    parts: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        return f"{self.path}: {self.label}" if self.label else self.path


class Locator:
    """Finds findings in the files of a data folder; each file is read once."""

    def __init__(self, data: Path, report: Report) -> None:
        self._data = data
        self._folder = Folder(data)
        self._report = report
        self._departments = {unit.key: unit.parent or unit.key for unit in report.organisation.units}
        self._files: dict[str, tuple[Source, Node | None]] = {}
        self._texts = {line.place: line.text for line in text_lines(text_fields(report))}

    def find(self, finding: Finding) -> Spot | None:
        """The quote in its file; where it is not written there as it reads, the text that holds it.

        None where the file has no such place, as when it was changed since the report was loaded, or where a built
        file is meant.
        """
        if finding.place.in_built_file:
            return None
        path = self._path(finding.place)
        source, root = self._read(path)
        written = find_written(root, finding.place, self._report) if root is not None else None
        return self._spot(path, source, written, finding) if written is not None else None

    def _path(self, place: Place) -> str:
        """The file that holds a place."""
        if place.field == SUPPRESSED:
            return SETTINGS_FILE
        if place.unit is None:
            return f"{self._report.year}/{REPORT_FILE}"
        if place.measure is not None or place.field == NOTES:
            return f"{self._report.year}/{MEASURES}/{self._departments.get(place.unit, place.unit)}{SUFFIX}"
        return ORGANISATION_FILE

    def _read(self, path: str) -> tuple[Source, Node | None]:
        if path not in self._files:
            source = self._folder.open(*path.split("/"), missing="")
            self._files[path] = source, read_nodes(source)
        return self._files[path]

    def _spot(self, path: str, source: Source, written: Written, finding: Finding) -> Spot:
        span = self._quote(source, written, finding)
        start, end = span or (written.node.start, written.node.start)
        return Spot((self._data / path).as_posix(), *source.place(start), *source.place(end), exact=span is not None)

    def _quote(self, source: Source, written: Written, finding: Finding) -> tuple[int, int] | None:
        """The quote as it is written: folded lines, doubled and escaped quotation marks allowed."""
        node = written.node
        if not finding.quote or not isinstance(node, Scalar):
            return None
        pattern = _MARKUP.join(_AS_WRITTEN.get(char, re.escape(char)) for char in finding.quote)
        matches = re.finditer(pattern, source.text[node.start : node.end])
        match = next(islice(matches, self._count_before(finding, written.above), None), None)
        return (node.start + match.start(), node.start + match.end()) if match else None

    def _count_before(self, finding: Finding, above: int) -> int:
        """How often the quote stands before the finding in the same text of the file."""
        place, quote = finding.place, finding.quote
        count = self._texts.get(place, "")[: finding.start].count(quote)
        for number in range(1, above + 1):
            other = replace(place, path=(place.path[0] - number,))
            count += self._texts.get(other, "").count(quote)
        return count
