"""The unknown words: one table before the report, each word with its places."""

from __future__ import annotations

from html import escape

from ikz_report.proofread.output.remarks import UNKNOWN, Review, amount
from ikz_report.proofread.output.text import ADVICE, add_command
from ikz_report.proofread.output.words import Spotted, WordRemark

_OPEN = 40  # words up to which the list is unfolded


def words_section(review: Review) -> str:
    """The list with what to do with it; nothing where every word is known."""
    if not review.words:
        return ""
    rows = "".join(map(_row, review.words))
    head = "".join(f'<th scope="col">{title}</th>' for title in ("Wort", "Anzahl", "Vielleicht gemeint", "Stellen"))
    unfolded = " open" if len(review.words) <= _OPEN else ""
    return (
        f'<section class="woerter" aria-labelledby="woerter">'
        f'<h2 id="woerter">{amount(len(review.words), *UNKNOWN)}</h2>'
        f"<p>Namen, Fachwörter oder Tippfehler. {escape(ADVICE)}: <code>{escape(add_command(review))}</code></p>"
        f"<details{unfolded}><summary>Liste der Wörter</summary>"
        f'<table class="klein"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details></section>'
    )


def _row(each: WordRemark) -> str:
    units = "|".join(each.departments)
    categories = "|".join(dict.fromkeys(place.use.place.category or "" for place in each.places))
    places = "; ".join(map(_place, each.places))
    return (
        f'<tr data-stellen="{escape(units)}" data-kategorien="{escape(categories)}">'
        f'<th scope="row">{escape(each.word)}</th><td>{len(each.places)}</td>'
        f"<td>{escape(each.finding.proposal or '–')}</td><td>{places}</td></tr>"
    )


def _place(place: Spotted) -> str:
    measure = place.use.place.measure
    text = escape(place.where)
    return f'<a href="#{escape(measure)}">{text}</a>' if measure else text
