"""The draft with its findings as one HTML page that needs no server and no network.

Review ─ index (which remarks at which text) ─ texts ─ report ─┐
                                         summary (filter, counts) ─ page
"""

from ikz_report.writers.review.page import review_page

__all__ = ["review_page"]
