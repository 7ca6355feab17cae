"""Comments in a Word file (ECMA-376 part 1 §17.13.4)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ikz_report.proofread.output.remarks import Names, Remark, Review
from ikz_report.writers.word.comments.markers import Marked
from ikz_report.writers.word.comments.ranges import runs_between, text_of
from ikz_report.writers.word.comments.targets import Target, Targets
from ikz_report.writers.word.package import packed, unpacked
from ikz_report.xmltext import escape

AUTHOR, INITIALS = "ikz_report", "ikz"
MOST_PLACES = 5  # other places that a comment names
TEXT_STYLE, SIGN_STYLE = "annotation text", "annotation reference"  # Word's own names, the same in every language
STYLES = {
    TEXT_STYLE: '<w:style {ns} w:type="paragraph" w:customStyle="0" w:styleId="CommentText"><w:name w:val="{name}"/>'
    '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="40"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    SIGN_STYLE: '<w:style {ns} w:type="character" w:customStyle="0" w:styleId="CommentReference">'
    '<w:name w:val="{name}"/><w:uiPriority w:val="99"/>'
    '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
}


def with_comments(content: bytes, marked: Marked, review: Review, created: datetime) -> bytes:
    """The Word file that was built from the marked report, without its signs, with a comment for each remark.

    ``created`` is the date of the comments, in UTC. Text and look of the file stay as they are.
    """
    document = Document(io.BytesIO(content))
    targets = Targets(document, marked, review.report)
    writer = _Writer(document, review, created)
    for remark in review.remarks:
        writer.add(remark, targets.find(remark.finding))
    saved = io.BytesIO()
    document.save(saved)
    return packed(unpacked(saved.getvalue()))


class _Writer:
    def __init__(self, document: Any, review: Review, created: datetime) -> None:
        self.comments = _comments(document)
        self.first = 1 + max((int(each.get(qn("w:id"))) for each in self.comments), default=-1)
        self.styles = {name: _style(document, name) for name in STYLES}
        self.names = Names(review.report)
        self.date = created.strftime("%Y-%m-%dT%H:%M:%SZ")

    def add(self, remark: Remark, target: Target) -> None:
        number = str(self.first + remark.number - 1)
        self.comments.append(parse_xml(self._comment(remark, number)))
        one = target.first is target.last
        first, last = runs_between(target.first, target.start, target.end if one else len(text_of(target.first)))
        if not one:
            last = runs_between(target.last, 0, target.end)[1]
        first.addprevious(_range("w:commentRangeStart", number))
        last.addnext(self._sign(number))
        last.addnext(_range("w:commentRangeEnd", number))

    def _sign(self, number: str) -> Any:
        return parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="{self.styles[SIGN_STYLE]}"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )

    def _comment(self, remark: Remark, number: str) -> str:
        return comment_xml(remark, self.names, number, self.date, self.styles)


def comment_xml(remark: Remark, names: Names, number: str, date: str, styles: Mapping[str, str]) -> str:
    """The comment that says a remark; ``styles`` are the ids of those it may use, by Word's own names."""
    head, *rest = _lines(remark, names)
    look = f'<w:pPr><w:pStyle w:val="{styles[TEXT_STYLE]}"/></w:pPr>' if TEXT_STYLE in styles else ""
    sign = f'<w:rPr><w:rStyle w:val="{styles[SIGN_STYLE]}"/></w:rPr>' if SIGN_STYLE in styles else ""
    runs = [f"<w:r>{sign}<w:annotationRef/></w:r>" + _run(head, bold=True), *map(_run, rest)]
    paragraphs = "".join(f"<w:p>{look}{each}</w:p>" for each in runs)
    return (
        f'<w:comment {nsdecls("w")} w:id="{number}" w:author="{AUTHOR}" w:date="{date}" '
        f'w:initials="{INITIALS}">{paragraphs}</w:comment>'
    )


def _lines(remark: Remark, names: Names) -> Iterator[str]:
    finding = remark.finding
    yield f"{finding.level.label} {finding.code} (Nr. {remark.number}): {remark.title}"
    yield finding.message
    if remark.proposal is not None:
        yield f"Vorschlag: {remark.proposal}"
    if finding.also:
        places = dict.fromkeys(map(names.where, finding.also))
        more = " …" if len(places) > MOST_PLACES else ""
        yield f"Auch hier: {'; '.join(list(places)[:MOST_PLACES])}{more}"
    yield f"Warum: {remark.reason}"
    if remark.where:
        yield f"Stelle: {remark.where}"


def _run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _range(name: str, number: str) -> Any:
    return OxmlElement(name, attrs={qn("w:id"): number})


def _comments(document: Any) -> Any:
    """The element that holds the comments; its part is made where the file has none."""
    assert document.comments is not None
    return document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).element


def _style(document: Any, name: str) -> str:
    """The id of the style of this name, which is added where the template lacks it."""
    styles = document.styles.element
    for style in styles.iterchildren(qn("w:style")):
        found = style.find(qn("w:name"))
        if found is not None and found.get(qn("w:val")) == name:
            return str(style.get(qn("w:styleId")))
    style = parse_xml(STYLES[name].format(ns=nsdecls("w"), name=name))
    styles.append(style)
    return str(style.get(qn("w:styleId")))
