"""Lines and rows: headings, Leitsätze, Arten, notes, own heads, page breaks, charts."""

from __future__ import annotations

import pytest

from ikz_report.model import THEMA, ChartSpec, HeadCell, Item, Mark, Run, plain_content
from ikz_report.readers.annex.arten import arten_of
from ikz_report.readers.annex_text import read_annex
from tests.readers.annexes import CHARTS, FIRST, HEAD, SECOND, YEAR, doubts, line_of, read, row, text, unit
from tests.samples import item, para

NOTE = "Dieser Eigenbetrieb wird hier nur im Auftrag anderer Ämter der Stadt tätig."


@pytest.mark.parametrize(
    ("wording", "arten"),
    [
        ("interkommunal", ("interkommunal",)),
        ("Interkommunal", ("interkommunal",)),
        ("intrakommunal interkommunal", ("intrakommunal", "interkommunal")),
        ("intra kommunal", ("intrakommunal",)),
        ("inter- und in- trakommunal", ("interkommunal", "intrakommunal")),
        ("inter-/intrakommunal", ("interkommunal", "intrakommunal")),
        ("vertikal (Stadt-Land)", ("vertikal",)),
        ("vertikal (Stadt–Land), allgemein", ("vertikal", "allgemein")),
        ("interkommunal sowie vertikal", ("interkommunal", "vertikal")),
        ("interkommunal interkommunal", ("interkommunal",)),
        ("inter", ()),
        ("inter- und vertikal", ()),
        ("international", ()),
        ("vertikal (Land)", ()),
        ("", ()),
        ("interkommunal " * 100, ()),
    ],
)
def test_the_arten_are_found_in_their_wording(wording: str, arten: tuple[str, ...]) -> None:
    assert arten_of(wording) == arten


@pytest.mark.parametrize(
    ("cell", "arten", "wording", "doubt"),
    [
        ("vertikal", ("vertikal",), None, None),
        ("interkommunal  vertikal", ("interkommunal", "vertikal"), None, None),
        ("Vertikal", ("vertikal",), "Vertikal", None),
        ("in- terkommunal", ("interkommunal",), "in- terkommunal", "gelesen als interkommunal"),
        ("<p>international</p>", (), "international", "„international“ ist keine bekannte Art"),
        ("", (), None, "leer; die Maßnahme hat keine Art"),
    ],
)
def test_the_wording_is_kept_where_it_differs(
    cell: str, arten: tuple[str, ...], wording: str | None, doubt: str | None
) -> None:
    found = read(unit("Amt"), row(art=cell))
    (measure,) = found.report.measures()
    assert (measure.arten, measure.wording) == (arten, wording)
    messages = [message for message in doubts(found, line=7) if message.startswith("Art: ")]
    assert len(messages) == (doubt is not None)
    assert all(doubt in message for message in messages if doubt)


def test_a_row_of_allgemein_is_a_list_across_the_row() -> None:
    found = read(unit("Amt"), row("<ul> • eins • zwei ", art="allgemein")).report
    (measure,) = found.measures()
    assert measure.cells == {THEMA: (item("eins"), item("zwei"))}
    assert found.is_list_row(measure)


def test_empty_cells_are_absent() -> None:
    (measure,) = read(unit("Amt"), row(perspektive="offen")).report.measures()
    assert set(measure.cells) == {"thema", "perspektive"}


def test_a_blank_line_in_a_table_ends_nothing() -> None:
    found = read(unit("Amt"), row("eins"), "", " ", "\t\t\t", row("zwei"))
    assert [plain_content(m.cell(THEMA)) for m in found.report.measures()] == ["eins", "zwei"]


def test_trailing_empty_cells_are_no_cells() -> None:
    (measure,) = read(unit("Amt") + "\t", row() + "\t\t").report.measures()
    assert plain_content(measure.cell(THEMA)) == "Thema"


