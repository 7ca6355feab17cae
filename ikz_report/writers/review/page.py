"""The whole page: one file, whose policy lets no script run but its own."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from html import escape
from importlib.resources import files

from ikz_report.charts.chart import ChartData
from ikz_report.proofread.output.remarks import WHOLE, Review
from ikz_report.writers.review.index import Index
from ikz_report.writers.review.report import ReportHtml
from ikz_report.writers.review.summary import counts, filter_form
from ikz_report.writers.review.words import words_section

Picture = tuple[ChartData, bytes]


def review_page(review: Review, created: datetime, charts: Sequence[Picture] = ()) -> bytes:
    """The report with its remarks as UTF-8; ``charts`` come with their SVG. The same input gives the same bytes."""
    style, script = _asset("page.css"), _asset("page.js")
    title = f"Korrektur: {review.report.title}"
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="sprung" href="#bericht">Zum Bericht springen</a>\n'
        f"{_head(review, title, created)}\n{_body(review, charts)}\n<script>{script}</script>\n</body>\n</html>\n"
    ).encode()


def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """A source's name in a policy (Content Security Policy Level 3 §2.3.1)."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _head(review: Review, title: str, created: datetime) -> str:
    example = f"<p>Achtung: {escape(review.report.example)}</p>" if review.report.example else ""
    spelling = f"<p>{escape(review.spelling)}</p>" if review.spelling else ""
    return (
        f"<header><h1>{escape(title)}</h1><p>{review.counted()}. Stand: {created:%d.%m.%Y}.</p>{spelling}{example}"
        f"{counts(review) if review.remarks else ''}</header>\n{filter_form(review) if review.remarks else ''}"
    )


def _body(review: Review, charts: Sequence[Picture]) -> str:
    index = Index(review)
    writer = ReportHtml(review.report, index)
    parts = [writer.cover(), *map(writer.category, review.report.categories), _charts(charts)]
    rest = index.rest()
    if rest:
        notes = index.notes(rest, in_text=False)
        parts.insert(0, f'<section class="kategorie ganzes" data-kategorie=""><h2>{WHOLE}</h2>{notes}</section>')
    return f'{words_section(review)}\n<main id="bericht" tabindex="-1">{"".join(parts)}</main>'


def _charts(charts: Sequence[Picture]) -> str:
    if not charts:
        return ""
    figures = "".join(_figure(chart, svg) for chart, svg in charts)
    return f'<section class="diagramme"><h2>Diagramme</h2>{figures}</section>'


def _figure(chart: ChartData, svg: bytes) -> str:
    source = f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
    return f'<figure><img src="{source}" alt="{escape(chart.alt)}"></figure>'
