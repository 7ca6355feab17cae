"""The texts of a report as annotated texts: what to check, and signs between that are no text.

A field's paragraphs and bullets stay together, and fields are joined up to a size, so that a report takes few requests.
Positions in an answer count UTF-16 units, as Java does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ikz_report.proofread.finding import Use
from ikz_report.proofread.texts import TextLine

_SIZE = 6_000  # characters; public servers take 20,000
_FIGURES = re.compile(r"\[\[[^\]]*\]\]")
_BETWEEN = "\n\n"


@dataclass(slots=True)
class Batch:
    """An annotated text (LanguageTool's ``data``) and where each of its lines begins, in UTF-16 units."""

    annotation: list[dict[str, str]] = field(default_factory=list)
    lines: list[tuple[int, TextLine]] = field(default_factory=list)
    length: int = 0

    def add(self, line: TextLine) -> None:
        self._sign(_BETWEEN + ("• " if line.level else ""), _BETWEEN)
        self.lines.append((self.length, line))
        at = 0
        for match in _FIGURES.finditer(line.text):
            self._text(line.text[at : match.start()])
            self._sign(match[0], "2")
            at = match.end()
        self._text(line.text[at:])

    def data(self) -> str:
        return json.dumps({"annotation": self.annotation}, ensure_ascii=False)

    def place(self, offset: int, length: int) -> Use | None:
        """The characters that an answer means; None where they are not all of one line."""
        for start, line in reversed(self.lines):
            if start <= offset:
                units = line.text.encode("utf-16-le")
                first, last = 2 * (offset - start), 2 * (offset + length - start)
                if last > len(units):
                    return None
                before, inside = (
                    units[:first].decode("utf-16-le", "ignore"),
                    units[first:last].decode("utf-16-le", "ignore"),
                )
                return Use(line.place, len(before), len(before) + len(inside)) if inside.strip() else None
        return None

    def _text(self, text: str) -> None:
        if text:
            self.annotation.append({"text": text})
            self._count(text)

    def _sign(self, sign: str, meaning: str) -> None:
        self.annotation.append({"markup": sign, "interpretAs": meaning})
        self._count(sign)

    def _count(self, text: str) -> None:
        self.length += len(text.encode("utf-16-le")) // 2


def batches(lines: Iterable[TextLine]) -> Iterator[Batch]:
    """All texts in order; a new batch begins with a field where the one before is large enough."""
    batch = Batch()
    last: object = None
    for line in lines:
        at = (line.place.subject, line.place.field)
        if batch.length > _SIZE and at != last:
            yield batch
            batch = Batch()
        batch.add(line)
        last = at
    if batch.lines:
        yield batch
