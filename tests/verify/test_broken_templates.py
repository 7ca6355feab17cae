"""The delivered templates, broken one way each: `build` refuses the real paper and names what is lost."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from ikz_report.errors import InputError
from ikz_report.paper.edition import Edition, edition
from ikz_report.paper.produce import DOCX, PDF, produce
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.writers.pdf.papers import CREATED
from tests.writers.word.files import BODY, read_parts, write_parts

Change = tuple[str, str]
TEMPLATES = ROOT / "templates"
WIDTHS = "    .zellen\n    .zip"
IMAGE = 'image(bytes(bild.bild), format: "svg", alt: bild.alternativtext, width: 100%)'


@cache
def paper() -> Edition:
    return edition(load_report(ROOT / "data", 2014), load_report(ROOT / "data", 2013))


def refused(form: str, templates: Path) -> list[str]:
    """The lines of the message that name what is lost."""
    with pytest.raises(InputError) as refusal:
        produce(paper(), [form], templates, CREATED)
    return [line.strip() for line in str(refusal.value).split("\n") if line.startswith("  ")]


def typst(folder: Path, *changes: Change) -> Path:
    templates = shutil.copytree(TEMPLATES, folder / "vorlagen")
    path = templates / "bericht.typ"
    source = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new)
    path.write_text(source, encoding="utf-8")
    return templates


def word(folder: Path, *changes: Change) -> Path:
    templates = shutil.copytree(TEMPLATES, folder / "vorlagen")
    path = templates / "informationsvorlage.docx"
    parts = read_parts(path)
    xml = parts[BODY].decode()
    for old, new in changes:
        assert old in xml, old
        xml = xml.replace(old, new)
    write_parts(path, parts | {BODY: xml.encode()})
    return templates


SAME = ".zellen.enumerate().map(((n, z)) => if n == 3 and z == zeile.zellen.at(2) { () } else { z })"
MAYORS = "Deckblatt, Dezernat und Amt|Deckblatt, Unterschrift"  # the same words: which are lost is not to be told
STATUS = "{% if vorlage.oeffentlich %}öffentlich{% else %}nicht öffentlich{% endif %}"
STEP = "{% if s.oeffentlich %}öffentlich{% else %}nicht öffentlich{% endif %}"
EXAMPLES = "{% if vergleich.beispiele %} – Beispieldaten{% endif %}"

# What is changed, and which places are named, no others.
PDF_LOSSES: dict[str, tuple[list[Change], str]] = {
    "one of two cells with the same words": (
        [(WIDTHS, f"    {SAME}\n    .zip")],
        r"Maßnahme .*, Perspektive|Kategorie II .*",
    ),
    "columns reversed": ([(WIDTHS, "    .zellen.rev()\n    .zip")], r"(?:Maßnahme|Kategorie) .*"),
    "no chart": ([(f"figure({IMAGE})", "[]")], r"Diagramm „.*“, Bild|Alternativtext des Diagramms"),
    "one picture for all": ([("bytes(bild.bild)", "bytes(daten.diagramme.first().bild)")], r"Diagramm „.*“, Bild"),
    "no words for a picture": ([("alt: bild.alternativtext", 'alt: "Bild"')], "Alternativtext des Diagramms"),
    "no public status": (
        [("[Öffentlichkeitsstatus], oeffentlichkeit(vorlage.oeffentlich)", "[Status], [x]")],
        "Deckblatt, Öffentlichkeitsstatus",
    ),
    "public and not public swapped": (
        [("if ja [öffentlich] else [nicht öffentlich]", "if ja [nicht öffentlich] else [öffentlich]")],
        "Deckblatt, Öffentlichkeitsstatus|Deckblatt, Beratungsfolge, Behandlung",
    ),
    "no Behandlung": (
        [("      oeffentlichkeit(schritt.oeffentlich),", "      [x],")],
        "Deckblatt, Öffentlichkeitsstatus|Deckblatt, Beratungsfolge, Behandlung",
    ),
    "postponed unsaid": ([("[#tag (vertagt)]", "[#tag]")], "Deckblatt, Beratungsfolge, vertagt"),
    "no city": ([("fill: dunkel, daten.stadt)", "fill: dunkel, [x])")], "Deckblatt, Stadt"),
    "no signature": ([("vorlage.unterschrift.join(linebreak())", "[x]")], "Deckblatt, Unterschrift"),
    "no Dezernat": ([("(vorlage.dezernat, vorlage.amt)", "(vorlage.amt,)")], MAYORS),
    "no Amt": ([("(vorlage.dezernat, vorlage.amt)", "(vorlage.dezernat,)")], "Deckblatt, Dezernat und Amt"),
    "no Thema": ([("strong(vorlage.thema)", "[x]")], "Titel der Anlage oder Deckblatt, Thema"),
    "no title of the annex": ([("  title()\n", "")], "Titel der Anlage oder Deckblatt, Thema"),
    "no titles of the columns": ([("kopfzelle(spalte.titel,", "kopfzelle([Spalte],")], r"Kategorie I.*, Tabellenkopf"),
    "no category in the lists": ([("      massnahme.kategorie,\n", "      [],\n")], r"Vergleich, Neue Maßnahmen, „.*“"),
    "examples unsaid in the lists": ([("[ – Beispieldaten]", "[]")], "Vergleich, .*, Überschrift"),
}

WORD_LOSSES: dict[str, tuple[list[Change], str]] = {
    "no public status": ([(STATUS, "x")], "Deckblatt, Öffentlichkeitsstatus"),
    "no Behandlung": ([(STEP, "x")], "Deckblatt, Öffentlichkeitsstatus|Deckblatt, Beratungsfolge, Behandlung"),
    "postponed unsaid": ([("{% if s.vertagt %} (vertagt){% endif %}", "")], "Deckblatt, Beratungsfolge, vertagt"),
    "no signature": ([("{{ vorlage.unterschrift }}", "x")], "Deckblatt, Unterschrift"),
    "no Dezernat": ([("{{ vorlage.dezernat }}", "")], MAYORS),
    "no Thema": ([("{{ vorlage.thema }}", "x")], "Titel der Anlage oder Deckblatt, Thema"),
    "no city": ([("{{ stadt }}", "x")], "Deckblatt, Stadt"),
    "no titles of the columns": ([("{{ s.titel }}", "Spalte")], r"Kategorie I.*, Tabellenkopf"),
    "no category in the lists": ([("{{ e.kategorie }}", "")], r"Vergleich, Neue Maßnahmen, „.*“"),
    "examples unsaid in the lists": ([(EXAMPLES, "")], "Vergleich, .*, Überschrift"),
}


@pytest.mark.parametrize(("changes", "where"), PDF_LOSSES.values(), ids=PDF_LOSSES)
def test_a_pdf_template_that_loses_something_is_refused(tmp_path: Path, changes: list[Change], where: str) -> None:
    lines = refused(PDF, typst(tmp_path, *changes))
    assert [line for line in lines if not re.fullmatch(f"(?:{where}): „.*“|… und .*", line)] == []
    assert lines


@pytest.mark.parametrize(("changes", "where"), WORD_LOSSES.values(), ids=WORD_LOSSES)
def test_a_word_template_that_loses_something_is_refused(tmp_path: Path, changes: list[Change], where: str) -> None:
    lines = refused(DOCX, word(tmp_path, *changes))
    assert [line for line in lines if not re.fullmatch(f"(?:{where}): „.*“|… und .*", line)] == []
    assert lines


HONEST_PDF: dict[str, list[Change]] = {
    "other words around public and not": [
        ("[öffentlich] else [nicht öffentlich]", "[Öffentlich] else [Nicht-öffentlich]")
    ],
    "the status below everything": [
        ("feld([Öffentlichkeitsstatus], oeffentlichkeit(vorlage.oeffentlich)),", "[],"),
        (
            "vorlage.unterschrift.join(linebreak())",
            "vorlage.unterschrift.join(linebreak()) + oeffentlichkeit(vorlage.oeffentlich)",
        ),
    ],
    "the city in a logo": [
        (
            "text(size: 15pt, weight: 600, fill: dunkel, daten.stadt)",
            "image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"), format: \"svg\", "
            'alt: "Wappen der " + daten.stadt)',
        )
    ],
    "no foot": [("  footer: fusszeile,\n", "")],
    "the Thema first": [
        ("  v(3mm)\n  grid(", "  v(3mm)\n  strong(vorlage.thema)\n  grid("),
        ("  heading(level: 2)[Thema]\n  strong(vorlage.thema)\n", ""),
    ],
    "the signature above the steps": [
        (
            "  if vorlage.beratungsfolge.len()",
            "  vorlage.unterschrift.join(linebreak())\n  if vorlage.beratungsfolge.len()",
        ),
        ("block(breakable: false, above: 16mm, vorlage.unterschrift.join(linebreak()))", "[]"),
    ],
    "names before each cell": [
        ("zelle(inhalt(text), spalten: breite", "zelle([Feld: ] + inhalt(text), spalten: breite")
    ],
    "small print": [
        ("#set text(size: 9.5pt)", "#set text(size: 6pt)"),
        ("  set text(size: 9.5pt)\n  set par", "  set text(size: 7pt)\n  set par"),
    ][1:],
    "all rows may break": [("breakable: zeichen > kurz", "breakable: true")],
    "all rows may break, in large print": [
        ("breakable: zeichen > kurz", "breakable: true"),
        ("  set text(size: 9.5pt)\n  set par", "  set text(size: 13pt)\n  set par"),
    ],
}


@pytest.mark.parametrize("changes", HONEST_PDF.values(), ids=HONEST_PDF)
def test_a_pdf_template_that_prints_all_another_way_is_taken(tmp_path: Path, changes: list[Change]) -> None:
    assert produce(paper(), [PDF], typst(tmp_path, *changes), CREATED)[PDF].content.startswith(b"%PDF")


HONEST_WORD: dict[str, list[Change]] = {
    "other words around public and not": [
        (STATUS, STATUS.replace("nicht ö", "Nicht-ö")),
        (STEP, STEP.replace("nicht ö", "nichtö")),
    ],
    "the Thema last": [
        ("{{ vorlage.thema }}", "X"),
        ("{{ vorlage.unterschrift }}", "{{ vorlage.thema }}"),
        (">X<", ">{{ vorlage.unterschrift }}<"),
    ],
}


@pytest.mark.parametrize("changes", HONEST_WORD.values(), ids=HONEST_WORD)
def test_a_word_template_that_prints_all_another_way_is_taken(tmp_path: Path, changes: list[Change]) -> None:
    assert produce(paper(), [DOCX], word(tmp_path, *changes), CREATED)[DOCX].content.startswith(b"PK")
