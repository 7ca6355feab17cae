"""Slips of the pen put into a clean report: typography and spelling, each kind with the rule that must find it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Finding, Fix, Level, Place
from ikz_report.proofread.fixes import apply_fixes

_TAKING_S = "ung|heit|keit|schaft|tion"

# What is looked for, what it becomes (as in ``re.Match.expand``), and the codes of which one must say so.
KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"„([^“„]+)“", r'"\1"', ("TYP001",)),
    (r"„([^“„]+)“", r"„\1”", ("TYP001",)),
    (r"„([^“„]+)“", r"„\1„", ("TYP001",)),
    ("“", "", ("TYP001",)),
    (" – ", " - ", ("TYP002",)),
    (" – ", "– ", ("TYP002",)),
    (r"(?<=\d)–(?=\d)", "-", ("TYP003",)),
    (r"\b(Ausbau|Austausch|Beratung|Projekt|Treffen|Umsetzung)\b", r"\1 u.a.", ("TYP004",)),
    (r"\b(Satzung|Beschluss|Vertrag|Vereinbarung)\b", r"\1 nach §5", ("TYP006",)),
    (r"\b0(\d\.\d\d\.20\d\d)\b", r"\1", ("TYP007",)),
    (r"\b(\d\d\.\d\d\.)20(\d\d)\b", r"\1\2", ("TYP007",)),
    (r"(?<=[a-zäöü])/(?=[A-Za-zäöü])", "/ ", ("TYP008",)),
    (r"(?<=[a-zäöü])/(?=[A-Za-zäöü])", " /", ("TYP008",)),
    (r"(?<=[a-zäöü]) \((?=[^()]* )", "(", ("TYP009",)),
    (r"\)", "", ("TYP010",)),
    (r"\(", "", ("TYP010",)),
    (r"(?<=[a-zäöü]{4}) (?=[a-zäöü]{3})", ". ", ("TYP011",)),
    (r"\b(jährlich|regelmäßig|monatlich)\b", "2x im Jahr", ("TYP012",)),
    (r"(?<=\w) (?=\w)", "  ", ("TYP014",)),
    (",(?= )", " ,", ("TYP015",)),
    (r"(?<=[a-zäöü]), (?=[a-zäöüA-Z]{2})", ",", ("TYP015",)),
    (rf"\b([A-ZÄÖÜ][a-zäöü]+(?:{_TAKING_S}))s(?=[bdfgkmnprtvwz])", r"\1", ("RSC101",)),
    (r"\b([A-ZÄÖÜ][a-zäöüß]{3,})((?:[bdfgklmnprtwz][a-zäöü])[a-zäöüß]{4,})\b", r"\1-\2", ("RSC102",)),
    (r"\b([a-zäöüß]{3,5})([a-zäöüß]{5,})\b", r"\1- \2", ("RSC103",)),
    (r"\b(\w{3,})\b(?= [a-zäöü])", r"\1 \1", ("RSC107",)),
    (r"\b(Projekte|Städte|Schulen|Gemeinden)\b", r"\1 zur Zeit", ("RSC109",)),
    (r"\b(20\d\d)\b(?= [a-zäöü])", r"und in \1", ("RSC109",)),
)


class Slip(NamedTuple):
    """A slip of a kind (its number), at a place, which one of the codes must find."""

    kind: int
    place: Place
    codes: tuple[str, ...]


def with_slips(report: Report, rng: Random) -> tuple[Report, list[Slip]]:
    """The report with a slip of each kind that finds a place, each in a text of its own."""
    lines = [line for line in ReportContext(report).lines if line.field.fixable]
    rng.shuffle(lines)
    slips: list[Slip] = []
    fixes: list[Finding] = []
    taken: set[Place] = set()
    for kind, (pattern, new, codes) in enumerate(KINDS):
        for line in lines:
            found = list(re.finditer(pattern, line.text))
            if found and line.place not in taken:
                match = rng.choice(found)
                fix = Fix(match.start(), match.end(), match.expand(new), safe=True)
                fixes.append(Finding(codes[0], Level.FEHLER, "", line.place, fix=fix))
                slips.append(Slip(kind, line.place, codes))
                taken.add(line.place)
                break
    return apply_fixes(report, fixes), slips


def missed(slips: list[Slip], findings: list[Finding]) -> Iterator[Slip]:
    """The slips that no finding of their codes is about."""
    seen = {(finding.code, finding.place) for finding in findings}
    return (slip for slip in slips if not any((code, slip.place) in seen for code in slip.codes))
