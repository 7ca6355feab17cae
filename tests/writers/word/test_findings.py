"""Each fault of a template is found, with its place and what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.errors import TemplateError
from ikz_report.writers.word.check import check_template
from ikz_report.writers.word.fields import ROW, SHAPES
from ikz_report.writers.word.findings import Severity
from ikz_report.writers.word.sandbox import FILTERS
from tests.conftest import ROOT
from tests.samples import AUSTAUSCH, STANDARD, sample_report
from tests.writers.word.files import (
    BODY,
    FIXED,
    TEMPLATE,
    build,
    edited,
    found,
    only_finding,
    paragraphs,
    read_parts,
    row_with,
    rows,
    write_parts,
)

FOOTERS = ("word/footer1.xml", "word/footer2.xml")
STYLES = "word/styles.xml"
ROW_FOR = "{%tr for z in k.zeilen %}"


def test_the_office_template_has_no_fault() -> None:
    assert check_template(TEMPLATE) == ()
    assert check_template(TEMPLATE, sample_report()) == ()


SPAN_OF_NAMES = '<w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="14570" w:type="dxa"/><w:gridSpan w:val="'
FAULTS = [
    (("{{ titel }}", "{{ tittel }}"), "Meinten Sie „titel“?"),
    (("{{ titel }}", "{{ ganz.anders }}"), "Das Feld „ganz“ gibt es hier nicht. Es gibt: titel, kurztitel, jahr"),
    (("{{ z.stelle.name }}", "{{ z.stelle.nmae }}"), "Meinten Sie „name“?"),
    (("{{ z.stelle.name }}", "{{ z.stelle }}"), "Das Feld ist keine Angabe zum Drucken, sondern: Gruppe."),
    (("{{ z.stelle.name }}", "{{ z.stelle.name.kurz }}"), "Hinter diesem Feld (Text) steht kein Punkt"),
    (("{{ titel }}", "{{ titel"), "Ein Platzhalter ist nicht geschlossen"),
    (("{{ titel }}", "titel }}"), "Ein Platzhalter ist nicht geschlossen"),
    (("{{ titel }}", "{{ titel. }}"), "Der Platzhalter ist nicht zu verstehen"),
    (("{{ titel }}", "{{ }}"), "Der Platzhalter ist nicht zu verstehen"),
    (("{{ titel }}", "{{ titel }}{{ 'a'.b }}"), "Vor dem Punkt muss der Name eines Feldes stehen."),
    (("{{ titel }}", "{{p titel }}"), "Das Feld enthält nur Text und ginge hier verloren. Bitte {{ titel }} schreiben"),
    (("{{p z.hinweis }}", "{{ z.hinweis }}"), "Das Feld enthält ganze Absätze. Bitte {{p z.hinweis }} schreiben"),
    (("{{ titel }}", "{{r titel }}"), "Platzhalter mit r gibt es hier nicht."),
    (("{{ titel }}", "{{- titel }}"), "Das Minuszeichen im Platzhalter zerstört Absätze."),
    (("{{p k.einleitung }}", "Einleitung: {{p k.einleitung }}"), "Was neben dem Platzhalter im selben Absatz steht"),
    ((ROW_FOR, f"Zeilen {ROW_FOR}"), "Was neben dem Platzhalter in derselben Zeile steht"),
    (("{%tc for c in z.zellen %}", "Zelle {%tc for c in z.zellen %}"), "in derselben Zelle steht, ginge verloren"),
    (("{%p if beispiel %}", "{%tr if beispiel %}"), "Ein Platzhalter mit tr gehört in eine Tabelle."),
    (("{%p if beispiel %}", "{% p if beispiel %}"), "darf kein Leerzeichen stehen: {%p … %}"),
    (("{{ titel }}", "{% drucke titel %}"), "Die Anweisung „drucke“ gibt es nicht; möglich: for, if,"),
    (("{{ titel }}", "{{ titel }}{% endif %}"), "Zu diesem „endif“ fehlt der Anfang: if."),
    (("{{ titel }}", "{{ titel }}{% if jahr %}"), "Zu diesem „if“ fehlt „endif“."),
    (("{%p if beispiel %}", "{% if beispiel %}"), "steht nicht auf derselben Ebene wie sein Anfang"),
    (("{%p endif %}", "{%p endif beispiel %}"), "Hinter „endif“ darf nichts mehr stehen."),
    (("{%p if beispiel %}", "{%p if beispeil %}"), "Meinten Sie „beispiel“?"),
    (('elif z.ist == "bereich"', 'elif z.its == "bereich"'), "Meinten Sie „ist“?"),
    (("for k in kategorien", "for k in titel"), "Eine Schleife geht nur durch eine Liste; Listen sind: kategorien,"),
    (("for k in kategorien", "for k, l in kategorien"), "nicht erlaubt: mehrere Namen mit Komma"),
    (("for k in kategorien", "for k in kategorien recursive"), "Die Schleife ist nicht zu verstehen"),
    (("colspan c.breite", "colspan c.inhalt"), "Hinter „colspan“ gehört eine Zahl"),
    (("for k in kategorien", "for k in kategorien if k.fehlt"), "Das Feld „fehlt“ gibt es hier nicht."),
    (("{{ titel }}", "{{ titel|xmlattr }}"), "Den Filter „xmlattr“ gibt es nicht; möglich: upper,"),
    (("{%p if beispiel %}", "{%p if beispiel is callable %}"), "Die Prüfung „is callable“ gibt es nicht"),
    (("{{ titel }}", "{{ titel.__class__ }}"), "Das Feld „__class__“ gibt es nicht"),
    (("{{ titel }}", "{{ titel|upper() }}{{ range(9) }}"), "nicht erlaubt: Aufrufe mit Klammern"),
    (("{{ titel }}", "{{ titel * 9 }}"), "nicht erlaubt: diese Rechenart"),
    (("{{ titel }}", "{{ titel ~ titel }}"), "nicht erlaubt: das Verketten mit ~"),
    (("{{ titel }}", "{{ titel['x'] }}"), "nicht erlaubt: eckige Klammern"),
    (("{%p if beispiel %}", "{%p if [1] %}"), "nicht erlaubt: eckige Klammern"),
    (("<w:footerReference", '<w:bookmarkStart w:id="1" w:name="{{ fehlt }}"/><w:footerReference'), "Das Feld „fehlt“"),
    ((f"{SPAN_OF_NAMES}4", f"{SPAN_OF_NAMES}3"), "Die Zeile hat 3 statt 4 Spalten."),
]


@pytest.mark.parametrize(("change", "message"), FAULTS)
def test_a_fault_is_found_at_its_paragraph(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    findings = [each for each in check_template(edited(tmp_path, change)) if message in each.message]
    assert findings, found(edited(tmp_path, change))
    assert findings[0].severity is Severity.ERROR
    assert findings[0].place is not None
    assert findings[0].place.paragraph > 0


def test_a_finding_names_paragraph_table_row_and_cell(tmp_path: Path) -> None:
    finding = only_finding(edited(tmp_path, ("{{p z.perspektive }}", "{{p z.perspektiven }}")))
    assert str(finding) == (
        "Absatz 66 (Tabelle 5, Zeile 4, Zelle 4): „{{p z.perspektiven }}“: Das Feld „perspektiven“ gibt es hier nicht. "
        "Meinten Sie „perspektive“?"
    )


def test_a_finding_in_the_footer_says_so(tmp_path: Path) -> None:
    finding = only_finding(edited(tmp_path, ("{{ titel }}", "{{ tiel }}"), name=FOOTERS[0]))
    assert str(finding).startswith("Fußzeile, Absatz 1: „{{ tiel }}")


def test_a_tag_in_an_alternative_text_is_checked(tmp_path: Path) -> None:
    path = edited(tmp_path, ('<w:tblCaption w:val="{{ k.ueberschrift }}"', '<w:tblCaption w:val="{{ k.titl }}"'))
    assert only_finding(path).message == "Das Feld „titl“ gibt es hier nicht. Meinten Sie „titel“?"


def test_a_section_must_not_end_in_a_tag_paragraph(tmp_path: Path) -> None:
    old = '<w:pPr><w:pStyle w:val="Standard"/></w:pPr><w:r><w:t xml:space="preserve">{%p if beispiel %}'
    new = old.replace("</w:pPr>", "<w:sectPr/></w:pPr>", 1)
    assert "In diesem Absatz endet ein Abschnitt" in only_finding(edited(tmp_path, (old, new))).message


def test_a_picture_beside_a_tag_would_be_lost(tmp_path: Path) -> None:
    old = '<w:r><w:t xml:space="preserve">{{p k.einleitung }}'
    assert "ginge verloren" in only_finding(edited(tmp_path, (old, f"<w:r><w:pict/></w:r>{old}"))).message


@pytest.mark.parametrize(
    ("tag", "lost"),
    [
        ("{{p z.art }}", "Die Zellen der Spalte „Art“ werden nirgends gedruckt"),
        ("{{p k.einleitung }}", "Die Einleitungen der Kategorien werden nirgends gedruckt"),
        ("{{p k.leitsaetze }}", "Die Leitsätze der Kategorien werden nirgends gedruckt"),
        ("{{ z.stelle.name }}", "Die Namen der Dienststellen werden nirgends gedruckt"),
        ("{{p z.hinweis }}", "Hinweise über die ganze Zeile werden nirgends gedruckt"),
        ("{{p z.perspektive }}", "Die Spalte „perspektive“ wird nirgends gedruckt"),
    ],
)
def test_what_is_not_printed_would_be_lost(tmp_path: Path, tag: str, lost: str) -> None:
    findings = found(edited(tmp_path, (tag, "nichts")))
    assert findings[0].startswith(f"Fehler: {lost}; ihre Texte gingen verloren.")


@pytest.mark.parametrize(
    ("kind", "lost"),
    [
        ("bereich", "Die Namen der Bereiche"),
        ("liste", "Zeilen, die nur eine Liste sind,"),
        ("kopf", "Eigene Tabellenköpfe"),
        ("eigene", "Maßnahmen unter eigenem Tabellenkopf"),
    ],
)
def test_a_kind_of_row_without_a_place_would_be_lost(tmp_path: Path, kind: str, lost: str) -> None:
    findings = found(edited(tmp_path, (f'z.ist == "{kind}"', 'z.ist == "nie"')))
    assert findings[0].startswith(f"Fehler: {lost} werden nirgends gedruckt; ihre Texte gingen verloren.")


def test_a_template_must_have_the_styles(tmp_path: Path) -> None:
    path = edited(tmp_path, ('<w:name w:val="IKZ Zelltext"/>', '<w:name w:val="Zelltext"/>'), name=STYLES)
    assert found(path) == ["Fehler: Die Formatvorlage „IKZ Zelltext“ fehlt. Bitte in Word anlegen."]
    old = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    path = edited(tmp_path, (old, ""), name=STYLES)
    assert "Die Formatvorlage „IKZ Punkt 1“ gehört zu keiner Liste." in only_finding(path).message


def test_a_template_without_any_list_is_told_so(tmp_path: Path) -> None:
    entry = re.search(rb'<Relationship [^>]*numbering.xml"/>', read_parts(TEMPLATE)["word/_rels/document.xml.rels"])
    assert entry
    path = edited(tmp_path, (entry.group().decode(), ""), name="word/_rels/document.xml.rels")
    assert "gehört zu keiner Liste" in only_finding(path).message


def test_a_field_that_is_not_printed_is_a_warning(tmp_path: Path) -> None:
    assert found(edited(tmp_path, ("{{ stadt }}", "Stadt"), ("{{ stadt }}", "Stadt"))) == [
        "Warnung: Die Stadt wird nirgends gedruckt: {{ stadt }}."
    ]


def test_the_title_and_the_example_mark_must_be_printed_somewhere(tmp_path: Path) -> None:
    path = edited(tmp_path, ("{{ titel }}", "Bericht"))
    assert found(path) == []  # the footers still have it
    for footer in FOOTERS:
        path = edited(tmp_path, ("{{ titel }}", ""), name=footer, of=path)
    assert found(edited(tmp_path, ("{{ beispiel }}", "Beispiel"), of=path)) == [
        "Fehler: Der Titel wird nirgends gedruckt. Bitte {{ titel }} einfügen.",
        "Fehler: Der Vermerk über Beispieldaten wird nirgends gedruckt. Bitte {{ beispiel }} einfügen.",
    ]


def test_changes_not_yet_accepted_are_a_warning(tmp_path: Path) -> None:
    old = '<w:r><w:t xml:space="preserve">{{ stadt }}</w:t></w:r>'
    path = edited(tmp_path, (old, f'<w:ins w:id="1" w:author="Amt">{old}</w:ins>'))
    assert "Bitte in Word alle annehmen" in only_finding(path).message
    assert only_finding(path).severity is Severity.WARNING


def test_a_report_is_checked_against_its_own_columns(tmp_path: Path) -> None:
    columns = tuple(
        replace(column, field="stand") if column.field == "arbeitsstand" else column for column in STANDARD.columns
    )
    report = replace(sample_report(), layouts=(replace(STANDARD, columns=columns), AUSTAUSCH))
    findings = found(FIXED, report)
    assert "Das Feld „arbeitsstand“ gibt es hier nicht." in findings[0]
    changes = (("{{ spalten.arbeitsstand }}", "Stand"), ("{{p z.arbeitsstand }}", "{{p z.stand }}"))
    assert found(edited(tmp_path, *changes), report) == []


def test_a_field_of_another_kind_of_row_names_its_paragraph(tmp_path: Path) -> None:
    path = edited(tmp_path, ("{{p z.hinweis }}", "{{ z.stelle.name }}"))
    message = found(path)[0]
    assert message.startswith("Fehler: Absatz 72: „{{ z.stelle.name }}“: Ein Feld gibt es hier nicht")
    with pytest.raises(TemplateError, match=r"vorlage\.docx: Absatz 72"):
        build(template=path)


def test_a_broken_template_is_named_with_all_its_faults(tmp_path: Path) -> None:
    path = edited(tmp_path, ("{{ titel }}", "{{ titl }}"), ("{{ stadt }}", "{{ stdt }}"))
    with pytest.raises(TemplateError) as error:
        build(template=path)
    lines = str(error.value).splitlines()
    assert [line.startswith(f"{path}: Absatz ") for line in lines] == [True, True]


def test_word_may_cut_a_tag_in_pieces_and_change_its_quotes(tmp_path: Path) -> None:
    old = '{%tr elif z.ist == "bereich" %}</w:t></w:r>'
    new = "{%tr elif z.i</w:t></w:r><w:r><w:t>st == „ber</w:t></w:r><w:proofErr/><w:r><w:t>eich“\u00a0%}</w:t></w:r>"
    path = edited(tmp_path, (old, new))
    assert found(path) == []
    assert build(template=path) == build(template=FIXED)


def test_what_word_notes_while_editing_is_left_out(tmp_path: Path) -> None:
    row = '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="1560" w:type="dxa"/></w:tcPr><w:p>'
    new = row.replace("<w:p>", '<w:p w:rsidR="00112233" w:rsidP="00112233">').replace(
        "<w:tr>", '<w:tr w:rsidR="00112233">'
    )
    assert build(template=edited(tmp_path, (row, new))) == build(template=FIXED)


def test_the_tag_paragraph_gives_style_and_direct_formatting(tmp_path: Path) -> None:
    old = '<w:pStyle w:val="IKZHinweis"/></w:pPr><w:r>'
    new = (
        '<w:pStyle w:val="IKZBereich"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr>'
    )
    content = build(template=edited(tmp_path, (old, new)))
    paragraph = row_with(content, "Hier nur Auftragnehmer.").find(".//{*}p")
    names = [child.tag.split("}")[1] for child in paragraph.iter() if child is not paragraph]
    assert names == ["pPr", "pStyle", "jc", "r", "rPr", "i", "color", "t"]


def test_fields_of_loops_and_categories_can_be_printed(tmp_path: Path) -> None:
    tags = " {{ loop.index }}/{{ loop.length }} {{ k.nummer }} {{ k.titel }} {{ k.dezernat }} {{ jahr }}"
    heading = "{{ k.ueberschrift }}"
    content = build(template=edited(tmp_path, (f"{heading}</w:t>", f"{heading}{tags}</w:t>")))
    assert "Kategorie III (Priorität) 3/3 III Kategorie III (Priorität)  2014" in list(paragraphs(content))


def test_filters_and_conditions_work_inside_a_line(tmp_path: Path) -> None:
    new = "{{ titel|upper }}{% if jahr == 2014 %} ja{% else %} nein{% endif %}"
    content = build(template=edited(tmp_path, ("{{ titel }}", new)))
    assert "INTERKOMMUNALE ZUSAMMENARBEIT (IKZ) 2014 ja" in list(paragraphs(content))


def test_a_comment_in_the_template_is_not_printed(tmp_path: Path) -> None:
    assert build(template=edited(tmp_path, ("{{ titel }}", "{{ titel }}{# für das Amt #}"))) == build(template=FIXED)


def test_rows_are_those_of_the_template_in_any_order(tmp_path: Path) -> None:
    swapped = edited(
        tmp_path,
        ("{{p z.arbeitsstand }}", "{{p z.X }}"),
        ("{{p z.perspektive }}", "{{p z.arbeitsstand }}"),
        ("z.X", "z.perspektive"),
    )
    assert rows(build(template=swapped))[1][2] == "alle Fragen & Projekte <x> {{ y }}"


def test_every_field_filter_and_kind_of_row_is_explained_to_the_office() -> None:
    text = (ROOT / "docs" / "vorlagen.md").read_text(encoding="utf-8")
    names = [name for shape in SHAPES.values() for name in shape]
    kinds = [kind.strip(" ,") for kind in SHAPES[ROW]["ist"].about.split(": ")[1].replace(" oder ", ", ").split(",")]
    assert [name for name in (*names, *kinds, *FILTERS) if not re.search(rf"\b{name}\b", text)] == []


ENDS = re.compile(r"{%(?:p|tr) end(?:for|if) %}")


@pytest.mark.parametrize("number", range(len(ENDS.findall(read_parts(TEMPLATE)[BODY].decode()))))
def test_an_end_that_is_missing_is_told_once_and_nothing_that_follows(tmp_path: Path, number: int) -> None:
    parts = read_parts(TEMPLATE)
    xml = parts[BODY].decode()
    end = list(ENDS.finditer(xml))[number]
    path = write_parts(tmp_path / "vorlage.docx", parts | {BODY: (xml[: end.start()] + xml[end.end() :]).encode()})
    assert re.fullmatch(r"Zu diesem „(for|if)“ fehlt „end\1“\.", only_finding(path).message)
