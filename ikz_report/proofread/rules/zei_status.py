"""ZEI302 and ZEI303: what the words say of time and what the dates say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ikz_report.model import ARBEITSSTAND, PERSPEKTIVE, THEMA
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.moments import moments
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.rules.zei_outlook import DONE, FUTURE, is_time, past, reached
from ikz_report.proofread.sentences import sentences
from ikz_report.proofread.texts import TextLine

_TOLD = re.compile(r"\b(?:wurde|wurden|war|waren|hatte|fand|fanden|worden)\b")
# „wird seit 2010 …“ and the like tell of a state, not of a time to come.
_STATE = re.compile(
    r"\b(?:seit|jährlich|regelmäßig|fortlaufend|laufend|weiterhin|fortgesetzt|fortgeführt)\b", re.IGNORECASE
)


def _future(context: ReportContext) -> Iterator[Found]:
    for line in context.lines:
        if line.measure is None or line.place.field == PERSPEKTIVE or not FUTURE.search(line.text):
            continue
        for sentence in sentences(line.text):
            if FUTURE.search(sentence.text) and not _TOLD.search(sentence.text) and not _STATE.search(sentence.text):
                for moment in past(sentence.text, context):
                    if is_time(moment):
                        at = sentence.start
                        yield Found(line.place, Hit(at + moment.start, at + moment.end, _FUTURE_MESSAGE))


_FUTURE_MESSAGE = (
    "Der Satz spricht von der Zukunft, die Zeit ist aber schon vorbei. Bitte berichten, was daraus wurde, oder die "
    "Zeit berichtigen."
)

FUTURE_PAST = ReportRule(
    code="ZEI302",
    level=Level.WARNUNG,
    title="Zukunft mit vergangener Zeit",
    reason="„wird“, „soll“ und „geplant“ kündigen an; bei einer Zeit, die am Tag der Vorlage vorbei ist, ist die "
    "Angabe veraltet (Hausregel; Duden, Grammatik: Gebrauch des Futurs).",
    bad=(
        Example("Stadtteile | der Entwurf wird im ⟦II. Quartal 2014⟧ den Ämtern vorgelegt"),
        Example("Forum | die Sitzung soll am ⟦12.03.2014⟧ stattfinden"),
        Example("Archiv | die Übergabe ist für ⟦2013⟧ geplant"),
        Example("Leitstelle | die Anlage wird ⟦Ende 2013⟧ in Betrieb gehen"),
        Example("Tagung | läuft. Der Tagungsband folgt im ⟦Mai 2014⟧."),
        Example("Messe | voraussichtlich im ⟦Herbst 2013⟧"),
    ),
    good=examples(
        "Stadtteile | der Entwurf wird im II. Quartal 2015 den Ämtern vorgelegt",
        "Stadtteile | der Entwurf wurde im II. Quartal 2014 den Ämtern vorgelegt",
        "Archiv | die Übergabe war für 2013 geplant",
        "Archiv | die 2012 beschlossenen Maßnahmen werden umgesetzt",
        "Archiv | wird seit Juni 2012 gemeinsam betrieben",
        "Archiv | nach dem Beschluss vom 12.03.2013 wird gebaut",
        "Archiv | wird auf der Grundlage des Konzepts 2012 ausgebaut",
        "Tagung am 9.4.2014 | Tagung abgeschlossen. Der Band folgt 2016.",
        "Tagung | im Mai 2014 eröffnet. Die Reihe wird fortgesetzt.",
        "Tagung | Gründung am 24.09.2009",
        "Tagung | wird biennial umgesetzt",
        "Genehmigung | 2013 wurde ein Buch gesetzt (Druck voraussichtlich 2016)",
    ),
    check=_future,
)

_NOW = re.compile(
    r"\b(?:derzeit|zurzeit|zur Zeit|z\. ?Zt?\.|gegenwärtig|momentan|aktuell|laufend|läuft|laufen|dauert an|andauernd)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_UNTIL = frozenset({"bis", "Bis"})
_ONLY_STATUS = 4  # words; a longer line tells its own time
_SPAN = re.compile(r"\d\s?[–-]\s?\d|\bbis\b")
_LASTS = re.compile(r"laufzeit|dauer|zeitraum|befristet|förder", re.IGNORECASE)


def _ended(context: ReportContext) -> Iterator[Found]:
    for line in context.lines:
        if line.measure is None or line.place.field != ARBEITSSTAND:
            continue
        now = _NOW.search(line.text)
        if now is None or DONE.search(line.text):
            continue
        if _is_over(line.text, context) or (
            len(line.text.split()) <= _ONLY_STATUS
            and any(_is_told_over(each, context) for each in _themes(line, context))
        ):
            yield Found(line.place, Hit(now.start(), now.end(), _ENDED_MESSAGE))


_ENDED_MESSAGE = (
    "Der Arbeitsstand sagt, dass es noch läuft; das genannte Ende ist aber schon vorbei. Bitte den Stand oder das "
    "Datum berichtigen."
)


def _themes(line: TextLine, context: ReportContext) -> Sequence[TextLine]:
    return context.cells.get((line.place.subject, THEMA), ())


def _is_over(text: str, context: ReportContext) -> bool:
    """Whether the text names an end („bis …“, a span) that is over, and nothing still to come."""
    found = list(moments(text))
    if not found or any(each.last >= reached(context) for each in found):
        return False
    return any(each.lead in _UNTIL or _SPAN.search(text[each.start : each.end]) for each in found)


def _is_told_over(theme: TextLine, context: ReportContext) -> bool:
    """Whether the theme says how long the measure lasts; a span of years in a title says nothing of that."""
    return bool(_LASTS.search(theme.text)) and _is_over(theme.text, context)


STILL_RUNNING = ReportRule(
    code="ZEI303",
    level=Level.WARNUNG,
    title="„derzeit“ oder „laufend“ mit vergangenem Ende",
    reason="Was „derzeit“ geschieht oder „läuft“, hat kein Ende, das am Tag der Vorlage schon vorbei ist "
    "(Hausregel; sachliche Richtigkeit).",
    bad=(
        Example("Ausbildung | der Kurs ⟦läuft⟧ vom Mai 2013 bis April 2014"),
        Example("Netzwerk | ⟦derzeit⟧ Förderung bis 31.12.2013"),
        Example("Netzwerk | Projekt ⟦läuft⟧ 2010–2013"),
        Example("Netzwerk (Laufzeit 2010 bis 2013) | ⟦laufend⟧"),
        Example("Netzwerk, Förderzeitraum bis 30.06.2014 | • ⟦läuft⟧ • Vertrag liegt vor"),
        Example("Netzwerk | ⟦zurzeit⟧ gemeinsame Nutzung (bis Ende 2013)"),
    ),
    good=examples(
        "Ausbildung | der Kurs läuft bis April 2016",
        "Ausbildung | der Kurs lief bis April 2014",
        "Projekt | läuft seit 01.01.2014",
        "Projekt | läuft seit 24 Monaten",
        "Vortragsreihe „Magdeburg 1914–1918“ | laufend",
        "Projekt (Laufzeit 2010 bis 2016) | laufend",
        "Projekt | derzeit Auswertung der Umfrage vom 12.03.2014",
        "Projekt | bis 2013 Aufbau, derzeit Ausbau bis 2017",
        "Projekt | laufende Abstimmung im Jahr 2014",
        "Projekt (Laufzeit 2010 bis 2013) | abgeschlossen",
        "Kurs | Anlaufen bis Mai 2014 beendet",
        "Kurs bis Mai 2014 | wird laufend ausgewertet und den Ämtern vorgelegt",
    ),
    check=_ended,
)
