"""Paragraphs between the tables, and what the register has no room for."""

from __future__ import annotations

from typing import Any

import pytest

from ikz_report.errors import SourceError
from ikz_report.model import Item, Mark, Run
from ikz_report.readers.annex_word import read_word_annex
from ikz_report.readers.word import DocxFile
from tests.readers.word_annexes import (
    FRONT,
    HEAD,
    YEAR,
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
    texts,
    tr,
    units,
)
from tests.samples import item, para
from tests.wordxml import root, xml

STYLES = (
    "style{type=paragraph styleId=H1}/(name{val=heading1}, pPr/outlineLvl{val=0}),"
    "style{type=paragraph styleId=T}/name{val=Title}, style{type=paragraph styleId=toc}/name{val=TOC_1}"
)
CHARTS = p("Vergleich der Maßnahmen der Stadt zum Vorjahr")


def whole(*blocks: str, **related: Any) -> Any:
    return read_word_annex(docx(*blocks, **related), YEAR)


def refused(*blocks: str) -> str:
    with pytest.raises(SourceError) as caught:
        whole(*blocks)
    return str(caught.value)


# units


@pytest.mark.parametrize(
    "name", [p("Umweltamt"), bold("Umweltamt"), p("Umweltamt", "pStyle{val=H1}"), 'p/r/(t"Umwelt", t"amt")']
)
def test_a_table_per_unit_has_its_name_above(name: str) -> None:
    found = read(name, tbl(HEAD, row("Elbe")), p("Museen"), tbl(row("Leihgaben")), styles=STYLES)
    assert units(found) == [("Umweltamt", 1), ("Museen", 1)]


@pytest.mark.parametrize(
    "name", [bold("Tiefbau"), p("Tiefbau", "pStyle{val=H1}"), p("Tiefbauamt"), p("Fachbereich Straßen und Brücken")]
)
def test_a_name_nobody_knows_is_told_by_its_look_or_its_words(name: str) -> None:
    found = read(name, tbl(HEAD, row("Elbe")), styles=STYLES)
    assert len(units(found)) == 1
    assert "steht nicht in organisation.yaml" in listed(found, "organisation.yaml; sie wird")


@pytest.mark.parametrize(
    "text",
    [p("Es folgen die Maßnahmen."), p("Maßnahmen:"), p("Maßnahmen der Stadt stehen hier " * 5), p("• Messe")],
)
def test_other_texts_above_the_first_table_are_the_intro(text: str) -> None:
    found = read(text, tbl(HEAD, across("Umweltamt"), row("Elbe")))
    category = found.report.categories[0]
    assert units(found) == [("Umweltamt", 1)]
    assert len(category.intro) + len(category.principles) == 1


def test_a_plain_line_behind_the_leitsaetze_is_a_unit_where_the_rows_have_no_name() -> None:
    assert units(read(p("• Messe"), p("Tiefbau"), tbl(HEAD, row("Elbe")))) == [("Tiefbau", 1)]
    found = read(p("• Messe"), p("Tiefbau"), tbl(HEAD, across("Umweltamt"), row("Elbe")))
    assert units(found) == [("Umweltamt", 1)]
    assert "Text hinter den Leitsätzen" in listed(found, "Leitsätzen")


def test_units_without_measures_stand_one_above_the_other() -> None:
    found = read(p("Dezernat IV"), p("Museen"), p("Nur im Winter."), tbl(HEAD, row("Leihgaben")))
    assert units(found) == [("Dezernat IV", 0), ("Museen", 1)]
    assert found.report.categories[0].sections[1].notes == (para("Nur im Winter."),)


def test_a_text_between_two_tables_is_a_note_of_the_unit_above() -> None:
    found = read(tbl(HEAD, across("Umweltamt"), row("Elbe")), p("Fortsetzung folgt."), tbl(HEAD, row("Saale")))
    assert found.report.categories[0].sections[0].notes == (para("Fortsetzung folgt."),)
    assert listed(found, "Hinweis").startswith("Absatz 1 vor Tabelle 2: Text „Fortsetzung folgt. …“ als Hinweis")


# the frame


