"""A report in which each text is a word of its own: what a template does not print of it, it would lose."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ikz_report.model import (
    ART,
    MAX_LEVELS,
    STANDARD_LAYOUT,
    THEMA,
    Art,
    Category,
    Column,
    Dezernat,
    HeadCell,
    Item,
    Layout,
    Measure,
    OfficeTitle,
    Organisation,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    Unit,
)
from ikz_report.writers.word.fields import cell_name
from ikz_report.writers.word.trial_paper import TITLE, trial_cover

OWN = "eigene"
PUNCTUATION = ",;:()–"
TEXT = re.compile("<w:t[^>]*>([^<]*)")
UNIT = Unit("probestelle", "Probestelle", "I")
PART = Unit("probebereich", "Probebereich", "I", parent=UNIT.key)
ROWS = {  # marker word → what is lost, and what prints it
    "Probestelle": ("Die Namen der Dienststellen", '{%tr if z.ist == "dienststelle" %} mit {{ z.stelle.name }}'),
    "Probebereich": ("Die Namen der Bereiche", '{%tr if z.ist == "bereich" %} mit {{ z.stelle.name }}'),
    "Probehinweis": ("Hinweise über die ganze Zeile", '{%tr if z.ist == "hinweis" %} mit {{p z.hinweis }}'),
    "Probeliste": ("Zeilen, die nur eine Liste sind,", '{%tr if z.ist == "liste" %} mit {{p z.thema }}'),
    "Probekopf": ("Eigene Tabellenköpfe", '{%tr if z.ist == "kopf" %} mit z.zellen'),
    "Probezelle": ("Maßnahmen unter eigenem Tabellenkopf", '{%tr if z.ist == "eigene" %} mit z.zellen'),
    "Probekategorie": ("Die Überschriften der Kategorien", "{{ k.ueberschrift }}"),
    "Probedezernat": ("Die Namen der Dezernate", "{{ k.ueberschrift }} oder {{ k.dezernat }}"),
    "Probeeinleitung": ("Die Einleitungen der Kategorien", "{{p k.einleitung }}"),
    "Probeleitsatz": ("Die Leitsätze der Kategorien", "{{p k.leitsaetze }}"),
    "Probetiefe": (f"Aufzählungen bis zur Ebene {MAX_LEVELS}", "die Formatvorlagen „IKZ Punkt 1“ bis „IKZ Punkt 9“"),
}


def trial_report(columns: Sequence[Column], grid: int) -> Report:
    """The report for a template whose table has ``grid`` columns."""
    own = Layout(OWN, (Column(THEMA, "Thema", span=grid),), ((HeadCell("Probekopf", grid),),))
    standard = Layout(STANDARD_LAYOUT, tuple(columns))
    first = Category(
        "I", "Probekategorie", intro=(_line("Probeeinleitung"),), principles=(Item(_text("Probeleitsatz")),)
    )
    sections = (
        Section(UNIT, (_measure([column.field for column in columns]), _list_row())),
        Section(PART, notes=(_line("Probehinweis"),)),
        Section(UNIT, (Measure("eigene", (), {THEMA: (_line("Probezelle"),)}),), headed=False, layout=OWN),
    )
    organisation = Organisation("Probestadt", (Dezernat("I", "Probedezernat"),), (UNIT, PART), (OfficeTitle(TITLE),))
    categories = (first, Category("II", "Probe", dezernat="I", sections=sections))
    kinds = (Art("Probeart"), Art("Probelistenart", list_row=True))
    report = Report(2000, "Probetitel", organisation, kinds, (standard, own), categories, example="Probevermerk")
    return replace(report, paper=trial_cover())


def _text(word: str) -> Text:
    return (Run(word),)


def _line(word: str) -> Paragraph:
    return Paragraph(_text(word))


def _measure(columns: Sequence[str]) -> Measure:
    cells = {name: (_line(column_word(name)),) for name in columns if name != ART}
    return Measure("probe", ("Probeart",), {**cells, THEMA: (*cells.get(THEMA, ()), _deep_item())})


def _deep_item() -> Item:
    item = Item(_text("Probetiefe"))
    for _ in range(MAX_LEVELS - 1):
        item = Item(_text("Punkt"), (item,))
    return item


def _list_row() -> Measure:
    return Measure("probeliste", ("Probelistenart",), {THEMA: (Item(_text("Probeliste")),)})


def column_word(name: str) -> str:
    """The word that stands in the cell of a column."""
    return "Probeart" if name == ART else f"Probe.{name}"


def print_of(content: bytes) -> tuple[set[str], str]:
    """The words of the file made of the trial report, and its XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read("word/document.xml").decode()
    return {word.strip(PUNCTUATION) for word in " ".join(TEXT.findall(xml)).split()}, xml


def lost(words: Collection[str], columns: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the trial report's print lacks of the annex, and what a template prints it with."""
    wanted = {
        column_word(name): (f"Die Zellen der Spalte „{title}“", f"{{{{p z.{cell_name(name)} }}}}")
        for name, title in columns.items()
    }
    return (what for word, what in {**wanted, **ROWS}.items() if word not in words)
