"""Where in the Word file a finding belongs: a paragraph and characters of it, or several paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from ikz_report.model import THEMA, Report
from ikz_report.proofread.finding import COVER_ANNEXES, COVER_TOPIC, TITLE, Finding, Place
from ikz_report.proofread.texts import text_fields, text_lines
from ikz_report.writers.word.comments.markers import SIGN, Marked
from ikz_report.writers.word.comments.ranges import text_of

P, T, TC, TR = qn("w:p"), qn("w:t"), qn("w:tc"), qn("w:tr")


class Target(NamedTuple):
    """From a character of one paragraph to a character of another, or of the same; ends are exclusive."""

    first: Any
    start: int
    last: Any
    end: int


class Targets:
    """Finds places in a document that was built from a marked report, and takes its signs out."""

    def __init__(self, document: Any, marked: Marked, report: Report) -> None:
        """``report`` is the one that was proofread: without signs, the cover's figures not filled in."""
        self._marked = marked
        self._report = report
        self._paragraphs = list(document.element.body.iter(P))
        self._by_sign = dict(_take_out_signs(document, frozenset(marked.signs.values())))
        self._texts = {line.place: line.text for line in text_lines(text_fields(report))}
        self._columns = {
            placement.measure.id: report.layout(placement.section.layout).fields for placement in report.placements()
        }

    def find(self, finding: Finding) -> Target:
        """The quote, or the whole cell where there is none; what is printed nowhere belongs to the first line."""
        place = finding.place
        if place.path and (paragraph := self._by_sign.get(self._marked.sign(place, place.path) or "")) is not None:
            return self._quote(paragraph, finding)
        if place.measure is not None:
            return self._cell(place)
        paragraphs = [self._by_sign[sign] for sign in self._marked.field_signs(place) if sign in self._by_sign]
        return _around(paragraphs) if paragraphs else self._heading(finding)

    def _quote(self, paragraph: Any, finding: Finding) -> Target:
        """The quote in its paragraph; figures that were filled in before it may have moved it."""
        text, written = text_of(paragraph), self._texts.get(finding.place, "")
        start = finding.start
        if text[start : start + len(finding.quote)] != finding.quote:
            start = _nth(text, finding.quote, written[:start].count(finding.quote))
        if start < 0 or (not finding.quote and finding.start > len(text)):
            return _around([paragraph])
        return Target(paragraph, start, paragraph, start + len(finding.quote))

    def _cell(self, place: Place) -> Target:
        """A whole cell of a measure; the measure's theme where the row has other cells than the table."""
        theme = next(iter(self._marked.field_signs(Place(measure=place.measure, field=THEMA))), "")
        paragraph = self._by_sign.get(theme)
        if paragraph is None:
            return _around(self._paragraphs[:1])
        row = next(paragraph.iterancestors(TR), None)
        cells = row.findall(TC) if row is not None else []
        fields = self._columns[place.measure or ""]
        if len(cells) != len(fields) or place.field not in fields:
            return _around([paragraph])
        return _around(list(cells[fields.index(place.field)].iter(P)))

    def _heading(self, finding: Finding) -> Target:
        """The line that prints a title or name; a unit's below its category's heading."""
        place = finding.place
        paragraphs = self._paragraphs
        for wanted in self._headings(place):
            found = _first_with(wanted, paragraphs)
            if found is None:
                break
            paragraphs = paragraphs[found:]
        else:
            paragraph = paragraphs[0]
            at = text_of(paragraph).find(finding.quote) if finding.quote else -1
            return Target(paragraph, at, paragraph, at + len(finding.quote)) if at >= 0 else _around([paragraph])
        return self.first()

    def first(self) -> Target:
        """The document's first line."""
        return _around([next((each for each in self._paragraphs if text_of(each).strip()), self._paragraphs[0])])

    def _headings(self, place: Place) -> Iterator[str]:
        """What must be found, one below the other."""
        for category in self._report.categories:
            if category.key == place.category:
                yield self._report.heading(category)
        unit = self._report.organisation.unit(place.unit or "")
        if unit is not None:
            yield unit.name
        elif place.category is None:
            yield self._texts.get(place, "") if place.field in (TITLE, COVER_TOPIC, COVER_ANNEXES) else ""


def _take_out_signs(document: Any, known: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Each sign with the paragraph it stood in first; repeated texts have it again."""
    seen = set()
    for part in document.part.package.iter_parts():
        element = getattr(part, "element", None)
        for node in element.iter(T) if element is not None else ():
            if node.text and max(node.text) >= SIGN:
                signs = [char for char in node.text if char in known]
                node.text = "".join(char for char in node.text if char not in known)
                for sign in signs:
                    if sign not in seen:
                        seen.add(sign)
                        yield sign, next(node.iterancestors(P))


def _around(paragraphs: list[Any]) -> Target:
    first, last = paragraphs[0], paragraphs[-1]
    return Target(first, 0, last, len(text_of(last)))


def _first_with(wanted: str, paragraphs: list[Any]) -> int | None:
    """The first paragraph that is the text, else the first that holds it."""
    holding = None
    for index, paragraph in enumerate(paragraphs):
        text = text_of(paragraph)
        if wanted and text == wanted:
            return index
        if holding is None and wanted and wanted in text:
            holding = index
    return holding


def _nth(text: str, quote: str, number: int) -> int:
    """Where the quote stands for the time after ``number`` others; -1 where it does not."""
    start = text.find(quote)
    for _ in range(number):
        start = text.find(quote, start + 1) if start >= 0 else -1
    return start
