"""RSC113: a sentence without its full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import COVER_TEXT, INTRO, NOTES, Level
from ikz_report.proofread.rule import Found, Hit, ReportRule, examples

_PROSE = (COVER_TEXT, INTRO, NOTES)  # cells hold notes, which need no full stop
_LEAST = 6  # words; shorter lines are headings
_ENDS = ".!?…:;"
_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|können|soll|sollen|muss|müssen|darf"
    r"|dürfen|gilt|gelten|gehört|gehören|zählt|zählen|steht|stehen|liegt|liegen|lässt|lassen|gibt|dient|dienen|enthält"
    r"|enthalten|zeigt|zeigen|umfasst|umfassen|berichtet|berichten)\b"
)


def _check(context: ReportContext) -> Iterator[Found]:
    for line in context.lines:
        text = line.text.rstrip()
        if line.place.field not in _PROSE or line.level or text.rstrip("“”\"')")[-1:] in _ENDS:
            continue
        if text[:1].isupper() and len(text.split()) >= _LEAST and _FINITE.search(text):
            start = text.rfind(" ") + 1
            message = "Am Ende dieses Satzes fehlt der Punkt."
            yield Found(line.place, Hit(start, len(text), message, text[start:] + "."))


RULE = ReportRule(
    code="RSC113",
    level=Level.WARNUNG,
    title="Satz ohne Punkt",
    reason="Ein ganzer Satz endet mit einem Punkt (amtliches Regelwerk 2018, § 67). Geprüft werden Einleitungen, "
    "Hinweise und der Text des Deckblatts; in den Zellen der Tabelle stehen Stichworte.",
    bad=examples(
        "$ Hier stehen alle Maßnahmen, die der Stadt am meisten ⟦nützen⟧\n# Museen\nThema",
        "$ Zu dieser Kategorie gehören alle Maßnahmen der ⟦Beigeordneten⟧\n# Museen\nThema",
        "# Museen\n> Der Betrieb ist hier nur als Auftragnehmer ⟦tätig⟧\nThema",
        "$ Hierzu zählen die Vorhaben der IKZ (sogenannte „sonstige ⟦Maßnahmen“)⟧\n# Museen\nThema",
        "# Museen\n> Diese Zahlen wurden im Mai vom Amt für Statistik ⟦geprüft⟧\nThema",
    ),
    good=examples(
        "$ Hier stehen alle Maßnahmen, die der Stadt am meisten nützen.\n# Museen\nThema",
        "$ Maßnahmen mit Vorrang\n# Museen\nThema",
        "$ Alle Maßnahmen der Dezernate mit hohem Vorrang für die Stadt\n# Museen\nThema",
        "# Museen\n> Der Betrieb ist hier nur Auftragnehmer (siehe Umweltamt).\nThema",
        "# Museen\n> Stand: 31.12.2014\nThema",
        "Der Betrieb ist hier nur als Auftragnehmer tätig",
        "Thema | Der Betrieb ist hier nur als Auftragnehmer tätig",
        "$ Dazu gehören die folgenden Vorhaben der Stadt:\n# Museen\nThema",
        "$ Wer zählt die Vorhaben der Stadt und des Landes?\n# Museen\nThema",
        "$ Hier steht, was die Stadt „sonstige Maßnahmen“ nennt.\n# Museen\nThema",
        "# Museen\n> nur im Auftrag, daher sind keine Zahlen genannt\nThema",
    ),
    check=_check,
)
