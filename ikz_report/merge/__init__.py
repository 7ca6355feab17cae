"""Merging what a department sent back into the register, three ways.

    rows ─ identify ─┐
                     ├ merge ─ measure ─ cell ─ align, order
    issued, current ─┘             └ account ─ result

Plain functions on the model; no file format is known here.
"""

from ikz_report.merge.measures import merge
from ikz_report.merge.result import Change, Conflict, Kind, MergeResult, NewMeasure, Placed, Side, Take
from ikz_report.merge.rows import Identity, ReturnedRow, bookmark_name, identify

__all__ = [
    "Change",
    "Conflict",
    "Identity",
    "Kind",
    "MergeResult",
    "NewMeasure",
    "Placed",
    "ReturnedRow",
    "Side",
    "Take",
    "bookmark_name",
    "identify",
    "merge",
]
