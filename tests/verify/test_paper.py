"""The check after each build, on whole papers: cover, charts and comparison in Word and PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.charts.chart import ChartData
from ikz_report.model import OfficeTitle, Paper, Report
from ikz_report.verify.chart_parts import wrong_charts
from ikz_report.verify.expected import Expected, expected_rows
from ikz_report.verify.pdf_file import missing_in_pdf
from ikz_report.verify.word_file import BODY, missing_in_word
from ikz_report.writers.word import build_docx
from ikz_report.years.comparison import Comparison
from tests.samples import para
from tests.writers.pdf.papers import PAPER, full_data, full_pdf
from tests.writers.pdf.papers import TEMPLATE as PDF_TEMPLATE
from tests.writers.word.files import DAY, OLDER, TEMPLATE, edited
from tests.writers.word.test_package import audit

Change = Callable[[bytes], bytes]
OVERVIEW = "    uebersicht(vergleich)\n"
CHANGED = "    liste([Geänderte Maßnahmen], vergleich.massnahmen.geaendert, geaendert, erkannt)\n"
REASON = ", erkannt)\n    liste([Beendete"
BOOK = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"


@pytest.fixture(scope="module")
def word() -> bytes:
    return word_file()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return full_pdf()


def word_file(template: Path = TEMPLATE) -> bytes:
    report, charts, comparison = full_data()
    return build_docx(report, template, charts=charts, comparison=comparison, created=DAY)


def missing(
    word: bytes,
    paper: Paper = PAPER,
    charts: tuple[ChartData, ...] | None = None,
    comparison: Comparison | None = None,
) -> list[str]:
    """Where texts are missed in the Word file of the full paper, were it one of these parts."""
    report, own_charts, own_comparison = full_data()
    rows = expected_rows(
        replace(report, paper=paper), own_charts if charts is None else charts, comparison or own_comparison
    )
    return [each.where for each in missing_in_word(word, rows)]


def rewritten(content: bytes, name: str, change: Change) -> bytes:
    """The zip with one part changed; the change must change it."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(result, "w") as after:
        for entry in before.namelist():
            data = before.read(entry)
            if entry == name:
                assert change(data) != data
                data = change(data)
            after.writestr(entry, data)
    return result.getvalue()


def put(old: str, new: str) -> Change:
    return lambda data: data.replace(old.encode(), new.encode())


def test_the_whole_paper_stands_in_both_files(word: bytes, pdf: bytes) -> None:
    report, charts, comparison = full_data()
    assert missing_in_word(word, expected_rows(report, charts, comparison)) == ()
    assert missing_in_pdf(pdf, expected_rows(report, charts, comparison)) == ()
    assert wrong_charts(word, charts) == ()


BESIDE = "Deckblatt, Beratungsfolge, Behandlung"  # of a step that is not there
OTHERS: list[tuple[dict[str, object], str]] = [
    ({"number": "I9999/15"}, "Deckblatt, Nummer"),
    ({"topic": "Ein anderes Thema"}, "Deckblatt, Thema"),
    ({"text": (para("Es waren 150 Maßnahmen:"),)}, "Deckblatt, Text"),
    ({"consultations": (*PAPER.consultations, PAPER.consultations[0])}, "Deckblatt, Beratungsfolge"),
    ({"annexes": ("Anlage 3",)}, "Deckblatt, Anlagen"),
    ({"signature": ("Gezeichnet: das Amt",)}, "Deckblatt, Unterschrift"),
    ({"example": "Alles erfunden."}, "Deckblatt, Beispieldaten"),
    ({"office": "Amt 99"}, "Deckblatt, Dezernat und Amt"),
    ({"day": PAPER.day.replace(year=2016)}, "Deckblatt, Datum"),
]


@pytest.mark.parametrize(("change", "where"), OTHERS, ids=[where for _, where in OTHERS])
def test_a_difference_on_the_cover_is_seen_in_both_files(
    word: bytes, pdf: bytes, change: dict[str, object], where: str
) -> None:
    paper = replace(PAPER, **change)  # type: ignore[arg-type]
    assert set(missing(word, paper)) - {BESIDE} == {where}
    report, charts, comparison = full_data()
    found = missing_in_pdf(pdf, expected_rows(replace(report, paper=paper), charts, comparison))
    assert {each.where for each in found} - {BESIDE} == {where}


def test_another_title_of_the_office_is_seen_in_both_files(word: bytes, pdf: bytes) -> None:
    report, charts, comparison = full_data()
    organisation = replace(report.organisation, titles=(OfficeTitle("Der Landrat"),))
    rows = list(expected_rows(replace(report, organisation=organisation), charts, comparison))
    for lost in (missing_in_word(word, rows), missing_in_pdf(pdf, rows)):
        assert [(each.where, each.text) for each in lost] == [("Deckblatt, Amtsbezeichnung", "Der Landrat")]


def test_a_wrong_figure_in_a_data_table_is_seen_in_both_files(word: bytes, pdf: bytes) -> None:
    report, charts, comparison = full_data()
    series = replace(charts[1].series[0], values=(*charts[1].series[0].values[:-1], 99))
    wrong = (charts[0], replace(charts[1], series=(series, *charts[1].series[1:])))
    where = f"Diagramm „{charts[1].title}“, Zahlen"
    assert missing(word, charts=wrong) == [where]
    assert [each.where for each in missing_in_pdf(pdf, expected_rows(report, wrong, comparison))] == [where]


def test_another_title_or_note_of_a_chart_is_seen(word: bytes) -> None:
    _, charts, _ = full_data()
    other = replace(charts[0], title="Anderer Titel", notes=("Andere Zählung.",))
    assert missing(word, charts=(other, charts[1])) == [
        "Diagramm „Anderer Titel“, Titel",
        "Diagramm „Anderer Titel“, Hinweise",
    ]


