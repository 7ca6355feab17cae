"""The finished paper: cover sheet, native charts with their figures, comparison."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from ikz_report.errors import InputError
from ikz_report.model import Consultation, Report
from ikz_report.writers.word import build_docx
from tests.conftest import ROOT
from tests.libreoffice import converted
from tests.samples import ORGANISATION, item, para, sample_report
from tests.writers.pdf.papers import PAPER, WITH_TITLES, full_data
from tests.writers.word.files import (
    DAY,
    OLDER,
    TEMPLATE,
    W,
    content_lines,
    edited,
    found,
    paragraphs,
    part,
    read_parts,
    row_with,
    rows,
    style,
    tables,
    text,
    value,
)
from tests.writers.word.test_package import audit, ooxml

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HEADING = "Vergleich der Maßnahmen der Interkommunalen Zusammenarbeit zum Vorjahr"


def paper(template: Path = TEMPLATE) -> bytes:
    report, charts, comparison = full_data()
    return build_docx(report, template, charts=charts, comparison=comparison, created=DAY)


def report_with_cover(**changes: object) -> Report:
    paper = replace(PAPER, **changes)  # type: ignore[arg-type]
    return replace(sample_report(), organisation=WITH_TITLES, paper=paper)


def cover(**changes: object) -> bytes:
    return build_docx(report_with_cover(**changes), TEMPLATE, created=DAY)


def sections(content: bytes) -> list[etree._Element]:
    return list(part(content).iter(f"{W}sectPr"))


def cells(content: bytes, words: str) -> list[str]:
    """The cells of the row in which the words stand."""
    return [text(cell) for cell in row_with(content, words).iter(f"{W}tc")]


def test_the_cover_stands_before_the_annex_in_a_section_of_its_own() -> None:
    portrait, landscape = sections(paper())
    assert [each.find(f"{W}pgSz").get(f"{W}orient") for each in (portrait, landscape)] == [None, "landscape"]  # type: ignore[union-attr]
    before = [text(each) for each in portrait.iterancestors(f"{W}body").__next__().iter(f"{W}p")]
    assert before.index("Information I0123/15") < before.index("Interkommunale Zusammenarbeit (IKZ) 2014")


def test_each_section_has_a_footer_as_wide_as_itself() -> None:
    content = paper()
    relations = part(content, "word/_rels/document.xml.rels")
    targets = {each.get("Id"): each.get("Target") for each in relations}
    kinds = [each.find(f"{W}footerReference") for each in sections(content)]
    names = [targets[each.attrib[each.keys()[-1]]] for each in kinds if each is not None]
    assert sorted(map(str, names)) == ["footer1.xml", "footer2.xml"]
    for name in names:
        footer = part(content, f"word/{name}")
        assert [code.text.strip() for code in footer.iter(f"{W}instrText") if code.text] == ["PAGE", "NUMPAGES"]


def test_without_a_cover_there_is_one_section_and_nothing_of_it() -> None:
    content = build_docx(sample_report(), TEMPLATE, created=DAY)
    assert len(sections(content)) == 1
    assert "Beratungsfolge" not in list(paragraphs(content))
    assert HEADING not in list(paragraphs(content))


def test_the_head_names_city_office_number_day_and_status() -> None:
    content = cover()
    assert list(paragraphs(content))[:2] == ["Landeshauptstadt Magdeburg", "– Der Oberbürgermeister –"]
    assert rows(content)[:3] == [
        ["Dezernat, Amt|Dezernat I, Amt 13", "Datum|12.05.2015"],
        ["Information I0123/15", "Öffentlichkeitsstatus|öffentlich"],
        ["Beispieldaten: Kopf und Beratungsfolge sind erfunden."],
    ]


def test_the_title_of_the_office_is_that_of_the_day() -> None:
    assert "– Der Oberbürgermeister –" in list(paragraphs(cover(day=date(2022, 7, 4))))
    assert "– Die Oberbürgermeisterin –" in list(paragraphs(cover(day=date(2022, 7, 5))))


def test_without_titles_no_line_stands_between_the_city_and_the_head() -> None:
    body = part(build_docx(replace(report_with_cover(), organisation=ORGANISATION), TEMPLATE, created=DAY))[0]
    assert [(child.tag.removeprefix(W), text(child)) for child in body[:1]] == [("p", "Landeshauptstadt Magdeburg")]
    assert body[1].tag == f"{W}tbl"


FIXED_TITLE = (
    "{{ vorlage.amtsbezeichnung }}",
    '{% if vorlage.tag &lt; "2022-07-05" %}Der Oberbürgermeister{% else %}Die Oberbürgermeisterin{% endif %}',
)


def test_a_template_with_titles_of_its_own_still_builds_and_is_only_warned_of(tmp_path: Path) -> None:
    template = edited(tmp_path, FIXED_TITLE)
    content = build_docx(report_with_cover(day=date(2022, 7, 5)), template, created=DAY)
    assert "– Die Oberbürgermeisterin –" in list(paragraphs(content))
    (finding,) = found(template)
    assert finding.startswith("Warnung: Die Amtsbezeichnung des Deckblatts kommt nicht aus organisation.yaml")


@pytest.mark.parametrize("name", ["informationsvorlage.docx", "auszug.docx"])
def test_word_has_the_sizes_and_the_rule_of_the_pdf(name: str) -> None:
    root = etree.fromstring(read_parts(ROOT / "templates" / name)["word/styles.xml"])
    styles = {key.get(f"{W}styleId"): key for key in root.iter(f"{W}style")}
    in_table = ("IKZTabellenkopf", "IKZDienststelle", "IKZBereich", "IKZHinweis", "IKZZelltext")
    assert {value(styles[each], f"{W}rPr/{W}sz") for each in in_table} == {"18"}
    spacing = [dict(styles[each].find(f"{W}pPr/{W}spacing").attrib) for each in in_table]  # type: ignore[union-attr]
    assert spacing == [{f"{W}before": "0", f"{W}after": "30"}] * len(in_table)
    assert value(styles["Fuzeile"], f"{W}pPr/{W}pBdr/{W}top") == "single"


def test_a_paper_that_is_not_public_says_so() -> None:
    assert cells(cover(public=False), "Öffentlichkeitsstatus")[1] == "Öffentlichkeitsstatusnicht öffentlich"


def test_the_steps_of_the_beratungsfolge_stand_below_a_head_row() -> None:
    content = cover()
    assert cells(content, "Genehmigung OB") == [
        "Der Oberbürgermeister",
        "19.05.2015",
        "nicht öffentlich",
        "Genehmigung OB",
    ]
    assert cells(content, "29.05.2015")[1] == "29.05.2015 (vertagt)"
    assert cells(content, "Sitzung") == ["Sitzung", "Tag", "Behandlung", "Zuständigkeit"]
    assert row_with(content, "Sitzung").find(f"{W}trPr/{W}tblHeader") is not None


def test_there_may_be_any_number_of_steps() -> None:
    steps = tuple(Consultation(f"Ausschuss {number}", date(2015, 6, 1)) for number in range(13))
    bodies = [row[0] for row in rows(cover(consultations=steps)) if row[0].startswith("Ausschuss")]
    assert bodies == [f"Ausschuss {number}" for number in range(13)]
    assert "Beratungsfolge" not in list(paragraphs(cover(consultations=())))


def test_the_text_keeps_its_paragraphs_and_lists() -> None:
    body = part(cover(text=(para("Davor"), item("Punkt", item("darunter")), para("Danach"))))
    found = [each for each in body.iter(f"{W}p") if text(each) in ("Davor", "Punkt", "darunter", "Danach")]
    assert [style(each) for each in found] == [
        "IKZDeckblattText",
        "IKZDeckblattTextPunkt1",
        "IKZDeckblattTextPunkt1",
        "IKZDeckblattText",
    ]
    assert [value(each, f"{W}pPr/{W}numPr/{W}ilvl") for each in found] == ["", "0", "1", ""]


def test_the_last_annex_and_the_signature_stay_together() -> None:
    content = cover(annexes=("Anlage 1", "Anlage 2", "Anlage 3"))
    styles = {key.get(f"{W}styleId"): key for key in part(content, "word/styles.xml").iter(f"{W}style")}
    kept = ("IKZAnlage", "IKZUnterschrift")
    assert [styles[name].find(f"{W}pPr/{W}keepLines") is not None for name in kept] == [True, True]
    listed = [each for each in part(content).iter(f"{W}p") if text(each).startswith("Anlage ")]
    assert [each.find(f"{W}pPr/{W}keepNext") is not None for each in listed] == [False, False, True]
    assert [child.tag.removeprefix(W) for child in listed[-1][0]][:2] == ["pStyle", "keepNext"]
    assert "Im Auftrag\nLeitung des Büros" in list(paragraphs(content))


def test_keywords_stand_in_the_properties() -> None:
    core = part(cover(), "docProps/core.xml")
    assert [each.text for each in core if each.tag.endswith("}keywords")] == ["IKZ, Kommunen"]


def test_a_character_that_xml_cannot_hold_is_named_on_the_cover_too() -> None:
    for changes, where in (
        ({"topic": "kaputt\x01"}, "Kopf des Deckblatts"),
        ({"text": (para("kaputt\x01"),)}, "Text des Deckblatts"),
        ({"consultations": (Consultation("kaputt\x01"),)}, "Beratungsfolge"),
        ({"annexes": ("kaputt\x01",)}, "Anlagen oder Unterschrift des Deckblatts"),
    ):
        with pytest.raises(InputError, match=rf"{where}: enthält das Zeichen U\+0001"):
            cover(**changes)


def test_each_chart_is_a_native_one_with_its_text_beside_its_figures() -> None:
    _, charts, _ = full_data()
    content = paper()
    drawings = list(part(content).iter(f"{WP}inline"))
    assert [each.find(f"{WP}docPr").get("descr") for each in drawings] == [chart.alt for chart in charts]  # type: ignore[union-attr]
    for drawing, chart in zip(drawings, charts, strict=True):
        beside = next(drawing.iterancestors(f"{W}tr")).find(f".//{W}tbl")
        assert beside is not None
        assert [tuple(text(cell) for cell in row.iter(f"{W}tc")) for row in beside.iter(f"{W}tr")] == list(
            chart.table()
        )


def test_the_table_beside_a_chart_is_as_wide_as_its_place_with_two_years_of_examples() -> None:
    beside = [each for each in tables(paper()) if text(next(each.iter(f"{W}tr"))).startswith("Art2013")]
    assert [column.get(f"{W}w") for column in beside[-1].iter(f"{W}gridCol")] == ["1501", "1347", "1347"]  # 74 mm
    heads = list(next(beside[-1].iter(f"{W}tr")).iter(f"{W}tc"))
    assert [len(list(cell.iter(f"{W}softHyphen"))) for cell in heads] == [0, 1, 1]


def test_a_head_of_examples_is_whole_where_the_other_year_needs_little_room() -> None:
    report, charts, comparison = full_data()
    two = next(chart for chart in charts if len(chart.series) == 2)
    mixed = replace(two, series=(two.series[0], replace(two.series[1], name="2014")))
    content = build_docx(report, TEMPLATE, charts=[mixed], comparison=comparison, created=DAY)
    (beside,) = [each for each in tables(content) if text(next(each.iter(f"{W}tr"))).endswith("2014")]
    assert list(beside.iter(f"{W}softHyphen")) == []
    assert sum(int(column.get(f"{W}w")) for column in beside.iter(f"{W}gridCol")) == 4195  # 74 mm


def test_charts_are_in_the_font_of_the_template_and_leave_the_title_to_the_page() -> None:
    with zipfile.ZipFile(io.BytesIO(paper())) as package:
        chart = etree.fromstring(package.read("word/charts/chart1.xml"))
    assert {each.get("typeface") for each in chart.iter(f"{A}latin")} == {"Arial"}
    assert [each.text for each in chart.iter(f"{A}t")] == ["Anzahl der Maßnahmen nach Kategorie"]


def test_titles_and_notes_stand_around_each_chart() -> None:
    _, charts, comparison = full_data()
    lines = list(paragraphs(paper()))
    for chart in charts:
        assert chart.title in lines
        assert set(chart.notes) <= set(lines)
    assert lines.index(HEADING) < lines.index(charts[0].title)
    assert f"Beispieldaten: {comparison.before.example}" in "".join(row_with(paper(), "abgeleitet").itertext(f"{W}t"))


def test_the_comparison_begins_with_an_overview_of_its_groups() -> None:
    content = paper()
    lines = list(paragraphs(content))
    heading = lines.index("Maßnahmen 2014 gegenüber 2013 – Beispieldaten")
    assert lines.index(HEADING) < heading < lines.index("Maßnahmen 2014 (Beispieldaten)")
    (table,) = (each for each in tables(content) if text(next(each.iter(f"{W}tr"))).startswith("MaßnahmenAnzahl"))
    assert [[text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")] == [
        ["Maßnahmen", "Anzahl", "erkannt an der Kennung", "erkannt am ähnlichen Text"],
        ["Neue Maßnahmen", "1", "–", "–"],
        ["Unverändert fortgeführt", "4", "3", "1"],
        ["Fortgeführt, Text geändert", "1", "0", "1"],
        ["Fortgeführt, an anderer Stelle", "1", "1", "0"],
        ["Beendete Maßnahmen", "1", "–", "–"],
    ]
    assert (
        "Die unverändert fortgeführten Maßnahmen wurden an der gleichen Kennung (3) oder am gleichen Text (1) erkannt."
        in lines
    )


def test_new_changed_moved_and_ended_measures_are_listed_with_the_reason_of_each_match() -> None:
    content = paper()
    lines = list(paragraphs(content))
    assert [line for line in lines if line.endswith(") – Beispieldaten")] == [
        "Neue Maßnahmen (1) – Beispieldaten",
        "Geänderte Maßnahmen (1) – Beispieldaten",
        "Maßnahmen an anderer Stelle (1) – Beispieldaten",
        "Beendete Maßnahmen (1) – Beispieldaten",
    ]
    assert cells(content, "Karte des Lärms") == ["III", "Umweltamt", "Karte des Lärms"]
    reason = "Thema gleich, übriger Text zu 0 %"
    assert cells(content, reason) == ["II", "Dezernat III", "Gewerbegebiete", "Art, Perspektive", reason]
    assert cells(content, "Kategorie: ")[3:] == [
        "Kategorie: Kategorie III (Priorität) → Kategorie I (höchste Priorität)Text geändert: Arbeitsstand",
        "gleiche Kennung",
    ]


def test_the_heads_of_overview_and_lists_are_repeated_on_each_page() -> None:
    content = paper()
    for words in ("erkannt an der Kennung", "Geänderter Text", "Bisher → jetzt"):
        assert row_with(content, words).find(f"{W}trPr/{W}tblHeader") is not None


def test_without_a_year_before_there_are_charts_alone() -> None:
    report, charts, _ = full_data()
    lines = list(paragraphs(build_docx(report, TEMPLATE, charts=charts[:1], created=DAY)))
    assert HEADING in lines
    assert "Neue Maßnahmen" not in " ".join(lines)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper() == paper()


def test_words_that_look_like_code_are_text_on_the_cover_too() -> None:
    words = "{{ 7 }} & <b> {% x %}"
    content = cover(topic=words, text=(para(words),), annexes=(words,))
    assert [line for line in paragraphs(content) if line == words] == [words] * 3


def test_emphasis_in_the_text_is_kept() -> None:
    content = cover(text=sample_report().categories[0].principles)
    body = part(content).find(f"{W}body")
    assert body is not None
    bullets = [each for each in body.iter(f"{W}p") if style(each) == "IKZDeckblattTextPunkt1"]
    assert content_lines(bullets[0])[0][1] == sample_report().categories[0].principles[0].text


@pytest.mark.parametrize(
    "tag",
    ["{{ vorlage.nummer }}", "{{p vorlage.text }}", "{{ s.zustaendigkeit }}", "{{ vorlage.unterschrift }}"],
)
def test_what_a_template_leaves_out_of_the_cover_is_named(tmp_path: Path, tag: str) -> None:
    (finding,) = found(edited(tmp_path, (tag, "nichts")))
    assert finding.startswith("Fehler: Das Deckblatt wird nicht ganz gedruckt; Texte gingen verloren.")
    assert tag.strip("{}p ").split()[0] in finding


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        *((f"{{{{ u.{name} }}}}", "Die Übersicht des Vergleichs") for name in ("name", "anzahl", "kennung", "text")),
        ("{{ vergleich.unveraendert }}", "Die Übersicht des Vergleichs"),
        ("{{ e.zellen }}", "Die Liste der geänderten Maßnahmen"),
        ("{{ e.grund }}", "Die Liste der geänderten Maßnahmen"),
    ],
)
def test_overview_and_changed_measures_are_printed_whole_or_not_at_all(tmp_path: Path, tag: str, what: str) -> None:
    (finding,) = found(edited(tmp_path, (tag, "nichts")))
    assert finding.startswith(f"Fehler: {what}")
    assert f"In der Vorlage fehlt: {tag}" in finding


def test_a_template_from_before_the_overview_is_only_told_what_it_lacks() -> None:
    title, *comparison = found(OLDER)
    assert title.startswith("Warnung: Die Amtsbezeichnung des Deckblatts kommt nicht aus organisation.yaml")
    assert comparison == [
        "Warnung: Die Übersicht des Vergleichs wird nirgends gedruckt; der Bericht wird ohne sie erstellt.",
        "Warnung: Die Liste der geänderten Maßnahmen samt Gründen der Zuordnung wird nirgends gedruckt; der Bericht "
        "wird ohne sie erstellt.",
    ]


@pytest.mark.parametrize("tag", ["{{p d.bild }}", "{{p d.tabelle }}", "{{p d.hinweise }}", "{{ e.wechsel }}"])
def test_what_a_template_leaves_out_of_the_comparison_is_named(tmp_path: Path, tag: str) -> None:
    (finding,) = found(edited(tmp_path, (tag, "nichts")))
    assert finding.startswith("Fehler: Der Vergleich mit dem Vorjahr wird nicht ganz gedruckt")
    assert tag in finding


def test_a_template_may_do_without_cover_or_comparison_but_is_told(tmp_path: Path) -> None:
    never = ("{%p if vorlage %}", "{%p if vorlage and not vorlage %}")
    assert "Warnung: Das Deckblatt wird nirgends gedruckt" in found(edited(tmp_path, never))[0]
    never = ("{%p if diagramme or vergleich %}", "{%p if diagramme and not diagramme %}")
    assert "Warnung: Der Vergleich mit dem Vorjahr wird nirgends gedruckt" in found(edited(tmp_path, never))[0]


def test_a_template_in_another_font_gives_its_charts_that_font(tmp_path: Path) -> None:
    template = edited(tmp_path, ('w:ascii="Arial"', 'w:asciiTheme="minorHAnsi"'), name="word/styles.xml")
    with zipfile.ZipFile(io.BytesIO(paper(template))) as package:
        chart = etree.fromstring(package.read("word/charts/chart1.xml"))
    assert {each.get("typeface") for each in chart.iter(f"{A}latin")} == {"+mn-lt"}


def test_a_template_without_the_style_of_tables_still_prints_the_figures(tmp_path: Path) -> None:
    template = edited(
        tmp_path, ('<w:name w:val="IKZ Tabelle"/>', '<w:name w:val="Amtstabelle"/>'), name="word/styles.xml"
    )
    assert cells(paper(template), "intrakommunal") != []


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paper") / "paper.docx"
    path.write_bytes(paper())
    return path


def test_openxml_audit_finds_no_error_in_the_paper(full: Path) -> None:
    assert "Errors: 0" in audit(full)


def test_the_open_xml_sdk_finds_no_error_in_the_paper(full: Path, shared: Path) -> None:
    assert ooxml(full, shared).startswith("PASS")


def test_page_numbers_run_through_portrait_and_landscape(full: Path, tmp_path: Path) -> None:
    source = tmp_path / full.name
    shutil.copy(full, source)
    document = pypdfium2.PdfDocument(converted(source, "pdf", tmp_path))
    sizes = [page.get_size() for page in document]
    assert [width < height for width, height in sizes] == [True] + [False] * (len(sizes) - 1)
    for number, page in enumerate(document, 1):
        assert f"Seite {number} von {len(sizes)}" in page.get_textpage().get_text_range()


def test_a_report_without_cover_has_no_keywords() -> None:
    report: Report = sample_report()
    core = part(build_docx(report, TEMPLATE, created=DAY), "docProps/core.xml")
    assert [each for each in core if each.tag.endswith("}keywords") and each.text] == []
