"""Findings as SARIF 2.1.0 (OASIS), which editors and code platforms show at the place in the file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ikz_report import __version__
from ikz_report.proofread.finding import Level
from ikz_report.proofread.locate import Spot, WordSpot
from ikz_report.proofread.output.remarks import Remark, Review
from ikz_report.proofread.registry import rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Level.FEHLER: "error", Level.WARNUNG: "warning", Level.HINWEIS: "note"}

Node = dict[str, Any]


def to_sarif(review: Review) -> bytes:
    """One run with its rules and results."""
    codes = sorted({each.finding.code for each in review.remarks})
    run = {
        "tool": {"driver": {"name": "ikz-report", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "language": "de-DE",
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.finding.code)) for each in review.remarks],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def _rule(code: str) -> Node:
    known = rule(code)
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.reason},
        "defaultConfiguration": {"level": LEVELS[known.level]},
    }


def _result(shown: Remark, index: int) -> Node:
    finding = shown.finding
    text = finding.message if shown.proposal is None else f"{finding.message} Vorschlag: {shown.proposal}"
    location: Node = {"logicalLocations": [_logical(shown)]}
    if shown.spot is not None:
        location["physicalLocation"] = _physical(shown.spot)
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.level],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"ikzBefund/v1": _fingerprint(finding.key)},
    }


def _logical(shown: Remark) -> Node:
    place = shown.finding.place
    name = "/".join(filter(None, (place.subject, place.field)))
    if isinstance(shown.spot, WordSpot) and shown.spot.label:
        name += f" ({shown.spot.label})"
    return {"fullyQualifiedName": name, "kind": "member"}


def _physical(spot: Spot | WordSpot) -> Node:
    path = Path(spot.path)
    address = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    if isinstance(spot, WordSpot):
        return {"artifactLocation": {"uri": address}}
    region = {"startLine": spot.line, "startColumn": spot.column}
    if spot.exact:
        region |= {"endLine": spot.end_line, "endColumn": spot.end_column}
    return {"artifactLocation": {"uri": address}, "region": region}


def _fingerprint(key: tuple[str, ...]) -> str:
    """Stays the same when other texts or lines change."""
    return hashlib.sha256("\0".join(key).encode()).hexdigest()[:32]
