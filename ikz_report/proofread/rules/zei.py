"""Time: what the words say and what the dates say."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import zei_outlook, zei_status

RULES: tuple[Rule, ...] = (zei_outlook.RULE, zei_status.FUTURE_PAST, zei_status.STILL_RUNNING)
