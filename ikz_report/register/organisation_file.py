"""organisation.yaml → Organisation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from ikz_report.identity import DEVICES
from ikz_report.model import Dezernat, Organisation, Unit
from ikz_report.register import fields as f
from ikz_report.register.hints import shown
from ikz_report.register.office_titles import read_titles
from ikz_report.register.parse import read_nodes
from ikz_report.register.record import Values
from ikz_report.register.source import Source, TooManyProblems


def read_organisation(source: Source) -> Organisation | None:
    """The organisation; None where the file does not tell its units; its problems are in the source."""
    with suppress(TooManyProblems):
        node = read_nodes(source, partly=True)
        values = None if node is None else f.ORGANISATION.read(node, source)
        if values is not None and values.find(f.DEZERNATE) is not None:
            organisation = _Reader(source).organisation(values)
            return organisation if source.whole else None
    return None


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.numbers: dict[str, int] = {}
        self.keys: dict[str, int] = {}

    def organisation(self, values: Values) -> Organisation:
        dezernate = []
        units: list[Unit] = []
        for each in values.get(f.DEZERNATE):
            number = each.get(f.DEZERNAT_NUMBER)
            self.only_once(self.numbers, number.text, number.start, "Das Dezernat")
            dezernate.append(Dezernat(number.text, each.get(f.DEZERNAT_NAME)))
            units += self.units(each, number.text)
        return Organisation(values.get(f.CITY), tuple(dezernate), tuple(units), read_titles(values))

    def units(self, values: Values, dezernat: str) -> Iterator[Unit]:
        for each in values.get(f.UNITS):
            unit = self.unit(each, dezernat, None)
            yield unit
            for below in each.get(f.SUB_UNITS):
                yield self.unit(below, dezernat, unit.key)

    def unit(self, values: Values, dezernat: str, parent: str | None) -> Unit:
        key = values.get(f.KEY)
        self.only_once(self.keys, key, values.node(f.KEY).start, "Die Kennung")
        if key in DEVICES:
            values.problem(f.KEY, f"{shown(key)} ist unter Windows kein Dateiname. Bitte eine andere Kennung wählen.")
        since, until = values.find(f.SINCE), values.find(f.UNTIL)
        if since is not None and until is not None and since > until:
            values.problem(f.UNTIL, f"„bis“ ({until}) liegt vor „seit“ ({since}). Bitte prüfen.")
        return Unit(
            key,
            values.get(f.UNIT_NAME),
            dezernat,
            short=values.find(f.SHORT),
            number=values.find(f.UNIT_NUMBER),
            parent=parent,
            since=since,
            until=until,
        )

    def only_once(self, seen: dict[str, int], name: str, start: int, what: str) -> None:
        if not name:
            return  # missing, which is a problem of its own
        if name in seen:
            line = self.source.place(seen[name])[0]
            self.source.problem(start, f"{what} {shown(name)} steht schon in Zeile {line}. Bitte eine ändern.")
        else:
            seen[name] = start
