"""Typography. TYP005 (no-break spaces) is no rule: the writers set them."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import (
    typ_brackets,
    typ_dashes,
    typ_dates,
    typ_money,
    typ_quotes,
    typ_signs,
    typ_slash,
    typ_spaces,
    typ_stops,
    typ_times,
)

RULES: tuple[Rule, ...] = (
    typ_quotes.RULE,
    typ_dashes.DASH,
    typ_dashes.RANGE,
    typ_spaces.ABBREVIATION,
    typ_spaces.SECTION,
    typ_dates.RULE,
    typ_slash.RULE,
    typ_brackets.BLANK,
    typ_brackets.UNPAIRED,
    typ_stops.STOP,
    typ_times.RULE,
    typ_money.MIXED,
    typ_stops.DOUBLE,
    typ_stops.BESIDE,
    typ_money.STUCK,
    typ_signs.RULE,
)