def test_a_measure_that_the_lists_lack_is_seen_in_both_files(word: bytes, pdf: bytes) -> None:
    report, charts, comparison = full_data()
    twice = replace(comparison, entries=(*comparison.entries, comparison.ended[0]))
    where = "Vergleich, Beendete Maßnahmen, „Karte des Lärms“"
    assert where in missing(word, comparison=twice)
    assert where in [each.where for each in missing_in_pdf(pdf, expected_rows(report, charts, twice))]


def test_other_changed_cells_reasons_or_counts_are_seen_in_both_files(word: bytes, pdf: bytes) -> None:
    report, charts, comparison = full_data()
    (changed,) = comparison.changed
    entries = [each for each in comparison.entries if each is not changed]
    other = replace(comparison, entries=(*entries, replace(changed, changes=changed.changes[:1], reason="geraten")))
    twice = replace(comparison, entries=(*comparison.entries, *comparison.continued))
    where = "Vergleich, Fortgeführt, Text geändert, „Gewerbegebiete“"
    for wrong, expected in ((other, [where]), (twice, ["Vergleich, Übersicht"] * 2)):
        assert missing(word, comparison=wrong) == expected
        assert [each.where for each in missing_in_pdf(pdf, expected_rows(report, charts, wrong))] == expected


def test_a_template_without_overview_and_changed_measures_builds_a_whole_paper(tmp_path: Path) -> None:
    assert missing(word_file(OLDER)) == []
    assert missing_in_pdf(pdf_without(tmp_path, OVERVIEW, CHANGED, REASON), expected_rows(*full_data())) == ()


def test_a_template_that_prints_a_part_of_the_changed_measures_loses_the_rest(tmp_path: Path) -> None:
    template = edited(tmp_path, ("{%p if vergleich.geaendert %}", "{%p if vergleich.geaendert and not vergleich %}"))
    where = "Vergleich, Fortgeführt, Text geändert, „Gewerbegebiete“"
    assert where in missing(word_file(template))
    lost = missing_in_pdf(pdf_without(tmp_path, CHANGED), expected_rows(*full_data()))
    assert where in {each.where for each in lost}


def pdf_without(folder: Path, *lines: str) -> bytes:
    """The PDF of the full paper, by a template without these words."""
    source = PDF_TEMPLATE.read_text(encoding="utf-8")
    for line in lines:
        assert source.count(line) == 1
        source = source.replace(line, ")\n    liste([Beendete" if line == REASON else "")
    (folder / "bericht.typ").write_text(source, encoding="utf-8")
    return full_pdf(folder / "bericht.typ")


def test_a_template_may_print_the_cover_in_another_order(tmp_path: Path) -> None:
    template = edited(
        tmp_path,
        ("{{ vorlage.thema }}", "{{ vorlage.X }}"),
        ("{{ vorlage.unterschrift }}", "{{ vorlage.thema }}"),
        ("{{ vorlage.X }}", "{{ vorlage.unterschrift }}"),
    )
    assert missing(word_file(template)) == []


@pytest.mark.parametrize(
    ("name", "change", "what"),
    [
        ("word/charts/chart1.xml", put("<c:v>3</c:v>", "<c:v>7</c:v>"), "Zahlen im Diagramm"),
        ("word/charts/chart2.xml", put("<c:v>vertikal</c:v>", "<c:v>schräg</c:v>"), "Zahlen im Diagramm"),
        (BODY, put('descr="Balkendiagramm', 'descr="Säulen'), "Alternativtext des Diagramms"),
    ],
)
def test_a_chart_that_shows_something_else_is_named(word: bytes, name: str, change: Change, what: str) -> None:
    _, charts, _ = full_data()
    assert {each.where for each in wrong_charts(rewritten(word, name, change), charts)} == {what}


def test_a_workbook_with_other_figures_is_named(word: bytes) -> None:
    _, charts, _ = full_data()

    def other_figure(book: bytes) -> bytes:
        return rewritten(book, "xl/worksheets/sheet1.xml", put('s="1"><v>3</v>', 's="1"><v>8</v>'))

    found = wrong_charts(rewritten(word, BOOK, other_figure), charts)
    assert found == (Expected(charts[0].title, "Excel-Tabelle hinter dem Diagramm"),)


def test_a_figure_that_is_not_known_is_no_zero_in_chart_and_workbook(tmp_path: Path) -> None:
    report, charts, comparison = full_data()
    older, newer = charts[1].series
    assert older.values[1] == 0
    unknown = replace(older, values=(older.values[0], None, *older.values[2:]))
    blank = (charts[0], replace(charts[1], series=(unknown, newer)))
    assert [each.where for each in wrong_charts(word_file(), blank)] == ["Zahlen im Diagramm"]
    content = build_docx(report, TEMPLATE, charts=blank, comparison=comparison, created=DAY)
    assert wrong_charts(content, blank) == ()
    assert missing(content, charts=blank) == []
    assert [each.where for each in wrong_charts(content, charts)] == ["Zahlen im Diagramm"]
    (tmp_path / "bericht.docx").write_bytes(content)
    assert "Errors: 0" in audit(tmp_path / "bericht.docx")


def test_charts_of_the_template_itself_do_not_matter(word: bytes) -> None:
    _, charts, _ = full_data()
    assert wrong_charts(word, charts[1:]) == ()
    assert wrong_charts(word, ()) == ()


def test_a_report_without_cover_expects_none(word: bytes) -> None:
    report: Report = replace(full_data()[0], paper=None)
    assert [each.where for each in missing_in_word(word, expected_rows(report))] == []
