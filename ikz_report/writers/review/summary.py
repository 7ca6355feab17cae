"""The page's head: counts, what each rule found, and the filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from ikz_report.proofread.finding import Level
from ikz_report.proofread.output.remarks import PLURALS, Review
from ikz_report.proofread.registry import rule

LEVELS = sorted(Level, reverse=True)


def filter_form(review: Review) -> str:
    """Native controls; shown by the script, without which they would do nothing."""
    codes = sorted({each.finding.code for each in review.remarks})
    keys = {each.finding.place.category for each in review.remarks}
    categories = [(each.key, review.report.heading(each)) for each in review.report.categories if each.key in keys]
    controls = [
        _select("stelle", "Dienststelle", "alle", [(name, name) for name, _ in review.by_department()]),
        _select("kategorie", "Kategorie", "alle", categories),
        _select("stufe", "Stufe", "alle", [("3", "nur Fehler"), ("2", "Fehler und Warnungen")]),
        _select("regel", "Regel", "alle", [(code, f"{code} {rule(code).title}") for code in codes]),
    ]
    return (
        f'<form id="filter" aria-label="Befunde auswählen" hidden>{"".join(controls)}'
        '<p><label for="suche">Suchen</label><input type="search" id="suche" autocomplete="off"></p>'
        '<p class="haken"><input type="checkbox" id="nur"><label for="nur">Nur Zeilen mit Befunden</label></p>'
        '<p class="knoepfe"><button type="button" id="vor">Voriger Befund</button>'
        '<button type="button" id="nach">Nächster Befund</button><button type="reset">Alles zeigen</button></p>'
        '<p><output id="zahl" aria-live="polite"></output></p></form>'
    )


def _select(name: str, label: str, every: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
    return (
        f'<p><label for="{name}">{label}</label>'
        f'<select id="{name}" autocomplete="off"><option value="">{every}</option>{listed}</select></p>'
    )


def counts(review: Review) -> str:
    """Two tables: the findings of each department by level, and of each rule."""
    return _by_department(review) + _by_rule(review)


def _by_department(review: Review) -> str:
    rows = []
    for name, remarks in review.by_department():
        levels = Counter(each.level for each in remarks)
        rows.append((name, *(str(levels[level]) for level in LEVELS), str(len(remarks))))
    head = ("Dienststelle", *(PLURALS[level] for level in LEVELS), "Befunde")
    return _folded("Befunde je Dienststelle", head, rows)


def _by_rule(review: Review) -> str:
    found = Counter(each.finding.code for each in review.remarks)
    rows = [(code, rule(code).level.label, rule(code).title, str(count)) for code, count in found.most_common()]
    return _folded("Befunde je Regel", ("Regel", "Stufe", "Was sie findet", "Befunde"), rows)


def _folded(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    columns = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    body = "".join(f'<tr><th scope="row">{escape(first)}</th>{_cells(rest)}</tr>' for first, *rest in rows)
    return (
        f'<details class="zahlen"><summary>{title}</summary><table class="klein"><caption>{title}</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></details>"
    )


def _cells(texts: Iterable[str]) -> str:
    return "".join(f"<td>{escape(text)}</td>" for text in texts)
