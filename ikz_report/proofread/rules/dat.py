"""Completeness: what is missing or does not add up."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import dat_cells, dat_counts

RULES: tuple[Rule, ...] = (dat_cells.EMPTY, dat_cells.REQUIRED, dat_counts.RULE)
