"""Which remarks belong to which text of the page, and which to none."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ikz_report.proofread.finding import Level
from ikz_report.proofread.output.remarks import Remark
from ikz_report.writers.placed import PlacedRemarks

CLASSES = {Level.FEHLER: "fehler", Level.WARNUNG: "warnung", Level.HINWEIS: "hinweis"}
MOST_PLACES = 5  # other places that a note names


class Index(PlacedRemarks):
    """The remarks with their notes as HTML."""

    def notes(self, remarks: Sequence[Remark], *, in_text: bool = True) -> str:
        """The remarks as a list; ``in_text``: each number leads to where it stands in the text."""
        if not remarks:
            return ""
        items = (self._note(each, in_text) for each in sorted(remarks, key=lambda each: each.number))
        return f'<ol class="notizen" role="list">{"".join(items)}</ol>'

    def _note(self, remark: Remark, in_text: bool) -> str:
        finding, number = remark.finding, remark.number
        where = f"{remark.where}: " if remark.where and not in_text else ""
        proposal = f'<p class="vorschlag">Vorschlag: {escape(remark.proposal)}</p>' if remark.proposal else ""
        return (
            f'<li id="b{number}" class="{CLASSES[remark.level]}" data-stufe="{int(remark.level)}" '
            f'data-regel="{finding.code}" data-stelle="{escape(remark.department)}" '
            f'data-kategorie="{escape(finding.place.category or "")}">'
            f"<p>{_number(number, in_text)} <strong>{remark.level.label} {finding.code}</strong> "
            f"{escape(where + finding.message)}</p>"
            f"{proposal}{self._details(remark)}</li>"
        )

    def _details(self, remark: Remark) -> str:
        lines = [f"{remark.title}. {remark.reason}"]
        if remark.finding.also:
            places = list(dict.fromkeys(map(self.names.where, remark.finding.also)))
            more = " …" if len(places) > MOST_PLACES else ""
            lines.append(f"Auch hier: {'; '.join(places[:MOST_PLACES])}{more}")
        if remark.spot is not None:
            lines.append(f"Datei: {remark.spot}")
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
        return f"<details><summary>Warum?</summary>{text}</details>"


def _number(number: int, in_text: bool) -> str:
    if not in_text:
        return f'<span class="nr" tabindex="-1">{number}</span>'
    return f'<a class="nr" href="#t{number}" aria-label="Befund {number}, zur Stelle im Text">{number}</a>'


def anchor(remark: Remark) -> str:
    """The number behind a quote, which leads to the note."""
    number = remark.number
    return (
        f'<sup class="{CLASSES[remark.level]}"><a id="t{number}" href="#b{number}" '
        f'aria-label="Befund {number}">{number}</a></sup>'
    )
