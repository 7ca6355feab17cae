"""Remarks where they stand in a report: by field, and as pieces of a text; for every writer that shows both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ikz_report.model import Content, Mark, Paragraph, Run, Text, plain
from ikz_report.proofread.finding import Place
from ikz_report.proofread.output.remarks import Names, Remark, Review


class PlacedRemarks:
    """The remarks by subject and field; those taken are shown, the rest is left over."""

    def __init__(self, review: Review) -> None:
        self.names = Names(review.report)
        self._left: dict[tuple[str, str], list[Remark]] = {}
        for remark in review.remarks:
            place = remark.finding.place
            self._left.setdefault((place.subject, place.field), []).append(remark)

    def take(self, place: Place, *fields: str) -> list[Remark]:
        """The remarks on some fields of a place, in the paper's order."""
        found = [each for field in fields for each in self._left.pop((place.subject, field), [])]
        return sorted(found, key=lambda each: each.number)

    def rest(self) -> list[Remark]:
        """The remarks on what is shown nowhere."""
        return sorted((each for group in self._left.values() for each in group), key=lambda each: each.number)


class Piece(NamedTuple):
    """A stretch of one emphasis that lies within the quotes of the same remarks; ``after`` are those that end here."""

    text: str
    marks: Mark
    inside: tuple[Remark, ...]
    after: tuple[Remark, ...]


def pieces(text: Text, remarks: Sequence[Remark]) -> Iterator[Piece]:
    """A paragraph's text cut where an emphasis or a quote begins or ends."""
    whole = plain(text)
    marks = [run.marks for run in text for _ in run.text]
    changes = {place for place in range(1, len(whole)) if marks[place] != marks[place - 1]}
    ends = {min(place, len(whole)) for each in remarks for place in (each.finding.start, each.finding.end)}
    first = tuple(each for each in remarks if each.finding.end == 0)
    if first:
        yield Piece("", Mark.NONE, (), first)
    for start, end in pairwise(sorted({0, len(whole)} | changes | ends)):
        inside = tuple(each for each in remarks if each.finding.start <= start and end <= each.finding.end)
        after = tuple(each for each in remarks if min(each.finding.end, len(whole)) == end)
        yield Piece(whole[start:end], marks[start], inside, after)


def paragraphs(*texts: str) -> Content:
    """Texts without emphasis, as content; empty ones are left out."""
    return tuple(Paragraph((Run(text),)) for text in texts if text)