def test_intro_and_leitsaetze_keep_their_emphasis() -> None:
    blocks = (p("Hierzu zählen alle."), 'p/r/(rPr/b, t"• Wirtschaft stärken")', p("– Jugend"))
    category = read(*blocks, tbl(HEAD, across("Umweltamt"), row())).report.categories[0]
    assert category.intro == (para("Hierzu zählen alle."),)
    assert category.principles == (Item((Run("Wirtschaft stärken", Mark.BOLD),), (item("Jugend"),)),)


@pytest.mark.parametrize(
    ("heading", "title", "key"),
    [
        ("Kategorie I (höchste Priorität)", "Kategorie I (höchste Priorität)", "I"),
        ("Kategorie II – hohe Priorität", "Kategorie II – hohe Priorität", "II"),
        ("Kategorie II: hohe Priorität", "Kategorie II: hohe Priorität", "II"),
        ("Kategorie II (hohe Priorität) Dezernat IV", "Kategorie II (hohe Priorität)", "II/IV"),
        ("Kategorie II (hohe Priorität) Dezernat IV – Kultur, Schule", "Kategorie II (hohe Priorität)", "II/IV"),
        ("Kategorie II – hohe Priorität Dezernat IV: Kultur und Schule", "Kategorie II – hohe Priorität", "II/IV"),
        ("Kategorie 3", "Kategorie 3", "3"),
    ],
)
def test_headings_of_categories_are_known(heading: str, title: str, key: str) -> None:
    found = whole(p("Bericht 2014"), bold(heading), tbl(HEAD, across("Umweltamt"), row("Elbe")))
    (category,) = found.report.categories
    assert (category.title, category.key) == (title, key)


def test_the_name_of_a_dezernat_in_a_heading_is_listed() -> None:
    found = whole(p("Bericht 2014"), p("Kategorie II Dezernat IV – Kultur"), tbl(HEAD, row("Elbe")))
    assert listed(found, "Kultur") == (
        "Absatz 2 vor Tabelle 1: Dezernat IV: Der Name „Kultur“ gehört in organisation.yaml. Bitte prüfen."
    )


def test_a_heading_may_run_over_two_lines() -> None:
    heading = 'p/r/(t"Kategorie II (hohe Priorität)", br, t"Dezernat IV")'
    assert whole(p("Bericht 2014"), heading, tbl(HEAD, row("Elbe"))).report.categories[0].key == "II/IV"


def test_the_title_is_found_behind_a_cover_and_the_cover_is_listed() -> None:
    cover = (
        p("Landeshauptstadt Magdeburg"),
        tbl(tr("Sitzung", "Tag", "Behandlung", "Zuständigkeit"), tr("Stadtrat", "1.1.", "öffentlich", "Kenntnis")),
        p("Interkommunale Zusammenarbeit (IKZ) 2014"),
        p("Dieser Bericht nennt die Maßnahmen der IKZ im Jahr 2014."),
    )
    found = whole(*cover, FRONT[1], tbl(HEAD, across("Umweltamt"), row("Elbe")))
    assert found.report.title == "Interkommunale Zusammenarbeit (IKZ) 2014"
    assert found.report.categories[0].intro == (para("Dieser Bericht nennt die Maßnahmen der IKZ im Jahr 2014."),)
    assert listed(found, "vor dem Titel").startswith("Absatz 1 vor Tabelle 1: Text vor dem Titel, nicht übernommen:")
    assert listed(found, "Behandlung") == (
        "Tabelle 1: Tabelle mit anderen Spalten, nicht übernommen: „Sitzung | Tag | Behandlung | Zuständigkeit | "
        "Stadtrat | 1.1. | öffentlich | Kenntnis“"
    )
    assert "an den Anfang ihrer Einleitung gestellt" in listed(found, "vor der ersten Kategorie")


def test_the_style_for_titles_wins() -> None:
    blocks = (p("Bericht 2014", "pStyle{val=T}"), p("Die IKZ 2014 im Überblick"), FRONT[1])
    found = whole(*blocks, tbl(HEAD, across("Umweltamt"), row()), styles=STYLES)
    assert found.report.title == "Bericht 2014"


