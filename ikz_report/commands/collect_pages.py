"""The report pages of ``collect``: one for each file that says something new, and no earlier one is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ikz_report.files import Ledger

if TYPE_CHECKING:  # heavy: lxml, rapidfuzz
    from ikz_report.collect import Outcome

FOLDER = "ruecklauf"


def report_pages(outcomes: Iterable[Outcome], accounts: Iterable[dict[str, Any]], output: Path) -> dict[Path, bytes]:
    """The pages, and the ledgers that remember them."""
    by_year: dict[int, dict[Path, bytes]] = {}
    for outcome, data in zip(outcomes, accounts, strict=True):
        folder = output / str(outcome.issued.year) / FOLDER
        by_year.setdefault(outcome.issued.year, {}).update(_pages(outcome, data, folder))
    return {
        path: content
        for year, pages in by_year.items()
        if pages
        for path, content in Ledger(output / str(year)).with_itself(pages).items()
    }


def _pages(outcome: Outcome, data: dict[str, Any], folder: Path) -> dict[Path, bytes]:
    """The page on a file; an earlier one on another file or with other open ends is kept with a number."""
    from ikz_report.writers.return_report import mark, mark_of, return_report

    key = outcome.issued.key
    before = _existing(folder, key)
    if outcome.before == outcome.after and mark(data) in map(mark_of, before.values()):
        return {}
    path = folder / f"{key}.html"
    pages = {path: return_report(data, outcome.after.organisation.city, outcome.after.title)}
    if path in before and mark_of(before[path]) != mark(data):
        pages[_free(folder, key)] = before[path]
    return pages


def _existing(folder: Path, key: str) -> dict[Path, bytes]:
    name = re.compile(re.escape(key) + r"(-\d+)?\.html")
    return {path: path.read_bytes() for path in folder.glob("*.html") if name.fullmatch(path.name)}


def _free(folder: Path, key: str) -> Path:
    return next(path for number in count(1) if not (path := folder / f"{key}-{number}.html").exists())
