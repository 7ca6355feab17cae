"""The small Word files that the rules DOK describe, each made from the sample paper by a change in one part."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from ikz_report.paper.edition import Edition
from ikz_report.verify.built import Checked, check_word
from ikz_report.writers.word import build_docx
from tests.samples import sample_report
from tests.verify.test_paper import rewritten
from tests.writers.pdf.papers import full_data
from tests.writers.word.files import DAY, TEMPLATE

BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
FONT_TABLE, THEME, FOOT = "word/fontTable.xml", "word/theme/theme1.xml", "word/footer1.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
FULL = Edition(*full_data())
ANNEX = Edition(sample_report(), (), None)
ELBE = r'<w:t xml:space="preserve">Partnerschaft an der Elbe</w:t></w:r></w:p>'
ROW = r"<w:trPr><w:cantSplit/></w:trPr>(?=(?:(?!</w:tr>).)*Partnerschaft an der Elbe)"
HEAD = r"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
UNIT = r'<w:pStyle w:val="IKZDienststelle"/>(?=</w:pPr><w:r><w:t xml:space="preserve">Umweltamt<)'
UNIT_STYLE = r'(styleId="IKZDienststelle".*?)<w:keepNext/>'
LOGO = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="7" name="Logo"{}/></wp:inline></w:drawing></w:r></w:p>'
)
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="x"><d:decorative val="1" '
    'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)
Change = tuple[str, str, str]


@cache
def full_word() -> bytes:
    report, charts, comparison = full_data()
    return build_docx(report, TEMPLATE, charts=charts, comparison=comparison, created=DAY)


@cache
def annex_word() -> bytes:
    return build_docx(sample_report(), TEMPLATE, created=DAY)


def changed(*changes: Change) -> Checked:
    """The full paper with the first match of each pattern in a part replaced, and checked."""
    content = full_word()
    for part, pattern, replacement in changes:
        content = rewritten(content, part, partial(_replaced, pattern, replacement))
    return check_word(content, FULL)


def _replaced(pattern: str, replacement: str, data: bytes) -> bytes:
    return re.sub(pattern, replacement, data.decode(), count=1, flags=re.DOTALL).encode()


def text(words: str) -> Callable[[], Checked]:
    """The paper with these words, or markup of a run, behind the first Thema."""
    run = words if words.startswith("<w:") else f"<w:r><w:t>{words}</w:t></w:r>"
    return partial(changed, (BODY, ELBE, f'<w:t xml:space="preserve">Partnerschaft an der Elbe</w:t></w:r>{run}</w:p>'))


def fonts(attributes: str) -> Callable[[], Checked]:
    return text(f"<w:r><w:rPr><w:rFonts {attributes}/></w:rPr><w:t> x</w:t></w:r>")


def row(properties: str) -> Callable[[], Checked]:
    return partial(changed, (BODY, ROW, f"<w:trPr>{properties}</w:trPr>"))


def linked(address: str, *more: Change) -> Callable[[], Checked]:
    """The paper with a link to an address."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    entry = f'<Relationship Id="rId99" Type="{kind}" Target="{address}" TargetMode="External"/></Relationships>'
    return partial(changed, (RELATIONSHIPS, "</Relationships>", entry), *more)


