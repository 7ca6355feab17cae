"""The fields of the register's files: one table for the loader and for the JSON Schemas.

The format is described for clerks in docs/register.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ikz_report.model import Content
from ikz_report.register.content import Contents, Notes
from ikz_report.register.kinds import Many, Table
from ikz_report.register.nodes import Mapping as MappingNode
from ikz_report.register.record import Field, Later, Record
from ikz_report.register.scalars import Choice, Day, Line, Millimetres, Name, Number, Pattern, YesNo

_LINE = Line()
_NAME = Name()
_LINES = Many(_LINE)
_CONTENTS = Contents()
_YEAR = Number(1900, 2999)
_SPAN = Number(1, 60)
_LETTERS = "Kleinbuchstaben a–z, Ziffern und Bindestriche, am Anfang und am Ende kein Bindestrich"
_KEY = Pattern("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$", f"1 bis 40 {_LETTERS}")
_COLUMN = Pattern("^[a-z][a-z0-9_]{0,31}$", "1 bis 32 Kleinbuchstaben a–z, Ziffern, Unterstriche; vorn ein Buchstabe")
_ADDRESS = Pattern(
    r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][!-~]*)?$",
    "hier gehört die Adresse der Lizenz hin, etwa https://creativecommons.org/licenses/by/4.0/",
)

# organisation.yaml

KEY = Field("kennung", _KEY, "Kennung: Kleinbuchstaben, Ziffern, Bindestriche; zugleich der Dateiname", required=True)
UNIT_NAME = Field("name", _LINE, "Amtlicher Name, so gedruckt", required=True)
SHORT = Field("kurz", _LINE, "Kurzer Name")
UNIT_NUMBER = Field("nummer", _LINE, "Nummer der Dienststelle")
SINCE = Field("seit", _YEAR, "Erstes Jahr, in dem es die Dienststelle gibt")
UNTIL = Field("bis", _YEAR, "Letztes Jahr, in dem es die Dienststelle gibt")
_UNIT = (KEY, UNIT_NAME, SHORT, UNIT_NUMBER, SINCE, UNTIL)
SUB_UNITS = Field("bereiche", Many(Record("Im Bereich", *_UNIT)), "Untergliederungen mit eigener Zeile")
UNITS = Field(
    "dienststellen", Many(Record("In der Dienststelle", *_UNIT, SUB_UNITS)), "Dienststellen in amtlicher Reihenfolge"
)
DEZERNAT_NUMBER = Field("nummer", _NAME, "Nummer des Dezernats, etwa IV", required=True)
DEZERNAT_NAME = Field("name", _LINE, "Name des Dezernats, so gedruckt", required=True)
CITY = Field("stadt", _LINE, "Name der Stadt", required=True)
OFFICE_TITLE = Field("titel", _LINE, "Amtsbezeichnung, so auf dem Deckblatt gedruckt", required=True)
TITLE_SINCE = Field("seit", Day(), "Erster Tag, an dem sie gilt; nur bei der ersten darf er fehlen")
TITLE_UNTIL = Field("bis", Day(), "Letzter Tag, an dem sie gilt; nur bei der letzten darf er fehlen")
OFFICE_TITLES = Field(
    "amtsbezeichnungen",
    Many(Record("In der Amtsbezeichnung", OFFICE_TITLE, TITLE_SINCE, TITLE_UNTIL)),
    "Amtsbezeichnungen der Stadtspitze, jede bis zum Tag vor der nächsten",
)
DEZERNATE = Field(
    "dezernate",
    Many(Record("Im Dezernat", DEZERNAT_NUMBER, DEZERNAT_NAME, UNITS)),
    "Dezernate in amtlicher Reihenfolge",
    required=True,
)
ORGANISATION = Record("In der Organisation", CITY, OFFICE_TITLES, DEZERNATE)

# bericht.yaml: vocabulary and tables

YEAR = Field("jahr", _YEAR, "Jahr des Berichts", required=True)
TITLE = Field("titel", _LINE, "Titel des Berichts", required=True)
EXAMPLE = Field("beispiel", _LINE, "Gesetzt, wo die Angaben keine Tatsachen sind; wird überall gedruckt")
ART_NAME = Field("name", _LINE, "Name der Art", required=True)
LIST_ROW = Field("liste", YesNo(), "ja: Zeilen dieser Art sind eine Liste über die ganze Zeile")
ARTEN = Field("arten", Many(Record("In der Art", ART_NAME, LIST_ROW, short=ART_NAME)), "Vokabular", required=True)
COLUMN = Field("feld", _COLUMN, "Feld der Maßnahme, das die Spalte zeigt", required=True)
COLUMN_TITLE = Field("titel", _LINE, "Überschrift der Spalte", required=True)
SPAN = Field("spalten", _SPAN, "Breite in Spalten")
WIDTH = Field("breite", Millimetres(), "Breite in Millimetern")
COLUMNS = Field(
    "spalten",
    Many(Record("In der Spalte", COLUMN, COLUMN_TITLE, SPAN, WIDTH)),
    "Spalten der Tabelle von links nach rechts",
    required=True,
)
HEAD_TEXT = Field("text", _LINE, "Text der Kopfzelle, auch leer")
HEAD = Field(
    "kopf",
    Many(Many(Record("In der Kopfzelle", HEAD_TEXT, SPAN, short=HEAD_TEXT))),
    "Zeilen des eigenen Tabellenkopfs",
)
TABLES = Field(
    "tabellen",
    Table(Record("In der Tabelle", HEAD, COLUMNS), _COLUMN.pattern, _COLUMN.advice),
    "Weitere Tabellen mit eigenem Kopf, nach Namen",
)

# bericht.yaml: categories

INTRO = Field("einleitung", _CONTENTS, "Text unter der Überschrift")
PRINCIPLES = Field("leitsaetze", _CONTENTS, "Leitsätze")
PART_DEZERNAT = Field("dezernat", _NAME, "Nummer des Dezernats", required=True)
PARTS = Field(
    "dezernate",
    Many(Record("Beim Dezernat", PART_DEZERNAT, INTRO, PRINCIPLES)),
    "Die Kategorie erscheint einmal je Dezernat",
)
CATEGORY_NUMBER = Field("nummer", _NAME, "Nummer der Kategorie, etwa II", required=True)
CATEGORY_TITLE = Field("titel", _LINE, "Überschrift der Kategorie", required=True)
CATEGORIES = Field(
    "kategorien",
    Many(Record("In der Kategorie", CATEGORY_NUMBER, CATEGORY_TITLE, INTRO, PRINCIPLES, PARTS)),
    "Kategorien in der Reihenfolge des Berichts",
    required=True,
)

# bericht.yaml: cover sheet, year before, charts

BODY = Field("gremium", _LINE, "Gremium", required=True)
STEP_DAY = Field("tag", Day(), "Tag der Sitzung, etwa 2015-06-11")
PUBLIC = Field("oeffentlich", YesNo(), "Ob öffentlich; ohne Angabe ja")
ROLE = Field("zustaendigkeit", _LINE, "Zuständigkeit; ohne Angabe Kenntnisnahme")
POSTPONED = Field("vertagt", YesNo(), "Ob vertagt; ohne Angabe nein")
KIND = Field("art", _LINE, "Art der Vorlage, etwa Information", required=True)
NUMBER = Field("nummer", _NAME, "Nummer der Vorlage, etwa I0123/15", required=True)
NUMBER_PATTERN = Field("nummer_muster", _NAME, r"Form der Nummer; ohne Angabe I\d{4}/\d{2}")
DAY = Field("datum", Day(), "Datum der Vorlage, etwa 2015-05-12", required=True)
DEZERNAT = Field("dezernat", _LINE, "Dezernat auf dem Deckblatt", required=True)
OFFICE = Field("amt", _LINE, "Amt auf dem Deckblatt", required=True)
TOPIC = Field("thema", _LINE, "Thema der Vorlage", required=True)
CONSULTATIONS = Field(
    "beratungsfolge",
    Many(Record("In der Beratungsfolge", BODY, STEP_DAY, PUBLIC, ROLE, POSTPONED)),
    "Schritte der Beratung",
)
COVER_TEXT = Field("text", _CONTENTS, "Text der Information; [[massnahmen]] und andere werden Zahlen")
ANNEXES = Field("anlagen", _LINES, "Liste der Anlagen")
SIGNATURE = Field("unterschrift", _LINES, "Zeilen der Unterschrift")
LICENSE = Field("lizenz", _ADDRESS, "Adresse einer Lizenz im Netz")
KEYWORDS = Field("schlagworte", _LINES, "Schlagworte")
_COVER = (KIND, NUMBER, NUMBER_PATTERN, DAY, DEZERNAT, OFFICE, PUBLIC, TOPIC, CONSULTATIONS)
_COVER_REST = (COVER_TEXT, ANNEXES, SIGNATURE, LICENSE, KEYWORDS, EXAMPLE)
PAPER = Field("vorlage", Record("Im Deckblatt", *_COVER, *_COVER_REST), "Das Deckblatt")
_COUNT = Table(Number(0, 999_999))
BY_CATEGORY = Field("kategorie", _COUNT, "Maßnahmen je Kategorie")
BY_ART = Field("art", _COUNT, "Maßnahmen je Art")
BY_DEZERNAT = Field("dezernat", _COUNT, "Maßnahmen je Dezernat")
GROUPS = (BY_CATEGORY, BY_ART, BY_DEZERNAT)
COUNTS = Field("zahlen", Record("In den Zahlen", *GROUPS), "Zahlen nach Gruppen", required=True)
PREVIOUS_YEAR = Field("jahr", _YEAR, "Jahr der Zahlen", required=True)
PREVIOUS = Field("vorjahr", Record("Im Vorjahr", PREVIOUS_YEAR, EXAMPLE, COUNTS), "Zahlen eines Jahres ohne Register")
CHART_TITLE = Field("titel", _LINE, "Titel des Diagramms", required=True)
CHART_BY = Field("nach", Choice(*(group.name for group in GROUPS)), "Wonach gezählt wird", required=True)
CHART_YEARS = Field("jahre", Many(_YEAR), "Gezeigte Jahre", required=True)
CHART_OPTIONAL = Field(
    "freiwillig", YesNo(), "ja: entfällt, solange für ein Jahr Zahlen fehlen; sonst ist das ein Fehler"
)
CHARTS = Field(
    "diagramme",
    Many(Record("Im Diagramm", CHART_TITLE, CHART_BY, CHART_YEARS, CHART_OPTIONAL)),
    "Diagramme des Vergleichs",
)
REPORT = Record("Im Bericht", YEAR, TITLE, EXAMPLE, ARTEN, COLUMNS, TABLES, CATEGORIES, PAPER, PREVIOUS, CHARTS)

# massnahmen/<kennung>.yaml

UNIT = Field("dienststelle", _NAME, "Kennung der Dienststelle, gleich dem Dateinamen", required=True)
CATEGORY = Field("kategorie", _NAME, "Nummer der Kategorie", required=True)
SUB_UNIT = Field("bereich", _NAME, "Kennung des Bereichs")
NOTES = Field("hinweise", Many(Notes()), "Texte über die ganze Zeile unter dem Namen")
HEADED = Field("zeile", YesNo(), "nein: keine Zeile mit dem Namen der Dienststelle")
LAYOUT = Field("tabelle", _NAME, "Name der Tabelle mit eigenem Kopf")
SECTIONS = Field(
    "abschnitte",
    Many(Record("Im Abschnitt", CATEGORY, SUB_UNIT, NOTES, HEADED, LAYOUT)),
    "Besonderheiten einzelner Abschnitte",
)
ID = Field(
    "id",
    Pattern("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", f"1 bis 32 {_LETTERS}"),
    "Im Jahr eindeutig, über die Jahre gleich",
    required=True,
)
MEASURE_ART = Field("art", Many(_NAME), "Arten aus dem Vokabular, auch [] für keine", required=True, may_be_empty=True)
WORDING = Field("art_wortlaut", _LINE, "Was gedruckt wird, wo es vom Vokabular abweicht")
RESERVED = frozenset(field.name for field in (ID, CATEGORY, SUB_UNIT, WORDING))
USUAL_COLUMNS = ("art", "thema", "arbeitsstand", "perspektive", "austausch")


@cache
def cell_field(name: str) -> Field[Content]:
    """The field of a column's cell."""
    return Field(name, _CONTENTS, f"Inhalt der Spalte „{name}“", required=name == "thema")


