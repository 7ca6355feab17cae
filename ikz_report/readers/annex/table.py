"""The rows of the tables: units, notes across the row, measures."""

from __future__ import annotations

from ikz_report.model import Content, Layout, Paragraph, lines, plain_content
from ikz_report.readers.annex.arten import arten_of
from ikz_report.readers.annex.drafts import STANDARD, CategoryDraft, Cells, SectionDraft, Spot, UnitDraft
from ikz_report.readers.annex.marks import note_marks
from ikz_report.readers.annex.measures import ADD_THEMA, append, is_nameless, read_measure, runs_on
from ikz_report.readers.annex.names import Names

_LONG = 60  # characters from which a sentence in a row of its own is a note
_TOO_LONG = 150  # characters no unit's name has
_SENTENCE = (".", "!", "?")


class TableReader:
    """Takes the rows of one category after another; knows the section the next measure belongs to."""

    def __init__(self, names: Names, *, joins_rows: bool = False) -> None:
        """``joins_rows``: a row without Art and Thema goes on with the measure above, also on the same page."""
        self.names = names
        self.joins_rows = joins_rows
        self.category: CategoryDraft | None = None
        self.section: SectionDraft | None = None
        self.standard = STANDARD
        self.heads = 0  # head lines seen
        self.after_head = False  # a repeated head stood before this row
        self.after_unit = False  # a unit's row stood before this row

    def start(self, category: CategoryDraft) -> None:
        self.category = category
        self.section = None
        self.after_head = self.after_unit = False

    def head(self, layout: Layout, spot: Spot) -> None:
        """The head line of a page; the titles of the first one hold."""
        category = self._category(spot)
        if not self.heads:
            self.standard = layout
        elif layout != self.standard:
            spot.doubt("Der Tabellenkopf ist anders geschrieben als der erste; es gilt der erste.")
        self.heads += 1
        self.after_head = category.tables > 0
        category.tables += 1

    def new_page(self) -> None:
        """A table begins that has no head: its first row may go on with the measure before."""
        self.after_head = self.section is not None

    def own_head(self, layout: Layout, spot: Spot) -> None:
        """A section's own head; the same one again is that of a new page."""
        section = self._section(spot)
        if section.measures and section.layout != layout:
            message = f"Mitten in den Maßnahmen von „{section.unit.name}“ steht ein anderer Tabellenkopf. "
            raise spot.place.error(f"{message}Bitte dort prüfen.")
        section.layout = layout
        self.after_unit = False

    @property
    def may_have_own_head(self) -> bool:
        return self.after_unit or (self.after_head and self.section is not None)

    def row(self, cells: Cells, spot: Spot) -> None:
        """A row of four cells: a unit's name or a note where only the first one is filled, else a measure."""
        filled = [cell for cell in cells if cell.text]
        if filled == [cells[0]]:
            self.single(cells[0].read(spot), spot)
        elif filled:
            self._measure(cells, spot)
            self.after_head = self.after_unit = False

    def single(self, content: Content, spot: Spot) -> None:
        """A row with one filled cell: a unit's name, or a note."""
        name = " ".join(plain_content(content).split())
        if arten_of(name):
            raise spot.place.error(f"Der Maßnahme mit der Art „{name}“ fehlt das Thema. {ADD_THEMA}")
        single = len(content) == 1 and isinstance(content[0], Paragraph)
        if not self.names.is_known(name) and (not single or _is_sentence(name)):
            self.note(content, spot)
            return
        if any(run.marks for _, text in lines(content) for run in text):
            spot.doubt(f"Auszeichnung im Namen „{name[:60]}“ weggelassen.")
        self._unit(name, spot)

    def note(self, content: Content, spot: Spot) -> None:
        """A text across the row belongs to the unit above it, or without one to the intro."""
        if not content:
            return
        note_marks(content, spot)
        beginning = plain_content(content)[:40]
        if self.section is None:
            self._category(spot).intro += content
            self._category(spot).intro_places.append(spot.place)
            spot.doubt(f"Text „{beginning} …“ steht bei keiner Dienststelle; an die Einleitung der Kategorie angefügt.")
            return
        self.section.notes += [Paragraph(text) for _, text in lines(content)]
        self.section.note_places.append(spot.place)
        where = ", unter den Namen und vor die Maßnahmen gestellt" if self.section.measures else ""
        spot.doubt(f"Text „{beginning} …“ als Hinweis zu „{self.section.unit.name}“ gelesen{where}.")

    def _unit(self, name: str, spot: Spot) -> None:
        category = self._category(spot)
        above = self.section.unit if self.section else None
        directly = self.section is not None and not self.section.measures
        unit = self.names.named(name, spot.place, above, directly, category.dezernat)
        self._parent_section(category, unit, spot)
        found = category.sections.get(unit)
        if found:
            spot.doubt(f"„{name}“ steht in dieser Kategorie noch einmal (zuerst {found.place.label}); zusammengefasst.")
            found.headed = True
        self.after_head = self.after_head and found is not None and found is self.section
        self.section = found or category.sections.setdefault(unit, SectionDraft(spot.place, unit, layout=self.standard))
        self.after_unit = True

    def _parent_section(self, category: CategoryDraft, unit: UnitDraft, spot: Spot) -> None:
        """A part stands below its unit, also where the paper does not print the unit's row."""
        if unit.parent and unit.parent not in category.sections:
            spot.doubt(f"„{unit.name}“ ist Teil von „{unit.parent.name}“; dessen Zeile fehlt hier.")
            category.sections[unit.parent] = SectionDraft(spot.place, unit.parent, headed=False, layout=self.standard)

    def _section(self, spot: Spot) -> SectionDraft:
        """The section above, or that of the Dezernat itself where no unit stands above."""
        if self.section is None:
            category = self._category(spot)
            if category.dezernat is None:
                message = f"Die Maßnahme steht unter keiner Dienststelle, und „{category.title}“ gehört zu keinem "
                raise spot.place.error(f"{message}Dezernat. Bitte darüber eine Zeile mit der Dienststelle einfügen.")
            self.section = self._own_section(category, category.dezernat, spot)
        return self.section

    def _own_section(self, category: CategoryDraft, dezernat: str, spot: Spot) -> SectionDraft:
        unit = self.names.own(dezernat, spot.place)
        spot.doubt(f"Ab hier stehen Maßnahmen unter keiner Dienststelle; sie gelten als die von „{unit.name}“.")
        section = SectionDraft(spot.place, unit, headed=False, layout=self.standard)
        return category.sections.setdefault(unit, section)

    def _category(self, spot: Spot) -> CategoryDraft:
        assert self.category is not None, spot
        return self.category

    def _measure(self, cells: Cells, spot: Spot) -> None:
        section = self._section(spot)
        last = section.measures[-1] if section.measures else None
        may_go_on = self.after_head or (self.joins_rows and is_nameless(cells, section.layout))
        if last and may_go_on and runs_on(cells, last, section.layout):
            append(last, cells, section.layout, spot, "hinter dem Seitenwechsel" if self.after_head else "hier")
        else:
            self._note_twice(cells, section, spot)
            section.measures.append(read_measure(cells, section.layout, spot))

    def _note_twice(self, cells: Cells, section: SectionDraft, spot: Spot) -> None:
        first = section.rows.setdefault(tuple(cell.text for cell in cells), spot.place)
        if first is not spot.place:
            spot.doubt(f"Dieselbe Zeile steht schon in {first.label}; als zweite Maßnahme gelesen. Bitte prüfen.")


def _is_sentence(text: str) -> bool:
    return len(text) > _TOO_LONG or (len(text) >= _LONG and text.endswith(_SENTENCE))
