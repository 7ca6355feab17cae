"""The measures of one file as plain data, without what other files say about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ikz_report.model import ART, Measure
from ikz_report.register import fields as f
from ikz_report.register.nodes import Node
from ikz_report.register.parse import read_nodes
from ikz_report.register.record import Values
from ikz_report.register.source import Source, TooManyProblems


@dataclass(frozen=True, slots=True)
class Row:
    """A measure as it stands in a file; ``fields`` are those of its table, in order."""

    measure: Measure
    kategorie: str
    bereich: str | None
    fields: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.measure.id

    def says_the_same(self, other: Row) -> bool:
        """Whether two rows say the same, in whatever order of fields."""
        same_place = (self.kategorie, self.bereich) == (other.kategorie, other.bereich)
        return same_place and self.measure == other.measure and (ART in self.fields) == (ART in other.fields)


def read_rows(source: Source, columns: Sequence[str]) -> tuple[Node | None, list[Row]]:
    """The file's root and its measures; ``columns`` are the fields of all tables. Problems are in the source."""
    try:
        root = read_nodes(source)
        values = None if root is None else f.MEASURES_FILE.read(root, source)
        if values is None:
            return root, []
        record = f.any_measure_record(columns)
        return root, [_row(record.values(each, source), columns) for each in values.get(f.MEASURES)]
    except TooManyProblems:
        return None, []


def _row(values: Values, columns: Sequence[str]) -> Row:
    arten = tuple(name.text for name in values.get(f.MEASURE_ART))
    wording = values.find(f.WORDING)
    cells = {name: values.found[name] for name in columns if name != ART and values.found.get(name)}
    measure = Measure(values.get(f.ID), arten, cells, wording if wording != " ".join(arten) else None)
    has_art = ART in values.mapping.pairs
    fields = tuple(name for name in columns if name != ART or has_art)
    return Row(measure, values.get(f.CATEGORY).text, values.get(f.SUB_UNIT).text or None, fields)
