"""Spelling and grammar that can be told without a dictionary."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import (
    rsc_commas,
    rsc_compounds,
    rsc_doubled,
    rsc_endings,
    rsc_english,
    rsc_genitive,
    rsc_grammar,
    rsc_phrases,
    rsc_sentences,
    rsc_short_pairs,
    rsc_torn,
)

RULES: tuple[Rule, ...] = (
    rsc_compounds.LINKING,
    rsc_torn.LEFT_OVER,
    rsc_torn.TORN,
    rsc_grammar.CASE,
    rsc_grammar.APOSTROPHE,
    rsc_compounds.HYPHEN,
    rsc_doubled.RULE,
    rsc_grammar.NUMBER,
    rsc_phrases.RULE,
    rsc_endings.RULE,
    rsc_english.RULE,
    rsc_genitive.RULE,
    rsc_sentences.RULE,
    rsc_short_pairs.RULE,
    rsc_commas.RULE,
)
