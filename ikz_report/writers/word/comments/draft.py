"""A copy of a Word file that somebody else made, with a comment for each remark; all else stays byte for byte.

Only the text's own part and the comments are written anew; text, tracked changes and comments stay.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from lxml import etree

from ikz_report.draft import Draft
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.output.remarks import Names, Remark, Review
from ikz_report.proofread.texts import TextLine, text_fields, text_lines
from ikz_report.readers.word.names import Element, W
from ikz_report.writers.word.comments.comment import SIGN_STYLE, comment_xml
from ikz_report.writers.word.comments.containers import Containers
from ikz_report.writers.word.comments.parts import CommentPart
from ikz_report.writers.word.comments.ranges import SPACE
from ikz_report.writers.word.comments.stream import OTHERS, SYMBOL, Char, P, R, Stream, T


def commented_draft(raw: bytes, draft: Draft, review: Review, created: datetime) -> bytes:
    """The file's bytes with the comments; ``raw`` are the draft's own, ``created`` is the comments' date in UTC."""
    part = CommentPart(draft.docx)
    writer = _Writer(draft, review, part)
    date = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    names = Names(review.report)
    for remark in review.remarks:
        number = str(part.next_id())
        part.root.append(etree.fromstring(comment_xml(remark, names, number, date, part.styles)))
        writer.mark(remark, number)
    changed = {draft.docx.main: etree.tostring(writer.root, encoding="UTF-8", standalone=True), **part.changed()}
    return _packed(raw, changed)


class _Writer:
    """Puts the marks of comments into the text."""

    def __init__(self, draft: Draft, review: Review, part: CommentPart) -> None:
        self.draft = draft
        self.sign = part.styles.get(SIGN_STYLE)
        body = draft.docx.body
        self.root = body.getparent()
        self.containers = Containers(body)
        self.lines: dict[tuple[str, str], list[TextLine]] = {}
        for line in text_lines(text_fields(review.report)):
            self.lines.setdefault((line.place.subject, line.place.field), []).append(line)

    def mark(self, remark: Remark, number: str) -> None:
        finding = remark.finding
        elements = self.containers.of(self.draft.places(finding))
        found = self._quote(finding, elements) if finding.quote and elements else None
        first, last = self._runs(*found) if found else _around(elements or [self.containers.first])
        first.addprevious(_mark("commentRangeStart", number))
        last.addnext(self._reference(number))
        last.addnext(_mark("commentRangeEnd", number))

    def _quote(self, finding: Finding, elements: Sequence[Element]) -> tuple[Char, Char] | None:
        lines = self.lines.get((finding.place.subject, finding.place.field), [])
        wanted = next((at for at, line in enumerate(lines) if line.place == finding.place), None)
        if wanted is None:
            return None
        return Stream(elements).find((line.text for line in lines), wanted, finding.start, finding.end)

    def _runs(self, first: Char, last: Char) -> tuple[Element, Element]:
        """The runs that begin and end with these characters, split off where need be."""
        end_run = _run_of(last.node)
        _split(end_run, _offset(last) + 1)
        start_run = _run_of(first.node)
        begin = _split(start_run, _offset(first))
        if end_run is start_run:
            end_run = begin
        return begin, end_run

    def _reference(self, number: str) -> Element:
        run = etree.Element(R)
        if self.sign:
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}rStyle").set(f"{W}val", self.sign)
        etree.SubElement(run, f"{W}commentReference").set(f"{W}id", number)
        return run


def _mark(name: str, number: str) -> Element:
    mark = etree.Element(W + name)
    mark.set(f"{W}id", number)
    return mark


def _run_of(node: Element) -> Element:
    return next(node.iterancestors(R))


def _length(node: Element) -> int:
    return len(node.text or "") if node.tag == T else int(node.tag in OTHERS or node.tag == SYMBOL)


def _offset(char: Char) -> int:
    """How many characters of its run stand before a character."""
    before = char.node.itersiblings(preceding=True)
    return char.offset + sum(map(_length, before))


def _split(run: Element, offset: int) -> Element:
    """The run that begins with the character at an offset: itself at 0, else a new one behind it of the same look."""
    nodes = [each for each in run if each.tag != f"{W}rPr"]
    if offset <= 0 or offset >= sum(map(_length, nodes)):
        return run
    second = etree.Element(R)
    look = run.find(f"{W}rPr")
    if look is not None:
        second.append(etree.fromstring(etree.tostring(look, with_tail=False)))
    run.addnext(second)
    position = 0
    for node in nodes:
        length = _length(node)
        if position >= offset:
            second.append(node)
        elif position + length > offset:
            second.append(_cut(node, offset - position))
        position += length
    return second


def _cut(node: Element, at: int) -> Element:
    """The rest of a text node from a character on, taken out of it."""
    rest = etree.Element(T)
    text = node.text or ""
    node.text, rest.text = text[:at], text[at:]
    node.set(SPACE, "preserve")
    rest.set(SPACE, "preserve")
    return rest


def _around(elements: Sequence[Element]) -> tuple[Element, Element]:
    """The first and last run of some elements; an empty one is put into the first paragraph where there is none."""
    runs = [run for each in elements for run in each.iter(R) if _is_shown(run)]
    if runs:
        return runs[0], runs[-1]
    paragraph = next(each for element in elements for each in element.iter(P))
    run = etree.SubElement(paragraph, R)
    return run, run


def _is_shown(run: Element) -> bool:
    return any(True for _ in run.iter(T)) and not any(True for _ in run.iterancestors(f"{W}txbxContent", f"{W}del"))


def _packed(raw: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with some parts changed or added, everything else as it was."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, changed[entry.filename] if entry.filename in changed else source.read(entry))
        for name in changed.keys() - set(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return result.getvalue()
