"""massnahmen/<kennung>.yaml → the measures and special sections of one department."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from ikz_report.model import ART, STANDARD_LAYOUT, Measure, Paragraph
from ikz_report.register import fields as f
from ikz_report.register.hints import nearest, shown
from ikz_report.register.nodes import Mapping, Scalar
from ikz_report.register.parse import read_nodes
from ikz_report.register.places import Frame, Place, Places, Wrong
from ikz_report.register.record import Record, Values
from ikz_report.register.source import Source, TooManyProblems


@dataclass(frozen=True, slots=True)
class Special:
    """What is special about a section."""

    headed: bool = True
    notes: tuple[Paragraph, ...] = ()
    layout: str = STANDARD_LAYOUT


USUAL = Special()
_FIXED = f.RESERVED | {ART}


@dataclass(slots=True)
class Collected:
    """What the measures' files hold, by place; ``ids`` tells where each id was first seen."""

    measures: dict[Place, list[Measure]] = field(default_factory=dict)
    special: dict[Place, Special] = field(default_factory=dict)
    ids: dict[str, tuple[Source, int]] = field(default_factory=dict)


def read_measures(source: Source, key: str, frame: Frame, collected: Collected) -> None:
    """Add one file's sections and measures; ``key`` is the department its name gives."""
    with suppress(TooManyProblems):
        node = read_nodes(source, partly=True)
        values = None if node is None else f.MEASURES_FILE.read(node, source)
        if values is not None:
            reader = _Reader(source, key, frame, collected)
            reader.check_unit(values)
            reader.sections(values)
            for mapping in values.get(f.MEASURES):
                reader.measure(mapping)


class _Reader:
    def __init__(self, source: Source, key: str, frame: Frame, collected: Collected) -> None:
        self.source = source
        self.key = key
        self.frame = frame
        self.collected = collected
        self.places = Places(key, frame)
        self.knows_sections = True

    def check_unit(self, values: Values) -> None:
        name = values.find(f.UNIT)
        if name is not None and name.text != self.key:
            message = f"Die Datei heißt „{self.key}.yaml“, hier steht {shown(name.text)}. Beides muss gleich sein."
            self.source.problem(name.start, message)
        unit = self.frame.units.get(self.key)
        if unit is not None and unit.parent is None:
            message = self.frame.unit_problem(unit) or ""
        elif self.frame.knows_units:
            known = nearest(self.key, self.frame.units_below(None))
            message = f"Unbekannte Dienststelle {shown(self.key)}. {known} Neue bitte in organisation.yaml eintragen."
        else:
            return
        if message:
            values.problem(f.UNIT, message)

    def place(self, values: Values) -> Place | None:
        """Where a section or measure belongs; None where that cannot be told, which is noted."""
        found = self.places.find(values.get(f.CATEGORY).text, values.get(f.SUB_UNIT).text)
        if isinstance(found, Place):
            return found
        if found.message:
            values.problem(found.field, found.message)
        return None

    def sections(self, values: Values) -> None:
        self.knows_sections = not values.mapping.may_have_had(f.SECTIONS.name)
        seen: dict[Place, int] = {}
        for each in values.get(f.SECTIONS):
            special = self.special(each)
            place = self.place(each)
            if place is not None and place in seen:
                line = self.source.place(seen[place])[0]
                message = f"Dieser Abschnitt steht schon in Zeile {line}. Bitte beide zusammenführen."
                self.source.problem(each.mapping.start, message)
            elif place is not None:
                seen[place] = each.mapping.start
                self.collected.special[place] = special

    def special(self, values: Values) -> Special:
        layout = values.get(f.LAYOUT)
        if layout.text and self.frame.layouts and layout.text not in self.frame.layouts:
            known = nearest(layout.text, self.frame.layouts)
            self.source.problem(layout.start, f"Unbekannte Tabelle {shown(layout.text)}. {known}")
        notes = tuple(note for text in values.get(f.NOTES) for note in text)
        return Special(values.find(f.HEADED) is not False, notes, layout.text or STANDARD_LAYOUT)

    def measure(self, mapping: Mapping) -> None:
        values = self.record(mapping).values(mapping, self.source)
        place = self.place(values)
        name = values.get(f.ID)
        if name:
            self.check_id(name, values)
        arten = self.arten(values)
        wording = values.find(f.WORDING)
        cells = {name: value for name, value in values.found.items() if value and name not in _FIXED}
        measure = Measure(name, arten, cells, wording if wording != " ".join(arten) else None)
        if place is not None:
            self.collected.measures.setdefault(place, []).append(measure)

    def record(self, mapping: Mapping) -> Record:
        """The fields of a measure, by its section's table; of any table where the section is not known."""
        place = self.places.find(_peek(mapping, f.CATEGORY.name), _peek(mapping, f.SUB_UNIT.name))
        if isinstance(place, Wrong) or not self.knows_sections:
            return self.frame.any_record
        layout = self.collected.special.get(place, USUAL).layout
        return self.frame.records.get(layout, self.frame.any_record)

    def check_id(self, name: str, values: Values) -> None:
        start = values.node(f.ID).start
        first = self.collected.ids.setdefault(name, (self.source, start))
        if first != (self.source, start):
            message = f"Die id {shown(name)} gibt es schon in {first[0].where(first[1])}. Bitte eine der beiden ändern."
            self.source.problem(start, message)

    def arten(self, values: Values) -> tuple[str, ...]:
        names: list[str] = []
        for name in values.get(f.MEASURE_ART):
            if name.text in names:
                self.source.problem(name.start, f"Die Art {shown(name.text)} steht doppelt. Bitte einmal löschen.")
            elif self.frame.arten and name.text not in self.frame.arten:
                known = nearest(name.text, self.frame.arten)
                self.source.problem(name.start, f"Unbekannte Art {shown(name.text)}. {known}")
            names.append(name.text)
        return tuple(names)


def _peek(mapping: Mapping, name: str) -> str:
    """A field's text before it is read; whether it is one is told later."""
    pair = mapping.pairs.get(name)
    return pair[1].text.strip() if pair is not None and type(pair[1]) is Scalar else ""
