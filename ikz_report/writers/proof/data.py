"""A report and its remarks as plain values, the way ``templates/korrekturfahne.typ`` gets them as ``daten``.

piece     [string, marks out of "uib", level], or {"nummer": n, "stufe": level}: where a remark's quote ends
text      a list of pieces; level 0 stands for no remark, 1 to 3 for Hinweis, Warnung, Fehler
block     a text (paragraph), or {"punkte": [item, …]}
item      {"text": text, "punkte": [item, …]}
content   a list of blocks; the numbers of remarks on the whole of it are its last paragraph
note      {"nummer", "stufe", "regel", "meldung", "vorschlag"}
woerter   a list of {"wort", "anzahl", "vorschlag", "stellen"}: the unknown words
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from ikz_report.model import (
    ART,
    STANDARD_LAYOUT,
    THEMA,
    Block,
    Category,
    Column,
    Content,
    Item,
    Layout,
    Mark,
    Measure,
    Paragraph,
    Report,
    Section,
    Text,
    art_text,
    plain_content,
)
from ikz_report.proofread.finding import (
    COVER_ANNEXES,
    COVER_TEXT,
    COVER_TOPIC,
    INTRO,
    NOTES,
    PRINCIPLES,
    TITLE,
    UNIT_NAME,
    Place,
)
from ikz_report.proofread.output.remarks import WHOLE, Remark, Review
from ikz_report.proofread.output.words import WordRemark
from ikz_report.proofread.registry import rule
from ikz_report.writers.pdf.data import MARKS, breakable, column_data
from ikz_report.writers.placed import PlacedRemarks, paragraphs, pieces

Row = dict[str, Any]
LINES_PER_CHARACTER = 1.6  # a line of the notes' column holds fewer characters than one of the text's
EMPTY = "leer"
MOST_PLACES = 4  # of an unknown word that its row names


def proof_data(review: Review, created: datetime) -> dict[str, Any]:
    """Everything the template may print, ready for JSON."""
    writer = _Proof(review)
    columns = review.report.layout(STANDARD_LAYOUT).columns
    cover = [] if review.only else writer.cover()
    wanted = (each for each in review.report.categories if not review.only or writer.sections(each))
    categories = [writer.category(each) for each in wanted]
    return {
        "titel": review.report.title,
        "jahr": review.report.year,
        "stadt": review.report.organisation.city,
        "beispiel": review.report.example,
        "stand": {"jahr": created.year, "monat": created.month, "tag": created.day},
        "gezaehlt": review.counted(),
        "spalten": [column_data(column) for column in columns],
        "ganzes": {"ueberschrift": WHOLE, "notizen": writer.notes(writer.placed.rest(), where=True)},
        "nur": [unit.name for unit in review.report.organisation.units if unit.key in review.only],
        "rechtschreibung": review.spelling,
        "woerter": [_word(each) for each in review.words],
        "deckblatt": cover,
        "kategorien": categories,
        "regeln": _rules(review.remarks),
    }


def _word(each: WordRemark) -> dict[str, str]:
    places = list(dict.fromkeys(place.where for place in each.places))
    more = f"; und {len(places) - MOST_PLACES} weitere" if len(places) > MOST_PLACES else ""
    return {
        "wort": breakable(each.word),
        "anzahl": str(len(each.places)),
        "vorschlag": each.finding.proposal or "–",
        "stellen": breakable("; ".join(places[:MOST_PLACES]) + more),
    }


def _rules(remarks: Iterable[Remark]) -> list[dict[str, str]]:
    """What each rule of the remarks finds, for the list at the end."""
    codes = sorted({each.finding.code for each in remarks})
    return [{"regel": code, "titel": rule(code).title, "grund": rule(code).reason} for code in codes]


class _Proof:
    """Writes a report; each remark is taken where its text stands."""

    def __init__(self, review: Review) -> None:
        self.report: Report = review.report
        self.placed = PlacedRemarks(review)
        self._only = review.only

    def cover(self) -> list[Row]:
        """Title and cover sheet, as far as they are proofread; the year's figures still stand as [[…]]."""
        nowhere, paper = Place(), self.report.paper
        fields = [self._field(paragraphs(self.report.title), nowhere, TITLE)]
        if paper is not None:
            fields.append(self._field(paragraphs(paper.topic), nowhere, COVER_TOPIC))
            fields.append(self._field(paper.text, nowhere, COVER_TEXT))
            fields.append(self._field(paragraphs(*paper.annexes), nowhere, COVER_ANNEXES))
        return [field for field in fields if field]

    def sections(self, category: Category) -> list[Section]:
        """Those that are printed: all, or those of the departments that are wanted."""
        units = ((section, section.unit) for section in category.sections)
        return [section for section, unit in units if not self._only or (unit.parent or unit.key) in self._only]

    def category(self, category: Category) -> dict[str, Any]:
        place = Place(category.key)
        title = self.placed.take(place, TITLE)
        heading = paragraphs(self.report.heading(category))
        return {
            "nummer": category.number,
            "ueberschrift": self.report.heading(category),
            "text": [
                *([self._beside(heading, title)] if title else []),
                *filter(None, (self._field(category.intro, place, INTRO),)),
                *filter(None, (self._field(category.principles, place, PRINCIPLES),)),
            ],
            "zeilen": list(_names_together(self._rows(category))),
        }

    def notes(self, remarks: Sequence[Remark], *, where: bool = False) -> list[dict[str, Any]]:
        """The remarks as notes; ``where``: each says what it is about."""
        return [_note(each, where) for each in sorted(remarks, key=lambda each: each.number)]

    def _field(self, content: Content, place: Place, *fields: str) -> Row | None:
        remarks = self.placed.take(place, *fields)
        return self._beside(content, remarks) if content or remarks else None

    def _beside(self, content: Content, remarks: Sequence[Remark]) -> Row:
        return {"inhalt": content_data(content, remarks), "notizen": self.notes(remarks)}

    def _rows(self, category: Category) -> Iterator[Row]:
        printed: set[str] = set()
        for section in self.sections(category):
            unit = section.unit
            if section.headed:
                # A heading may only go down one level at a time (ISO 14289-1, 7.4.2).
                yield {"ist": "namen", "namen": [{"name": unit.name, "ebene": 3 if unit.parent in printed else 2}]}
                printed.add(unit.key)
            yield from self._section(category, section)

    def _section(self, category: Category, section: Section) -> Iterator[Row]:
        place = Place(category.key, section.unit.key)
        layout = self.report.layout(section.layout)
        name = self.placed.take(place, UNIT_NAME, "")
        if name:
            yield {"ist": "hinweis", **self._beside(paragraphs(section.unit.name), name)}
        notes = self._field(section.notes, place, NOTES)
        if notes:
            yield {"ist": "hinweis", **notes}
        if layout.head and section.measures:  # a head without a row below it cannot be set
            yield {"ist": "kopf", "zeilen": [[[cell.text, cell.span] for cell in row] for row in layout.head]}
        for measure in section.measures:
            yield self._measure(layout, measure, place)

    def _measure(self, layout: Layout, measure: Measure, place: Place) -> Row:
        cells, taken, longest = [], [], 0
        for column, span in self._spans(layout, measure):
            remarks = self.placed.take(Place(place.category, place.unit, measure.id), column.field)
            taken += remarks
            content = paragraphs(art_text(measure)) if column.field == ART else measure.cell(column.field)
            cells.append([content_data(content, remarks), span])
            longest = max(longest, len(plain_content(content)))
        notes = self.notes(taken)
        written = sum(len(each["meldung"]) + len(each["vorschlag"] or "") + 40 for each in notes)
        length = max(longest, round(written * LINES_PER_CHARACTER))
        return {"ist": "massnahme", "id": measure.id, "zellen": cells, "notizen": notes, "zeichen": length}

    def _spans(self, layout: Layout, measure: Measure) -> list[tuple[Column, int]]:
        """The columns that the measure fills, each with its width; a list runs across all but the first."""
        columns = layout.columns
        if layout.key == STANDARD_LAYOUT and self.report.is_list_row(measure):
            listed = next(column for column in columns if column.field == THEMA)
            return [(columns[0], columns[0].span), (listed, sum(each.span for each in columns[1:]))]
        return [(column, column.span) for column in columns]