@pytest.mark.parametrize("head", [" art \tTHEMA\tArbeitsstand\tPerspektive\t", HEAD.upper()])
def test_the_head_line_is_known_in_any_case(head: str) -> None:
    found = read(unit("Amt"), row("eins"), head, row("zwei"))
    assert len(list(found.report.measures())) == 2
    assert line_of(found, "Der Tabellenkopf ist anders geschrieben") == 8


def test_the_titles_of_the_columns_are_those_of_the_first_head() -> None:
    raw = text(unit("Amt"), row()).replace(b"Arbeitsstand\t", b"ARBEITSSTAND\t")
    columns = read_annex(raw, "anhang.txt", YEAR).report.layout().columns
    assert [column.title for column in columns] == ["Art", "Thema", "ARBEITSSTAND", "Perspektive"]


# Categories


def test_intro_and_principles_stand_before_the_table() -> None:
    body = (FIRST, "Erster Absatz.", "- **fett** und nicht", "- zweiter", "– dritter", HEAD, unit("Amt"), row())
    category = read(unit("Amt"), row("x"), SECOND, *body[1:]).report.categories[1]
    assert category.intro == (para("Erster Absatz."),)
    assert category.principles == (Item((Run("fett", Mark.BOLD), Run(" und nicht"))), item("zweiter"), item("dritter"))


def test_a_part_of_a_category_has_its_dezernat() -> None:
    (category,) = read(unit("Amt"), row(), heading=SECOND).report.categories
    assert (category.number, category.dezernat, category.title) == ("II", "II", "Kategorie II (hohe Priorität)")


@pytest.mark.parametrize("heading", ["Kategorie I", "Kategorie 1 – höchste Priorität", "  Kategorie  IV (x) \t\t"])
def test_headings_may_be_written_in_other_ways(heading: str) -> None:
    (category,) = read(unit("Amt"), row(), heading=heading).report.categories
    assert category.title == " ".join(heading.split())


def test_a_sentence_about_a_category_is_no_heading() -> None:
    found = read(unit("Amt"), row("a"), "Kategorie II", "Kategorie I und II gehen vor.", HEAD, unit("Amt"), row("b"))
    assert found.report.categories[1].intro == (para("Kategorie I und II gehen vor."),)


def test_text_behind_the_principles_joins_the_intro() -> None:
    found = read(unit("Amt"), row("x"), "Kategorie II", "- Leitsatz", "Nachsatz", HEAD, unit("Amt"), row("y"))
    assert found.report.categories[1].intro == (para("Nachsatz"),)
    assert line_of(found, "Text hinter den Leitsätzen") == 10


def test_an_indented_principle_is_listed() -> None:
    found = read(unit("Amt"), row("x"), "Kategorie II", "- Leitsatz", "  - darunter", HEAD, unit("Amt"), row("y"))
    assert found.report.categories[1].principles == (item("Leitsatz"), item("darunter"))
    assert line_of(found, "eingerückter Leitsatz") == 10


def test_a_category_without_measures_is_listed() -> None:
    found = read(unit("Amt"), row("x"), "Kategorie II", "Kategorie III", HEAD, unit("Amt"), row("y"))
    assert [category.number for category in found.report.categories] == ["I", "II", "III"]
    assert line_of(found, "„Kategorie II“ hat keine Maßnahmen") == 8


def test_a_heading_repeated_on_the_next_page_goes_on() -> None:
    found = read(unit("Amt"), row("x"), FIRST, HEAD, row("y"))
    (category,) = found.report.categories
    assert [len(section.measures) for section in category.sections] == [2]
    assert line_of(found, "steht noch einmal (zuerst Zeile 3)") == 8


def test_a_category_that_comes_back_is_put_together() -> None:
    found = read(unit("Amt"), row("x"), "Kategorie II", HEAD, unit("Amt"), row("y"), FIRST, HEAD, unit("Amt"), row("z"))
    assert [len(list(c.sections[0].measures)) for c in found.report.categories] == [2, 1]
    assert line_of(found, "Kategorie I geht hier weiter") == 12


