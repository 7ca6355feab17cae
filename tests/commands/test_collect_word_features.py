"""What departments do with Word beside typing: each is taken exactly or asked about, none gets lost."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from ikz_report.model import plain_content
from tests.collect.registers import Register, new_register
from tests.collect.word import RELATIONSHIP, Element, W, WordFile, element

Edit = Callable[[WordFile], object]
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": RELATIONSHIP,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
NAMES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
THEMA = "Partnerschaft an der Elbe"
PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="Ein Foto"/></wp:inline></w:drawing></w:r>'
BOX = (
    "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    "</w:pict></w:r>"
)
HYPHENS = "<w:r><w:t> Don</w:t><w:softHyphen/><w:t>au</w:t><w:noBreakHyphen/><w:t>A\u00a0\u202fB</w:t></w:r>"
HEBREW = "<w:r><w:rPr><w:rtl/></w:rPr><w:t> שלום \U0001f600</w:t></w:r>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def typed(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pieces(xml: str) -> list[Element]:
    return list(etree.fromstring(f"<x {NAMES}>{xml}</x>"))


def behind(xml: str, measure: str = "elbe", name: str = "thema") -> Edit:
    """The edit that puts something behind the text of a cell's first line."""
    return lambda word: word.line(measure, name, 0).extend(pieces(xml))


def in_control(found: Callable[[WordFile], Element]) -> Edit:
    """The edit that puts a content control around something, and types into it."""

    def edit(word: WordFile) -> None:
        word.append("elbe", "thema", 0, " neu")
        inner = found(word)
        around = element("sdt", element("sdtPr"), element("sdtContent"))
        inner.addprevious(around)
        around[1].append(inner)

    return edit


