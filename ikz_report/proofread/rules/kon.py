"""Consistency: one thing is written in one way."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import kon_art, kon_gender, kon_lists, kon_names, kon_phrases, kon_words

RULES: tuple[Rule, ...] = (
    kon_names.RULE,
    kon_gender.RULE,
    kon_lists.ENDS,
    kon_lists.STARTS,
    kon_art.RULE,
    kon_words.RULE,
    kon_phrases.RULE,
)
