"""Rows of hand-made tables: units, notes, measures in merged, split and continued cells."""

from __future__ import annotations

import pytest

from ikz_report.errors import SourceError
from ikz_report.model import Mark, Paragraph, Run
from ikz_report.readers.annex_word import read_word_annex
from ikz_report.readers.word import DocxFile
from tests.readers.word_annexes import (
    FRONT,
    HEAD,
    across,
    bold,
    docx,
    listed,
    measures,
    p,
    read,
    read_rows,
    row,
    tbl,
    tc,
    texts,
    tr,
    units,
)
from tests.samples import item, para

DOWN, ON = "vMerge{val=restart}", "vMerge"


def refused(*blocks: str, front: tuple[str, ...] = FRONT) -> str:
    with pytest.raises(SourceError) as caught:
        read_word_annex(docx(*front, *blocks), 2014)
    assert str(caught.value).endswith("Es wurde nichts geschrieben.")
    return str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        across("Umweltamt"),
        across(bold("Umweltamt")),
        tr(tc(bold("Umweltamt")), "", "", ""),
        tr("Umweltamt", "", "", ""),
    ],
)
def test_a_unit_s_name_runs_across_or_fills_the_first_cell(name: str) -> None:
    found = read(tbl(HEAD, name, row("Elbe")))
    assert units(found) == [("Umweltamt", 1)]
    assert [doubt for doubt in found.doubts if "Auszeichnung" in doubt.message] == []


def test_an_emphasis_within_a_name_is_listed() -> None:
    found = read_rows(row(), across('p/(r/t"Museen ", r/(rPr/i, t"neu"))'), row())
    assert listed(found, "Auszeichnung") == "Tabelle 1, Zeile 4: Auszeichnung im Namen „Museen neu“ weggelassen."


def test_two_known_names_in_one_cell_are_two_units() -> None:
    found = read(tbl(HEAD, across(f"{p('Dezernat IV')}, {p('Museen')}"), row("Leihgaben")))
    assert units(found) == [("Dezernat IV", 0), ("Museen", 1)]


def test_a_sub_unit_stands_below_its_unit() -> None:
    found = read(tbl(HEAD, across("Stadtgarten und Friedhöfe"), across("Bereich Grünflächen"), row("Pflanzungen")))
    assert units(found) == [("Stadtgarten und Friedhöfe", 0), ("Bereich Grünflächen", 1)]


def test_a_sentence_across_the_row_is_a_note() -> None:
    found = read_rows(across("Hier nur Auftragnehmer."), row("Elbe"))
    assert found.report.categories[0].sections[0].notes == (para("Hier nur Auftragnehmer."),)
    assert "Tabelle 1, Zeile 3: Text „Hier nur Auftragnehmer. …“ als Hinweis" in listed(found, "Hinweis")


def test_an_abbreviation_ends_no_sentence() -> None:
    assert units(read_rows(row(), across("Elbtourismus e. V."), row()))[1] == ("Elbtourismus e. V.", 1)


def test_an_art_merged_downwards_holds_for_each_row() -> None:
    found = read_rows(
        tr(tc("vertikal", DOWN), "a", "", ""), tr(tc("p", ON), "b", "", ""), tr(tc("p", ON), "c", "", ""), row("d")
    )
    assert [measure.arten[0] for measure in measures(found)] == ["vertikal"] * 3 + ["interkommunal"]


def test_art_and_thema_merged_downwards_are_one_measure() -> None:
    found = read_rows(
        tr(tc("vertikal", DOWN), tc("Elbe", DOWN), "erstens", "bald"),
        tr(tc("p", ON), tc("p", ON), "zweitens", ""),
    )
    (measure,) = measures(found)
    assert texts(measure) == ("Elbe", "erstens|zweitens", "bald")
    assert listed(found, "läuft hier weiter").startswith("Tabelle 1, Zeile 4: Die Maßnahme aus Tabelle 1, Zeile 3")


