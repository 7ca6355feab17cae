"""One paper, one content: is every word of the register in the built files, in order?"""

from ikz_report.verify.expected import Expected, Row, expected_rows
from ikz_report.verify.pdf_file import missing_in_pdf
from ikz_report.verify.word_file import missing_in_word

__all__ = ["Expected", "Row", "expected_rows", "missing_in_pdf", "missing_in_word"]
