"""The measures of a returned extract, told apart, and what somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from ikz_report.extracts.extract import Extract
from ikz_report.extracts.issued import Issued
from ikz_report.merge.result import Placed
from ikz_report.merge.rows import Identity, ReturnedRow, bookmark_name, identify
from ikz_report.model import ART, THEMA, Content, Measure, art_text, plain_content
from ikz_report.outline import flatten
from ikz_report.readers.returned.arten import art_of
from ikz_report.readers.returned.as_read import as_read
from ikz_report.readers.returned.cells import GONE, RowCells, row_cells
from ikz_report.readers.returned.drafts import Context, Drafts, RowDraft, loose, read_drafts
from ikz_report.readers.returned.outside import LOST_KINDS, TAKEN_AWAY, look_outside
from ikz_report.readers.word import DocxFile
from ikz_report.readers.word.flow import View

NO_THEMA = "Das Thema ist leer; ohne Thema gibt es keine Maßnahme. Es bleibt, wie es war."
NO_THEMA_NEW = "Neue Zeile ohne Thema; sie ist nicht übernommen. Ihr Text: „{text}“"
UNKNOWN_ART = "„{text}“ ist keine Art des Berichts (möglich: {known}); die Art bleibt, wie sie war."
UNKNOWN_ART_NEW = "„{text}“ ist keine Art des Berichts (möglich: {known}); die neue Maßnahme hat noch keine Art."
TWICE = "Diese Zeile steht unverändert doppelt da; die zweite ist nicht übernommen."
JOINED = "Diese Zeile ist mit der von „{ids}“ zusammengezogen. Bitte prüfen, was aus dieser Maßnahme werden soll."
OTHER_TABLE = "Diese Zeile steht jetzt in einer Tabelle mit anderen Spalten; sie bleibt, wo sie war. Bitte prüfen."
ACROSS = "Text über die ganze Zeile, der zu keiner Maßnahme gehört: „{text}“"
LOST = "{kind} in der Zelle, im Register nicht darstellbar{text}. Bitte von Hand klären."
NOTED = "{kind}: {text}"


@dataclass(frozen=True, slots=True)
class Question:
    """Something in the file that a person must look at; table and row are 0 where it stands in none."""

    message: str
    measure: str = ""
    field: str = ""
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Which measure a row is (empty for a new one), and the field of each of its cells by number."""

    measure: str
    title: str
    fields: Mapping[int, str]


@dataclass(slots=True)
class Returned:
    """What came back. New measures have an empty id; ``notes`` need no decision.

    ``fingerprint`` is the same whenever the same content comes back, whatever its measures are called.
    """

    measures: list[Placed] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[Question] = field(default_factory=list)
    places: dict[tuple[int, int], RowPlace] = field(default_factory=dict)
    fingerprint: str = ""
    known_rows: int = 0


def read_return(docx: DocxFile, now: Extract, issued: Issued, known: Sequence[Placed], view: View) -> Returned:
    """The measures of a file.

    ``now`` is the extract as the register has it today, ``issued`` as it was sent out; ``known`` are all
    measures a row may be: those issued, and those that came into the register since.

    Raises:
        SourceError: the file is damaged.
    """
    context = Context(now.report, now.departments)
    if len(issued.departments) == 1:
        context.units.setdefault(loose(issued.name), now.departments[0])  # a department renamed since
    drafts = read_drafts(docx, context, view)
    return _Reading(context, drafts, now.departments, issued.measures, known).read(issued.outside)