def test_a_row_without_art_and_thema_goes_on_with_the_one_above() -> None:
    (measure,) = measures(read_rows(row("Elbe", "erstens"), tr("", "", "zweitens", "später")))
    assert texts(measure) == ("Elbe", "erstens|zweitens", "später")


@pytest.mark.parametrize("head", [(HEAD,), ()])
def test_a_measure_runs_on_in_the_table_of_the_next_page(head: tuple[str, ...]) -> None:
    found = read(
        tbl(HEAD, across("Umweltamt"), row("Elbe", "erstens", "bald")),
        tbl(*head, row("Elbe", "zweitens"), row("Saale")),
    )
    assert [texts(measure) for measure in measures(found)] == [("Elbe", "erstens|zweitens", "bald"), ("Saale", "", "")]
    assert "läuft hinter dem Seitenwechsel weiter" in listed(found, "läuft")


def test_a_list_goes_on_behind_a_paragraph_of_the_same_words() -> None:
    found = read(
        tbl(HEAD, across("Umweltamt"), row("Elbe", "läuft", "bald")),
        tbl(HEAD, row("Elbe", "• läuft", "bald")),
    )
    (measure,) = measures(found)
    assert measure.cells["arbeitsstand"] == (para("läuft"), item("läuft"))
    assert texts(measure) == ("Elbe", "läuft|läuft", "bald")


def test_the_same_measure_twice_in_a_table_stays_two() -> None:
    assert len(measures(read_rows(row("Elbe", "a"), row("Elbe", "b")))) == 2


def test_text_that_a_merged_cell_hides_is_listed() -> None:
    found = read_rows(tr(tc("vertikal", DOWN), "a", "", ""), tr(tc("verborgen", ON), "b", "", ""))
    assert listed(found, "verborgen") == (
        "Tabelle 1, Zeile 4, Zelle 1: Text in einer verbundenen Zelle, den Word nicht zeigt; nicht übernommen: "
        "„verborgen“"
    )


def test_merged_columns_are_listed_but_lists_across_the_row_are_not() -> None:
    wide = tc("Elbe und alles Weitere", "gridSpan{val=3}")
    found = read_rows(tr("interkommunal", wide), tr("allgemein", tc("Konferenz", "gridSpan{val=3}")))
    assert [texts(measure)[0] for measure in measures(found)] == ["Elbe und alles Weitere", "Konferenz"]
    assert listed(found, "verbunden").startswith("Tabelle 1, Zeile 3: Zellen dieser Zeile sind verbunden")


def test_a_cell_too_many_keeps_its_text_and_is_listed() -> None:
    found = read_rows(tr("vertikal", "Elbe", "läuft", "weiter", "und mehr"))
    assert texts(measures(found)[0]) == ("Elbe", "läuft", "weiter|und mehr")
    assert listed(found, "mehr Zellen").startswith("Tabelle 1, Zeile 3, Zelle 5:")


def test_cells_narrowed_by_hand_stay_in_their_columns() -> None:
    found = read(
        tbl(HEAD, across("Umweltamt"), row("a"), widths=(2000, 2000, 3000, 3000)),
        tbl(tr(tc("vertikal"), tc("Konferenz", "gridSpan{val=2}")), widths=(2000, 5000, 3000)),
        tbl(tr(tc("vertikal"), tc("b"), tc("c", "gridSpan{val=2}")), widths=(2000, 2000, 3000, 3000)),
    )
    assert [texts(measure)[:2] for measure in measures(found)] == [("a", ""), ("Konferenz", ""), ("b", "c")]


def test_a_section_may_have_its_own_head() -> None:
    found = read(
        tbl(
            HEAD,
            across("Amt für Statistik"),
            tr(tc("Erfahrungsaustausch", "gridSpan{val=2}"), tc("Konkrete Projekte", "gridSpan{val=2}")),
            tr(tc("p", "gridSpan{val=2}"), "Thema", f"{p('Arbeitsstand')}, {p('Perspektive')}"),
            tr(tc("Gremien", "gridSpan{val=2}"), "Sitzung", "Vertretung"),
        )
    )
    (measure,) = measures(found)
    assert dict(measure.cells) == {
        "austausch": (para("Gremien"),),
        "thema": (para("Sitzung"),),
        "arbeitsstand": (para("Vertretung"),),
    }
    assert [column.span for column in found.report.layouts[1].columns] == [2, 1, 1]


