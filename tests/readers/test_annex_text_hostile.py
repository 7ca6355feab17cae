"""Input made to hurt: large, deep, odd. Nothing here hangs, and no word is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.errors import SourceError
from ikz_report.model import Report, art_text, lines, plain_content
from ikz_report.readers.annex_text import read_annex
from tests.readers.annexes import CHARTS, FIRST, HEAD, SECOND, TITLE, UL, YEAR, read, row, unit

LARGE = 300_000  # characters, four times the real annex


def repeated(piece: str) -> str:
    return piece * (LARGE // len(piece))


CELLS = {
    "lists": "<ul>",
    "lists with styles": UL,
    "bullets": "• ",
    "circles": " ○",
    "lists with bullets": "<ul> • ",
    "lists with text": "<ul> a ",
    "bullets with text": " • a",
    "open tags": "<u><i><b>",
    "closed tags": "</u></i></b>",
    "half a tag": "<u ",
    "angle brackets": "<",
    "unknown tags": "<x>",
    "stars": "**",
    "blanks": " ",
    "parentheses": "(",
    "forms of address": "Dr. Frau ",
    "one word": "ä",
    "paragraphs": "<p>a</p>",
}


@pytest.mark.parametrize("name", CELLS)
def test_an_enormous_cell_is_read(name: str) -> None:
    cell = f"Anfang {repeated(CELLS[name])} Ende"
    measure = next(read(unit("Amt"), row(cell)).report.measures())
    words = plain_content(measure.cell("thema")).split()
    assert (words[0], words[-1]) == ("Anfang", "Ende")


def test_a_mass_of_items_keeps_every_one() -> None:
    measure = next(read(unit("Amt"), row(arbeitsstand=UL + repeated(" • a <ul> ○ b"))).report.measures())
    levels = [level for level, _ in lines(measure.cell("arbeitsstand"))]
    assert levels == [1, 2] * (len(levels) // 2)
    assert len(levels) == 2 * (LARGE // len(" • a <ul> ○ b"))


def test_an_enormous_cell_of_half_tags_is_refused() -> None:
    with pytest.raises(SourceError, match="endet mitten in einer Auszeichnung"):
        read(unit("Amt"), row(repeated("<ul ")))


@pytest.mark.parametrize("piece", ["\t\t\t\n", "\n"])
def test_a_mass_of_empty_rows_is_no_measure(piece: str) -> None:
    assert len(list(read(unit("Amt"), repeated(piece), row()).report.measures())) == 1


@pytest.mark.parametrize("piece", ["a\t", "a\t\t\t\tb\n"])
def test_a_mass_of_cells_is_refused(piece: str) -> None:
    with pytest.raises(SourceError, match=r"anhang\.txt:7: Die Tabellenzeile hat \d+ statt 4 Zellen"):
        read(unit("Amt"), repeated(piece))


@pytest.mark.parametrize("name", ["Amt {}", "Музей {}", "Ä{}"])
def test_thousands_of_units_are_read(name: str) -> None:
    rows = [line for n in range(5000) for line in (unit(name.format(chr(0x4E00 + n))), row())]
    found = read(*rows).report
    assert len(found.organisation.units) == 5000
    assert len({each.key for each in found.organisation.units}) == 5000


def test_thousands_of_parts_of_the_same_name_are_read() -> None:
    rows = [line for n in range(5000) for line in (unit(f"Amt {n}"), unit("Bereich A"), row())]
    assert len(read(*rows).report.organisation.units) == 10_000


def test_thousands_of_equal_measures_get_an_id_each() -> None:
    rows = [row("Tagung") for _ in range(5000)]
    ids = [measure.id for measure in read(unit("Amt"), *rows).report.measures()]
    assert len(set(ids)) == 5000
    assert max(map(len, ids)) <= 32


def test_thousands_of_categories_and_heads_are_read() -> None:
    rows = [line for n in range(3000) for line in (f"Kategorie {n}", HEAD, unit("Amt"), row())]
    assert len(read(unit("Amt"), row(), *rows).report.categories) == 3001


def test_a_measure_over_thousands_of_pages_is_one() -> None:
    rows = [line for n in range(3000) for line in (HEAD, row("Tagung", f"<ul> • {n}"))]
    (measure,) = read(unit("Amt"), *rows).report.measures()
    assert len(measure.cell("arbeitsstand")) == 3000


LINES = st.lists(
    st.sampled_from(
        [TITLE, FIRST, SECOND, HEAD, "", " ", unit("Amt"), unit("Bereich A"), row(), row("", "x"), row("x", "<p>")]
        + ["Text", "- Satz", "\t\tThema\tArbeitsstand", "a\t\tb\t", "a\tb", "Vergleich der Maßnahmen zum Vorjahr"]
        + ["Maßnahmen 2014", "\t\t\t", "<ul> • ○\t\t\t", "** </p>", "\tx\t\t", "Dezernat V\t\t\t"]
    ),
    max_size=25,
)


def report_or_refusal(body: list[str]) -> Report | str:
    lines_before = [TITLE, FIRST, HEAD, unit("Amt"), row()]
    try:
        return read_annex("\n".join([*lines_before, *body, ""]).encode(), "anhang.txt", YEAR).report
    except SourceError as error:
        return str(error)


@given(LINES)
def test_any_order_of_lines_is_read_without_loss_or_refused_in_german(body: list[str]) -> None:
    report = report_or_refusal(body)
    if isinstance(report, str):
        assert report.startswith("anhang.txt:")
        return
    ids = [measure.id for measure in report.measures()]
    assert len(set(ids)) == len(ids)
    units = {each.key for each in report.organisation.units}
    assert all(section.unit.key in units for category in report.categories for section in category.sections)
    said = set(" ".join([*printed(report), HEAD, CHARTS[0]]).split())
    assert set(" ".join(body).split()) - {"-", "<ul>", "•", "○", "<p>", "</p>"} <= said


def printed(report: Report) -> Iterator[str]:
    """Every text of a report, in any order."""
    yield from (chart.title for chart in report.charts)
    for category in report.categories:
        yield from (report.heading(category), plain_content(category.intro), plain_content(category.principles))
        for section in category.sections:
            yield from (section.unit.name, plain_content(section.notes))
            yield from (cell.text for head in report.layout(section.layout).head for cell in head)
    for measure in report.measures():
        yield from (art_text(measure), *map(plain_content, measure.cells.values()))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_refused_in_german(raw: bytes) -> None:
    with pytest.raises(SourceError, match=r"^anhang\.txt:.*Es wurde nichts geschrieben\.$"):
        read_annex(raw, "anhang.txt", YEAR)
