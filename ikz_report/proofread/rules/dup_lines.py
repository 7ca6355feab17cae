"""DUP602: the outlook says what the status says, or a bullet stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ikz_report.model import ARBEITSSTAND, PERSPEKTIVE
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level, Place
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.texts import TextLine


def _check(context: ReportContext) -> Iterator[Found]:
    for measure, lines in context.measures.items():
        status = context.cells.get((measure, ARBEITSSTAND), ())
        outlook = context.cells.get((measure, PERSPEKTIVE), ())
        same = bool(status) and _normal(status) == _normal(outlook)
        if same:
            line = outlook[0]
            if len(outlook) == 1:
                yield Found(line.place, Hit(0, len(line.text), _SAME), (_field(status[0]),))
            else:
                yield Found(_field(line), Hit(0, 0, _SAME), (_field(status[0]),))
        yield from _twice([line for line in lines if not (same and line.place.field == PERSPEKTIVE)])


_SAME = "Die Perspektive sagt dasselbe wie der Arbeitsstand. Bitte sagen, wie es weitergeht, oder „entfällt“ angeben."


def _normal(lines: Sequence[TextLine]) -> list[str]:
    return [_plain(line.text) for line in lines]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _field(line: TextLine) -> Place:
    place = line.place
    return Place(place.category, place.unit, place.measure, place.field)


def _twice(lines: Sequence[TextLine]) -> Iterator[Found]:
    seen: dict[tuple[str, tuple[int, ...]], TextLine] = {}
    for line in lines:
        text = _plain(line.text)
        # below different bullets the same point may stand again: „zwei Kurse: … Halle … drei Feste: … Halle“
        key = text, line.place.path[:-1]
        if not text or line.text.endswith(":"):
            continue  # what only leads to the points below may stand again
        if key in seen:
            message = "Dasselbe steht bei dieser Maßnahme schon einmal. Bitte eines davon streichen."
            yield Found(line.place, Hit(0, len(line.text), message), (seen[key].place,))
        else:
            seen[key] = line


RULE = ReportRule(
    code="DUP602",
    level=Level.WARNUNG,
    title="Arbeitsstand und Perspektive gleich, oder ein Punkt doppelt",
    reason="Der Arbeitsstand sagt, was ist, die Perspektive, was kommt; jede Angabe steht bei einer Maßnahme nur "
    "einmal (Hausregel).",
    bad=(
        Example("Arbeitskreis | laufend | ⟦laufend⟧"),
        Example("Arbeitskreis | • laufend | • ⟦Laufend.⟧"),
        Example("Arbeitskreis | • Sitzung • Bericht | • Sitzung • Bericht⟦⟧"),
        Example("Schule | Tag der Berufe | • Sicherung der Fachkräfte • ⟦Sicherung der Fachkräfte⟧"),
        Example("Schule | • Treffen: ○ Halle ○ Burg ○ ⟦Halle⟧"),
        Example("Schule | • Ausbau der Netze • Beratung | • ⟦Ausbau der Netze⟧"),
        Example("Aufbau des Netzes | ⟦Aufbau des Netzes⟧ | Ausbau"),
    ),
    good=examples(
        "Arbeitskreis | laufend | fortlaufende Sitzungen",
        "Arbeitskreis | laufend | entfällt",
        "Arbeitskreis | laufend",
        "Arbeitskreis | | laufend",
        "Arbeitskreis | • Sitzung • Bericht | • Sitzung 2016 • Bericht 2016",
        "Schule | • Treffen: ○ Halle ○ Burg • Messen: ○ Halle ○ Burg",
        "Schule | Ausbau der Netze | weiterer Ausbau der Netze",
        "Schule | laufend | weiter\nMuseum | laufend | weiter",
        "Schule | wird fortgesetzt und ausgebaut | Ende 2016",
        "Schule | • Bisher vermittelt: ○ Halle • Bisher vermittelt: ○ Burg",
        "Schule | • zwei Kurse • drei Kurse",
        "Schule | abgeschlossen | weitere Projekte geplant",
    ),
    check=_check,
)