def test_categories_and_intros_may_be_rows_of_one_table() -> None:
    found = read_word_annex(
        docx(
            p("Zusammenarbeit 2014"),
            tbl(
                HEAD,
                across(bold("Kategorie I (höchste Priorität)")),
                across("Hierzu zählen alle Maßnahmen."),
                across('p/r/t"• Wirtschaft stärken", p/r/t"• Stadt der jungen Leute"'),
                across("Umweltamt"),
                row("Elbe"),
                across("Kategorie II (hohe Priorität) Dezernat III"),
                row("Gewerbe"),
            ),
        ),
        2014,
    )
    first, second = found.report.categories
    assert first.intro == (para("Hierzu zählen alle Maßnahmen."),)
    assert first.principles == (item("Wirtschaft stärken"), item("Stadt der jungen Leute"))
    assert (second.key, second.sections[0].unit.name, second.sections[0].headed) == ("II/III", "Dezernat III", False)


def test_bullets_of_every_kind_are_items() -> None:
    numbering = "abstractNum{abstractNumId=1}/lvl{ilvl=0}/numFmt{val=bullet}, num{numId=2}/abstractNumId{val=1}"
    found = read_rows(
        row("a", p("Punkt", "numPr/(ilvl{val=0}, numId{val=2})")),
        row("b", 'p/r/(t"o", tab, t"Punkt")'),
        row("c", 'p/r/(t"– Punkt", br, t"– Punkt")'),
        row("d", 'p/r/(sym{font=Symbol char=F0B7}, t" Punkt")'),
        row("e", p("Punkt", "pStyle{val=L2}")),
        numbering=numbering,
        styles="style{type=paragraph styleId=L2}/(name{val=List-Bullet}, pPr/numPr/numId{val=2})",
    )
    cells = [measure.cell("arbeitsstand") for measure in measures(found)]
    assert cells == [
        (item("Punkt"),),
        (item("Punkt"),),
        (item("Punkt"), item("Punkt")),
        (item("Punkt"),),
        (item("Punkt"),),
    ]


def test_word_s_own_list_styles_say_their_level() -> None:
    styles = "style{type=paragraph styleId=A}/(name{val=list_bullet}, pPr/numPr/numId{val=2})," + (
        "style{type=paragraph styleId=B}/(name{val=list_bullet_2}, pPr/numPr/numId{val=2})"
    )
    numbering = "abstractNum{abstractNumId=1}/lvl{ilvl=0}/numFmt{val=bullet}, num{numId=2}/abstractNumId{val=1}"
    blocks = f"{p('oben', 'pStyle{val=A}')}, {p('unten', 'pStyle{val=B}')}"
    made = docx(*FRONT, tbl(HEAD, across("Umweltamt"), row("a", blocks)), styles=styles, numbering=numbering)
    named = {name: part.replace(b"list_bullet_2", b"list_bullet 2") for name, part in made.parts.items()}
    spaced = {name: part.replace(b"list_bullet", b"List Bullet") for name, part in named.items()}
    (measure,) = measures(read_word_annex(DocxFile(made.name, spaced), 2014))
    assert measure.cell("arbeitsstand") == (item("oben", item("unten")),)


def test_leads_keep_their_emphasis() -> None:
    (measure,) = measures(read_rows(row('p/(r/(rPr/u{val=single}, t"KITU"), r/t" für alle")')))
    assert measure.cell("thema") == (Paragraph((Run("KITU", Mark.UNDERLINE), Run(" für alle"))),)


def bold_themes(bold_ones: int, plain_ones: int) -> list[Mark]:
    """The marks of the first run of each Thema in a table of bold and plain ones."""
    rows = [row(bold(f"Vorhaben {number}")) for number in range(bold_ones)]
    found = read_rows(*rows, *(row(f"Projekt {number}") for number in range(plain_ones)))
    return [measure.cell("thema")[0].text[0].marks for measure in measures(found)]


