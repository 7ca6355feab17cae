"""All rules, family by family. A new rule is a module and a line in its family; a new family is a line here."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import rsc, sup, typ

RULES: tuple[Rule, ...] = (*typ.RULES, *rsc.RULES, *sup.RULES)
