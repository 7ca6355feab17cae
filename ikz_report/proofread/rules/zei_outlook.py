"""ZEI301: an outlook that lies in the past by the paper's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ikz_report.model import PERSPEKTIVE
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.lexicon import IN_TIME
from ikz_report.proofread.moments import Moment, moments
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples

FUTURE = re.compile(
    r"\b(?:wird|werden|soll|sollen|geplant\w*|plant|planen|vorgesehen\w*|angestrebt\w*|beabsichtigt\w*|voraussichtlich|"
    r"zu erwarten|erwartet|demnächst|künftig|folgt|folgen|steht an|stehen an)\b",
    re.IGNORECASE,
)
# What is told as done is no outlook, however old it is.
DONE = re.compile(
    r"\b(?:wurde|wurden|war|waren|hat|hatte|haben|fand|fanden|lief|liefen|trat|traten|erschien|erschienen|begann|endete|"
    r"abgeschlossen\w*|beendet\w*|erfolgte|erfolgten|erfolgt ist|durchgeführt|umgesetzt|realisiert|erreicht|"
    r"stattgefunden|"
    r"bereits|bisher|zuletzt|letztmals|letztmalig|rückwirkend)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:abschluss|beginn|start|termin|ende|eröffnung|fertigstellung|verhandlung(?:en)?|beschluss|umsetzung|vorlage|"
    r"veröffentlichung|inbetriebnahme|unterzeichnung|übergabe|präsentation|auswertung|einführung|bewilligung|erscheinen|"
    r"fortsetzung|realisierung|gründung|evaluierung|überprüfung)$",
    re.IGNORECASE,
)
_BUDGET = re.compile(r"(?:haushalts|programm|schul|förder|plan|wirtschafts)jahr", re.IGNORECASE)


def reached(context: ReportContext) -> date:
    """The first day that is not over: the paper's day, without a cover the first of the next year."""
    return context.day if context.report.paper is not None else context.day + timedelta(days=1)


def is_time(moment: Moment) -> bool:
    """Whether something happens then; a year in a name or a beginning is none."""
    if moment.is_beginning:
        return False
    return not moment.bare or moment.lead in IN_TIME or _EVENT.search(moment.lead) is not None


def past(text: str, context: ReportContext) -> list[Moment]:
    """The times in a text at which something happens, if all of them are over; a time to come redeems the rest.

    Beside days and months a year alone says what a thing belongs to („Bescheide für 2014 im März“).
    """
    found = [each for each in moments(text) if not (each.bare and _BUDGET.search(each.lead))]
    if any(each.last >= reached(context) for each in found):
        return []
    times = [each for each in found if is_time(each) or each.start == 0]
    return [each for each in times if not each.bare] or times


def _check(context: ReportContext) -> Iterator[Found]:
    for line in context.lines:
        if line.place.field != PERSPEKTIVE or (DONE.search(line.text) and not FUTURE.search(line.text)):
            continue
        for moment in past(line.text, context):
            yield Found(line.place, Hit(moment.start, moment.end, _message(moment, context)))


def _message(moment: Moment, context: ReportContext) -> str:
    day = context.day
    stand = f"Datum der Vorlage: {day:%d.%m.%Y}" if context.report.paper else f"Stand: Ende {context.year}"
    return (
        f"Die Perspektive nennt eine Zeit, die schon vorbei ist ({stand}). Bitte das Ergebnis in den Arbeitsstand "
        "schreiben oder einen neuen Termin nennen."
    )


_DAY = date(2015, 4, 13)

RULE = ReportRule(
    code="ZEI301",
    level=Level.WARNUNG,
    title="Perspektive liegt in der Vergangenheit",
    reason="Die Spalte Perspektive sagt, was kommt. Was am Tag der Vorlage vorbei ist (ohne Deckblatt: am Ende des "
    "Berichtsjahres), gehört in den Arbeitsstand (Hausregel; Sinn der Spalte).",
    bad=(
        Example("Leitstelle | in Bau | Übergabe im ⟦Juni 2013⟧"),
        Example("Praxisleitfaden | in Arbeit | Abschluss ⟦2014⟧"),
        Example("Forum | Planung läuft | • Vertrag liegt vor • nächste Sitzung am ⟦12.11.2014⟧"),
        Example("Stadtteile | Entwurf | Bürgerbeteiligung (⟦III-IV/2014⟧)"),
        Example("Vorhaben | Entwurf | Projektabschluss ⟦I. Quartal 2015⟧", day=_DAY),
        Example("Tagung | läuft | geplant für ⟦Sommer 2014⟧", day=_DAY),
        Example("Ausgleich | läuft | Anträge bis zum ⟦30.11.2014⟧", day=_DAY),
        Example("Archiv | läuft | Umzug wird ⟦Ende 2014⟧ abgeschlossen", day=_DAY),
        Example("Archiv | läuft | Bescheide folgen in ⟦01-03/2015⟧", day=_DAY),
        Example("Netz | läuft | Fertigstellung im Jahr ⟦2013⟧"),
        Example("Netz | läuft | Anträge für das Programmjahr 2016 am ⟦30.11.2014⟧"),
    ),
    good=examples(
        "Leitstelle | in Bau | Übergabe im Juni 2016",
        "Vertrag | Stand Ende 2012 | Neuverhandlungen 2017",
        "Netzwerk | läuft | seit 2003 auf Dauer",
        "Netzwerk | läuft | 2013 Aufbau abgeschlossen, Betrieb beginnt",
        "Ausstellung | läuft | wurde am 12.05.2014 eröffnet",
        "Prüfung | läuft | nächste Prüfung im Jahr 2014/2015",
        "Konzept | läuft | Fortschreibung des Konzepts 2012",
        "Vereinbarung | läuft | Aktualisierung der Vereinbarung vom 12.03.2010",
        "Vereinbarung | läuft | Fortführung nach Beschluss aus 2011",
        "Werkausgabe | läuft | Fortsetzung der 2010 begonnenen Reihe bis 2020",
        "Übergabe im Juni 2013 | im Mai 2014 eröffnet | Ausbau",
        "Plan | läuft | Baustein nach DS0412/13 und Beschluss 1790/63(V)13/1",
        Example("Vorhaben | Entwurf | Projektabschluss II. Quartal 2015", day=_DAY),
        Example("Vorhaben | Entwurf | Beginn im April 2015", day=_DAY),
        Example("Film | läuft | Druck voraussichtlich 2015", day=_DAY),
    ),
    check=_check,
)
