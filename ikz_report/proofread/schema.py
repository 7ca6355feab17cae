"""The JSON Schema of korrektur.yaml, for editors; made from the same table as the loader's checks."""

from __future__ import annotations

from ikz_report.proofread.settings_fields import SETTINGS
from ikz_report.register.schema import schema_text


def settings_schema() -> dict[str, str]:
    """The schema's text by its path below the data folder."""
    return {"schema/korrektur.schema.json": schema_text("Einstellungen der Korrektur", SETTINGS)}
