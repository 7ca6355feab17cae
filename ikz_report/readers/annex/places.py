"""Where something stands in a source, in words a clerk can follow."""

from __future__ import annotations

from dataclasses import dataclass

from ikz_report.errors import SourceError

LINE = "zeile"
TABLE, ROW, CELL = "tabelle", "zeile", "zelle"
PARAGRAPH, BEFORE, AFTER = "absatz", "vor_tabelle", "nach_tabelle"
_LABELS = {BEFORE: "vor Tabelle", AFTER: "nach Tabelle"}
NOTHING = "Es wurde nichts geschrieben."


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place of a source: ``order`` counts from its top.

    ``parts`` are names with a number from 1, the widest first: the line of a text; table, row and cell of a
    Word file, or a paragraph between two of its tables; without any the whole file is meant.
    """

    order: int
    name: str
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def label(self) -> str:
        """„Zeile 12“, „Tabelle 3, Zeile 4, Zelle 2“, „Absatz 2 vor Tabelle 3“."""
        text = ", ".join(f"{_LABELS.get(part, part.capitalize())} {number}" for part, number in self.parts)
        return text.replace(", vor", " vor").replace(", nach", " nach")

    def __str__(self) -> str:
        """How a message begins: a text's line behind a colon as editors know it, other places in words."""
        if not self.parts:
            return self.name
        if self.parts[0][0] == LINE:
            return f"{self.name}:{self.parts[0][1]}"
        return f"{self.name}: {self.label}"

    def error(self, message: str) -> SourceError:
        return SourceError(f"{self}: {message} {NOTHING}")


NOWHERE = Place(0, "")


def line(name: str, number: int) -> Place:
    """A line of a text, counted from 1."""
    return Place(number, name, ((LINE, number),))


def whole(name: str, message: str) -> SourceError:
    """An error that concerns the whole source."""
    return Place(0, name).error(message)