def test_the_parts_of_a_category_stand_together() -> None:
    other = "Kategorie II (hohe Priorität) Dezernat V"
    found = read(row("x"), "Kategorie III", HEAD, unit("Amt"), row("y"), other, HEAD, row("z"), heading=SECOND)
    assert [category.key for category in found.report.categories] == ["II/II", "II/V", "III"]
    assert line_of(found, "Kategorie II geht hier weiter; im Register stehen ihre Teile hintereinander") == 11


def test_the_parts_of_a_category_have_one_title() -> None:
    found = read(unit("Amt"), row("x"), "Kategorie II (hoch) Dezernat III", HEAD, row("y"), heading=SECOND)
    assert {category.title for category in found.report.categories} == {"Kategorie II (hohe Priorität)"}
    assert line_of(found, "weicht von „Kategorie II (hohe Priorität)“ ab") == 8


# Title and charts


def test_a_title_without_a_year_is_listed() -> None:
    found = read_annex(text(unit("Amt"), row(), title="Zusammenarbeit"), "anhang.txt", YEAR)
    assert found.report.title == "Zusammenarbeit"
    assert line_of(found, "Der Titel nennt kein Jahr") == 1


def test_a_missing_title_is_listed() -> None:
    found = read_annex(text(unit("Amt"), row(), title=""), "anhang.txt", YEAR)
    assert found.report.title == "Interkommunale Zusammenarbeit (IKZ) 2014"
    assert line_of(found, "Ein Titel fehlt") == 1


def test_a_title_of_two_years_holds_for_both() -> None:
    assert read_annex(text(unit("Amt"), row(), title="IKZ 2013/2014"), "anhang.txt", 2013).report.year == 2013


def test_text_before_the_first_category_opens_its_intro() -> None:
    raw = text(unit("Amt"), row(), title="IKZ 2014\nAnlage 1").replace(HEAD.encode(), f"Einleitung\n{HEAD}".encode())
    found = read_annex(raw, "anhang.txt", YEAR)
    assert found.report.categories[0].intro == (para("Anlage 1"), para("Einleitung"))
    assert line_of(found, "Text vor der ersten Kategorie") == 2


def test_the_charts_are_kept_by_title() -> None:
    found = read(unit("Amt"), row())
    assert found.report.charts == (
        ChartSpec("Maßnahmen der Stadt 2013", "kategorie", (2013,), optional=True),
        ChartSpec("Maßnahmen der Stadt 2014", "kategorie", (2014,)),
    )
    assert line_of(found, "Die Diagramme dieser Seite werden nicht eingelesen") == 9


def test_a_line_end_may_be_missing_behind_the_charts() -> None:
    raw = text(unit("Amt"), row()).rstrip()
    assert raw.endswith(CHARTS[-1].encode())
    assert read_annex(raw, "anhang.txt", YEAR).report == read(unit("Amt"), row()).report


# Notes


@pytest.mark.parametrize("line", [unit(NOTE), NOTE])
def test_a_sentence_across_the_row_is_a_note_of_the_unit_above(line: str) -> None:
    found = read(unit("Amt"), line, row())
    (section,) = found.report.categories[0].sections
    assert section.notes == (para(NOTE),)
    assert line_of(found, "als Hinweis zu „Amt“ gelesen") == 7


def test_a_list_across_the_row_is_a_note() -> None:
    (section,) = read(unit("Amt"), unit("<ul> • eins • <u>zwei</u>"), row()).report.categories[0].sections
    assert section.notes == (para("eins"), para(Run("zwei", Mark.UNDERLINE)))


def test_a_name_longer_than_any_is_a_note() -> None:
    (section,) = read(unit("Amt"), unit("sehr " * 40 + "lang"), row()).report.categories[0].sections
    assert len(section.notes) == 1


def test_a_note_behind_measures_moves_before_them_and_is_listed() -> None:
    found = read(unit("Amt"), row(), NOTE)
    assert found.report.categories[0].sections[0].notes == (para(NOTE),)
    assert line_of(found, "vor die Maßnahmen gestellt") == 8


