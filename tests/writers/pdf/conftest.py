"""The real annex as PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikz_report.model import Report
from ikz_report.readers.annex_text import read_annex
from tests.writers.pdf.papers import sample_pdf


@pytest.fixture(scope="session")
def imported(annex: Path) -> Report:
    return read_annex(annex.read_bytes(), annex.name, 2014).report


@pytest.fixture(scope="session")
def imported_pdf(imported: Report) -> bytes:
    return sample_pdf(imported)
