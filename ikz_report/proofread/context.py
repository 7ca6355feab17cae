"""What a rule may look at: the whole report, or one text with its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ikz_report.model import Layout, Organisation, Report
from ikz_report.proofread.finding import Place
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.texts import WORD, TextField, TextLine, Word, text_fields, text_lines


class ReportContext:
    """A report with its texts, made once for all rules; ``today`` decides which suppressions have run out.

    ``register`` is the register of the year where the report is a draft that may differ from it.
    """

    def __init__(
        self,
        report: Report,
        settings: Settings | None = None,
        today: date | None = None,
        register: Report | None = None,
    ) -> None:
        self.report = report
        self.register = register
        self.settings = settings or Settings()
        self.today = today or self.day
        self.fields: tuple[TextField, ...] = tuple(text_fields(report))
        self.lines: tuple[TextLine, ...] = tuple(text_lines(self.fields))

    @property
    def year(self) -> int:
        return self.report.year

    @property
    def day(self) -> date:
        """The paper's date; without a cover the last day of the report's year."""
        return self.report.paper.day if self.report.paper else date(self.report.year, 12, 31)

    @property
    def organisation(self) -> Organisation:
        return self.report.organisation

    def register_layout(self, key: str) -> Layout:
        """A layout of the register."""
        assert self.register is not None
        return self.register.layout(key)

    @cached_property
    def words(self) -> Mapping[str, Sequence[Word]]:
        """Every word as written, with where it stands."""
        index: dict[str, list[Word]] = defaultdict(list)
        for line in self.lines:
            for match in WORD.finditer(line.text):
                index[match[0]].append(Word(line, match.start(), match.end()))
        return dict(index)

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], Sequence[TextLine]]:
        """The lines of a field by subject and field name, in order; fields without text are absent."""
        index: dict[tuple[str, str], list[TextLine]] = defaultdict(list)
        for line in self.lines:
            index[line.place.subject, line.place.field].append(line)
        return dict(index)

    @cached_property
    def measures(self) -> Mapping[str, Sequence[TextLine]]:
        """The lines of a measure by its id, in order."""
        index: dict[str, list[TextLine]] = defaultdict(list)
        for line in self.lines:
            if line.place.measure is not None:
                index[line.place.measure].append(line)
        return dict(index)

    def line(self, place: Place) -> TextLine | None:
        """The text at a place; None for a whole field or a place without text."""
        return self._by_place.get(place)

    def order(self, place: Place) -> tuple[int, tuple[int, ...]]:
        """Sort key of the paper's order; what stands nowhere in it comes last."""
        slots = self._slots
        at = slots.get((place.subject, place.field), slots.get((place.subject, ""), len(slots)))
        return at, place.path

    @cached_property
    def _by_place(self) -> dict[Place, TextLine]:
        return {line.place: line for line in self.lines}

    @cached_property
    def _slots(self) -> dict[tuple[str, str], int]:
        slots: dict[tuple[str, str], int] = {}
        for index, field in enumerate(self.fields):
            slots[field.place.subject, field.place.field] = index
            slots.setdefault((field.place.subject, ""), index)
        return slots


@dataclass(frozen=True, slots=True)
class TextContext:
    """What a text rule knows beside the characters: the line (runs, field, level, place) and the report around it."""

    line: TextLine
    report: ReportContext

    @property
    def settings(self) -> Settings:
        return self.report.settings
