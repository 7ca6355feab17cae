"""The small PDF files that the rules DOK describe: drawn line by line, from a changed template, or with other bytes."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ikz_report.model import Measure
from ikz_report.paper.edition import Edition
from ikz_report.proofread.rule import Example
from ikz_report.verify.built import Checked, check_pdf
from ikz_report.writers.pdf.fonts import ITALIC, font_file
from tests.proofread.notation import report_of
from tests.samples import cells, para
from tests.verify.word_examples import ANNEX, FULL
from tests.writers.pdf.papers import TEMPLATE, full_pdf, sample_pdf, with_measures

FONT = "Stadtgrotesk"
HEAD = "Art Thema Arbeitsstand Perspektive"
TITLE, FIRST = "Zusammenarbeit 2014", "Kategorie I"
NORD = "interkommunal\nRadweg Nord\ngebaut\nBrücke"
SUED = "interkommunal\nRadweg Süd\ngeplant\nTunnel"
ELBE = "interkommunal\nFluss\nsauber\nFische"
MUSEEN = "# Museen\nRadweg Nord | gebaut | Brücke\nRadweg Süd | geplant | Tunnel"
THREE = f"{MUSEEN}\n# Umweltamt\nFluss | sauber | Fische"
TWO_TABLES = f"{MUSEEN}\n## II\n# Umweltamt\nFluss | sauber | Fische"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und Zusammenarbeit der Gemeinden "


def drawing(pages: tuple[str, ...], more: Callable[[Canvas], None] = lambda _: None) -> bytes:
    """A PDF with these lines on its pages."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_font())
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=0, invariant=1, lang="de-DE")
    canvas.setTitle(TITLE)
    for number, page in enumerate(pages, 1):
        canvas.setFont(FONT, 10)
        for line, text in enumerate(page.split("\n")):
            canvas.drawString(50, 800 - 14 * line, text)
        canvas.drawString(50, 30, f"Seite {number} von {len(pages)}")
        more(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _font() -> TTFont:
    """A font with a glyph, that of the question mark, for two characters that have none."""
    font = TTFont(FONT, font_file(ITALIC))
    for character in (0xFFFD, 0xE0FC):
        font.face.charToGlyph[character] = font.face.charToGlyph[ord("?")]
        font.face.charWidths[character] = font.face.charWidths[ord("?")]
    return font


def drawn(text: str, *pages: str) -> Callable[[], Checked]:
    """A report in the notation of the rules, on these pages."""
    return lambda: check_pdf(drawing(pages), Edition(report_of(Example(text)), (), None))


def with_link(draw: Callable[[Canvas], None], change: tuple[bytes, bytes] = (b"", b"")) -> Callable[[], Checked]:
    return lambda: check_pdf(
        drawing((TITLE, "Ende"), draw).replace(*change), Edition(report_of(Example(MUSEEN)), (), None)
    )


def to_mark(canvas: Canvas) -> None:
    canvas.bookmarkHorizontal("ziel", 0, 100)
    canvas.linkAbsolute("Ziel", "ziel", Rect=(50, 50, 90, 70))


def to_address(address: str) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.linkURL(address, (50, 50, 90, 70))


@cache
def full() -> bytes:
    return full_pdf()


def altered(*changes: tuple[bytes, bytes]) -> Callable[[], Checked]:
    """The full paper with bytes replaced by as many others, so that all objects stay where they are."""

    def check() -> Checked:
        content = full()
        for pattern, replacement in changes:
            found = re.search(pattern, content, re.DOTALL)
            assert found, pattern
            new = found.expand(replacement).ljust(len(found[0]))
            assert len(new) == len(found[0])
            content = content[: found.start()] + new + content[found.end() :]
        return check_pdf(content, FULL)

    return check


def everywhere(old: bytes, new: bytes) -> Callable[[], Checked]:
    assert len(old) == len(new)
    return lambda: check_pdf(full().replace(old, new), FULL)


def appended(extra: bytes) -> Callable[[], Checked]:
    """The full paper with an object behind its end, as a program that adds to a file writes it."""
    return lambda: check_pdf(full() + extra, FULL)


def long_cell(words: int, *changes: tuple[str, str]) -> Callable[[], Checked]:
    """A measure with a cell of so many words, set with a changed template."""

    def check() -> Checked:
        text = " ".join(f"Wort{number}" for number in range(words))
        report = with_measures(Measure("lang", ("vertikal",), cells(thema=(para("Kurz"),), arbeitsstand=(para(text),))))
        source = TEMPLATE.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in source
            source = source.replace(old, new)
        with tempfile.TemporaryDirectory() as name:
            template = Path(name) / "bericht.typ"
            template.write_text(source, encoding="utf-8")
            return check_pdf(sample_pdf(report, template), Edition(report, (), None))

    return check


def many() -> Checked:
    measures = (Measure(f"m{n}", ("vertikal",), cells(thema=(para(f"Thema {n}"),))) for n in range(150))
    report = with_measures(*measures)
    return check_pdf(sample_pdf(report), Edition(report, (), None))


def narrow() -> Checked:
    report = with_measures(Measure("lang", ("vertikal",), cells(thema=(para(LONG * 30),))))
    return check_pdf(sample_pdf(report), Edition(report, (), None))


def one_missing() -> Checked:
    """The sample's PDF, were one more measure in the register."""
    report = with_measures(Measure("neu", ("vertikal",), cells(thema=(para("Etwas ganz Neues"),))))
    both = replace(
        ANNEX.report, categories=(*ANNEX.report.categories, replace(report.categories[0], title="Kategorie V"))
    )
    return check_pdf(sample_pdf(), Edition(both, (), None))


def packed(dictionary: bytes) -> bytes:
    """An object stream (ISO 32000-1 §7.5.7) that holds one object."""
    import zlib

    data = zlib.compress(b"90001 0 " + dictionary)
    head = b"\n90002 0 obj\n<</Type/ObjStm/N 1/First 8/Filter/FlateDecode/Length %d>>\nstream\n" % len(data)
    return head + data + b"\nendstream\nendobj\n"


START = f"{TITLE}\n{FIRST}\n{HEAD}\nMuseen"
PDF_FILES: dict[str, Callable[[], Checked]] = {
    "wie build sie schreibt, mit Deckblatt und Diagrammen": lambda: check_pdf(full(), FULL),
    "nur die Anlage": lambda: check_pdf(sample_pdf(), ANNEX),
    "viele Maßnahmen auf vielen Seiten": many,
    "eine Maßnahme fehlt": one_missing,
    "das Deckblatt fehlt": lambda: check_pdf(sample_pdf(), replace(FULL, charts=(), comparison=None)),
    "eine Zelle läuft unten aus der Seite": long_cell(2500, ("breakable: zeichen > kurz", "breakable: false")),
    "eine Zelle geht über drei Seiten": long_cell(1800),
    "lange Wörter sind am Zeilenende getrennt": narrow,
    "die Kopfzeile steht nur auf der ersten Seite": drawn(THREE, f"{START}\n{NORD}", f"{SUED}\nUmweltamt\n{ELBE}"),
    "auf einer von drei Seiten fehlt die Kopfzeile": drawn(
        THREE, f"{START}\n{NORD}", SUED, f"{HEAD}\nUmweltamt\n{ELBE}"
    ),
    "nirgends steht eine Kopfzeile": drawn(MUSEEN, f"{TITLE}\n{FIRST}\nMuseen\n{NORD}\n{SUED}"),
    "die zweite Tabelle einer Seite hat keine Kopfzeile": drawn(
        TWO_TABLES, f"{START}\n{NORD}\n{SUED}\nKategorie II\nUmweltamt\n{ELBE}"
    ),
    "zwei Tabellen auf einer Seite, jede mit Kopfzeile": drawn(
        TWO_TABLES, f"{START}\n{NORD}\n{SUED}\nKategorie II\n{HEAD}\nUmweltamt\n{ELBE}"
    ),
    "die Einleitung nennt die erste Dienststelle": drawn(
        f"$ Dabei sind Museen und Umweltamt.\n{THREE}",
        f"{TITLE}\n{FIRST}\nDabei sind Museen und Umweltamt.\n{HEAD}\nMuseen\n{NORD}",
        f"{HEAD}\n{SUED}\nUmweltamt\n{ELBE}",
    ),
    "die letzte Zeile nennt die nächste Kategorie": drawn(
        TWO_TABLES.replace("geplant", "siehe Kategorie II"),
        f"{START}\n{NORD}",
        f"{HEAD}\n{SUED.replace('geplant', 'siehe Kategorie II')}\nKategorie II\n{HEAD}\nUmweltamt\n{ELBE}",
    ),
    "die letzte Zeile endet genau mit der Seite": drawn(
        TWO_TABLES, f"{START}\n{NORD}\n{SUED}", f"Kategorie II\n{HEAD}\nUmweltamt\n{ELBE}"
    ),
    "eine Dienststelle steht allein am Ende der Seite": drawn(
        THREE, f"{START}\n{NORD}\n{SUED}\nUmweltamt", f"{HEAD}\n{ELBE}"
    ),
    "eine Dienststelle und ihr Bereich stehen allein am Ende der Seite": drawn(
        f"{MUSEEN}\n# Dezernat I\n# Umweltamt\nFluss | sauber | Fische",
        f"{START}\n{NORD}\n{SUED}\nDezernat I\nUmweltamt",
        f"{HEAD}\n{ELBE}",
    ),
    "die Zeile über der Dienststelle endet mit demselben Wort, sie steht allein": drawn(
        "# Museen\nRadweg Nord | gebaut | Umweltamt\n# Umweltamt\nFluss | sauber | Fische",
        f"{START}\ninterkommunal\nRadweg Nord\ngebaut\nUmweltamt\nUmweltamt",
        f"{HEAD}\n{ELBE}",
    ),
    "eine Dienststelle beginnt die Seite": drawn(THREE, f"{START}\n{NORD}\n{SUED}", f"{HEAD}\nUmweltamt\n{ELBE}"),
    "eine Dienststelle mit Hinweis am Ende der Seite": drawn(
        f"{MUSEEN}\n# Umweltamt\n> Nur ein Hinweis\nFluss | sauber | Fische",
        f"{START}\n{NORD}\n{SUED}\nUmweltamt\nNur ein Hinweis",
        f"{HEAD}\n{ELBE}",
    ),
    "die Zeile am Ende der Seite hört mit dem Namen der nächsten Dienststelle auf": drawn(
        "# Museen\nRadweg Nord | gebaut | Umweltamt\n# Umweltamt\nFluss | sauber | Fische",
        f"{START}\ninterkommunal\nRadweg Nord\ngebaut\nUmweltamt",
        f"{HEAD}\nUmweltamt\n{ELBE}",
    ),
    "die erste Maßnahme einer Dienststelle geht über die Seite": drawn(
        "# Museen\nRadweg Nord | • gebaut • eröffnet am Tag der Städte | Brücke",
        f"{START}\ninterkommunal\nRadweg Nord\ngebaut\nBrücke",
        f"{HEAD}\neröffnet am Tag der Städte",
    ),
    "eine Seite der Tabelle zeigt nur den Kopf": drawn(
        THREE, f"{START}\n{NORD}\n{SUED}", HEAD, f"{HEAD}\nUmweltamt\n{ELBE}"
    ),
    "zwei Seiten der Tabelle zeigen nur den Kopf": drawn(
        THREE, f"{START}\n{NORD}\n{SUED}", HEAD, HEAD, f"{HEAD}\nUmweltamt\n{ELBE}"
    ),
    "auf der letzten Seite steht nur ein Wort": drawn(
        "# Museen\nRadweg Nord | • gebaut • eröffnet • fertig | Brücke",
        f"{START}\ninterkommunal\nRadweg Nord\ngebaut\nBrücke",
        f"{HEAD}\neröffnet",
        f"{HEAD}\nfertig",
    ),
    "eine Schrift ist nicht eingebettet": altered((rb"/FontFile2 (\d+ 0 R)", rb"/FontFileX \1")),
    "keine Schrift ist eingebettet": everywhere(b"/FontFile2", b"/FontFileX"),
    "eine Schrift, die jedes Programm kennt, ohne Datei": with_link(lambda canvas: canvas.setFont("Helvetica", 9)),
    "von einem Programm mit gepackten Objekten": appended(packed(b"<</Type/FontDescriptor/FontFile2 9 0 R>>")),
    "ein Ersatzzeichen im Text": drawn(MUSEEN, "Stra\ufffde"),
    "ein Zeichen aus dem privaten Bereich": drawn(MUSEEN, "\ue0fc erledigt"),
    "ș, č, Ω und Ж": drawn(MUSEEN, "Iași, Český, Ω und Ж"),
    "ein Verweis auf eine Seite, die es nicht gibt": with_link(to_mark, (b"/Dest [ 6 0 R", b"/Dest [ 0 0 R")),
    "ein Verweis auf die Adresse „www.stadt“": with_link(to_address("www.stadt")),
    "ein Verweis auf die nächste Seite": with_link(to_mark),
    "ein Verweis auf eine Webadresse mit Umlaut": with_link(to_address("https://www.stadt.example/B%C3%BCro?a=1#b")),
    "ein Diagramm ohne Alternativtext": altered((rb"/Alt(?=[(<])", rb"/Olt")),
    "ein Diagramm mit leerem Alternativtext": altered((rb"/Alt<[0-9A-F]+>", rb"/Alt<>")),
    "der Alternativtext wurde später ergänzt": lambda: check_pdf(added_alternative(), FULL),
    "ohne Titel": altered((rb"/Title(?=[(<][^/]*/Author|[(<][^/]*/Keywords|[(<][^/]*/Creat)", rb"/Tytle")),
    "ohne Sprache": altered((rb"/Lang\(de-DE\)(?=/StructTreeRoot)", rb"/Long(de-DE)")),
    "der Titel steht nicht in der Titelzeile": altered((rb"/DisplayDocTitle true", rb"/DisplayDocTitle null")),
    "ohne Kennzeichen PDF/UA": everywhere(b"pdfuaid:part", b"pdfuaid:rev_"),
    "ohne Kennzeichen PDF/A": everywhere(b"pdfaid:part", b"pdfaid:rev_"),
    "gekennzeichnet als PDF/A-2b": altered((rb"pdfaid:conformance>A", rb"pdfaid:conformance>B")),
    "gekennzeichnet als PDF/A-1a": altered((rb"pdfaid:part>2", rb"pdfaid:part>1")),
    "ohne Metadaten": everywhere(b"<x:xmpmeta", b"<x:xmpnone"),
    "die Kennzeichen stehen als Attribute": altered(
        (rb"<pdfaid:part>2</pdfaid:part>", b'<x pdfaid:part="2"/>'),
        (rb"<pdfaid:conformance>A</pdfaid:conformance>", b'<x pdfaid:conformance="A"/>'),
        (rb"<pdfuaid:part>1</pdfuaid:part>", b"<x pdfuaid:part = '1'/>"),
    ),
}


def added_alternative() -> bytes:
    """A figure without its text, and behind the end the same object once more, with it."""
    content = full()
    found = re.search(rb"(\d+) 0 obj\n(?:(?!endobj).)*?/S/Figure(?:(?!endobj).)*?endobj", content, re.DOTALL)
    assert found
    bare = found[0].replace(b"/Alt", b"/Olt")
    assert bare != found[0]
    return content.replace(found[0], bare) + b"\n" + found[0] + b"\n"