def test_text_in_a_table_above_all_units_joins_the_intro() -> None:
    found = read(NOTE, unit("Amt"), row())
    assert found.report.categories[0].intro == (para(NOTE),)
    assert line_of(found, "an die Einleitung der Kategorie angefügt") == 6


def test_a_row_of_nothing_but_tags_says_nothing() -> None:
    found = read(unit("Amt"), unit("<ul>"), row())
    assert found.report.categories[0].sections[0].notes == ()
    assert "<ul> ohne einen Punkt dahinter" in doubts(found, line=7)[0]


# Page breaks


FIRST_PAGE = row("Umzug", "<ul> • Erfolge: <ul> ○ a", "<ul> • b")
NEXT_PAGE = row("Umzug", "<ul> • Erfolge: <ul> ○ c • d", "<ul> • b")


def test_a_measure_that_runs_over_a_page_break_is_one() -> None:
    found = read(unit("Amt"), FIRST_PAGE, "", HEAD, NEXT_PAGE, row("anderes"))
    measure, _ = found.report.measures()
    assert measure.cell("arbeitsstand") == (item("Erfolge:", item("a")), item("Erfolge:", item("c")), item("d"))
    assert measure.cell("perspektive") == (item("b"),)
    assert line_of(found, "Die Maßnahme aus Zeile 7 läuft hinter dem Seitenwechsel weiter") == 10
    assert "angehängt wurde bei Arbeitsstand." in doubts(found, line=10)[0]


def test_a_measure_may_run_over_two_page_breaks() -> None:
    found = read(unit("Amt"), row("a", "b"), HEAD, row("a", "c"), HEAD, row("a", "c", "d"))
    (measure,) = found.report.measures()
    assert (measure.cell("arbeitsstand"), measure.cell("perspektive")) == ((para("b"), para("c")), (para("d"),))


def test_a_row_with_neither_art_nor_theme_goes_on_behind_a_page_break() -> None:
    found = read(unit("Amt"), row("a", "b"), HEAD, "\t\tc\t")
    (measure,) = found.report.measures()
    assert measure.cell("arbeitsstand") == (para("b"), para("c"))


def test_the_units_row_may_be_repeated_with_the_head() -> None:
    found = read(unit("Amt"), FIRST_PAGE, HEAD, unit("Amt"), NEXT_PAGE)
    assert len(list(found.report.measures())) == 1
    assert line_of(found, "steht in dieser Kategorie noch einmal (zuerst Zeile 6)") == 9


def test_two_like_measures_on_one_page_are_two() -> None:
    assert len(list(read(unit("Amt"), FIRST_PAGE, NEXT_PAGE).report.measures())) == 2


@pytest.mark.parametrize("other", [row("Umzug", art="vertikal"), row("Umzug B")])
def test_another_art_or_theme_behind_a_page_break_is_another_measure(other: str) -> None:
    assert len(list(read(unit("Amt"), FIRST_PAGE, HEAD, other).report.measures())) == 2


def test_another_units_measure_behind_a_page_break_is_another() -> None:
    assert len(list(read(unit("Amt"), row(), HEAD, unit("Museen"), row()).report.measures())) == 2


# Own heads


OWN_HEAD = ("Austausch, Gruppen\t\tKonkrete Projekte\t", "\t\tThema\tArbeitsstand", "\t\t\tPerspektive")


def test_a_section_may_have_its_own_head() -> None:
    found = read(unit("Statistik"), *OWN_HEAD, "\t<ul> • Gremien\tTagung\tVortrag", unit("Amt"), row())
    first, second = found.report.categories[0].sections
    assert (first.layout, second.layout) == ("austausch", "standard")
    assert found.report.layout("austausch").head == (
        (HeadCell("Austausch, Gruppen", 2), HeadCell("Konkrete Projekte", 2)),
        (HeadCell("", 2), HeadCell("Thema"), HeadCell("Arbeitsstand Perspektive")),
    )
    (measure,) = first.measures
    assert (measure.arten, measure.wording) == ((), None)
    expected = {"austausch": (item("Gremien"),), "thema": (para("Tagung"),), "arbeitsstand": (para("Vortrag"),)}
    assert measure.cells == expected
    assert line_of(found, "eigener Tabellenkopf dieses Abschnitts") == 7


