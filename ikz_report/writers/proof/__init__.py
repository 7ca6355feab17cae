"""The Korrekturfahne: the draft as PDF with numbered remarks beside the rows of its tables, for paper.

Review ─ data (texts with their numbers, rows with their notes) ─ templates/korrekturfahne.typ ─ PDF
"""

from ikz_report.writers.proof.build import build_proof

__all__ = ["build_proof"]
