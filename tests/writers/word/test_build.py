"""What stands in the built file, and how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.errors import InputError, TemplateError
from ikz_report.model import Category, Column, HeadCell, Layout, Measure, Report, Section
from tests.samples import AUSTAUSCH, STANDARD, UMWELT, cells, item, para, sample_report
from tests.writers.word.files import (
    FIXED,
    TEMPLATE,
    W,
    build,
    content_lines,
    edited,
    paragraphs,
    part,
    row_with,
    rows,
    style,
    tables,
    text,
    value,
)


def report_of(
    *measures: Measure, layouts: tuple[Layout, ...] = (STANDARD, AUSTAUSCH), layout: str = "standard"
) -> Report:
    section = Section(UMWELT, measures, layout=layout)
    return replace(sample_report(), layouts=layouts, categories=(Category("I", "Kategorie I", sections=(section,)),))


def test_the_parts_of_the_text_stand_in_order() -> None:
    assert [line for line in paragraphs(build()) if line] == [
        "Landeshauptstadt Magdeburg",
        "Interkommunale Zusammenarbeit (IKZ) 2014",
        "Kategorie I (höchste Priorität)",
        "Die Maßnahmen der ersten Kategorie.",
        "weltoffene Stadt",
        "junge Stadt",
        "Kategorie II (hohe Priorität) Dezernat III",
        "Die zweite Kategorie.",
        "Bestand pflegen.",
        "Kategorie III (Priorität)",
        "Alles Übrige.",
    ]


def test_each_kind_of_row_stands_where_it_belongs() -> None:
    assert rows(build()) == [
        ["Umweltamt"],
        [
            "interkommunal",
            "Partnerschaft an der Elbe",
            "Vorsitz bestätigt|Barby|Schönebeck|läuft",
            "alle Fragen & Projekte <x> {{ y }}",
        ],
        ["inter- und in- trakommunal", "Klima in der Stadt|Zweiter Absatz >Analyse<", "ohne Punkt", ""],
        ["Dezernat IV"],
        ["Museen"],
        ["", "Leihgaben|an Halle|an Köln", "Plan 2030 plus", "„fortgesetzt“"],
        ["vertikal|intrakommunal", "Gewerbegebiete", "", ""],
        ["Amt für Statistik"],
        ["Erfahrungsaustausch, Arbeitsgruppen", "Konkrete Projekte/Vereinbarungen"],
        ["", "Thema", "Arbeitsstand Perspektive"],
        ["Gremien|Arbeitskreis", "Sitzung", "Vertretung der Stadt"],
        ["Umweltamt"],
        ["allgemein", "Konferenz|Kommission"],
        ["Stadtgarten und Friedhöfe"],
        ["Bereich Grünflächen"],
        ["Hier nur Auftragnehmer."],
        ["interkommunal", "Pflanzungen", "", ""],
    ]


def test_each_table_repeats_its_head_row() -> None:
    for table in tables(build()):
        heads = [row for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert [text(cell) for row in heads for cell in row.iter(f"{W}tc")] == [
            "Art",
            "Thema",
            "Arbeitsstand",
            "Perspektive",
        ]
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert look.get(f"{W}firstRow") == "1"


def test_column_titles_come_from_the_data() -> None:
    columns = (*STANDARD.columns[:3], Column("perspektive", "Ausblick"))
    assert "Ausblick" in text(tables(build(report_of(layouts=(replace(STANDARD, columns=columns),))))[0])


def test_every_row_fills_the_columns_of_its_table() -> None:
    for table in tables(build()):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iter(f"{W}tr"):
            spans = [value(cell, f"{W}tcPr/{W}gridSpan") or "1" for cell in row.iter(f"{W}tc")]
            assert sum(map(int, spans)) == columns


def test_every_cell_ends_with_a_paragraph() -> None:
    assert {cell[-1].tag for cell in part(build()).iter(f"{W}tc")} == {f"{W}p"}


def test_rows_with_names_stay_with_the_next_row_and_are_headings() -> None:
    content = build()
    styles = {key.get(f"{W}styleId"): key for key in part(content, "word/styles.xml").iter(f"{W}style")}
    for words, level in (("Museen", "1"), ("Bereich Grünflächen", "2")):
        found = styles[style(row_with(content, words).find(f".//{W}p"))]
        assert found.find(f"{W}pPr/{W}keepNext") is not None
        assert value(found, f"{W}pPr/{W}outlineLvl") == level


def test_categories_are_headings_of_level_one_and_begin_a_page_but_their_dezernate_do_not() -> None:
    sample = sample_report()
    more = replace(sample.categories[1], dezernat="IV")
    body = part(build(replace(sample, categories=(*sample.categories[:2], more, sample.categories[2]))))
    headings = [paragraph for paragraph in body.iter(f"{W}p") if style(paragraph) == "berschrift1"]
    breaks = [paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None for paragraph in headings]
    assert breaks == [False, True, False, True]


def test_bullets_take_the_style_of_their_level_and_its_list_level() -> None:
    deep = item("1", item("2", item("3", item("4", item("5", item("6", item("7", item("8", item("9")))))))))
    content = build(report_of(Measure("tief", (), cells(thema=(deep,)))))
    found = list(row_with(content, "123456789").iter(f"{W}p"))[1:10]
    assert [style(paragraph) for paragraph in found] == [f"IKZPunkt{level}" for level in range(1, 10)]
    assert [value(each, f"{W}pPr/{W}numPr/{W}ilvl") for each in found] == [str(level) for level in range(9)]


def test_bullets_are_real_characters() -> None:
    numbering = part(build(), "word/numbering.xml")
    assert {value(level, f"{W}lvlText") for level in numbering.iter(f"{W}lvl")} == {"•", "○", "–"}
    assert {value(level, f"{W}numFmt") for level in numbering.iter(f"{W}lvl")} == {"bullet"}


def test_each_list_has_a_number_of_its_own_that_is_defined() -> None:
    two = Measure(
        "zwei", (), cells(thema=(item("a"), item("b"), para("dazwischen"), item("c")), perspektive=(item("d"),))
    )
    content = build(report_of(two))
    used = [value(each, f"{W}pPr/{W}numPr/{W}numId") for each in row_with(content, "dazwischen").iter(f"{W}p")]
    numbers = [number for number in used if number]
    assert len(numbers) == 4
    assert len(set(numbers)) == 3
    defined = [num.get(f"{W}numId") for num in part(content, "word/numbering.xml").iter(f"{W}num")]
    assert len(defined) == len(set(defined))
    assert set(numbers) <= set(defined)


def test_emphasis_and_line_breaks_stand_in_the_runs() -> None:
    sample = sample_report()
    measure = next(measure for measure in sample.measures() if measure.id == "klima")
    assert content_lines(row_with(build(), "Klima"))[1][1] == measure.cell("thema")[0].text
    broken = build(report_of(Measure("zeilen", (), cells(thema=(para("oben\nunten"),)))))
    assert text(row_with(broken, "oben")) == "oben\nunten"


def test_a_row_taller_than_a_page_may_break_and_others_stay_whole() -> None:
    tall = Measure(
        "lang", (), cells(thema=(para("Das Hohe"),), arbeitsstand=tuple(item(f"Punkt {n}") for n in range(80)))
    )
    low = Measure("kurz", (), cells(thema=(para("Das Niedrige"),)))
    content = build(report_of(tall, low))
    assert row_with(content, "Das Hohe").find(f"{W}trPr/{W}cantSplit") is None
    assert row_with(content, "Das Niedrige").find(f"{W}trPr/{W}cantSplit") is not None


def test_the_example_mark_stands_under_the_title_and_in_the_footer() -> None:
    content = build(replace(sample_report(), example="Beispieldaten, keine Tatsachen"))
    assert rows(content)[0] == ["Beispieldaten, keine Tatsachen"]
    assert "(IKZ) 2014 · Beispieldaten" in text(part(content, "word/footer1.xml"))


def test_the_footer_has_title_and_page_numbers() -> None:
    footer = part(build(), "word/footer1.xml")
    assert text(footer).startswith("Interkommunale Zusammenarbeit (IKZ) 2014Seite ")
    assert [code.text.strip() for code in footer.iter(f"{W}instrText") if code.text] == ["PAGE", "NUMPAGES"]


def test_properties_name_title_language_city_and_date() -> None:
    core = part(build(replace(sample_report(), title="A & B <2014>")), "docProps/core.xml")
    found = {child.tag.split("}")[1]: child.text for child in core}
    assert found["title"] == "A & B <2014>"
    assert found["language"] == "de-DE"
    assert found["creator"] == "Landeshauptstadt Magdeburg"
    assert found["created"] == found["modified"] == "2015-05-12T08:30:00Z"


def test_the_text_is_marked_as_german() -> None:
    language = part(build(), "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "de-DE"


def test_each_table_has_a_name_for_screen_readers() -> None:
    names = [value(table, f"{W}tblPr/{W}tblCaption") for table in tables(build())]
    assert names[1] == "Kategorie II (hohe Priorität) Dezernat III"


def test_a_character_that_xml_cannot_hold_names_its_measure() -> None:
    for character, code in (("\x01", "U+0001"), ("\ud800", "U+D800"), ("\uffff", "U+FFFF"), ("\f", "U+000C")):
        broken = report_of(Measure("kaputt", (), cells(thema=(para(f"vor{character}nach"),))))
        with pytest.raises(InputError, match=rf"Maßnahme kaputt, thema: enthält das Zeichen {code.replace('+', '.')}"):
            build(broken)


def test_a_table_head_that_does_not_fill_the_template_is_an_error() -> None:
    wide = replace(AUSTAUSCH, head=((HeadCell("a", 3), HeadCell("b", 2)),))
    for template in (TEMPLATE, FIXED):
        with pytest.raises(TemplateError, match=r"„austausch“ in bericht\.yaml hat eine Zeile mit 5 Spalten"):
            build(report_of(layouts=(STANDARD, wide), layout="austausch"), template)


def test_a_column_that_the_template_does_not_print_is_an_error() -> None:
    columns = (*STANDARD.columns, Column("partner", "Partner"))
    with pytest.raises(TemplateError, match=r"Die Spalte „partner“ wird nirgends gedruckt.*{{p z\.partner }}"):
        build(report_of(layouts=(replace(STANDARD, columns=columns),)), FIXED)


@pytest.mark.parametrize("name", ["ist", "kurz", "stelle", "hinweis", "zellen"])
def test_a_column_may_have_the_name_of_a_field_of_every_row(name: str) -> None:
    columns = (*STANDARD.columns, Column(name, "Eigene"))
    measure = Measure("m", (), cells(thema=(para("Thema"),), **{name: (para("Eigener Inhalt"),)}))
    report = report_of(measure, layouts=(replace(STANDARD, columns=columns),))
    assert ["", "Thema", "", "", "Eigener Inhalt"] in rows(build(report))


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(TemplateError, match=r"fehlt\.docx"):
        build(template=TEMPLATE.with_name("fehlt.docx"))


def test_a_cell_without_a_paragraph_is_an_error_and_not_a_damaged_file(tmp_path: Path) -> None:
    old = (
        '<w:p><w:pPr><w:pStyle w:val="IKZTabellenkopf"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">{{ spalten.art }}</w:t></w:r></w:p>'
    )
    new = "".join(
        f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("{%p if beispiel %}", "Art", "{%p endif %}")
    )
    with pytest.raises(TemplateError, match="Eine Tabellenzelle endet ohne Absatz"):
        build(template=edited(tmp_path, (old, new)))


def test_a_cell_may_end_with_a_mark_after_its_paragraph(tmp_path: Path) -> None:
    old = "{{ spalten.art }}</w:t></w:r></w:p>"
    new = f'{old}<w:bookmarkStart w:id="1" w:name="marke"/><w:bookmarkEnd w:id="1"/>'
    assert rows(build(template=edited(tmp_path, (old, new)))) == rows(build(template=FIXED))


def test_tags_that_cross_are_an_error_and_not_a_damaged_file(tmp_path: Path) -> None:
    crossing = "<w:r><w:instrText>{% if beispiel %}</w:instrText></w:r><w:r><w:delText>{% endif %}</w:delText></w:r>"
    new = f"{crossing}</w:p></w:tc>"
    old = "{{ spalten.art }}</w:t></w:r></w:p></w:tc>"
    with pytest.raises(TemplateError, match="Platzhalter überkreuzen sich"):
        build(template=edited(tmp_path, (old, old.replace("</w:p></w:tc>", new))))


def test_lists_are_defined_where_the_schema_wants_them(tmp_path: Path) -> None:
    end = '<w:numIdMacAtCleanup w:val="1"/></w:numbering>'
    template = edited(tmp_path, ("</w:numbering>", end), name="word/numbering.xml")
    names = [child.tag.split("}")[1] for child in part(build(template=template), "word/numbering.xml")]
    assert names == sorted(names, key=["abstractNum", "num", "numIdMacAtCleanup"].index)


def test_a_tag_paragraph_without_a_style_takes_the_default_one(tmp_path: Path) -> None:
    content = build(template=edited(tmp_path, ('<w:pPr><w:pStyle w:val="IKZHinweis"/></w:pPr>', "")))
    assert style(row_with(content, "Hier nur Auftragnehmer.").find(f".//{W}p")) == ""


def test_a_row_that_may_break_in_the_template_may_break_in_the_file(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="1560" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="IKZArt"/>'
    old = f"<w:cantSplit/></w:trPr>{cell}"
    for new in ("", '<w:cantSplit w:val="0"/>'):
        content = build(template=edited(tmp_path, (old, old.replace("<w:cantSplit/>", new))))
        row = row_with(content, "Partnerschaft an der Elbe")
        assert value(row, f"{W}trPr/{W}cantSplit") == "0" or row.find(f"{W}trPr/{W}cantSplit") is None
