"""Typography."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import typ_times

RULES: tuple[Rule, ...] = (typ_times.RULE,)
