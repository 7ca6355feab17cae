"""What became of a returned file as plain data: the JSON of ``collect``, and what its reports are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ikz_report.collect.one import Outcome
from ikz_report.merge.result import (
    DIENSTSTELLE,
    KATEGORIE,
    MASSNAHME,
    REIHENFOLGE,
    Change,
    Conflict,
    Kind,
    NewMeasure,
    Placed,
    Side,
)
from ikz_report.model import THEMA, art_text, plain, plain_content
from ikz_report.outline import Lines, bullet, flatten
from ikz_report.readers.returned import Question
from ikz_report.register.markup import render_text

if TYPE_CHECKING:
    from ikz_report.register.gone import GoneRemark

Node = dict[str, Any]
TITLES = {KATEGORIE: "Kategorie", DIENSTSTELLE: "Dienststelle", REIHENFOLGE: "Reihenfolge", MASSNAHME: "Maßnahme"}
THEME_LENGTH = 80
ROW = "Zeile "  # begins the kinds of changes of a row
MINUTE = "%d.%m.%Y %H:%M"


def account(outcome: Outcome, gone: Iterable[GoneRemark] = ()) -> Node:
    """Everything about one file: texts are German, lists keep the file's order. ``gone`` are the register's remarks."""
    return _Account(outcome).data() | {"bemerkungen_entfallen": list(map(_gone, gone))}


class _Account:
    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        result = outcome.result
        measures = [*result.settled, *outcome.found.issued.measures, *result.missing, *result.measures]
        self.themes = {each.id: _theme(each) for each in measures}
        layouts = reversed(outcome.before.layouts)
        self.titles = TITLES | {column.field: column.title for layout in layouts for column in layout.columns}

    def data(self) -> Node:
        outcome, result = self.outcome, self.outcome.result
        by_side = {side: [self.change(each) for each in result.changes if each.side is side] for side in Side}
        return {
            "datei": outcome.found.docx.name,
            "auszug": outcome.issued.key,
            "name": outcome.issued.name,
            "jahr": outcome.issued.year,
            "fingerabdruck": outcome.fingerprint,
            "ausgegeben": outcome.issued.day,
            "frist": outcome.issued.due,
            "offen": outcome.open_ends,
            "konflikte": [self.conflict(each) for each in result.conflicts],
            "fehlend": [self.where(each.id) for each in result.missing],
            "fragen": [self.question(each) for each in outcome.returned.questions],
            "uebernommen": by_side[Side.DEPARTMENT],
            "neu": [self.added(each) for each in result.added],
            "schon_gleich": by_side[Side.BOTH],
            "register": by_side[Side.REGISTER],
            "hinweise": [self.question(each) for each in outcome.returned.notes],
            "nachverfolgt": list(self.tracked()),
            "kommentare": list(self.comments()),
        }

    def where(self, measure: str, field: str = "") -> Node:
        return {
            "massnahme": measure or None,
            "thema": self.themes.get(measure),
            "feld": field or None,
            "titel": self.titles.get(field),
        }

    def change(self, change: Change) -> Node:
        emphasis = change.kind is Kind.EMPHASIS
        return self.where(change.measure, change.field) | {
            "was": str(change.kind),
            "vorher": texts(change.before, emphasis),
            "nachher": texts(change.after, emphasis),
        }

    def conflict(self, conflict: Conflict) -> Node:
        sides = conflict.issued, conflict.returned, conflict.current
        emphasis = len({tuple(texts(side)) for side in sides}) < len(set(sides))
        return self.where(conflict.measure, conflict.field) | {
            "ausgegeben": texts(conflict.issued, emphasis),
            "dienststelle": texts(conflict.returned, emphasis),
            "register": texts(conflict.current, emphasis),
            "entschieden": conflict.taken,
        }

    def added(self, new: NewMeasure) -> Node:
        measure = new.placed.measure
        return self.where(measure.id) | {
            "kategorie": new.placed.category,
            "dienststelle": new.placed.unit,
            "art": art_text(measure),
            "zellen": {self.titles.get(name, name): texts(flatten(each)) for name, each in measure.cells.items()},
        }

    def question(self, question: Question) -> Node:
        place = self.place(question.table, question.row)
        found = self.where(question.measure, question.field)
        return {**place, **{key: value for key, value in found.items() if value}, "text": question.message}

    def place(self, table: int, row: int, cell: int = 0) -> Node:
        """Where in the file, with the measure that stands there."""
        found = self.outcome.returned.places.get((table, row))
        if found is None:
            return self.where("") | {"tabelle": table or None, "zeile": row or None}
        here = self.where(found.measure, found.fields.get(cell, ""))
        return here | {"thema": here["thema"] or found.title, "tabelle": table, "zeile": row}

    def tracked(self) -> Iterator[Node]:
        """Each tracked change; of a row that was inserted or deleted as a whole only that."""
        changes = self.outcome.changes
        whole = {(each.table, each.row, each.author, each.date) for each in changes if each.kind.startswith(ROW)}
        for each in changes:
            if not each.kind.startswith(ROW) and (each.table, each.row, each.author, each.date) in whole:
                continue
            here = self.place(each.table, each.row, each.cell)
            yield here | {"wer": each.author, "wann": _minute(each.date), "was": each.kind, "text": each.text}

    def comments(self) -> Iterator[Node]:
        for each in self.outcome.comments:
            yield self.place(each.table, each.row, each.cell) | {
                "wer": each.author,
                "wann": _minute(each.date),
                "text": each.text,
                "zitat": each.quote,
                "erledigt": each.resolved,
                "antwort_auf": each.answers,
            }


def texts(lines: Lines, emphasis: bool = False) -> list[str]:
    """A text per line, bullets marked and indented; with the register's signs for emphasis where that matters."""
    return [bullet(line.level) + (render_text(line.text) if emphasis else plain(line.text)) for line in lines]


def _gone(remark: GoneRemark) -> Node:
    file = "/".join(remark.path.parts[-3:])  # year, folder, name, as in the register's other messages
    return {"datei": file, "zeile": remark.line, "text": remark.text}


def _theme(each: Placed) -> str:
    text = " ".join(plain_content(each.measure.cell(THEMA)).split())
    return text if len(text) <= THEME_LENGTH else text[: THEME_LENGTH - 1].rstrip() + "…"


def _minute(day: datetime | None) -> str | None:
    return day.strftime(MINUTE) if day else None
