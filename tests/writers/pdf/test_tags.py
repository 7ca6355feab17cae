"""What assistive technology finds in the PDF, counted against the data (ISO 14289-1, ISO 32000-1 §14.8)."""

from __future__ import annotations

import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from ikz_report.model import Report, Section
from tests.samples import sample_report
from tests.writers.pdf.papers import contents, full_paper, full_pdf, list_counts, sample_pdf, texts
from tests.writers.pdf.tagged import Element, fold, read_tags


@pytest.fixture(scope="module")
def annex_tags() -> Element:
    return read_tags(sample_pdf())


@pytest.fixture(scope="module")
def paper_tags() -> Element:
    return read_tags(full_pdf())


def _sections(report: Report) -> list[Section]:
    return [section for category in report.categories for section in category.sections]


def _cells(report: Report, section: Section) -> int:
    """Cells of a section's measures: one per column, two where a measure is one list across the row."""
    columns = len(report.layout(section.layout).columns)
    return sum(2 if report.is_list_row(measure) else columns for measure in section.measures)


def expected_tags(report: Report) -> Counter[str]:
    """The tags an annex must have, from the model alone."""
    sections = _sections(report)
    heads = [row for section in sections for row in report.layout(section.layout).head]
    names = sum(section.headed for section in sections)
    notes = sum(len(section.notes) for section in sections)
    measures = sum(len(section.measures) for section in sections)
    tables = sum(bool(category.sections) for category in report.categories)
    columns = len(report.layout().columns)
    found = [list_counts(content) for content in contents(report)]
    items = sum(count for _, count in found)
    return Counter(
        Table=tables,
        THead=tables,
        TR=tables + len(heads) + names + notes + measures,
        TH=tables * columns + sum(len(row) for row in heads) + names,
        TD=notes + sum(_cells(report, section) for section in sections),
        L=sum(lists for lists, _ in found),
        LI=items,
        Lbl=items,
        LBody=items,
        H1=len(report.categories),
        H2=sum(section.headed and section.unit.parent is None for section in sections),
        H3=sum(section.headed and section.unit.parent is not None for section in sections),
        Title=1,
        Document=1,
    )


def _counted(tags: Element, names: Counter[str]) -> Counter[str]:
    return Counter(element.tag for element in tags.walk() if element.tag in names)


def test_the_sample_has_exactly_the_tags_its_data_demand(annex_tags: Element) -> None:
    expected = expected_tags(sample_report())
    assert _counted(annex_tags, expected) == expected


def test_the_real_annex_has_exactly_the_tags_its_data_demand(imported: Report, imported_pdf: bytes) -> None:
    expected = expected_tags(imported)
    assert _counted(read_tags(imported_pdf), expected) == expected


def test_a_head_repeated_on_many_pages_is_tagged_once(imported: Report, imported_pdf: bytes) -> None:
    tables = read_tags(imported_pdf).all("Table")
    for table in tables:
        heads = [cell.text.strip() for cell in table.all("TH")]
        assert heads[:4] == [column.title for column in imported.layout().columns]
        assert heads.count("Perspektive") == 1


def test_every_head_cell_has_the_scope_column(annex_tags: Element) -> None:
    assert {cell.attributes.get("/Scope") for cell in annex_tags.all("TH")} == {"/Column"}


def test_a_unit_row_and_a_note_run_across_all_columns(annex_tags: Element) -> None:
    spans = {cell.text.strip(): cell.attributes.get("/ColSpan") for cell in annex_tags.all("TH", "TD")}
    assert spans["Stadtgarten und Friedhöfe"] == spans["Bereich Grünflächen"] == spans["Hier nur Auftragnehmer."] == 4


def test_a_list_row_runs_across_all_columns_but_the_first(annex_tags: Element) -> None:
    cell = next(cell for cell in annex_tags.all("TD") if "Konferenz" in cell.text)
    assert cell.attributes["/ColSpan"] == 3
    assert len(cell.all("LI")) == 2


def test_nested_bullets_are_nested_lists(annex_tags: Element) -> None:
    cell = next(cell for cell in annex_tags.all("TD") if "Vorsitz" in cell.text)
    outer = cell.children[0]
    assert outer.tag == "L"
    assert [fold(each.text) for each in outer.all("L")[1].all("LBody")] == ["Barby", "Schönebeck"]


def test_read_in_tag_order_every_text_stands_in_order(annex_tags: Element) -> None:
    assert_in_order(annex_tags, list(texts(sample_report())))


def test_read_in_tag_order_every_text_of_the_real_annex_stands_in_order(imported: Report, imported_pdf: bytes) -> None:
    assert_in_order(read_tags(imported_pdf), list(texts(imported)))


def assert_in_order(tags: Element, wanted: list[str]) -> None:
    everything = fold(tags.children[0].text)
    position = 0
    for text in wanted:
        found = everything.find(fold(text), position)
        assert found >= 0, text
        position = found + len(fold(text))


def test_the_comparison_has_a_figure_and_a_table_of_figures_per_chart(paper_tags: Element) -> None:
    _, charts, _ = full_paper()
    figures = paper_tags.all("Figure")
    assert [figure.alt for figure in figures] == [chart.alt for chart in charts]
    rows = [[fold(cell.text) for cell in row.all("TH", "TD")] for row in paper_tags.all("TR")]
    for chart in charts:
        for row in chart.table:
            assert [fold(text) for text in row] in rows


def test_the_whole_paper_counts_up(paper_tags: Element) -> None:
    report, charts, comparison = full_paper()
    assert report.paper
    expected = expected_tags(report)
    lists = [comparison.new, comparison.changed, comparison.moved, comparison.ended]
    overview = 1 + len(tuple(comparison.groups()))
    assert all(lists)
    expected["H1"] += 2  # the cover sheet and the comparison
    expected["H2"] += 5 + len(charts) + len(lists)  # Beratungsfolge, Thema, Information, Anlagen, overview
    expected["Table"] += 2 + len(charts) + len(lists)
    expected["THead"] = expected["Table"]
    expected["TR"] += 1 + len(report.paper.consultations) + sum(len(chart.table) for chart in charts)
    expected["TR"] += overview + sum(1 + len(entries) for entries in lists)
    expected["L"] += 3
    for name in ("LI", "Lbl", "LBody"):
        expected[name] += 4 - 1 + len(report.paper.annexes)
    expected["Figure"] = len(charts)
    del expected["TH"], expected["TD"]
    assert _counted(paper_tags, expected) == expected


def test_headings_never_skip_a_level(paper_tags: Element) -> None:
    levels = [int(element.tag[1]) for element in paper_tags.all("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_verapdf_passes_the_whole_paper_as_ua1_and_a2a(tmp_path: Path, verapdf: Path) -> None:
    target = tmp_path / "bericht.pdf"
    target.write_bytes(full_pdf())
    result = subprocess.run([verapdf, "ua1,2a", target], capture_output=True, text=True, check=False)
    assert result.stdout.count("PASS") == 2, result.stdout + result.stderr
