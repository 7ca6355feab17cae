"""Reading an extract that a department sends back.

drafts (tables → rows with their place) ─ cells (which cell is which field) ─ measures (Art, identity)
"""

from ikz_report.readers.returned.drafts import Context, Drafts, RowDraft, read_drafts
from ikz_report.readers.returned.measures import Question, Returned, RowPlace, read_return

__all__ = ["Context", "Drafts", "Question", "Returned", "RowDraft", "RowPlace", "read_drafts", "read_return"]