def test_bold_type_of_a_whole_column_is_its_look() -> None:
    assert bold_themes(13, 2) == [Mark.NONE] * 15
    found = read_rows(*(row(bold(f"Vorhaben {number}")) for number in range(15)))
    assert "Die Spalte „Thema“ ist durchgehend fett gesetzt" in listed(found, "fett")


@pytest.mark.parametrize(("bold_ones", "plain_ones"), [(14, 0), (11, 4), (1, 18)])
def test_bold_type_of_some_cells_stresses_them(bold_ones: int, plain_ones: int) -> None:
    assert bold_themes(bold_ones, plain_ones) == [Mark.BOLD] * bold_ones + [Mark.NONE] * plain_ones


def test_a_bold_lead_stays_where_the_rest_is_bold_too() -> None:
    lead = 'p/(r/(rPr/b, t"KITU"), r/t" für alle")'
    found = read_rows(*(row(bold(f"Vorhaben {number}")) for number in range(18)), row(lead))
    assert measures(found)[-1].cell("thema")[0].text == (Run("KITU", Mark.BOLD), Run(" für alle"))


def test_rows_and_cells_in_content_controls_are_read() -> None:
    inner = row("Elbe").removeprefix("tr/")
    found = read_rows(f"sdt/sdtContent/tr/{inner}", tr("vertikal", f"sdt/sdtContent/{tc('Saale')}", "", ""))
    assert [texts(measure)[0] for measure in measures(found)] == ["Elbe", "Saale"]


def test_a_measure_without_a_thema_is_an_error_with_its_place() -> None:
    message = refused(tbl(HEAD, across("Umweltamt"), tr("vertikal", "", "läuft", "")))
    assert message.startswith("alt.docx: Tabelle 1, Zeile 3: Der Maßnahme fehlt das Thema. Bitte dort ergänzen.")
    only = refused(tbl(HEAD, across("Umweltamt"), tr("vertikal", "", "", "")))
    assert only.startswith("alt.docx: Tabelle 1, Zeile 3: Der Maßnahme mit der Art „vertikal“ fehlt das Thema.")


def test_measures_before_any_category_are_an_error_with_their_place() -> None:
    message = refused(tbl(HEAD, row("Elbe")), p("Kategorie I"), front=(p("Bericht 2014"),))
    assert message.startswith(
        "alt.docx: Tabelle 1, Zeile 2: Vor der ersten Überschrift „Kategorie …“ stehen Maßnahmen."
    )


def test_measures_of_no_unit_and_no_dezernat_are_an_error_with_their_place() -> None:
    message = refused(tbl(HEAD, row("Elbe")))
    assert message.startswith("alt.docx: Tabelle 1, Zeile 2: Die Maßnahme steht unter keiner Dienststelle")


def test_another_head_amid_a_section_is_an_error_with_its_place() -> None:
    own = (tr("Austausch", "", "Projekte", ""), tr("", "", "Thema", "Arbeitsstand"))
    message = refused(tbl(HEAD, across("Umweltamt"), row("Elbe")), tbl(HEAD, *own))
    assert message.startswith("alt.docx: Tabelle 2, Zeile 2: Mitten in den Maßnahmen von „Umweltamt“")


def test_a_mark_behind_the_first_one_of_a_line_is_listed() -> None:
    imported = read_rows(row("Elbe", "▪ eins ▪ zwei"))
    assert listed(imported, "sieht wie ein Aufzählungszeichen aus").startswith("Tabelle 1, Zeile 3, Zelle 3: Arbeitsst")


def test_a_row_that_stands_twice_is_listed() -> None:
    imported = read_rows(row("Elbe"), row("Elbe"))
    assert listed(imported, "Dieselbe Zeile") == (
        "Tabelle 1, Zeile 4: Dieselbe Zeile steht schon in Tabelle 1, Zeile 3; als zweite Maßnahme gelesen. Bitte "
        "prüfen."
    )