def measure_record(columns: Iterable[str], strange: Mapping[str, str] | None = None) -> Record:
    """A measure's fields in a table with these columns; ``strange`` tells why others are not fields of it."""
    fields: list[Field[Any]] = [ID, CATEGORY, SUB_UNIT]
    for name in columns:
        fields += [MEASURE_ART, WORDING] if name == MEASURE_ART.name else [cell_field(name)]
    return Record("In der Maßnahme", *fields, strange=strange)


def any_measure_record(columns: Iterable[str], complete: bool = True) -> Record:
    """A measure's fields where its table is not known: any of these columns, none needed but ``thema``.

    Unless ``complete``, there may be columns that are not known either.
    """
    art = replace(MEASURE_ART, required=False)
    cells = (cell_field(name) for name in columns if name != art.name)
    return Record("In der Maßnahme", ID, CATEGORY, SUB_UNIT, art, WORDING, *cells, complete=complete)


def measures_field(columns: Iterable[str]) -> Field[tuple[MappingNode, ...]]:
    """The list of measures; each is read later, when its table is known."""
    return Field("massnahmen", Many(Later(any_measure_record(columns))), "Die Maßnahmen der Dienststelle")


MEASURES = measures_field(USUAL_COLUMNS)
MEASURES_FILE = Record("In der Datei", UNIT, SECTIONS, MEASURES)
