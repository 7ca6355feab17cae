"""The PDF as a file: its bytes, its properties, its bookmarks, its fonts."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from ikz_report.errors import InputError
from ikz_report.writers.pdf import build_pdf
from tests.samples import sample_report
from tests.writers.pdf.papers import CREATED, PAPER, TEMPLATE, full_pdf, sample_pdf


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    def walk(entries: object, level: int = 1) -> list[tuple[int, str]]:
        assert isinstance(entries, list)
        found: list[tuple[int, str]] = []
        for entry in entries:
            found += walk(entry, level + 1) if isinstance(entry, list) else [(level, entry.title)]
        return found

    return walk(reader(pdf).outline)


def test_the_same_paper_gives_the_same_bytes_from_another_folder(tmp_path: Path) -> None:
    copy = tmp_path / "anderswo" / "vorlagen" / TEMPLATE.name
    copy.parent.mkdir(parents=True)
    shutil.copyfile(TEMPLATE, copy)
    assert full_pdf() == full_pdf(copy)


def test_source_date_epoch_is_the_date_of_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1431388800")
    pdf = build_pdf(sample_report(), TEMPLATE)
    assert pdf == build_pdf(sample_report(), TEMPLATE, created=datetime(2015, 5, 12, tzinfo=UTC))
    metadata = reader(pdf).metadata
    assert metadata is not None
    assert metadata.creation_date == datetime(2015, 5, 12, tzinfo=UTC)


def test_another_date_gives_other_bytes() -> None:
    assert sample_pdf() != build_pdf(sample_report(), TEMPLATE, created=datetime(2015, 5, 13, tzinfo=UTC))


def test_title_author_keywords_and_language_are_in_the_properties() -> None:
    found = reader(build_pdf(replace(sample_report(), paper=PAPER), TEMPLATE, created=CREATED))
    assert found.metadata is not None
    assert found.metadata.title == sample_report().title
    assert found.metadata.author == "Landeshauptstadt Magdeburg"
    assert found.metadata["/Keywords"] == "IKZ, Kommunen"
    assert found.root_object["/Lang"] == "de-DE"
    assert bool(found.root_object["/ViewerPreferences"]["/DisplayDocTitle"])


def test_the_file_declares_both_standards() -> None:
    xmp = sample_pdf().decode("latin-1")
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_categories_and_units_are_bookmarks() -> None:
    assert bookmarks(sample_pdf()) == [
        (1, "Kategorie I (höchste Priorität)"),
        (2, "Umweltamt"),
        (2, "Dezernat IV"),
        (2, "Museen"),
        (1, "Kategorie II (hohe Priorität) Dezernat III"),
        (1, "Kategorie III (Priorität)"),
        (2, "Amt für Statistik"),
        (2, "Umweltamt"),
        (2, "Stadtgarten und Friedhöfe"),
        (3, "Bereich Grünflächen"),
    ]


def test_only_embedded_fonts_of_the_package_are_used() -> None:
    names = set()
    for page in reader(full_pdf()).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descendant = font.get_object()["/DescendantFonts"][0]
            assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"])
            names.add(descendant["/BaseFont"].split("+")[-1])
    assert all(name.startswith("SourceSansPro") for name in names)


def test_a_report_without_measures_is_a_paper_too() -> None:
    empty = replace(sample_report(), categories=(replace(sample_report().categories[0], sections=()),))
    assert bookmarks(sample_pdf(empty)) == [(1, "Kategorie I (höchste Priorität)")]


def test_a_sub_unit_whose_department_has_no_row_is_a_heading_of_the_second_level() -> None:
    third = sample_report().categories[2]
    report = replace(sample_report(), categories=(replace(third, sections=third.sections[3:]),))
    assert bookmarks(sample_pdf(report))[1:] == [(2, "Bereich Grünflächen")]


def test_widths_from_the_data_are_the_columns_widths() -> None:
    report = sample_report()
    standard = report.layouts[0]
    wide = replace(standard, columns=tuple(replace(column, width=100.0) for column in standard.columns))
    with pytest.raises(InputError, match="Die Spalten der Tabelle sind zusammen breiter als die Seite"):
        sample_pdf(replace(report, layouts=(wide, *report.layouts[1:])))
    narrow = replace(standard, columns=tuple(replace(column, width=40.0) for column in standard.columns))
    assert sample_pdf(replace(report, layouts=(narrow, *report.layouts[1:]))) != sample_pdf()
