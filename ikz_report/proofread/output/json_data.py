"""Findings as JSON for other programs. The format is public: docs/korrektur-json.md."""

from __future__ import annotations

import json
from typing import Any

from ikz_report.proofread.finding import Fix, Level, Place
from ikz_report.proofread.locate import WordSpot
from ikz_report.proofread.output.remarks import Remark, Review
from ikz_report.proofread.registry import rule

FORMAT = "ikz-report-korrektur"
VERSION = 1

Node = dict[str, Any]


def to_json(review: Review) -> bytes:
    """All findings, UTF-8, indented, in the paper's order."""
    return (json.dumps(as_data(review), ensure_ascii=False, indent=1) + "\n").encode()


def as_data(review: Review) -> Node:
    """The findings as dicts, lists, strings and numbers."""
    report, shown = review.report, review.remarks
    levels = [each.level for each in shown]
    return {
        "format": FORMAT,
        "version": VERSION,
        "jahr": report.year,
        "titel": report.title,
        "anzahl": {level.label: levels.count(level) for level in sorted(Level, reverse=True)},
        "regeln": {code: _rule(code) for code in sorted({each.finding.code for each in shown})},
        "befunde": [_finding(each) for each in shown],
    }


def _rule(code: str) -> Node:
    known = rule(code)
    return {"titel": known.title, "stufe": known.level.label, "grund": known.reason}


def _finding(shown: Remark) -> Node:
    finding = shown.finding
    return {
        "nummer": shown.number,
        "code": finding.code,
        "stufe": finding.level.label,
        "meldung": finding.message,
        "vorschlag": finding.proposal,
        "dienststelle": shown.department,
        "spalte": shown.field,
        "ort": _place(finding.place),
        "zitat": finding.quote,
        "von": finding.start,
        "bis": finding.end,
        "davor": shown.before,
        "danach": shown.after,
        "verbesserung": _fix(finding.fix) if finding.fix else None,
        "auch": [_place(each) for each in finding.also],
        "datei": _spot(shown),
    }


def _place(place: Place) -> Node:
    return {
        "kategorie": place.category,
        "dienststelle": place.unit,
        "massnahme": place.measure,
        "feld": place.field,
        "pfad": list(place.path),
    }


def _fix(fix: Fix) -> Node:
    return {"von": fix.start, "bis": fix.end, "text": fix.text, "sicher": fix.safe}


def _spot(shown: Remark) -> Node | None:
    spot = shown.spot
    if spot is None:
        return None
    if isinstance(spot, WordSpot):
        return {"pfad": spot.path, **dict(spot.parts)}
    return {"pfad": spot.path, "zeile": spot.line, "spalte": spot.column, "genau": spot.exact}