class _Reading:
    def __init__(
        self,
        context: Context,
        drafts: Drafts,
        departments: Sequence[str],
        issued: Sequence[Placed],
        known: Sequence[Placed],
    ) -> None:
        self.departments = departments
        self.context = context
        self.drafts = drafts
        self.known = list(known)
        self.before = {each.id: each for each in reversed([*issued, *known])}
        self.result = Returned()
        columns = [column for layout in reversed(context.part.layouts) for column in layout.columns]
        self.titles = {column.field: column.title for column in columns}
        self.fields = tuple(dict.fromkeys(name for layout in context.part.layouts for name in layout.fields))
        self.names = {bookmark_name(each.id, name): name for each in self.known for name in self.fields}

    def read(self, outside: Sequence[str]) -> Returned:
        cells = [self._cells(draft) for draft in self.drafts.rows]
        rows = [self._row(draft, each) for draft, each in zip(self.drafts.rows, cells, strict=True)]
        self.result.fingerprint = _fingerprint(self.drafts, cells)
        identities = self._identities(rows)
        for draft, each, row, identity in zip(self.drafts.rows, cells, rows, identities, strict=True):
            self._measure(draft, each, row.placed, identity)
        for table, number, text in self.drafts.across:
            self.result.questions.append(Question(ACROSS.format(text=text), table=table, row=number))
        questions, notes = look_outside(self.drafts, outside)
        self.result.questions += map(Question, questions)
        self.result.notes += map(Question, notes)
        return self.result

    def _cells(self, draft: RowDraft) -> RowCells:
        return row_cells(draft.row, self.context.layout(draft.category, draft.unit), self.names)

    def _row(self, draft: RowDraft, cells: RowCells) -> ReturnedRow:
        contents = {name: content for name, content in cells.contents.items() if content and name != ART}
        category = (draft.category or "").partition("/")[0]
        return ReturnedRow(Placed(Measure("", (), contents), category, draft.unit or ""), draft.bookmarks)

    def _identities(self, rows: Sequence[ReturnedRow]) -> list[Identity]:
        """Who is who; a copy that was taken in as a measure before is that measure."""
        found = list(identify(rows, self.known, fields=self.fields))
        taken = {each.id for each in found}
        for index, identity in enumerate(found):
            if identity.id is not None:
                continue
            same = (each for each in self.known if each.id not in taken and _same_cells(each, rows[index].placed))
            other = next(same, None)
            if other is not None:
                taken.add(other.id)
                found[index] = Identity(other.id, identity.reason, identity.also)
        return found

    def _measure(self, draft: RowDraft, cells: RowCells, row: Placed, identity: Identity) -> None:
        before = self.before.get(identity.id or "")
        text = plain_content(row.measure.cell(THEMA)).partition("\n")[0]
        self.result.places[draft.table, draft.row.number] = RowPlace(identity.id or "", text, cells.fields)
        self._remarks(draft, cells, identity)
        if draft.is_empty and before is not None:
            return  # an emptied row is a row that did not come back
        if before is None and self._is_no_measure(draft, cells, row):
            return
        contents = self._contents(draft, cells, before)
        arten, wording = self._art(draft, cells, before)
        measure = Measure(identity.id or "", arten, contents, wording)
        self.result.known_rows += before is not None
        self.result.measures.append(self._placed(draft, measure, before))

    def _is_no_measure(self, draft: RowDraft, cells: RowCells, row: Placed) -> bool:
        """Whether a new row cannot be taken in; then it is asked about."""
        art = loose(plain_content(cells.contents.get(ART, ())))
        twins = (each for each in self.known if _same_cells(each, row) and loose(art_text(each.measure)) == art)
        twin = next(twins, None)
        if twin is not None:
            self._ask(draft, TWICE, twin.id)
            return True
        if not row.measure.cell(THEMA):
            text = " / ".join(plain_content(cell.content) for cell in draft.row.cells if cell.content)
            self._ask(draft, NO_THEMA_NEW.format(text=text))
            return True
        return False

    def _contents(self, draft: RowDraft, cells: RowCells, before: Placed | None) -> dict[str, Content]:
        self._gone(draft, cells, before)
        contents: dict[str, Content] = {}
        for name in dict.fromkeys((*cells.contents, *cells.unclear)):
            if name == ART:
                continue
            issued = before.measure.cell(name) if before else ()
            content = issued if before and name in cells.unclear else cells.contents.get(name, ())
            contents[name] = issued if content != issued and content == as_read(issued) else content
        if before and not contents.get(THEMA):
            self._ask(draft, NO_THEMA, before.id, THEMA)
            contents[THEMA] = before.measure.cell(THEMA)
        return {name: content for name, content in contents.items() if content}

    def _gone(self, draft: RowDraft, cells: RowCells, before: Placed | None) -> None:
        """Ask about cells that the row has no more, as where somebody deleted a column; their text stays."""
        for name, content in before.measure.cells.items() if before else ():
            if name not in cells.contents and name not in cells.unclear:
                cells.unclear.add(name)
                text = plain_content(content).replace("\n", " / ")
                title = self.titles.get(name, name)
                self._ask(draft, GONE.format(title=title, text=text), before.id if before else "", name)

    def _art(self, draft: RowDraft, cells: RowCells, before: Placed | None) -> tuple[tuple[str, ...], str | None]:
        was = before.measure if before else Measure("", ())
        if ART not in cells.contents or ART in cells.unclear:
            return was.arten, was.wording
        vocabulary = [art.name for art in self.context.part.arten]
        try:
            return art_of(cells.contents[ART], before.measure if before else None, vocabulary)
        except ValueError as error:
            message = UNKNOWN_ART if was.arten or was.wording else UNKNOWN_ART_NEW
            self._ask(draft, message.format(text=error, known=", ".join(vocabulary)), was.id, ART)
            return was.arten, was.wording

    def _placed(self, draft: RowDraft, measure: Measure, before: Placed | None) -> Placed:
        """The measure where its row stands, as far as the file tells."""
        here = Placed(measure, (draft.category or "").partition("/")[0], draft.unit or "")
        if before is None:
            return self._by_neighbour(here)
        if draft.category is None:
            return replace(here, category=before.category, unit=before.unit)
        if draft.category not in self.drafts.whole or not here.unit:
            here = replace(here, unit=before.unit)
        layout = self.context.layout(draft.category, here.unit)
        if not set(measure.cells) <= set(layout.fields):
            self._ask(draft, OTHER_TABLE, before.id)
            return replace(here, category=before.category, unit=before.unit)
        return here

    def _by_neighbour(self, here: Placed) -> Placed:
        """A new measure with the category and unit of the one above where the file does not tell them."""
        above = self.result.measures[-1] if self.result.measures else None
        category = here.category or (above.category if above else self.context.part.categories[0].number)
        unit = here.unit or (above.unit if above and above.category == category else self.departments[0])
        return replace(here, category=category, unit=unit)

    def _remarks(self, draft: RowDraft, cells: RowCells, identity: Identity) -> None:
        name = identity.id or ""
        if identity.also:
            self._ask(draft, JOINED.format(ids=", ".join(identity.also)), name)
        by_number = {cell.number: cell for cell in draft.row.cells}
        for number, message in cells.problems:
            text = plain_content(by_number[number].content).replace("\n", " / ")
            self._ask(draft, message.format(text=text), name, cells.fields[number])
        before = self.before.get(name)
        for cell in draft.row.cells:
            sent = _sent(before, cells.fields[cell.number])
            for remark in cell.remarks:
                if remark.text and remark.text in sent and remark.kind not in TAKEN_AWAY:
                    continue
                if remark.kind in LOST_KINDS:
                    text = f": „{remark.text}“" if remark.text else ""
                    self._ask(draft, LOST.format(kind=remark.kind, text=text), name, cells.fields[cell.number])
                else:
                    note = NOTED.format(kind=remark.kind, text=remark.text)
                    where = name, cells.fields[cell.number], draft.table, draft.row.number
                    self.result.notes.append(Question(note, *where))

    def _ask(self, draft: RowDraft, message: str, measure: str = "", name: str = "") -> None:
        self.result.questions.append(Question(message, measure, name, draft.table, draft.row.number))


def _sent(before: Placed | None, name: str) -> str:
    """The text of a cell as it was sent out."""
    if before is None:
        return ""
    return art_text(before.measure) if name == ART else plain_content(as_read(before.measure.cell(name)))


def _same_cells(known: Placed, row: Placed) -> bool:
    mine, others = known.measure.cells, row.measure.cells
    return mine.keys() == others.keys() and all(
        others[name] in (content, as_read(content)) for name, content in mine.items()
    )


def _fingerprint(drafts: Drafts, cells: Sequence[RowCells]) -> str:
    parts: Iterator[object] = (
        (draft.category, draft.unit, [(name, flatten(each.contents[name])) for name in each.contents])
        for draft, each in zip(drafts.rows, cells, strict=True)
    )
    return sha256(repr(list(parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
