"""The text of a measures' file, changed so that its measures are the wanted ones.

First the list is put in order (measures removed, moved, added), then the fields of each that differs are set. The
result is read again before it is given back.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType

from ikz_report.errors import InputError, RegisterError
from ikz_report.register import fields as f
from ikz_report.register.editing.arrange import Lines, arrange
from ikz_report.register.editing.edits import Edits
from ikz_report.register.editing.lists import chunk
from ikz_report.register.editing.page import Page
from ikz_report.register.editing.row_fields import set_row
from ikz_report.register.editing.rows import Row, read_rows
from ikz_report.register.nodes import Mapping, Sequence
from ikz_report.register.source import Source

_NOT_POSSIBLE = (
    "{name}: Die Änderungen an {what} lassen sich in dieser Datei nicht eintragen, ohne anderes zu verändern. Bitte "
    "diese Maßnahmen in der Datei in die übliche Form bringen (siehe docs/register.md) oder dort von Hand ändern."
)


class MeasuresFile:
    """A measures' file as it stands; ``columns`` are the fields of all tables.

    Raises:
        RegisterError: the file is no measures' file as it stands.
    """

    def __init__(self, text: str, name: str, columns: SequenceType[str]) -> None:
        self.name = name
        self.columns = tuple(columns)
        self.mark = "\ufeff" if text.startswith("\ufeff") else ""
        self.original = text
        bare = text.removeprefix(self.mark)
        self.lacks_line_end = not bare.endswith(("\n", "\r"))
        self.page = Page(bare)
        if self.lacks_line_end:
            self.page = Page(bare + self.page.newline)
        self.source = Source(name, self.page.text)
        root, self.rows = read_rows(self.source, columns)
        if self.source.problems or not isinstance(root, Mapping):
            raise RegisterError(self.source.problems)
        self.root = root

    @property
    def sequence(self) -> Sequence | None:
        """The list of measures; None where there is none, or an empty field."""
        node = self.root.pairs[f.MEASURES.name][1] if f.MEASURES.name in self.root.pairs else None
        return node if isinstance(node, Sequence) else None

    def lines_of(self, measure: str) -> Lines:
        """The lines of one measure as a person wrote them, the dash in column 0; none where it stands in brackets."""
        sequence = self.sequence
        index = next((index for index, row in enumerate(self.rows) if row.id == measure), None)
        if sequence is None or sequence.flow or index is None:
            return ()
        return tuple(chunk(self.page, sequence, index))

    def says(self, wanted: SequenceType[Row]) -> bool:
        return len(self.rows) == len(wanted) and all(map(Row.says_the_same, self.rows, wanted))

    def changed(self, text: str) -> MeasuresFile:
        """The same file with another text, which may have got its last line end here."""
        bare = text.removesuffix(self.page.newline) if self.lacks_line_end else text
        return MeasuresFile(self.mark + bare, self.name, self.columns)


def rewritten(
    text: str,
    name: str,
    wanted: SequenceType[Row],
    columns: SequenceType[str],
    lines: MappingType[str, Lines] | None = None,
) -> str:
    """The file's text, changed so that its measures are ``wanted``, in that order.

    ``lines`` are those of measures that come from another file, as ``MeasuresFile.lines_of`` gives them.

    Raises:
        RegisterError: the file is no measures' file as it stands.
        InputError: the change cannot be made without changing something else.
    """
    file = MeasuresFile(text, name, columns)
    if file.says(wanted):
        return text
    try:
        result = _with_fields(_in_order(file, wanted, lines or {}), wanted)
    except (RegisterError, ValueError):
        result = file
    if not result.says(wanted):
        raise InputError(_NOT_POSSIBLE.format(name=name, what=_differing(file.rows, wanted)))
    return result.original


def _in_order(file: MeasuresFile, wanted: SequenceType[Row], lines: MappingType[str, Lines]) -> MeasuresFile:
    if [row.id for row in file.rows] == [row.id for row in wanted]:
        return file
    edits = Edits(file.page, file.root)
    arrange(edits, file.root, [row.id for row in file.rows], wanted, lines)
    return file.changed(edits.result())


def _with_fields(file: MeasuresFile, wanted: SequenceType[Row]) -> MeasuresFile:
    edits = Edits(file.page, file.root)
    items = file.sequence.items if file.sequence else []
    for node, row, want in zip(items, file.rows, wanted, strict=True):
        if isinstance(node, Mapping) and not row.says_the_same(want):
            set_row(edits, file.source, node, row, want)
    return file.changed(edits.result())


def _differing(rows: SequenceType[Row], wanted: SequenceType[Row]) -> str:
    before = {row.id: row for row in rows}
    after = {row.id: row for row in wanted}
    ids = dict.fromkeys((*before, *after))
    names = [name for name in ids if not (name in before and name in after and before[name].says_the_same(after[name]))]
    return ", ".join(f"„{name}“" for name in names) or "der Reihenfolge"
