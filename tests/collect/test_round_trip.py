"""Whatever a register holds comes back from an extract as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from ikz_report.collect import Found, collect_one
from ikz_report.errors import InputError
from ikz_report.extracts.dispatch import pack_up
from ikz_report.extracts.extract import Extract, of_departments, of_dezernate
from ikz_report.model import Report
from ikz_report.readers.word import open_docx
from ikz_report.writers.word.extract import ExtractWriter
from tests.conftest import ROOT
from tests.samples import sample_report
from tests.strategies import reports

TEMPLATE = ROOT / "templates" / "auszug.docx"
DAY = datetime(2015, 1, 12, tzinfo=UTC)


def come_back(report: Report, extract: Extract, folder: Path) -> None:
    parcel = pack_up(extract, ExtractWriter(TEMPLATE, report), DAY, None, None)
    path = folder / parcel.file
    path.write_bytes(parcel.content)
    found = Found(open_docx(path), parcel.issued, path)
    outcome = collect_one(found, report, "accepted", None, ())
    assert outcome.returned.questions == []
    assert outcome.returned.notes == []
    assert outcome.result.changes == ()
    assert outcome.result.missing == ()
    assert outcome.after == report
    assert outcome.issued == parcel.issued


@settings(max_examples=15, phases=(Phase.reuse, Phase.generate))  # shrinking a whole report takes minutes
@given(reports())
def test_an_unedited_extract_of_any_register_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, report: Report
) -> None:
    folder = tmp_path_factory.mktemp("extract")
    for extract in (*of_departments(report), *of_dezernate(report)):
        come_back(report, extract, folder)


def test_a_character_that_word_cannot_hold_is_told(tmp_path: Path) -> None:
    report = replace(sample_report(), title="IKZ \x07")
    with pytest.raises(InputError, match=r"Titel des Berichts: enthält das Zeichen U\+0007"):
        come_back(report, of_departments(report, ["umweltamt"])[0], tmp_path)
