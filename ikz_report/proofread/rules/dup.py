"""What stands in the report twice."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import dup_lines, dup_measures

RULES: tuple[Rule, ...] = (dup_measures.RULE, dup_lines.RULE)
