"""The finished paper as PDF, set by typst from ``templates/bericht.typ``."""

from ikz_report.writers.pdf.build import build_pdf
from ikz_report.writers.pdf.chart_image import ChartImage

__all__ = ["ChartImage", "build_pdf"]
