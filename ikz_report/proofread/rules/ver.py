"""References: what they name must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.model import THEMA, Organisation
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, Rule, examples
from ikz_report.proofread.texts import TextLine

_SEE = (
    r"\b(?:[Ss]iehe|[Vv]gl\.|[Vv]ergleiche|(?<!\w)s\.)"
    r"(?: (?:auch|unter|dazu|hierzu|oben|bei|beim|im|das|die|den|dem|in))*"
)
_OFFICE = re.compile(
    _SEE + r" (?P<what>"
    r"(?P<kind>Amt|A|Fachbereich|FB|Fachdienst|FD|Eigenbetrieb|EB|Dezernat|Dez\.) (?P<number>\d{1,3}|[IVX]+)\b"
    r"|(?:Amt|Fachbereich|Eigenbetrieb) (?:für )?[A-ZÄÖÜ][\w-]+(?:,? (?:und )?[A-ZÄÖÜ][\w-]+)*"
    r"|[A-ZÄÖÜ][\w-]*amt(?:e?s)?\b)"
)
_MEASURE = re.compile(_SEE + r" (?:der )?Maßnahme (?:„(?P<title>[^“]{1,200})“|(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+))")
_ANNEX = re.compile(r"(?<!\w)(?:" + _SEE + r" |[(])(?P<what>Anlage (?:Nr\. ?)?(?P<number>\d{1,2}))\b")
_CATEGORY = re.compile(_SEE + r" (?P<what>Kategorie (?P<number>[IVX]+|\d+))\b")
_DEZERNAT = frozenset({"Dezernat", "Dez."})


def _check(context: ReportContext) -> Iterator[Found]:
    names = _names(context.organisation)
    for line in context.lines:
        if not re.search(r"[Ss]iehe|[Vv]ergl|[Vv]gl\.|s\.|\(Anlage", line.text):
            continue
        for start, end, message in _misses(line, names, context):
            yield Found(line.place, Hit(start, end, message))


def _misses(line: TextLine, names: frozenset[str], context: ReportContext) -> Iterator[tuple[int, int, str]]:
    for match in _OFFICE.finditer(line.text):
        if not _is_office(match, names, context.organisation):
            yield (
                *match.span("what"),
                (
                    f"„{match['what']}“ kommt unter den Dienststellen nicht vor. Bitte den vollen Namen nennen "
                    "(oder Nummer und Kurzname in organisation.yaml eintragen)."
                ),
            )
    for match in _MEASURE.finditer(line.text):
        if not _is_measure(match, context):
            group = "title" if match["title"] else "id"
            yield (
                *match.span(group),
                f"Eine Maßnahme „{match[group]}“ gibt es im Bericht nicht. Bitte den Verweis prüfen.",
            )
    for match in _CATEGORY.finditer(line.text):
        if match["number"] not in {category.number for category in context.report.categories}:
            yield *match.span("what"), f"Eine „{match['what']}“ gibt es im Bericht nicht. Bitte den Verweis prüfen."
    paper = context.report.paper
    for match in _ANNEX.finditer(line.text) if paper is not None else ():
        if paper is not None and not 1 <= int(match["number"]) <= len(paper.annexes):
            count = len(paper.annexes)
            yield *match.span("what"), f"Die Vorlage hat {count} Anlagen, keine Nummer {match['number']}. Bitte prüfen."


def _names(organisation: Organisation) -> frozenset[str]:
    """What a unit may be called: name and short name in small letters, kind and number."""
    names = set()
    for unit in organisation.units:
        names.add(unit.name.casefold())
        if unit.short:
            names.add(unit.short.casefold())
        if unit.number:
            names.add(unit.number.lstrip("0"))
    return frozenset(names)


def _is_office(match: re.Match[str], names: frozenset[str], organisation: Organisation) -> bool:
    if match["kind"] in _DEZERNAT:
        return organisation.dezernat(match["number"]) is not None
    if match["number"]:
        return match["what"].casefold() in names or match["number"].lstrip("0") in names
    wanted = re.sub(r"e?s$", "", match["what"].casefold())
    return any(wanted in name for name in names)


def _is_measure(match: re.Match[str], context: ReportContext) -> bool:
    if match["id"]:
        return match["id"] in context.measures
    wanted = match["title"].casefold()
    return any(wanted in line.text.casefold() for line in context.lines if line.place.field == THEMA)


RULES: tuple[Rule, ...] = (
    ReportRule(
        code="VER501",
        level=Level.WARNUNG,
        title="Verweis ins Leere",
        reason="Wohin verwiesen wird, muss im Bericht zu finden sein: Wer die Nummern der Ämter nicht kennt, findet "
        "„Amt 51“ nur, wenn die Dienststelle so verzeichnet ist (Hausregel).",
        bad=(
            Example("Netzwerk | siehe ⟦Amt 51⟧, dort federführend"),
            Example("# Jugendamt = Amt 51\nNetzwerk | siehe ⟦Amt 53⟧"),
            Example("Netzwerk | vgl. ⟦FB 02⟧"),
            Example("Netzwerk | s. auch ⟦Dezernat VII⟧"),
            Example("Netzwerk | siehe ⟦Rechtsamt⟧"),
            Example("Netzwerk | siehe Maßnahme „⟦Hochwasser⟧“"),
            Example("Netzwerk | siehe ⟦Kategorie IV⟧"),
            Example("Netz | siehe auch Maßnahme ⟦netz-der-archive⟧"),
        ),
        good=examples(
            "# Jugendamt = Amt 51\nNetzwerk | siehe Amt 51, dort federführend",
            "# Jugendamt = Amt 51\nNetzwerk | siehe Jugendamt",
            "# Amt für Statistik\nNetzwerk | siehe Amt für Statistik",
            "Netzwerk | s. Dezernat III",
            "Netzwerk | siehe Maßnahme „Netzwerk“",
            "Netzwerk | siehe Maßnahme m1",
            "Netzwerk | siehe Kategorie I",
            "Netzwerk | siehe oben",
            "Netzwerk | Amt 51 und FB 02 arbeiten mit",
            "Netzwerk | siehe www.magdeburg.de",
            "Netzwerk | siehe Stadtratsbeschluss vom 12.03.2014",
            "Netzwerk | wie aus Anlage 3 des Vertrags hervorgeht",
            "# Umweltamt\nNetzwerk | siehe Maßnahme des Umweltamtes",
        ),
        check=_check,
    ),
)
