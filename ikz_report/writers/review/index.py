"""Which remarks belong to which text of the page, and which to none."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ikz_report.proofread.finding import Level, Place
from ikz_report.proofread.output.remarks import Names, Remark, Review

CLASSES = {Level.FEHLER: "fehler", Level.WARNUNG: "warnung", Level.HINWEIS: "hinweis"}
MOST_PLACES = 5  # other places that a note names


class Index:
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
        """The remarks on what the page does not show."""
        return sorted((each for group in self._left.values() for each in group), key=lambda each: each.number)

    def notes(self, remarks: Sequence[Remark], *, in_text: bool = True) -> str:
        """The remarks as a list; ``in_text``: each number leads to where it stands in the text."""
        if not remarks:
            return ""
        items = (self._note(each, in_text) for each in sorted(remarks, key=lambda each: each.number))
        return f'<ol class="notizen" role="list">{"".join(items)}</ol>'

    def _note(self, remark: Remark, in_text: bool) -> str:
        finding, number = remark.finding, remark.number
        proposal = f'<p class="vorschlag">Vorschlag: {escape(remark.proposal)}</p>' if remark.proposal else ""
        return (
            f'<li id="b{number}" class="{CLASSES[remark.level]}" data-stufe="{int(remark.level)}" '
            f'data-regel="{finding.code}" data-stelle="{escape(remark.department)}" '
            f'data-kategorie="{escape(finding.place.category or "")}">'
            f"<p>{_number(number, in_text)} <strong>{remark.level.label} {finding.code}</strong> "
            f"{escape(finding.message)}</p>"
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
