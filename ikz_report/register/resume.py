"""Reading on behind a mistake in YAML: at the next entry of the list it is in, else at the next field of the file.

What is read again is a text of the same length, with a remark in place of all that was read, so that every place in
it is one of the file. The entry or field that has the mistake is judged no further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Row
from functools import cache
from typing import NamedTuple

from ikz_report.register.nodes import Mapping, Node, Scalar, Sequence
from ikz_report.register.source import Source

MAX_AGAIN = 30_000_000  # characters of a file that are parsed once more; a hostile file would take hours
_FIELD_LINE = re.compile(r"^([a-z_]+):(?=[ \r\n]|\Z)", re.MULTILINE)
_NOT_MOVED_IN = re.compile(r"^[^\s#%\"'-]", re.MULTILINE)  # a word, or what may be one with a mistake
_KEY = "x:\n"  # in place of the key of the list that goes on

Open = Row[
    tuple[Node | None, Scalar | None]
]  # what is open, from the file's fields inwards, each with the key that waits in it


class Rest(NamedTuple):
    """What to read on with: fields of the file, or the entries of its list ``key``."""

    text: str
    root: Mapping
    key: Scalar | None = None
    entries: Sequence | None = None


class Resumer:
    """Finds the places of one file where reading goes on."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.at = 0  # where reading began the last time
        self.left = MAX_AGAIN

    def fields(self, nodes: Open) -> Mapping | None:
        """The fields of a file that can be read on; None for any other form."""
        root = nodes[0][0]
        return root if type(root) is Mapping and not root.flow and not self._column(root.start) else None

    def behind(self, mistake: int, root: Mapping, nodes: Open) -> Rest | None:
        """Put aside what a mistake spoils; what is left behind it, None where that is nothing."""
        key = nodes[0][1] or (self._last(root, mistake) if len(nodes) == 1 else None)
        entries = self._entries(root, key, nodes)
        if entries is None:
            root.lost += (key.text if key else "",)
            if key and root.pairs.get(key.text, (None,))[0] is key:
                del root.pairs[key.text]
            return self._rest(key.start if key else mistake, root)
        entry = nodes[2][0] if len(nodes) > 2 else None
        start = entry.start if entry is not None else self._entry_before(mistake, entries)
        while entries.items and entries.items[-1].start >= start:
            entries.items.pop()
        entries.cut = True
        rest = self._rest(start, root, key, entries)
        if key and (rest is None or rest.entries is None):
            root.pairs[key.text] = key, entries
        return rest

    def _last(self, root: Mapping, mistake: int) -> Scalar | None:
        """The last field that was read, which the mistake may be in; what is not moved in may be the rest of it."""
        while root.pairs:
            key, _ = root.pairs[next(reversed(root.pairs))]
            behind = _NOT_MOVED_IN.search(self.text, key.start + 1)
            if behind is not None and behind.start() <= mistake:
                root.lost += ("",)
            if key.text in _top_fields():
                return key
            del root.pairs[key.text]
        return None

    def _entries(self, root: Mapping, key: Scalar | None, nodes: Open) -> Sequence | None:
        """The list in whose entries the mistake is."""
        if key is None:
            return None
        read = root.pairs.get(key.text)
        value = nodes[1][0] if len(nodes) > 1 else read and read[1]
        if type(value) is not Sequence or value.flow or (read is not None and read[0] is not key):
            return None
        if read is not None:  # it goes on, or is put back
            del root.pairs[key.text]
        return value

    def _entry_before(self, mistake: int, entries: Sequence) -> int:
        """Where the line of the entry begins that a place is in."""
        sign = f"\n{' ' * self._column(entries.start)}- "
        found = self.text.rfind(sign, entries.start, mistake + len(sign) - 1)
        return found + 1 if found >= 0 else entries.start

    def _rest(
        self, start: int, root: Mapping, key: Scalar | None = None, entries: Sequence | None = None
    ) -> Rest | None:
        start = max(start, self.at) + 1
        found = self._entry_behind(start, entries) if entries is not None else None
        if found is None:
            entries = None
            found = next((each for each in _FIELD_LINE.finditer(self.text, start) if each[1] in _top_fields()), None)
        if found is None:
            return None
        self.at = found.start()
        self.left -= len(self.text)
        if self.left < 0:
            root.lost += ("",)
            return None
        before = _KEY if entries is not None else ""
        text = f"{before}{'#' * (self.at - len(before) - 1)}\n{self.text[self.at :]}"
        return Rest(text, root, key, entries) if before else Rest(text, root)

    def _entry_behind(self, start: int, entries: Sequence) -> re.Match[str] | None:
        """The next entry of a list, if nothing comes before it that is not moved in."""
        sign = rf"^ {{{self._column(entries.start)}}}-(?=[ \r\n]|\Z)"
        found = re.compile(sign, re.MULTILINE).search(self.text, start)
        end = _NOT_MOVED_IN.search(self.text, start)
        return found if found and not (end and end.start() < found.start()) else None

    def _column(self, index: int) -> int:
        return index - self.text.rfind("\n", 0, index) - 1


@cache
def _top_fields() -> frozenset[str]:
    """The fields of the register's files that are not inside others."""
    from ikz_report.register import fields as f  # only errors need it, and it needs the parser

    return frozenset({*f.MEASURES_FILE.fields, *f.REPORT.fields, *f.ORGANISATION.fields})
