"""What a template may print: the names of the fields, what each holds, and what it is for.

The names are German, for the office writes them into the template in Word. Columns are data: a row has
a field for each column of the report's tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from ikz_report.model import ARBEITSSTAND, ART, PERSPEKTIVE, STANDARD_LAYOUT, THEMA, Column, Report

STANDARD_COLUMNS = (ART, THEMA, ARBEITSSTAND, PERSPEKTIVE)


class Kind(Enum):
    """What a field holds, and so how a template prints it."""

    TEXT = "Text"  # {{ feld }}
    NUMBER = "Zahl"  # {{ feld }}
    BLOCKS = "Absätze"  # {{p feld }}
    FLAG = "ja/nein"  # {%p if feld %}
    GROUP = "Gruppe"  # {{ feld.unterfeld }}
    LIST = "Liste"  # {%p for x in feld %}


class Field(NamedTuple):
    """A field; ``shape`` names what a group or each entry of a list holds."""

    kind: Kind
    about: str
    shape: str = ""


Shape = Mapping[str, Field]
ROOT = ""
ROW = "zeile"
LOOP = "loop"
COLUMNS, COLUMN_SHAPE = "spalten", "spalte"
TEXT, NUMBER, BLOCKS, FLAG, GROUP, LIST = Kind
COVER, STEP = "vorlage", "schritt"
CHART, COMPARISON, LINE, ENTRY = "diagramm", "vergleich", "gruppe", "eintrag"


SHAPES: dict[str, dict[str, Field]] = {
    ROOT: {
        "titel": Field(TEXT, "Titel des Berichts"),
        "kurztitel": Field(TEXT, "Titel für eine Zeile, etwa die Fußzeile: höchstens 70 Zeichen"),
        "jahr": Field(NUMBER, "Berichtsjahr"),
        "stadt": Field(TEXT, "Name der Stadt"),
        "beispiel": Field(TEXT, "Vermerk, wenn die Angaben Beispieldaten sind; sonst leer"),
        "spalten": Field(GROUP, "Überschriften der Tabellenspalten; in {%tc for s in spalten %} die Spalten", COLUMNS),
        "kategorien": Field(LIST, "die Kategorien, Kategorie II einmal je Dezernat", "kategorie"),
        "vorlage": Field(GROUP, "das Deckblatt; leer, wo bericht.yaml keines hat", COVER),
        "diagramme": Field(LIST, "die Diagramme des Vergleichs", CHART),
        "vergleich": Field(GROUP, "der Vergleich mit dem Vorjahr; leer, wo das Vorjahr kein Register hat", COMPARISON),
    },
    "kategorie": {
        "nummer": Field(TEXT, "Nummer der Kategorie, z. B. II"),
        "titel": Field(TEXT, "Titel ohne Dezernat"),
        "dezernat": Field(TEXT, "Name des Dezernats; leer, wo es keines gibt"),
        "ueberschrift": Field(TEXT, "Titel mit Dezernat"),
        "neu": Field(FLAG, "ob hier eine neue Kategorie beginnt und nicht nur ihr nächstes Dezernat"),
        "einleitung": Field(BLOCKS, "Einleitung"),
        "leitsaetze": Field(BLOCKS, "Leitsätze"),
        "zeilen": Field(LIST, "die Zeilen der Tabelle", ROW),
    },
    ROW: {
        "ist": Field(TEXT, "Art der Zeile: dienststelle, bereich, hinweis, kopf, eigene, liste oder massnahme"),
        "kurz": Field(FLAG, "ob die Zeile so niedrig ist, dass sie nicht über eine Seite brechen muss"),
        "stelle": Field(GROUP, "die Dienststelle oder der Bereich", "stelle"),
        "hinweis": Field(BLOCKS, "der Hinweis über die ganze Zeile"),
        "zellen": Field(LIST, "die Zellen einer Zeile mit eigenem Tabellenkopf", "zelle"),
    },
    COLUMN_SHAPE: {
        "titel": Field(TEXT, "Überschrift der Spalte"),
        "zelle": Field(BLOCKS, "in einer Zeile mit einer Maßnahme: deren Zelle in dieser Spalte"),
        "feld": Field(TEXT, "Name des Feldes in bericht.yaml, z. B. thema"),
    },
    "stelle": {
        "name": Field(TEXT, "amtlicher Name"),
        "kuerzel": Field(TEXT, "Kurzname; leer, wo es keinen gibt"),
        "nummer": Field(TEXT, "Nummer des Amts; leer, wo es keine gibt"),
    },
    "zelle": {
        "inhalt": Field(BLOCKS, "Inhalt der Zelle"),
        "breite": Field(NUMBER, "wie viele Spalten die Zelle einnimmt"),
    },
    COVER: {
        "art": Field(TEXT, "Art der Vorlage, z. B. Information"),
        "nummer": Field(TEXT, "Nummer der Vorlage"),
        "datum": Field(TEXT, "Datum, z. B. 13.04.2015"),
        "tag": Field(TEXT, "dasselbe Datum zum Vergleichen, z. B. 2015-04-13"),
        "dezernat": Field(TEXT, "Dezernat"),
        "amt": Field(TEXT, "Amt"),
        "amtsbezeichnung": Field(TEXT, "Amtsbezeichnung am Tag der Vorlage; leer, wo organisation.yaml keine nennt"),
        "oeffentlich": Field(FLAG, "ob die Vorlage öffentlich ist"),
        "beispiel": Field(TEXT, "Vermerk, wenn Angaben des Deckblatts Beispieldaten sind; sonst leer"),
        "beratungsfolge": Field(LIST, "die Schritte der Beratung", STEP),
        "thema": Field(TEXT, "Thema der Vorlage"),
        "text": Field(BLOCKS, "Text der Information"),
        "anlagen": Field(BLOCKS, "Liste der Anlagen"),
        "unterschrift": Field(TEXT, "Zeilen der Unterschrift"),
    },
    STEP: {
        "gremium": Field(TEXT, "Gremium"),
        "tag": Field(TEXT, "Tag der Sitzung; leer, wo er offen ist"),
        "oeffentlich": Field(FLAG, "ob öffentlich beraten wird"),
        "zustaendigkeit": Field(TEXT, "Zuständigkeit, z. B. Kenntnisnahme"),
        "vertagt": Field(FLAG, "ob vertagt wurde"),
    },
    CHART: {
        "titel": Field(TEXT, "Titel des Diagramms"),
        "bild": Field(BLOCKS, "das Diagramm, 176 mm breit, oder 257 mm, wenn breit"),
        "tabelle": Field(BLOCKS, "seine Zahlen als Tabelle, 74 mm breit, oder bis 257 mm, wenn breit"),
        "breit": Field(FLAG, "ob lange Namen das Diagramm über die ganze Seite brauchen, mit der Tabelle darunter"),
        "hinweise": Field(BLOCKS, "Hinweise zur Zählung und auf Beispieldaten"),
    },
    COMPARISON: {
        "jahr": Field(NUMBER, "Berichtsjahr"),
        "vorjahr": Field(NUMBER, "Jahr davor"),
        "beispiele": Field(BLOCKS, "Vermerke über Jahre, deren Angaben Beispieldaten sind"),
        "uebersicht": Field(LIST, "je Gruppe von Maßnahmen, was in Zahlen aus ihnen wurde", LINE),
        "unveraendert": Field(TEXT, "woran unveränderte Maßnahmen erkannt wurden: ein Satz; leer, wo es keine gibt"),
        "neu": Field(LIST, "neue Maßnahmen", ENTRY),
        "geaendert": Field(LIST, "fortgeführte Maßnahmen mit geändertem Text", ENTRY),
        "verschoben": Field(LIST, "Maßnahmen, die an anderer Stelle stehen", ENTRY),
        "beendet": Field(LIST, "beendete Maßnahmen", ENTRY),
    },
    LINE: {
        "name": Field(TEXT, "Name der Gruppe, z. B. Neue Maßnahmen"),
        "anzahl": Field(TEXT, "wie viele Maßnahmen sie hat"),
        "kennung": Field(TEXT, "wie viele davon an der Kennung erkannt wurden; – bei neuen und beendeten"),
        "text": Field(TEXT, "wie viele davon am ähnlichen Text erkannt wurden; – bei neuen und beendeten"),
    },
    ENTRY: {
        "kategorie": Field(TEXT, "Nummer der Kategorie"),
        "dienststelle": Field(TEXT, "Name der Dienststelle"),
        "bereich": Field(TEXT, "Name des Bereichs; leer, wo es keinen gibt"),
        "thema": Field(TEXT, "erste Zeile des Themas"),
        "wechsel": Field(
            TEXT, "bei verschobenen: was sich geändert hat, je Zeile „Dienststelle: Jugendamt → Umweltamt“"
        ),
        "zellen": Field(TEXT, "die Spalten, deren Text sich geändert hat, z. B. Arbeitsstand, Perspektive"),
        "grund": Field(TEXT, "woran die Maßnahme im Vorjahr erkannt wurde; leer bei neuen und beendeten"),
    },
    LOOP: {
        "index": Field(NUMBER, "der wievielte Durchgang, ab 1"),
        "length": Field(NUMBER, "wie viele Durchgänge es gibt"),
        "first": Field(FLAG, "ob es der erste Durchgang ist"),
        "last": Field(FLAG, "ob es der letzte Durchgang ist"),
    },
}


def layout_columns(report: Report | None) -> tuple[Column, ...]:
    """The columns of the report's main table, or the usual four."""
    if report is None:
        return tuple(Column(name, name.capitalize()) for name in STANDARD_COLUMNS)
    return report.layout(STANDARD_LAYOUT).columns


def width_of(report: Report | None) -> int:
    """How many columns of a table's grid the report's columns take."""
    return sum(column.span for column in layout_columns(report))


def columns_of(report: Report | None) -> Mapping[str, str]:
    """Field → title of the columns of the report's main table."""
    return {column.field: column.title for column in layout_columns(report)}


def cell_name(column: str) -> str:
    """What the cell of a column is called in a row: as the column, with ``_`` behind where a row has such a field."""
    return f"{column}_" if column in SHAPES[ROW] else column


def shapes(columns: Iterable[str]) -> Mapping[str, Shape]:
    """All fields a template may print, with those of the given columns."""
    names = tuple(columns)
    titles = {name: Field(TEXT, f"Überschrift der Spalte {name}") for name in names}
    # Rows that are one list have Art and Thema by name; where there is no such column, there is no such row.
    cells = {cell_name(name): Field(BLOCKS, f"Zelle der Spalte {name}") for name in (*names, ART, THEMA)}
    return SHAPES | {COLUMNS: titles, ROW: cells | SHAPES[ROW]}