def _names_together(rows: Iterable[Row]) -> Iterator[Row]:
    """The same rows; names that follow each other are one row, as they are kept together."""
    for are_names, group in groupby(rows, lambda row: row["ist"] == "namen"):
        if are_names:
            yield {"ist": "namen", "namen": [name for row in group for name in row["namen"]]}
        else:
            yield from group


def _note(remark: Remark, where: bool) -> dict[str, Any]:
    message = f"{remark.where}: {remark.finding.message}" if where and remark.where else remark.finding.message
    return {
        "nummer": remark.number,
        "stufe": int(remark.level),
        "regel": f"{remark.level.label} {remark.finding.code}",
        "meldung": breakable(message),
        "vorschlag": breakable(remark.proposal) if remark.proposal else None,
    }


def content_data(content: Content, remarks: Sequence[Remark]) -> list[Any]:
    """The content with its remarks' numbers; an empty one that is remarked on says that it is empty."""
    data = _blocks(content, (), remarks)
    whole = [each for each in remarks if not each.finding.place.path]
    if whole:
        word: list[Any] = [] if content else [[EMPTY, MARKS[Mark.ITALIC], int(max(each.level for each in whole))]]
        data.append(word + [_number(each) for each in whole])
    return data


def _blocks(blocks: Iterable[Block], above: tuple[int, ...], remarks: Sequence[Remark]) -> list[Any]:
    result: list[Any] = []
    for is_list, group in groupby(enumerate(blocks), key=lambda pair: isinstance(pair[1], Item)):
        data = [_block(block, (*above, index), remarks) for index, block in group]
        result += [{"punkte": data}] if is_list else data
    return result


def _block(block: Block, path: tuple[int, ...], remarks: Sequence[Remark]) -> Any:
    text = text_data(block.text, [each for each in remarks if each.finding.place.path == path])
    if isinstance(block, Paragraph):
        return text
    below = [_block(item, (*path, index), remarks) for index, item in enumerate(block.items)]
    return {"text": text, "punkte": below}


def text_data(text: Text, remarks: Sequence[Remark]) -> list[Any]:
    """The pieces of a text, each remark's number behind its quote."""
    result: list[Any] = []
    for piece in pieces(text, remarks):
        if piece.text:
            level = max((each.level for each in piece.inside), default=0)
            result.append([breakable(piece.text), MARKS[piece.marks], int(level)])
        result += [_number(each) for each in piece.after]
    return result


def _number(remark: Remark) -> dict[str, int]:
    return {"nummer": remark.number, "stufe": int(remark.level)}
