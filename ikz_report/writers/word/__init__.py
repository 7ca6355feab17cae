"""The report as a Word file, printed with a template that the office edits in Word.

template.docx ─ container ─ findings ─ prepare ─┐
                                                ├─ render ─ inspection ─ package → .docx
Report ─ context ─ typesetter ──────────────────┘
"""

from ikz_report.writers.word.build import build_docx, build_word

__all__ = ["build_docx", "build_word"]
