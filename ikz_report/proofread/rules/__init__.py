"""All rules, family by family. A new rule is a module and a line in its family; a new family is a line here."""

from __future__ import annotations

from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import dat, dok, dsg, dup, kon, reg, rsc, sti, sup, typ, ver, zei

RULES: tuple[Rule, ...] = (
    *typ.RULES,
    *rsc.RULES,
    *kon.RULES,
    *dat.RULES,
    *zei.RULES,
    *dup.RULES,
    *ver.RULES,
    *sti.RULES,
    *dsg.RULES,
    *reg.RULES,
    *dok.RULES,
    *sup.RULES,
)
