"""DUP601: nearly the same measure twice, across departments too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from ikz_report.model import THEMA
from ikz_report.proofread.alike import Pair, near_sets, share
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level, Place
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.texts import TextLine

_ALIKE = 0.6  # share of the pairs of words that two measures must have in common
_THEME_ALIKE = 0.8  # the same of the themes alone
_WORDS_ALIKE = 0.6  # and of the words of the themes
_LEAST_WORDS = 8
_LEAST_THEME = 5
_REFERENCE = re.compile(r"\b(?:siehe|vgl\.|s\. o\.)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def _check(context: ReportContext) -> Iterator[Found]:
    subjects = [lines for lines in context.measures.values() if not any(_REFERENCE.search(each.text) for each in lines)]
    whole = [_pairs_of_words(lines, _LEAST_WORDS) for lines in subjects]
    themes = [
        _pairs_of_words([each for each in lines if each.place.field == THEMA], _LEAST_THEME) for lines in subjects
    ]
    told: set[int] = set()
    for pair in (*near_sets(whole, _ALIKE), *near_sets(themes, _THEME_ALIKE)):
        if pair.second not in told and _have_like_themes(subjects[pair.first], subjects[pair.second]):
            told.add(pair.second)
            yield _found(pair, subjects)


def _have_like_themes(first: Sequence[TextLine], second: Sequence[TextLine]) -> bool:
    """Whether the themes share most of their words: the same status alone makes no doubled measure."""
    return share(_theme_words(first), _theme_words(second)) >= _WORDS_ALIKE


def _theme_words(lines: Sequence[TextLine]) -> frozenset[int]:
    text = " ".join(line.text for line in lines if line.place.field == THEMA)
    return frozenset(crc32(word.encode()) for word in _WORD.findall(text.casefold()))


def _pairs_of_words(lines: Sequence[TextLine], least: int) -> frozenset[int]:
    """The pairs of neighbouring words as numbers, line by line; none where there are too few words.

    Numbers that do not change from run to run, so that the same report gives the same findings.
    """
    words = [_WORD.findall(line.text.casefold()) for line in lines]
    if sum(map(len, words)) < least:
        return frozenset()
    return frozenset(crc32(f"{first} {second}".encode()) for line in words for first, second in pairwise(line))


def _found(pair: Pair, subjects: Sequence[Sequence[TextLine]]) -> Found:
    earlier, later = subjects[pair.first][0], subjects[pair.second][0]
    unit = earlier.unit.name if earlier.unit else ""
    message = (
        f"Die Maßnahme steht fast wortgleich schon unter „{unit}“ (Kennung {earlier.place.measure}, "
        f"{round(pair.share * 100)} % gleich). Bitte zusammenführen oder den Unterschied deutlich machen."
    )
    theme = next((line for line in subjects[pair.second] if line.place.field == THEMA), later)
    return Found(theme.place, Hit(0, len(theme.text), message), (_whole(earlier.place),))


def _whole(place: Place) -> Place:
    return Place(place.category, place.unit, place.measure)


RULE = ReportRule(
    code="DUP601",
    level=Level.WARNUNG,
    title="Fast dieselbe Maßnahme steht zweimal da",
    reason="Jede Maßnahme steht einmal im Bericht, bei der federführenden Dienststelle; die anderen verweisen auf sie "
    "(Hausregel; sonst stimmt die Zählung nicht).",
    bad=(
        Example(
            "Gemeinsame Ausstellung der Museen zur Stadtgeschichte | Eröffnung im Mai 2015\n"
            "⟦Gemeinsame Ausstellung der Museen zur Stadtgeschichte⟧ | Eröffnung im Juni 2015"
        ),
        Example(
            "# Museen\nVortragsreihe zum Ersten Weltkrieg im Rathaus | sechs Vorträge gehalten\n"
            "# Archiv\n⟦Vortragsreihe zum Ersten Weltkrieg im Rathaus⟧ | sechs Vorträge gehalten"
        ),
        Example(
            "## I\nAusbildung der Fachkräfte für Kreislaufwirtschaft mit der Schule | läuft | Übernahme\n"
            "## III\n⟦Ausbildung der Fachkräfte für Kreislaufwirtschaft mit der Schule⟧ | läuft | feste Übernahme"
        ),
        Example(
            "Netz | • Treffen der Ämter in Halle und Burg • Austausch über Verträge mit Trägern\n"
            "⟦Netz⟧ | • Treffen der Ämter in Halle und Burg • Austausch über Verträge mit Vereinen"
        ),
        Example(
            "Bau des Radwegs von der Stadt bis nach Barleben | Planung | Bau 2016\n"
            "⟦Bau des Radwegs von der Stadt bis nach Barleben⟧ | Planung | Bau 2016\n"
            "⟦Bau des Radwegs von der Stadt bis nach Barleben⟧ | Planung | Bau 2016"
        ),
    ),
    good=examples(
        "Vermarktung von Splitterflächen | Beschluss liegt vor | vereinfachte Arbeit\n"
        "Vermarktung von Wirtschaftswegen | Beschluss liegt vor | vereinfachte Arbeit",
        "Wahlen | Seminar in Magdeburg\nWahlen | Austausch in einer Newsgroup",
        "Kooperation Winterdienst | Salz für Gemeinden\nKooperation Winterdienst | Abstimmung mit dem Land",
        "# Jugendamt\nNetzwerk gegen Gewalt an Kindern und Jugendlichen | Konzept liegt vor\n"
        "# Gesundheitsamt\nNetzwerk gegen Gewalt an Kindern und Jugendlichen | siehe Jugendamt",
        "Leihgaben | laufend | laufend\nSchriften | laufend | laufend",
        "Ausleihe von Museumsgut an Museen in Halle und Köln | laufend\nAusleihe von Museumsgut an das Haus | laufend",
        "Städtenetz mit Wien und Rom für Klimaschutz\nStädtenetz mit Bozen und Vejle für Kultur",
        "Erster Bericht der Stadt über Verkehr\nZweiter Bericht des Landes über Lärm",
        "ein Thema",
        "AK Doppik im Städtebund | Diskussion der Änderungen\nAK Lenkung im Ministerium | Diskussion der Vorschläge",
        "Verbund der Bibliotheken im Land für E-Books | Mitglied seit 2013\n"
        "Verbund der Archive im Land für Notfälle | Mitglied seit 2013",
    ),
    check=_check,
)
