"""Reading Word files that come from elsewhere: tables, tracked changes and comments.

package ─ source (styles, numbering) ─ runs ─ story ─ tables
                                     └ places ─ changes, comments
"""

from ikz_report.readers.word.changes import TrackedChange, tracked_changes
from ikz_report.readers.word.comments import Comment, comments
from ikz_report.readers.word.package import DocxFile, open_docx
from ikz_report.readers.word.source import Remark
from ikz_report.readers.word.tables import WordCell, WordParagraph, WordRow, WordTable, read_body, read_tables

__all__ = [
    "Comment",
    "DocxFile",
    "Remark",
    "TrackedChange",
    "WordCell",
    "WordParagraph",
    "WordRow",
    "WordTable",
    "comments",
    "open_docx",
    "read_body",
    "read_tables",
    "tracked_changes",
]
