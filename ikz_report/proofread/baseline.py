"""Old findings put aside, so that only new ones are shown.

A baseline names findings by code, subject, field and quote, never by position, and how often each was there. Its file
is JSON: ``{"befunde": [{"code", "ort", "feld", "zitat", "anzahl"}]}``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from ikz_report.errors import SourceError
from ikz_report.proofread.finding import Finding

Key = tuple[str, str, str, str]
_FIELDS = ("code", "ort", "feld", "zitat")


def baseline_text(findings: Iterable[Finding]) -> str:
    """The file's text for these findings, sorted so that two files can be compared."""
    counts = Counter(finding.key for finding in findings)
    rows = [{**dict(zip(_FIELDS, key, strict=True)), "anzahl": count} for key, count in sorted(counts.items())]
    return json.dumps({"befunde": rows}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(text: str, name: str) -> Counter[Key]:
    """How often each finding was there; ``name`` is the file's name for messages.

    Raises:
        SourceError: not such a file.
    """
    try:
        rows = json.loads(text)["befunde"]
        return Counter({_key(row): int(row["anzahl"]) for row in rows})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = "ist keine Liste früherer Befunde. Bitte löschen und neu schreiben lassen."
        raise SourceError(f"{name}: {message}") from error


def _key(row: dict[str, object]) -> Key:
    code, subject, field, quote = (str(row[name]) for name in _FIELDS)
    return code, subject, field, quote


def new_findings(findings: Iterable[Finding], baseline: Counter[Key]) -> list[Finding]:
    """The findings that the baseline does not hold; of equal ones as many as came on top, the last ones."""
    left = Counter(baseline)
    result = []
    for finding in findings:
        if left[finding.key] > 0:
            left[finding.key] -= 1
        else:
            result.append(finding)
    return result