def with_address(word: WordFile) -> None:
    link = (
        f'<Relationship Id="rIdH" Type="{RELATIONSHIP}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    )
    word._amend("word/_rels/document.xml.rels", link)
    behind('<w:hyperlink r:id="rIdH">' + typed(" hier") + "</w:hyperlink>")(word)


def protected(word: WordFile) -> None:
    settings = word.parts["word/settings.xml"].decode()
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:trackRevisions'
    word.parts["word/settings.xml"] = settings.replace("<w:trackRevisions", protection).encode()
    word.append("elbe", "thema", 0, " neu")


TAKEN: list[tuple[str, Edit, str]] = [
    ("a content control around a row", in_control(lambda word: word.row("elbe")), " neu"),
    ("a content control around a cell", in_control(lambda word: word.cell("elbe", "thema")), " neu"),
    ("a content control around a paragraph", in_control(lambda word: word.line("elbe", "thema", 0)), " neu"),
    (
        "a box that was ticked",
        behind(f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{typed(' ☒')}</w:sdtContent></w:sdt>"),
        " ☒",
    ),
    ("an equation", behind("<m:oMath><m:r><m:t> a²+b²</m:t></m:r></m:oMath>"), " a²+b²"),
    ("a link", with_address, " hier"),
    ("a field", behind(f'<w:fldSimple w:instr=" DATE ">{typed(" 1.2.2015")}</w:fldSimple>'), " 1.2.2015"),
    (
        "a field of several runs",
        behind(
            f"{field('begin')}<w:r><w:instrText> REF x </w:instrText></w:r>{field('separate')}{typed(' Seite 3')}"
            f"{field('end')}"
        ),
        " Seite 3",
    ),
    (
        "hyphens and blanks that do not break",
        behind(HYPHENS),
        " Don\u00adau\u2011A\u00a0\u202fB",
    ),
    ("Hebrew and an emoji", behind(HEBREW), " שלום \U0001f600"),
    ("a text box", behind(BOX), "\nKasten"),
    ("a page break", behind('<w:r><w:br w:type="page"/><w:t>weiter</w:t></w:r>'), "\nweiter"),
    ("a protected document", protected, " neu"),
    ("text of two sizes", behind('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'), "2"),
]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    result = new_register(tmp_path)
    assert result.extract("umweltamt") == 0
    return result


def returned(register: Register, edit: Edit) -> Path:
    word = WordFile(register.docx("umweltamt"))
    edit(word)
    return word.save(register.folder / "zurück.docx")


def text(register: Register, measure: str, name: str) -> str:
    return next(plain_content(each.cell(name)) for each in register.report.measures() if each.id == measure)


@pytest.mark.parametrize(("edit", "more"), [case[1:] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_it_is_taken_exactly(register: Register, edit: Edit, more: str) -> None:
    assert register.collect(returned(register, edit)) == 0
    assert text(register, "elbe", "thema") == THEMA + more
    assert text(register, "elbe", "arbeitsstand") == "Vorsitz bestätigt\nBarby\nSchönebeck\nläuft"


def test_a_choice_of_a_list_is_taken(register: Register) -> None:
    def choose(word: WordFile) -> None:
        line = word.line("elbe", "art", 0)
        for run in word.runs(line):
            line.remove(run)
        line.extend(
            pieces(
                f"<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent>{typed('vertikal')}</w:sdtContent></w:sdt>"
            )
        )

    assert register.collect(returned(register, choose)) == 0
    assert next(each for each in register.report.measures() if each.id == "elbe").arten == ("vertikal",)


def strike(word: WordFile) -> None:
    word.emphasise("elbe", "thema", 0, "Elbe", strike="1")


def no_column(word: WordFile) -> None:
    for row in word.root.iter(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        if len(cells) == 4:
            row.remove(cells[3])


def merged_down(word: WordFile) -> None:
    word.cell("elbe", "art").find(f"{W}tcPr").append(element("vMerge", val="restart"))
    below = word.cell("klima", "art")
    below.find(f"{W}tcPr").append(element("vMerge"))
    for line in below.findall(f"{W}p"):
        for run in word.runs(line):
            line.remove(run)


def footnote(word: WordFile) -> None:
    note = f"<w:footnotes {NAMES}><w:footnote w:id='2'><w:p>{typed('Beschluss 12')}</w:p></w:footnote></w:footnotes>"
    word.parts["word/footnotes.xml"] = note.encode()
    link = f'<Relationship Id="rIdF" Type="{RELATIONSHIP}/footnotes" Target="footnotes.xml"/>'
    word._amend("word/_rels/document.xml.rels", link)
    behind('<w:r><w:footnoteReference w:id="2"/></w:r>')(word)


def before_heading(xml: str) -> Edit:
    return lambda word: word.paragraph("Kategorie III (Priorität)").addprevious(pieces(xml)[0])


def no_table(word: WordFile) -> None:
    table = next(word.row("konferenz").iterancestors(f"{W}tbl"))
    table.getparent().remove(table)


ASKED: list[tuple[str, Edit, str]] = [
    ("a picture", behind(PICTURE), "(elbe · Thema): Bild in der Zelle, im Register nicht darstellbar: „Ein Foto“"),
    ("a picture beside the tables", before_heading(f"<w:p>{PICTURE}</w:p>"), "Bild außerhalb der Tabellen: „Ein Foto“"),
    ("a text box beside the tables", before_heading(f"<w:p>{BOX}</w:p>"), "Text außerhalb der Tabellen: „Kasten“"),
    ("a document in a document", before_heading('<w:altChunk r:id="rIdX"/>'), "eingebettetes Dokument außerhalb der"),
    ("a footnote", footnote, "Fußnote in der Zelle, im Register nicht darstellbar: „Beschluss 12“"),
    ("hidden text", behind("<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"), "verborgener Text in der Zelle"),
    ("text crossed out by hand", strike, "(elbe · Thema): durchgestrichener Text in der Zelle, im Register nicht"),
    ("a field that never ends", behind(field("begin") + typed("danach")), "Text in einem Feld ohne Ende in der Zelle"),
    ("a column deleted", no_column, "(elbe · Perspektive): Diese Zeile hat keine Zelle „Perspektive“ mehr; deren Text"),
    (
        "cells merged downwards",
        merged_down,
        "(klima · Art): Diese Zelle ist mit der darüber verbunden; sie bleibt, wie",
    ),
    ("a table deleted", no_table, "Zeile fehlt: konferenz „Konferenz Kommission“"),
    ("a letter above", before_heading(f"<w:p>{typed('Alles bleibt.')}</w:p>"), "Text außerhalb der Tabellen: „Alles"),
]


@pytest.mark.parametrize(("edit", "sentence"), [case[1:] for case in ASKED], ids=[case[0] for case in ASKED])
def test_it_is_asked_about_and_the_register_stays(
    register: Register, capsys: pytest.CaptureFixture[str], edit: Edit, sentence: str
) -> None:
    before = register.report
    assert register.collect(returned(register, edit)) == 1
    assert sentence in capsys.readouterr().out
    assert register.report == before


def placeholder(word: WordFile) -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{typed('Text')}</w:sdtContent></w:sdt>"
    behind(prompt, "klima", "perspektive")(word)


def split_table(word: WordFile) -> None:
    first = next(word.row("elbe").iterancestors(f"{W}tbl"))
    second = element("tbl", element("tblPr"), word.row("klima"))
    first.addnext(second)
    first.addnext(element("p"))


def in_capitals(word: WordFile) -> None:
    word.replace("elbe", "art", 0, "interkommunal", "Inter\u00adkommunal ")


@pytest.mark.parametrize("edit", [placeholder, split_table, in_capitals])
def test_it_means_nothing(register: Register, edit: Edit) -> None:
    before = register.state()
    assert register.collect(returned(register, edit)) == 0
    assert register.state() == before


def test_a_table_of_last_year_pasted_behind_is_new_or_asked_about(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    def paste(word: WordFile) -> None:
        table = next(word.row("elbe").iterancestors(f"{W}tbl"))
        old = copy.deepcopy(table)
        for mark in list(old.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
        for each in old.iter(f"{W}t"):
            each.text = each.text.replace("Elbe", "Elbe 2013")
        table.addnext(old)

    before = [each.id for each in register.report.measures()]
    assert register.collect(returned(register, paste)) == 1
    assert "(klima): Diese Zeile steht unverändert doppelt da" in capsys.readouterr().out
    now = [each.id for each in register.report.measures()]
    assert len(now) == len(before) + 1
    assert text(register, "elbe", "thema") == THEMA
    assert set(before) < set(now)
