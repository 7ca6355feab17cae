"""A Word copy of the draft with a comment for each finding.

Report ─ markers (a sign before each text in question) ─ build ─ targets (find and take out the signs)
                                                                  └ ranges (the quote's runs) ─ comment
"""

from ikz_report.writers.word.comments.comment import with_comments
from ikz_report.writers.word.comments.markers import Marked, marked

__all__ = ["Marked", "marked", "with_comments"]
