"""The fields of korrektur.yaml: one table for the loader and for the JSON Schema, as in ``register.fields``."""

from __future__ import annotations

from ikz_report.register.kinds import Many
from ikz_report.register.record import Field, Record
from ikz_report.register.scalars import Day, Line, Name, Number

_LINE = Line()
_NAME = Name()
_LINES = Many(_LINE)
_CODES = Many(_NAME)

OFF = Field("aus", _CODES, "Regeln, die nicht laufen: Codes oder ihr Anfang")
ON = Field("an", _CODES, "Regeln, die sonst aus sind und hier laufen")
RULES = Field("regeln", Record("Unter „regeln“", OFF, ON), "Welche Regeln laufen")
NAMES = Field("namen", _LINES, "Namen, die so bleiben, wie sie hier stehen")
WORDS = Field("woerter", _LINES, "Wörter, die richtig sind, auch wenn kein Wörterbuch sie kennt")
DICTIONARY = Field("woerterbuch", _LINE, "Wörterbuch der Rechtschreibung (.dic), vom Ordner der Daten aus")
ABBREVIATIONS = Field("abkuerzungen", _LINES, "Abkürzungen, die niemand erklären muss; ohne Punkt am Ende")
PERSONS = Field("personen", _LINES, "Personen, die genannt werden dürfen, etwa historische")
SERVER = Field("adresse", _LINE, "Adresse des Dienstes, etwa http://localhost:8081")
WITHOUT = Field("ohne", _LINES, "Regeln oder Kategorien von LanguageTool, die nicht gezeigt werden")
LANGUAGETOOL = Field(
    "languagetool", Record("Unter „languagetool“", SERVER, WITHOUT), "Dienst von LanguageTool, der mitliest"
)
RIGHT = Field("richtig", _LINE, "Die Schreibweise, die gilt", required=True)
WRONG = Field("statt", _LINES, "Schreibweisen, die sie ersetzt", required=True)
WHY = Field("grund", _LINE, "Warum; steht in der Meldung")
SPELLINGS = Field(
    "schreibweisen", Many(Record("In der Schreibweise", RIGHT, WRONG, WHY)), "Eine Sache, eine Schreibweise"
)
CODE = Field("code", _NAME, "Code der Regel, etwa TYP003", required=True)
SUBJECT = Field(
    "ort",
    _LINE,
    "id der Maßnahme; sonst Kategorie (I, II/IV), Kategorie und Dienststelle (III/umweltamt) oder bericht",
    required=True,
)
PLACE_FIELD = Field("feld", _LINE, "Feld, etwa thema; ohne Angabe jedes")
QUOTE = Field("zitat", _LINE, "Der beanstandete Wortlaut; ohne Angabe jeder")
YEAR = Field("jahr", Number(1900, 2999), "Nur in diesem Jahr; ohne Angabe in jedem")
REASON = Field("grund", _LINE, "Warum der Text so bleibt", required=True)
UNTIL = Field("bis", Day(), "Letzter Tag, an dem das gilt, etwa 2015-12-31")
SUPPRESSIONS = Field(
    "unterdrueckt",
    Many(Record("In der Ausnahme", CODE, SUBJECT, PLACE_FIELD, QUOTE, YEAR, REASON, UNTIL)),
    "Befunde, die bleiben sollen, jeder mit Grund",
)
SETTINGS = Record(
    "In der Korrekturdatei",
    RULES,
    NAMES,
    WORDS,
    DICTIONARY,
    LANGUAGETOOL,
    ABBREVIATIONS,
    PERSONS,
    SPELLINGS,
    SUPPRESSIONS,
)