def test_a_missing_title_is_made_and_listed() -> None:
    found = whole(FRONT[1], tbl(HEAD, across("Umweltamt"), row()))
    assert found.report.title == "Interkommunale Zusammenarbeit (IKZ) 2014"
    assert "Ein Titel fehlt" in listed(found, "Titel")


def test_the_table_of_contents_is_listed_not_read() -> None:
    made = docx(
        FRONT[0],
        p("Kategorie I (höchste Priorität)", "pStyle{val=toc}"),
        FRONT[1],
        tbl(HEAD, across("Umweltamt"), row()),
        styles=STYLES,
    )
    parts = {name: part.replace(b"TOC_1", b"toc 1") for name, part in made.parts.items()}
    found = read_word_annex(DocxFile(made.name, parts), YEAR)
    assert len(found.report.categories) == 1
    assert "Inhaltsverzeichnis, nicht übernommen" in listed(found, "Inhaltsverzeichnis")


def test_charts_are_kept_by_title_and_other_texts_of_their_page_are_listed() -> None:
    table = tbl(tr("Kategorie", "2013", "2014", "mehr"), tr("I", "1", "2", "1"))
    titles = (p("Maßnahmen der Stadt 2013"), p("Maßnahmen 2013 und 2014 nach Art"), p("Quelle: Amt 12"))
    found = read(tbl(HEAD, across("Umweltamt"), row()), CHARTS, *titles, table)
    assert [(chart.title, chart.by, chart.years) for chart in found.report.charts] == [
        ("Maßnahmen der Stadt 2013", "kategorie", (2013,)),
        ("Maßnahmen 2013 und 2014 nach Art", "art", (2013, 2014)),
    ]
    assert "Vergleich zum Vorjahr, nicht übernommen: „Quelle: Amt 12“" in listed(found, "Quelle")
    assert listed(found, "Kategorie | 2013").startswith("Tabelle 2: Tabelle mit anderen Spalten")


def test_a_text_behind_the_last_table_is_listed() -> None:
    found = read(tbl(HEAD, across("Umweltamt"), row()), p("Stand: 31.12.2014"), p("gez. Muster"))
    assert listed(found, "Muster") == (
        "Absatz 1 nach Tabelle 1: Text hinter der letzten Tabelle, nicht übernommen: „Stand: 31.12.2014 / gez. Muster“"
    )


# what else a file holds


BOX = 'p/r/(t"Elbe", pict/wps:txbx/txbxContent/p/r/t"Randbemerkung")'


def test_a_text_box_in_a_cell_is_read_and_listed() -> None:
    found = read_rows(row("Elbe", BOX))
    assert texts(measures(found)[0])[1] == "Elbe|Randbemerkung"
    assert listed(found, "Textfeld") == (
        "Tabelle 1, Zeile 3, Zelle 3: Textfeld; sein Text steht in der Zelle hinter dem Absatz, an dem es hängt: "
        "„Randbemerkung“. Bitte prüfen."
    )


def test_a_text_box_between_the_tables_is_only_listed() -> None:
    found = read(BOX.replace('"Elbe"', '"Zur Elbe."'), tbl(HEAD, across("Umweltamt"), row()))
    assert found.report.categories[0].intro == (para("Zur Elbe."),)
    assert "Textfeld außerhalb der Tabellen, nicht übernommen: „Randbemerkung“" in listed(found, "Textfeld")


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ('r/t"a", r/footnoteReference{id=3}', "Fußnote „Siehe oben.“ nicht übernommen"),
        ('r/t"a", r/endnoteReference{id=3}', "Endnote „Siehe unten.“ nicht übernommen"),
        ('pPr/numPr/(ilvl{val=0}, numId{val=2}), r/t"a"', "Nummerierter Absatz, als Aufzählungspunkt gelesen: „a“."),
        ('r/t"a", r/drawing/wp:inline/wp:docPr{plain:descr=Logo}', "Bild „Logo“ nicht übernommen"),
        ('r/t"a", r/(rPr/vanish, t"intern")', "verborgener Text „intern“ nicht übernommen"),
        ('hyperlink{r:id=x}/r/t"Stadt"', "die Adresse nicht: „https://magdeburg.de“"),
        ('r/t"a", m:oMath/m:r/m:t"x"', "Formel, als Text gelesen: „x“"),
        ('r/t"a", r/sym{font=Webdings char=F061}', "Zeichen einer unbekannten Schrift"),
    ],
)
def test_what_no_cell_can_hold_is_listed_with_its_place(inner: str, words: str) -> None:
    notes = 'footnote{id=3}/p/r/t"Siehe oben."'
    found = read_rows(
        row(f"p/({inner})"),
        footnotes=notes,
        endnotes='endnote{id=3}/p/r/t"Siehe unten."',
        numbering="abstractNum{abstractNumId=1}/lvl{ilvl=0}/numFmt{val=decimal}, num{numId=2}/abstractNumId{val=1}",
        links={"x": "https://magdeburg.de"},
    )
    assert listed(found, words).startswith("Tabelle 1, Zeile 3, Zelle 2: ")


