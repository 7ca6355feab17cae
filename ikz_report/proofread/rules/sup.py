"""SUP900: suppressions that nothing needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import SUPPRESSED, Finding, Level, Place
from ikz_report.proofread.rule import Example, FindingsRule, Found, Hit, Rule
from ikz_report.proofread.settings import Settings, Suppression
from ikz_report.proofread.suppress import covers, expired


def _check(context: ReportContext, findings: Sequence[Finding], codes: frozenset[str]) -> Iterator[Found]:
    known = {field.place.subject for field in context.fields}
    for index, each in enumerate(context.settings.suppressions):
        if each.code not in codes or each.year not in (None, context.year):
            continue
        reason = _reason(each, context, findings, known)
        if reason:
            what = f"{each.code} bei „{each.subject}“"
            message = f"Die Ausnahme für {what} in korrektur.yaml {reason}."
            yield Found(Place(field=SUPPRESSED, path=(index,)), Hit(0, 0, message))


def _reason(each: Suppression, context: ReportContext, findings: Sequence[Finding], known: set[str]) -> str | None:
    """Why it is of no use; None where it is."""
    if expired(each, context.today):
        return f"galt bis {each.until:%d.%m.%Y}. Bitte löschen oder verlängern"
    if any(covers(each, finding) for finding in findings):
        return None
    if each.subject not in known:
        return f"meint etwas, das es im Bericht {context.year} nicht gibt. Bitte löschen oder das Jahr dazuschreiben"
    return "unterdrückt nichts mehr. Bitte löschen"


def _settings(*suppressions: Suppression) -> Settings:
    return Settings(suppressions=suppressions)


_REASON = "steht so in der Satzung"
_MARK = Suppression("TYP003", "m1", _REASON)
_BAD = "Ziele für 4-6 Jahre"
_GOOD = "Ziele für 4–6 Jahre"

RULE = FindingsRule(
    code="SUP900",
    level=Level.HINWEIS,
    title="Ausnahme, die niemand mehr braucht",
    reason="Eine Ausnahme in korrektur.yaml, die nichts mehr unterdrückt, verdeckt später einen neuen Fehler "
    "(Hausregel).",
    bad=(
        Example(_GOOD, settings=_settings(_MARK)),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m1", _REASON, field="arbeitsstand"), _MARK)),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m1", _REASON, quote="5-6"), _MARK)),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m2", _REASON), _MARK)),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m1", _REASON, until=date(2014, 6, 30)))),
        Example(_BAD, settings=_settings(Suppression("TYP001", "m1", _REASON, year=2014), _MARK)),
    ),
    good=(
        Example(_BAD, settings=_settings(_MARK)),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m1", _REASON, field="thema"))),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m1", _REASON, quote="4-6"))),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m1", _REASON, until=date(2014, 12, 31)))),
        Example(_GOOD, settings=_settings(Suppression("TYP003", "m1", _REASON, year=2013))),
        Example(_GOOD, settings=_settings(Suppression("TYP003", "alt", _REASON, year=2012))),
        Example(_BAD, settings=_settings(Suppression("TYP003", "m1", _REASON, year=2014))),
        Example("eins | Ziele 4-6 Jahre", settings=_settings(Suppression("TYP003", "m1", _REASON, "arbeitsstand"))),
        Example("Radweg A-Stadt - B-Stadt", settings=_settings(Suppression("TYP002", "m1", _REASON))),
        Example(_GOOD, settings=Settings(names=frozenset(("marego",)))),
        Example(_GOOD, settings=_settings(Suppression("KON204", "m1", "die Regel läuft nicht"))),
    ),
    check=_check,
)

RULES: tuple[Rule, ...] = (RULE,)
