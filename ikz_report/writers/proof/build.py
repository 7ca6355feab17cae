"""From a report with remarks to the bytes of a PDF."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from ikz_report.proofread.output.remarks import Review
from ikz_report.writers.pdf.fonts import FACES, shows
from ikz_report.writers.pdf.glyphs import printable
from ikz_report.writers.pdf.typesetter import set_pdf
from ikz_report.writers.proof.data import proof_data


def build_proof(review: Review, template: Path, created: datetime) -> bytes:
    """The report with its remarks as PDF/UA-1 and PDF/A-2a; the same input gives the same bytes.

    A character that the font lacks is printed as its code point, for a proof must show what is wrong.

    Raises:
        TemplateError: the template has mistakes.
    """
    data = _shown(proof_data(review, created))
    return set_pdf(template, json.dumps(data, ensure_ascii=False), int(created.timestamp()))


def _shown(value: Any) -> Any:
    """The same data with texts that can be set."""
    if isinstance(value, dict):
        return {key: _shown(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_shown(each) for each in value]
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    text = printable(text)
    missing = {each for each in set(text) if each != "\n" and not _can_be_set(each)}
    for character in missing:
        text = text.replace(character, f"[U+{ord(character):04X}]")
    return text


def _can_be_set(character: str) -> bool:
    return ord(character) >= ord(" ") and all(shows(face, character) for face in FACES)