def test_a_nested_table_is_read_and_listed() -> None:
    found = read_rows(tr("vertikal", "Elbe", f"{p('davor')}, {tbl(tr('a', 'b'))}, p", ""))
    assert texts(measures(found)[0])[1] == "davor|a|b"
    assert listed(found, "Tabelle in der Zelle").startswith("Tabelle 1, Zeile 3, Zelle 3: ")


def test_comments_are_listed_with_their_words_and_place() -> None:
    comment = 'comment{id=1 author=Amt31}/p/r/t"stimmt das?"'
    thema = 'p/(commentRangeStart{id=1}, r/t"Elbe", commentRangeEnd{id=1}, r/commentReference{id=1})'
    found = read_rows(row(thema), comments=comment)
    assert listed(found, "Kommentar") == (
        "Tabelle 1, Zeile 3, Zelle 2: Kommentar von Amt31 zu „Elbe“, nicht übernommen: „stimmt das?“"
    )


def test_words_of_headers_and_footers_are_listed_but_page_numbers_are_not() -> None:
    made = docx(*FRONT, tbl(HEAD, across("Umweltamt"), row()))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="e{n}" Type="{office}/{kind}" Target="e{n}.xml"/>'
        for n, kind in enumerate(["header", "footer"])
    )
    rels = made.parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    edges = {
        "word/e0.xml": root("w:hdr", xml(p("Entwurf vom 3. März"))),
        "word/e1.xml": root("w:ftr", xml(p("Seite 3 von 48"))),
        "word/_rels/document.xml.rels": rels,
    }
    found = read_word_annex(DocxFile(made.name, {**made.parts, **edges}), YEAR)
    assert "Kopfzeile, nicht übernommen: „Entwurf vom 3. März“" in listed(found, "Kopfzeile")
    assert [doubt for doubt in found.doubts if "Fußzeile" in doubt.message] == []


@pytest.mark.parametrize(
    ("view", "wanted", "words"),
    [("accepted", "Saale", "als angenommen gelesen"), ("rejected", "Elbe", "als abgelehnt gelesen")],
)
def test_tracked_changes_are_read_in_one_view_and_listed(view: Any, wanted: str, words: str) -> None:
    thema = 'p/(del{author=Amt31}/r/delText"Elbe", ins{author=Amt31}/r/t"Saale")'
    found = read(
        tbl(
            HEAD,
            across("Umweltamt"),
            row(thema),
        ),
        view=view,
    )
    assert texts(measures(found)[0])[0] == wanted
    assert f"2 nachverfolgte Änderungen von Amt31, {words}" in listed(found, "nachverfolgte")


def test_fields_show_their_result() -> None:
    begin, separate, end = (f"r/fldChar{{fldCharType={kind}}}" for kind in ("begin", "separate", "end"))
    field = f'p/({begin}, r/instrText"DATE", {separate}, r/t"2014", {end})'
    assert texts(measures(read_rows(row(field)))[0])[0] == "2014"


# no such annex


