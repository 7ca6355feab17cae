"""Which rows are heads, and which column is which."""

from __future__ import annotations

import pytest

from ikz_report.readers.annex_word.columns import columns_of
from ikz_report.readers.word import WordRow, read_tables
from tests.readers.word_annexes import docx, listed, measures, read, tbl, texts, tr

STANDARD = ("art", "thema", "arbeitsstand", "perspektive")


def head(*titles: str) -> WordRow:
    ((row,),) = (table.rows for table in read_tables(docx(tbl(tr(*titles))), view="accepted"))
    return row


@pytest.mark.parametrize(
    "titles",
    [
        ("Art", "Thema", "Arbeitsstand", "Perspektive"),
        ("ART", "THEMA", "ARBEITSSTAND", "PERSPEKTIVE"),
        ("Art der Zusammenarbeit", "Thema/Inhalt", "Stand", "Ausblick"),
        ("Art:", "Maßnahme:", "Sachstand:", "Perspektive:"),
        ("Form der Kooperation", "Projekt", "Umsetzungsstand", "Weiteres Vorgehen"),
        ("Kooperationsart", "Gegenstand", "Stand 31.12.2013", "Ziele"),
        ("Art", "Thema / Ziel", "Arbeitsstand", "Perspektiven"),
        ("Art", "Projekt", "Projektstand", "Ausblick 2015"),
        ("Art", "Thema", "Bearbeitungs-stand", "Nächste Schritte"),
        ("Art", "Kurzbeschreibung", "Arbeitsstand", "Perspektive"),
    ],
)
def test_heads_of_many_spellings_are_known(titles: tuple[str, ...]) -> None:
    found = columns_of(head(*titles))
    assert found is not None
    assert found.fields == STANDARD


@pytest.mark.parametrize(
    "cells",
    [
        ("interkommunal", "Projekt Elbe", "Stand der Arbeit", "Ausblick"),
        ("", "Thema", "Arbeitsstand", "Perspektive"),
        ("Sitzung", "Tag", "Behandlung", "Zuständigkeit"),
        ("Art", "Thema", "Arbeitsstand"),
        ("", "", "Thema", "Arbeitsstand Perspektive"),
        ("Erfahrungsaustausch", "", "Konkrete Projekte", ""),
        ("Art", "Anzahl 2013", "Anzahl 2014", "Veränderung"),
        ("intrakommunal", "Messe", "läuft", "läuft weiter"),
        ("Kategorie", "Dienststelle", "Thema", "Art"),
        ("vertikal", "Ausbau der Radwege mit dem Landkreis " * 2, "Stand", "Ausblick"),
        ("Artikel", "Menge", "Preis", "Summe"),
    ],
)
def test_other_rows_are_no_heads(cells: tuple[str, ...]) -> None:
    assert columns_of(head(*cells)) is None


def test_below_the_first_row_every_title_must_be_known() -> None:
    rows = (tr("Art", "Thema", "Arbeitsstand", "Perspektive"), tr("Umweltamt", "", "", ""))
    found = read(tbl(*rows, tr("Kooperation", "Projekt Elbe", "Stand gut", "Ziel erreicht")))
    assert [texts(measure) for measure in measures(found)] == [("Projekt Elbe", "Stand gut", "Ziel erreicht")]


def test_columns_in_another_order_are_put_in_order() -> None:
    found = read(
        tbl(
            tr("Thema", "Ausblick", "Art", "Stand"),
            tr("Umweltamt", "", "", ""),
            tr("Elbe", "weiter", "vertikal", "läuft"),
        )
    )
    (measure,) = measures(found)
    assert measure.arten == ("vertikal",)
    assert texts(measure) == ("Elbe", "läuft", "weiter")
    assert [column.title for column in found.report.layout().columns] == ["Art", "Thema", "Arbeitsstand", "Perspektive"]
    assert listed(found, "Tabellenkopf") == (
        "Tabelle 1, Zeile 1: Tabellenkopf gelesen als: „Thema“ = Thema, „Ausblick“ = Perspektive, „Art“ = Art, "
        "„Stand“ = Arbeitsstand."
    )


def test_the_numbers_of_a_fifth_column_go_and_its_texts_are_listed() -> None:
    found = read(
        tbl(
            tr("Nr.", "Art", "Thema", "Arbeitsstand", "Perspektive"),
            tr("Umweltamt", "", "", "", ""),
            tr("1.", "vertikal", "Elbe", "läuft", "weiter"),
            tr("zwei", "vertikal", "Saale", "läuft", "weiter"),
        )
    )
    assert [texts(measure)[0] for measure in measures(found)] == ["Elbe", "Saale"]
    assert listed(found, "„Nr.“ gibt es") == (
        "Tabelle 1, Zeile 4, Zelle 1: Spalte „Nr.“ gibt es im Register nicht; nicht übernommen: „zwei“"
    )


def test_each_table_may_have_its_own_head() -> None:
    found = read(
        tbl(
            tr("Art", "Thema", "Arbeitsstand", "Perspektive"),
            tr("Umweltamt", "", "", ""),
            tr("vertikal", "a", "b", "c"),
        ),
        tbl(tr("Thema", "Art", "Stand", "Ausblick"), tr("d", "vertikal", "e", "f")),
    )
    assert [texts(measure) for measure in measures(found)] == [("a", "b", "c"), ("d", "e", "f")]