def field(code: str) -> str:
    """A field whose instruction is cut in two runs, as Word does."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    first, second = (
        f'<w:r><w:instrText xml:space="preserve">{half}</w:instrText></w:r>' for half in (code[:9], code[9:])
    )
    return begin + first + second + end


MARK = '<w:bookmarkStart w:id="9" w:name="ziel"/><w:bookmarkEnd w:id="9"/>'
HYPERLINK = '<w:hyperlink w:anchor="{}"><w:r><w:t>hier</w:t></w:r></w:hyperlink>'
SECOND_ROW = r"(<w:tblHeader/></w:trPr>.*?</w:tr>\s*<w:tr><w:trPr>)<w:cantSplit/>"
EMPTY = '<w:tbl><w:tblPr><w:tblLook w:val="{look}"{first}/></w:tblPr>{rows}</w:tbl>'
TABLE_ROW = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"


def table(look: str, rows: int, first: str = "") -> Callable[[], Checked]:
    """The paper with one more table, without repeated head."""
    extra = EMPTY.format(look=look, first=first, rows=TABLE_ROW * rows)
    return partial(changed, (BODY, "<w:body>", f"<w:body>{extra}"))


WORD_FILES: dict[str, Callable[[], Checked]] = {
    "wie build sie schreibt, mit Deckblatt und Diagrammen": lambda: check_word(full_word(), FULL),
    "nur die Anlage": lambda: check_word(annex_word(), ANNEX),
    "ein Wort einer Maßnahme fehlt": partial(changed, (BODY, "Schönebeck<", "<")),
    "zwei Maßnahmen sind vertauscht": partial(
        changed, (BODY, "Partnerschaft an der Elbe<", "Klima<"), (BODY, "<w:t[^>]*>Klima</w:t>(?=.*Zweiter)", "<w:t/>")
    ),
    "im Diagramm steht eine andere Zahl": partial(changed, ("word/charts/chart1.xml", "<c:v>3</c:v>", "<c:v>7</c:v>")),
    "eine Maßnahme fehlt": partial(changed, (BODY, rf"<w:tr>{ROW}.*?</w:tr>", "")),
    "ein Satz ist in Stücke geteilt und fett": partial(
        changed, (BODY, "Partnerschaft an", "Partner</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>schaft an")
    ),
    "ein Satz hat einen Zeilenumbruch statt eines Leerzeichens": partial(
        changed, (BODY, "Partnerschaft an", "Partnerschaft</w:t><w:br/><w:t>an")
    ),
    "ein Satz steht zusätzlich da": text(" und noch etwas"),
    "die Kopfzeile einer Tabelle wird nicht wiederholt": partial(changed, (BODY, HEAD, "")),
    "die Wiederholung der Kopfzeile ist ausgeschaltet": partial(
        changed, (BODY, HEAD, '<w:trPr><w:tblHeader w:val="0"/></w:trPr>')
    ),
    "nur die zweite Zeile einer Tabelle wird wiederholt": partial(
        changed, (BODY, HEAD + "(.*?)<w:trPr><w:cantSplit/>", r"\1<w:trPr><w:cantSplit/><w:tblHeader/>")
    ),
    "zwei Kopfzeilen werden wiederholt": partial(changed, (BODY, SECOND_ROW, r"\1<w:tblHeader/>")),
    "eine Tabelle ohne Kopf ordnet das Deckblatt": table("0600", 3),
    "eine Tabelle hat nur die Kopfzeile": table("0020", 1, ' w:firstRow="1"'),
    "eine Dienststelle ist nicht an die nächste Zeile gebunden": partial(
        changed, (BODY, UNIT, '<w:pStyle w:val="IKZZelltext"/>')
    ),
    "die Formatvorlage der Dienststellen bindet nicht": partial(changed, (STYLES, UNIT_STYLE, r"\1")),
    "die Bindung einer Dienststelle ist ausgeschaltet": partial(
        changed, (BODY, UNIT, r'<w:pStyle w:val="IKZDienststelle"/><w:keepNext w:val="false"/>')
    ),
    "die Formatvorlage erbt die Bindung": partial(
        changed,
        (STYLES, "</w:styles>", '<w:style w:styleId="Erbe"><w:basedOn w:val="IKZDienststelle"/></w:style></w:styles>'),
        (BODY, UNIT, '<w:pStyle w:val="Erbe"/>'),
    ),
    "eine Dienststelle ist die letzte Zeile": partial(
        changed, (BODY, "</w:tbl>", "<w:tr><w:tc><w:p><w:r><w:t>Umweltamt</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    ),
    "eine Zeile hat eine feste Höhe": row('<w:trHeight w:val="400" w:hRule="exact"/>'),
    "eine Zeile ist höher eingestellt als die Seite": row('<w:trHeight w:val="20000"/>'),
    "in einer Zelle stehen zwanzig leere Absätze": partial(
        changed, (BODY, ELBE, ELBE + "<w:p/>" * 10 + "<w:p><w:pPr/></w:p>" * 10)
    ),
    "eine Zeile hat eine Mindesthöhe von 2 cm": row('<w:trHeight w:val="1134" w:hRule="atLeast"/>'),
    "eine leere Zeile hat eine feste Höhe": partial(
        changed,
        (
            BODY,
            "</w:tbl>",
            '<w:tr><w:trPr><w:trHeight w:val="9" w:hRule="exact"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
        ),
    ),
    "zwischen zwei Absätzen steht ein leerer": partial(changed, (BODY, ELBE, f"{ELBE}<w:p/><w:p/>")),
    "eine Schrift, die nicht jeder hat": fonts('w:ascii="Stadtschrift" w:hAnsi="Stadtschrift"'),
    "eine Formatvorlage mit einer Schrift, die nicht jeder hat": partial(
        changed, (STYLES, 'w:hAnsi="Arial"', 'w:hAnsi="Frutiger Next"')
    ),
    "das Design nennt eine Schrift, die nicht jeder hat": partial(
        changed, (THEME, '<a:latin typeface="Arial"/>', '<a:latin typeface="Meta Pro"/>')
    ),
    "eine seltene Schrift ist eingebettet": partial(
        changed,
        (FONT_TABLE, "</w:fonts>", '<w:font w:name="Stadtschrift"><w:embedRegular/></w:font></w:fonts>'),
        (STYLES, 'w:ascii="Arial"', 'w:ascii="Stadtschrift"'),
    ),
    "eine Schrift, für die eine übliche eintreten darf": partial(
        changed,
        (FONT_TABLE, "</w:fonts>", '<w:font w:name="Liberation Sans"><w:altName w:val="Arial"/></w:font></w:fonts>'),
        (STYLES, 'w:ascii="Arial"', 'w:ascii="Liberation Sans"'),
    ),
    "Calibri und Times New Roman": fonts('w:ascii="Calibri" w:hAnsi="times new roman"'),
    "Wingdings für ein Zeichen": text(
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:sym w:char="F0FC"/></w:r>'
    ),
    "eine seltene Schrift nur für ostasiatische Zeichen": fonts('w:eastAsia="Stadtschrift" w:cs="Stadtschrift"'),
    "ein Ersatzzeichen im Text": text("Stra\ufffde"),
    "ein Zeichen aus dem privaten Bereich": text("\uf0fc erledigt"),
    "eine Nummer ohne Zeichen": text("a\u0378b"),
    "ș, č, Ω und Ж": text("Iași, Zlín, Ω und Ж"),
    "→ ✓ ☐ ½ € ㎡ und 中": text("→ ✓ ☐ ½ € ㎡ „中“ – … ‰ 🌍"),
    "ein Verweis auf eine gelöschte Textmarke": text(HYPERLINK.format("weg")),
    "ein Seitenverweis auf eine gelöschte Textmarke": text(field(" PAGEREF _Ref12345 ")),
    "ein Verweis auf die Adresse „http:/stadt“": linked("http:/stadt"),
    "ein Verweis auf eine Datei auf C:": linked("file:///C:/Daten/Liste.xlsx"),
    "ein Verweis auf eine Textmarke": text(MARK + HYPERLINK.format("ziel")),
    "ein Verweis auf eine Webadresse und eine E-Mail-Adresse": linked(
        "https://www.stadt.example/a?b=1#c",
        (RELATIONSHIPS, 'Id="rId99"', 'Id="rId99" Target2="mailto:amt@stadt.example"'),
    ),
    "ein Seitenverweis auf eine Textmarke": text(MARK + field(" PAGEREF ziel ")),
    "ein Diagramm ohne Alternativtext": partial(changed, (BODY, ' descr="Balken[^"]*"', "")),
    "ein Diagramm mit leerem Alternativtext": partial(changed, (BODY, 'descr="Balken[^"]*"', 'descr=" "')),
    "ein Logo ohne Alternativtext im Kopf der Seite": partial(changed, (FOOT, "</w:p>", LOGO.format(""))),
    "ein Logo mit Alternativtext im Kopf der Seite": partial(
        changed, (FOOT, "</w:p>", LOGO.format(' descr="Wappen der Stadt"'))
    ),
    "ein Bild ist als dekorativ gekennzeichnet": partial(
        changed, (FOOT, "</w:p>", LOGO.format("").replace("/></wp:inline>", f">{DECORATIVE}</wp:docPr></wp:inline>"))
    ),
    "ohne Titel": partial(changed, (CORE, "<dc:title>.*?</dc:title>", "<dc:title> </dc:title>")),
    "ohne Sprache": partial(changed, (STYLES, '<w:lang w:val="de-DE"[^>]*/>', "")),
    "die Sprache ist de-AT": partial(changed, (STYLES, 'w:val="de-DE"', 'w:val="de-AT"')),
    "der Titel hat Umlaute": partial(
        changed, (CORE, "<dc:title>.*?</dc:title>", "<dc:title>Ämter &amp; Öl</dc:title>")
    ),
}
