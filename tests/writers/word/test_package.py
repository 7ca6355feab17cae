"""The file as a whole: the same bytes twice, and what the validators say."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ikz_report.readers.annex_text import read_annex
from ikz_report.verify.expected import expected_rows
from ikz_report.verify.word_file import missing_in_word
from ikz_report.writers.word import build_docx
from tests.samples import sample_report
from tests.writers.word.files import DAY, TEMPLATE, build


def test_the_same_report_gives_the_same_bytes() -> None:
    assert build() == build()


def test_the_date_comes_from_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(DAY.timestamp())))
    assert build_docx(sample_report(), TEMPLATE) == build()


def test_another_date_changes_the_properties_alone() -> None:
    first = zipfile.ZipFile(io.BytesIO(build()))
    second = zipfile.ZipFile(io.BytesIO(build_docx(sample_report(), TEMPLATE, created=DAY + timedelta(days=1))))
    changed = [name for name in first.namelist() if first.read(name) != second.read(name)]
    assert changed == ["docProps/core.xml"]


def test_entries_have_a_fixed_order_and_date() -> None:
    entries = zipfile.ZipFile(io.BytesIO(build())).infolist()
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def audit(path: Path) -> str:
    """openxml-audit's report on a file."""
    program = Path(sys.executable).with_name("openxml-audit")
    if not program.exists():
        pytest.skip("openxml-audit is not installed (extra dev)")
    return subprocess.run([program, path], capture_output=True, text=True, check=False).stdout


def ooxml(path: Path, shared: Path) -> str:
    """The Open XML SDK's verdict on a file."""
    if shutil.which("npx") is None:
        pytest.skip("node is not installed")
    program = shared / "acceptance" / "ooxml"
    return subprocess.run([program, path], capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "sample.docx"
    path.write_bytes(build(replace(sample_report(), example="Beispieldaten")))
    return path


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, annex: Path) -> Path:
    path = tmp_path_factory.mktemp("word") / "annex.docx"
    path.write_bytes(build(read_annex(annex.read_bytes(), annex.name, 2014).report))
    return path


def test_openxml_audit_finds_no_error_in_sample_and_template(sample: Path) -> None:
    assert "Errors: 0" in audit(sample)
    assert "Errors: 0" in audit(TEMPLATE)


def test_the_open_xml_sdk_finds_no_error(sample: Path, shared: Path) -> None:
    assert ooxml(sample, shared).startswith("PASS")
    assert ooxml(TEMPLATE, shared).startswith("PASS")


def test_the_real_annex_is_valid_and_complete(real: Path, annex: Path, shared: Path) -> None:
    assert "Errors: 0" in audit(real)
    assert ooxml(real, shared).startswith("PASS")
    program = shared / "acceptance" / "coverage.py"
    result = subprocess.run([sys.executable, program, annex, real], capture_output=True, text=True, check=False)
    assert "coverage 100.00 %" in result.stdout


def test_the_real_annex_stands_in_order(real: Path, annex: Path) -> None:
    report = read_annex(annex.read_bytes(), annex.name, 2014).report
    assert missing_in_word(real.read_bytes(), expected_rows(report)) == ()
