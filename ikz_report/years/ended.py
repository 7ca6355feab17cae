"""Which measures say of themselves that they are over.

A measure is over when each line of its status cells (all but ``art`` and ``thema``) says nothing else, and one of
them says it in so many words. Every word of a line must be known here; so „noch nicht abgeschlossen“, „abgeschlossen
bis 2018“ (a contract that runs) and „abgeschlossen; Tagungsband folgt“ leave the measure where it is. The rule would
rather keep a measure too long, which a person sees, than lose one that goes on.
"""

from __future__ import annotations

import re

from ikz_report.model import ART, THEMA, Measure, lines, plain

# Each of these says alone that something is over. „umgesetzt“ and „realisiert“ are not here: of an association, a
# contract or a service they say that it runs.
OVER = {"abgeschlossen", "beendet", "beendigt", "erledigt", "eingestellt", "ausgelaufen", "aufgelöst", "entfallen"}

# In the outlook these say that nothing is to come; alone they do not end a measure, as a permanent task has no
# outlook either.
NOTHING_TO_COME = {"entfällt", "keine", "keiner"}

# What may stand around. No „Vereinbarung“, „Vertrag“ or „Kooperation“: where these are abgeschlossen, they begin.
_THINGS = """projekt pilotprojekt maßnahme vorhaben ausstellung tagung konferenz veranstaltung veranstaltungsreihe
    vortragsreihe reihe studie umbau bau"""
_SMALL_WORDS = """der die das dieses diese ist sind wurde wurden mit erfolg erfolgreich planmäßig vollständig endgültig
    inzwischen bereits seit im jahr ende zum am"""
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember"
AROUND = {*_THINGS.split(), *_SMALL_WORDS.split(), *_MONTHS.split()}
_KNOWN = OVER | NOTHING_TO_COME | AROUND
_WORD = re.compile(r"(?:\d{1,2}\.\s?){1,2}(\d{4})|\w+")


def is_over(line: str, year: int) -> bool:
    """Whether a line says in so many words, and says nothing else, that something was over by the end of a year."""
    words = _words(line)
    return _is_known(words, year) and any(word in OVER for word in words)


def ended(measure: Measure, year: int) -> str | None:
    """What a measure says where it was over by the end of a year; None where it goes on, or does not tell."""
    status = status_lines(measure)
    all_known = all(_is_known(_words(line), year) for line in status)
    if all_known and any(is_over(line, year) for line in status):
        return " / ".join(status)
    return None


def status_lines(measure: Measure) -> list[str]:
    """The lines of all cells that tell how a measure stands."""
    cells = (content for name, content in measure.cells.items() if name not in (ART, THEMA))
    return [" ".join(plain(text).split()) for content in cells for _, text in lines(content)]


def _words(line: str) -> list[str]:
    return [match[1] or match[0] for match in _WORD.finditer(line.lower())]


def _is_known(words: list[str], year: int) -> bool:
    return bool(words) and all(word in _KNOWN or (word.isdigit() and 1900 <= int(word) <= year) for word in words)
