"""A chart as SVG, PDF page or PNG. The same chart gives the same bytes."""

from __future__ import annotations

import io
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.renderSVG import SVGCanvas, draw
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ikz_report.charts.chart import ChartData
from ikz_report.charts.drawing import HEIGHT_MM, WIDTH_MM, drawing
from ikz_report.charts.lettering import REGULAR, SEMIBOLD
from ikz_report.charts.orientation import POINTS_PER_MM
from ikz_report.charts.style import FONT_FAMILY
from ikz_report.errors import InputError

FAMILIES = f"'{FONT_FAMILY}', sans-serif"  # where a reader has not the font
FACES = {
    REGULAR: {"family": FAMILIES},
    SEMIBOLD: {"family": FAMILIES, "weight": "600"},
}
MARGIN_MM = 20.0  # of the PDF page
PIXEL_MARGIN_MM = 4.0
LEAST_DPI, MOST_DPI = 24, 1200


def svg(
    chart: ChartData,
    width_mm: float = WIDTH_MM,
    height_mm: float = HEIGHT_MM,
    *,
    title: bool = True,
    notes: bool = True,
) -> bytes:
    """The drawing as SVG 1.1: text stays text in Source Sans Pro, ``<title>`` and ``<desc>`` say what it shows."""
    picture = drawing(chart, width_mm, height_mm, title=title, notes=notes)
    canvas = _SvgCanvas(picture, chart)
    draw(picture, canvas)
    text = io.StringIO()
    canvas.save(text)
    return text.getvalue().encode()


class _SvgCanvas(SVGCanvas):  # type: ignore[misc]
    """Reportlab's SVG without its DOCTYPE, its ids and its rounding of colours."""

    def __init__(self, picture: Drawing, chart: ChartData) -> None:
        attributes = {
            "width": f"{_millimetres(picture.width)}mm",
            "height": f"{_millimetres(picture.height)}mm",
            "version": "1.1",
            "xml:lang": "de-DE",
            "role": "img",
        }
        super().__init__((picture.width, picture.height), svgAttrs=attributes, fontHacks=FACES)
        self.doc.removeChild(self.doc.doctype)
        self.svg.removeChild(self.svg.getElementsByTagName("clipPath")[0])
        for name in ("id", "style"):
            self.groupTree.removeAttribute(name)
        for name, text in (("title", chart.title), ("desc", chart.alt)):
            self.svg.getElementsByTagName(name)[0].firstChild.data = text

    def setStrokeColor(self, color: Any) -> None:
        self._strokeColor = color
        self.style["stroke"] = _hex(color)

    def setFillColor(self, color: Any) -> None:
        self._fillColor = color
        self.style["fill"] = _hex(color)


def _hex(color: Any) -> str:
    return "none" if color is None else f"#{color.hexval()[2:].upper()}"


def _millimetres(points: float) -> str:
    return f"{points / POINTS_PER_MM:.2f}"


def pdf_page(chart: ChartData) -> bytes:
    """The chart on an A4 page across, its fonts embedded; the page grows with a chart that is taller."""
    height, width = A4
    margin = MARGIN_MM * POINTS_PER_MM
    picture = drawing(chart, width / POINTS_PER_MM - 2 * MARGIN_MM, height / POINTS_PER_MM - 2 * MARGIN_MM)
    return _pdf(picture, chart, (width, max(height, picture.height + 2 * margin)), margin)


def _pdf(picture: Drawing, chart: ChartData, page: tuple[float, float], margin: float) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=page, invariant=1, lang="de-DE", initialFontName=REGULAR)
    canvas.setTitle(chart.title)
    canvas.setSubject(chart.alt)
    canvas.setAuthor("ikz-report")
    canvas.setCreator("ikz-report")
    renderPDF.draw(picture, canvas, margin, page[1] - margin - picture.height)
    canvas.save()
    return target.getvalue()


def png(chart: ChartData, dpi: int = 200, width_mm: float = WIDTH_MM, height_mm: float = HEIGHT_MM) -> bytes:
    """The chart as pixels on white, with a narrow margin within the width.

    Raises:
        InputError: a resolution outside what screens and printers use.
    """
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise InputError(f"Auflösung {dpi} dpi: bitte einen Wert von {LEAST_DPI} bis {MOST_DPI} nehmen.")
    import pypdfium2

    margin = PIXEL_MARGIN_MM * POINTS_PER_MM
    picture = drawing(chart, width_mm - 2 * PIXEL_MARGIN_MM, height_mm - 2 * PIXEL_MARGIN_MM)
    page = (picture.width + 2 * margin, picture.height + 2 * margin)
    document = pypdfium2.PdfDocument(_pdf(picture, chart, page, margin))
    try:
        image = document[0].render(scale=dpi / 72).to_pil()
        target = io.BytesIO()
        image.save(target, "PNG", dpi=(dpi, dpi))
        return target.getvalue()
    finally:
        document.close()
