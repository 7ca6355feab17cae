"""JSON Schemas of the register's files, for editors; made from the same table as the loader's checks."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ikz_report.register import fields as f
from ikz_report.register.content import DEFINITIONS
from ikz_report.register.record import Record


def schema_files(columns: Iterable[str] = f.USUAL_COLUMNS) -> dict[str, str]:
    """The schemas' texts by their path below the data folder (JSON Schema, draft 2020-12).

    ``columns`` are the fields of all tables in bericht.yaml; a city with other columns needs other schemas.
    """
    measures = Record("In der Datei", f.UNIT, f.SECTIONS, f.measures_field(tuple(columns)))
    return {
        "schema/organisation.schema.json": schema_text("Stadt, Dezernate und Dienststellen", f.ORGANISATION),
        "schema/bericht.schema.json": schema_text("Bericht eines Jahres ohne die Maßnahmen", f.REPORT),
        "schema/massnahmen.schema.json": schema_text("Maßnahmen einer Dienststelle", measures),
    }


def schema_text(title: str, record: Record) -> str:
    """The schema of a file that has the record's fields."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": "Erzeugt aus den Feldern, die auch das Programm prüft; nicht von Hand ändern.",
        **record.schema(),
    }
    if "#/$defs/" in json.dumps(schema):
        schema["$defs"] = DEFINITIONS
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