def test_a_file_without_such_tables_is_refused() -> None:
    message = refused(p("Einladung"), tbl(tr("Tag", "Ort"), tr("3. März", "Rathaus")))
    assert message.startswith("alt.docx: Keine Tabelle mit dem Kopf „Art, Thema, Arbeitsstand, Perspektive“")
    assert refused("p").startswith("alt.docx: Keine Tabelle")


def test_a_file_without_categories_is_refused() -> None:
    assert refused(p("Bericht 2014"), tbl(HEAD)).startswith("alt.docx: Keine Überschrift „Kategorie I …“ gefunden.")


def test_a_file_of_another_year_is_refused_with_the_place_of_its_title() -> None:
    message = refused(p("Zusammenarbeit 2013"), FRONT[1], tbl(HEAD, across("Umweltamt"), row()))
    assert message.startswith("alt.docx: Absatz 1 vor Tabelle 1: Der Titel nennt das Jahr 2013, eingelesen")


def test_a_file_that_ends_in_its_last_category_is_refused() -> None:
    message = refused(*FRONT, tbl(HEAD, across("Umweltamt"), row()), p("Kategorie II"))
    assert message.startswith(
        "alt.docx: Am Ende der Datei fehlt die Tabelle von „Kategorie II“. Bitte prüfen, ob die Datei vollständig ist"
    )
    assert "Ist beides so richtig, bitte mit --incomplete einlesen." in message


TABLE = tbl(HEAD, across("Umweltamt"), row())


@pytest.mark.parametrize(
    ("blocks", "sentence"),
    [
        ((TABLE, p("Kategorie III"), TABLE), "Vor „Kategorie III“ fehlt die Kategorie II."),
        ((TABLE, p("Kategorie III"), TABLE, CHARTS), "Vor „Kategorie III“ fehlt die Kategorie II."),
        ((p("Nicht Kategorie II"), TABLE), "Am Ende der Datei fehlt die Kategorie II (weiter oben genannt)."),
        ((p("• Kategorie IV wartet"), TABLE), "Am Ende der Datei fehlt die Kategorie IV (weiter oben genannt)."),
        ((TABLE, p("Kategorie II"), p("Einleitung")), "Am Ende der Datei fehlt die Tabelle von „Kategorie II“."),
    ],
)
def test_a_category_that_does_not_come_is_refused_or_listed(blocks: tuple[str, ...], sentence: str) -> None:
    assert sentence in refused(*FRONT, *blocks)
    found = read_word_annex(docx(*FRONT, *blocks), YEAR, incomplete=True)
    assert listed(found, sentence).endswith("So eingelesen (--incomplete).")


def test_a_file_without_its_closing_page_is_read_and_says_so() -> None:
    sentence = "Am Ende der Datei fehlt die Seite „Vergleich der Maßnahmen … zum Vorjahr“. Bitte prüfen"
    assert sentence in listed(whole(*FRONT, TABLE), "zum Vorjahr")


@pytest.mark.parametrize("charts", [(), (p("Maßnahmen der Stadt 2013"),)])
def test_a_closing_page_without_the_chart_of_the_year_is_read_and_says_so(charts: tuple[str, ...]) -> None:
    assert "fehlt das Diagramm „Maßnahmen … 2014“." in listed(whole(*FRONT, TABLE, CHARTS, *charts), "Diagramm „")


def test_a_file_that_has_all_lists_nothing_as_missing() -> None:
    found = whole(*FRONT, p("Wie Kategorie II"), TABLE, p("Kategorie II"), TABLE, CHARTS, p("Maßnahmen der Stadt 2014"))
    assert [doubt.message for doubt in found.doubts if "fehlt" in doubt.message] == []


def test_a_file_may_begin_with_another_category_and_have_no_title() -> None:
    found = whole(p("Kategorie III"), TABLE, p("Kategorie IV"), TABLE)
    assert [category.number for category in found.report.categories] == ["III", "IV"]


def test_a_chart_that_needs_figures_of_another_year_is_optional() -> None:
    titles = ("Maßnahmen der Stadt 2013", "Maßnahmen der Stadt 2014", "Maßnahmen 2013 und 2014 nach Art")
    found = whole(*FRONT, TABLE, CHARTS, *map(p, titles))
    assert [chart.optional for chart in found.report.charts] == [True, False, True]
