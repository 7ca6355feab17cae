"""Alternative texts for the charts in a PDF that LibreOffice made; it loses those of native charts.

The tags of figures are added once more, now with ``Alt`` (ISO 32000-1 §14.9.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ikz_report.writers.pdf_update import next_number, with_objects

FIGURE = re.compile(
    rb"(?<=[\r\n])(\d+) 0 obj\s*<<(?=/Type/StructElem\s*/S/Figure\b)(?:(?!endobj).)*?>>\s*endobj", re.DOTALL
)


def with_figure_texts(pdf: bytes, texts: Sequence[str]) -> bytes:
    """The PDF with the texts at its figures that have none, in reading order.

    Unchanged where there are not as many such figures as texts: a wrong text is worse than none.
    """
    figures = [found for found in FIGURE.finditer(pdf) if b"/Alt" not in found.group()]
    if next_number(pdf) is None or not figures or len(figures) != len(texts):
        return pdf
    changed = {
        int(found.group(1)): found.group().replace(b"/S/Figure", b"/S/Figure\n/Alt<" + _string(text) + b">", 1)
        for found, text in zip(figures, texts, strict=True)
    }
    return with_objects(pdf, changed)


def _string(text: str) -> bytes:
    """A text string in UTF-16 (§7.9.2.2), in hexadecimal."""
    return b"FEFF" + text.encode("utf-16-be").hex().upper().encode()
