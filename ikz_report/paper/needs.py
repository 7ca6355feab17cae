"""What cover and charts ask of other years, and why it is not to be had. Says it; where it stands, others know."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ikz_report.model import ChartSpec, Report, YearCounts

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL_GROUPS = ("kategorie", "art", "dezernat")  # of a register, which can be counted by each
NEEDS_YEAR_BEFORE = ("vorjahr",)
NEEDS_REGISTER_BEFORE = ("neu", "beendet", "fortgeführt")

NO_REGISTER_BEFORE = (
    "diese Zahl gibt es nur, wenn das Vorjahr ein eigenes Register hat. "
    "Bitte den Ordner des Vorjahres anlegen oder die Stelle aus dem Text nehmen."
)
NO_YEAR_BEFORE = (
    "es gibt kein Vorjahr. Bitte ein Register des Vorjahres anlegen, in bericht.yaml unter „vorjahr“ "
    "Zahlen eintragen oder die Stelle aus dem Text nehmen."
)
NO_FIGURES = (
    "für das Jahr {year} gibt es keine Zahlen (vorhanden: {known}). Bitte ein Register oder unter „vorjahr“ Zahlen "
    "für dieses Jahr anlegen, die Jahre ändern, oder „freiwillig: ja“ ergänzen: Dann entfällt das Diagramm, solange "
    "Zahlen fehlen."
)
NO_GROUP = (
    "für das Jahr {year} fehlen die Zahlen nach {group}. Bitte sie unter „vorjahr“, „zahlen“, „{group}“ eintragen, "
    "oder beim Diagramm „freiwillig: ja“ ergänzen: Dann entfällt es, solange Zahlen fehlen."
)


@dataclass(frozen=True, slots=True)
class Known:
    """Which figures there are: year → what it can be counted by; ``register_before`` is the year with measures."""

    groups: Mapping[int, Collection[str]]
    has_before: bool
    has_register_before: bool


def known_figures(report: Report, before: Report | YearCounts | None) -> Known:
    """What a report and its year before offer."""
    if before is None:
        return Known({report.year: ALL_GROUPS}, False, False)
    is_register = isinstance(before, Report)
    groups = ALL_GROUPS if isinstance(before, Report) else tuple(name for name, found in before.counts.items() if found)
    return Known({before.year: groups, report.year: ALL_GROUPS}, True, is_register)


def chart_lack(spec: ChartSpec, known: Known) -> str | None:
    """Why the chart cannot be drawn, and what to do; None where it can."""
    for year in spec.years:
        if year not in known.groups:
            return NO_FIGURES.format(year=year, known=", ".join(map(str, sorted(known.groups))))
        if spec.by not in known.groups[year]:
            return NO_GROUP.format(year=year, group=spec.by)
    return None


def figure_lack(name: str, known: Known) -> str | None:
    """Why the ``[[name]]`` of a cover's text has no figure; None where it has, or where the name is unknown."""
    if name in NEEDS_REGISTER_BEFORE and not known.has_register_before:
        return NO_REGISTER_BEFORE
    if name in NEEDS_YEAR_BEFORE and not known.has_before:
        return NO_YEAR_BEFORE
    return None