def test_an_own_head_may_have_other_columns() -> None:
    head = ("Partner in Europa\tProjekte\t\t", "\tThema\tID\tArbeitsstand")
    raw = (unit("Amt"), head[0], head[1].replace("ID", ""), "Riga\tTagung\t\tläuft")
    found = read(*raw)
    layout = found.report.layout("partner_in_europa")
    assert [(column.field, column.title, column.span) for column in layout.columns] == [
        ("partner_in_europa", "Partner in Europa", 1),
        ("thema", "Thema", 2),
        ("arbeitsstand", "Arbeitsstand", 1),
    ]
    (measure,) = found.report.measures()
    assert measure.cell("partner_in_europa") == (para("Riga"),)


@pytest.mark.parametrize(("label", "field"), [("2014", "spalte_2014"), ("ID", "spalte_id")])
def test_a_column_gets_a_name_the_register_can_hold(label: str, field: str) -> None:
    found = read(unit("Amt"), f"{label}\tProjekte\t\t", "\tThema\t\tArbeitsstand", "a\tb\t\tc")
    assert found.report.layouts[1].fields == (field, "thema", "arbeitsstand")


def test_an_own_head_with_the_column_art_has_arten() -> None:
    found = read(unit("Amt"), "Art\tThema\t\tPerspektive", "vertikal\tTagung\t\toffen")
    (measure,) = found.report.measures()
    assert measure.arten == ("vertikal",)
    assert measure.cell("perspektive") == (para("offen"),)


def test_an_own_head_repeated_on_the_next_page_is_read_over() -> None:
    found = read(unit("Amt"), *OWN_HEAD, "\ta\tb\tc", HEAD, *OWN_HEAD, "\td\te\tf")
    (section,) = found.report.categories[0].sections
    assert [plain_content(measure.cell(THEMA)) for measure in section.measures] == ["b", "e"]


def test_different_own_heads_get_different_names() -> None:
    other = (OWN_HEAD[0].replace("Gruppen", "Kreise"), *OWN_HEAD[1:])
    rows = (unit("Amt"), *OWN_HEAD, "\ta\tb\tc", unit("Museen"), *other, "\td\te\tf", unit("Archiv"), *OWN_HEAD)
    found = read(*rows, "\tg\th\ti")
    assert [section.layout for section in found.report.categories[0].sections] == [
        "austausch",
        "austausch_2",
        "austausch",
    ]
    assert [layout.key for layout in found.report.layouts] == ["standard", "austausch", "austausch_2"]


def test_two_cells_in_one_wide_column_are_put_together_and_listed() -> None:
    found = read(unit("Amt"), *OWN_HEAD, "a\tb\tc\td")
    (measure,) = found.report.measures()
    assert measure.cell("austausch") == (para("a"), para("b"))
    assert line_of(found, "zwei Zellen stehen in dieser Spalte") == 10


def test_a_row_that_stands_twice_is_listed() -> None:
    imported = read(unit("Umweltamt"), row("Elbe", "läuft"), row("Elbe"), row("Elbe", "läuft"))
    assert len(list(imported.report.measures())) == 3
    assert doubts(imported, 9) == ["Dieselbe Zeile steht schon in Zeile 7; als zweite Maßnahme gelesen. Bitte prüfen."]
    assert doubts(imported, 8) == []


def test_the_same_row_of_another_unit_is_no_doubt() -> None:
    imported = read(unit("Umweltamt"), row("Elbe"), unit("Rechtsamt"), row("Elbe"))
    assert doubts(imported, 9) == []
