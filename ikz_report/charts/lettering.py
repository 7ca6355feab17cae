"""Text in drawings: the packaged fonts, their widths, wrapped lines. Units are points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import font_source_sans_pro
from reportlab.graphics.shapes import Group, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ikz_report.charts.style import TEXT_COLOUR, TEXT_SIZE

REGULAR = "SourceSansPro"
SEMIBOLD = "SourceSansPro-Semibold"
FILES = {REGULAR: "SourceSansPro-Regular.ttf", SEMIBOLD: "SourceSansPro-Semibold.ttf"}
LEADING = 1.25  # line distance in font sizes


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size, face and colour of a text."""

    size: float = TEXT_SIZE
    face: str = REGULAR
    colour: str = TEXT_COLOUR

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def width(self, text: str) -> float:
        _register()
        return float(pdfmetrics.stringWidth(text, self.face, self.size))

    def wrap(self, text: str, room: float) -> list[str]:
        """Lines no wider than ``room``; a word that is wider by itself is broken."""
        lines: list[str] = []
        for word in self._words(text, room):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _words(self, text: str, room: float) -> Iterator[str]:
        for word in text.split():
            part = ""
            for letter in word:
                if part and self.width(part + letter) > room:
                    yield part
                    part = ""
                part += letter
            yield part

    def string(self, x: float, y: float, text: str, anchor: str = "start") -> String:
        """A line with its baseline at ``y``, which is rounded to what reportlab's SVG keeps."""
        _register()
        return String(
            x,
            round(2 * y) / 2,
            text,
            fontName=self.face,
            fontSize=self.size,
            fillColor=HexColor(f"#{self.colour}"),
            textAnchor=anchor,
        )

    def put(self, group: Group, lines: list[str], x: float, top: float, anchor: str = "start") -> float:
        """Set lines downwards from ``top``; returns where they end."""
        for line in lines:
            group.add(self.string(x, top - self.size, line, anchor))
            top -= self.leading
        return top


@cache
def _register() -> None:
    folder = Path(font_source_sans_pro.font_directory)
    for face, file in FILES.items():
        pdfmetrics.registerFont(TTFont(face, str(folder / file)))
