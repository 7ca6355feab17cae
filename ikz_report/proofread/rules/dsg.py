"""Data protection: persons are named by their office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.lexicon import FIRST_NAMES
from ikz_report.proofread.rule import Example, Hit, Rule, TextRule, examples
from ikz_report.proofread.settings import Settings

_NAME = r"[A-ZÄÖÜÁÇÉİŁŚŞŠŻŽ][a-zß-ž]{2,}(?:-[A-ZÄÖÜ][a-zß-ž]{2,})?"
_ADDRESS = r"(?<![\w-])(?:Frau|Herrn?|Familie) "
_TITLE = r"(?:Dr|Prof|Dipl|Ing|med|phil|jur|rer|nat|pol|h\. ?c|habil|vet|soc|theol)\.(?:-[A-ZÄÖÜ]\w+\.?)?[ \u00a0]?"
_TITLED = re.compile(
    rf"(?<![\w-])(?:(?:Frau|Herrn?|Familie) )?(?:{_TITLE}){{1,6}}"
    rf"(?P<name>{_NAME}(?: (?:von |van |de )?{_NAME}){{0,2}})(?![\w-])"
    rf"|{_ADDRESS}(?P<addressed>(?:von |van |de )?{_NAME}(?: {_NAME})?)(?![\w-])"
)
_CALLED = re.compile(
    rf"(?<![\w-])(?P<first>{_NAME})(?=(?: [A-ZÄÖÜ]\.)? (?:von |van |de |zu )?(?P<last>{_NAME})(?![\w-]))"
)
# Behind these a name belongs to a place or house.
_NAMED_AFTER = re.compile(
    r"(?:schule|gymnasium|straße|platz|haus|stiftung|museum|preis|klinikum|kirche|archiv|theater|universität|institut|"
    r"bibliothek|verlag|brücke|kita|park|stadion|halle|konservatorium|sekundarschule|St\.)[ ]?[„“\"]?$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"^[“\"]?[ -](?:GmbH|AG|KG|OHG|e\. ?V\.|Stiftung|Straße|Platz|Allee|Weg|Schule|Preis|Haus|Verlag|& )"
)
_NAMED_HOUSE = re.compile(
    r"-(?:Institut|Universität|Hochschule|Stiftung|Schule|Gymnasium|Archiv|Museum|Haus|Straße|Platz|Allee|Preis|Halle)s?$"
)
_OFFICES = re.compile(
    r"(?:(?:Ober)?[Bb]ürgermeister|Minister|Präsident|Direktor|Dezernent|Kolleg|Beigeordnet|Landr[aä]t|Vorsitzend|"
    r"Staatssekretär|Beruf|Familie|Mann|Stadt)\w*"
)


class _Person(NamedTuple):
    start: int
    end: int
    name: str


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    end = 0
    for person in sorted([*_titled(text), *_called(text)]):
        if person.start >= end and not _is_left_alone(person, text, context):
            end = person.end
            yield Hit(person.start, person.end, _MESSAGE, proposal="Name durch Amt oder Funktion ersetzen")


_MESSAGE = (
    "Hier steht der Name einer Person. Bitte durch Amt oder Funktion ersetzen, oder mit ihrer Zustimmung als Ausnahme "
    "eintragen."
)


def _titled(text: str) -> Iterator[_Person]:
    for match in _TITLED.finditer(text):
        yield _Person(*match.span(), match["name"] or match["addressed"])


def _called(text: str) -> Iterator[_Person]:
    for match in _CALLED.finditer(text):
        if match["first"] in FIRST_NAMES:
            start, end = match.start("first"), match.end("last")
            yield _Person(start, end, text[start:end])


def _is_left_alone(person: _Person, text: str, context: TextContext) -> bool:
    before, after = text[max(0, person.start - 30) : person.start], text[person.end : person.end + 30]
    if _OFFICES.fullmatch(person.name.split()[0]) or _NAMED_AFTER.search(before) or _HOUSE.match(after):
        return True
    if _NAMED_HOUSE.search(person.name):
        return True
    return _is_excepted(person, text, context.settings) or _is_namesake(person.name, context)


def _is_excepted(person: _Person, text: str, settings: Settings) -> bool:
    """Whether a person of the settings is meant, also by a part of the name or in the genitive."""
    name = person.name.removesuffix("s")
    for each in settings.persons:
        if name in each or each in text[max(0, person.start - len(each)) : person.end + len(each)]:
            return True
    return False


def _is_namesake(name: str, context: TextContext) -> bool:
    """Whether houses, streets or festivals of the report bear the name: then it is history, not a person's data."""
    last = name.split()[-1].removesuffix("s")
    return any(word.startswith(f"{last}-") or f"-{last}-" in word for word in context.report.words)


_HISTORIC = Settings(persons=frozenset({"Georg Philipp Telemann", "Martin Luther"}))

RULES: tuple[Rule, ...] = (
    TextRule(
        code="DSG801",
        level=Level.WARNUNG,
        title="Name einer Person",
        reason="Der Bericht ist öffentlich. Personen werden mit Amt oder Funktion genannt; ein Name braucht einen "
        "Grund und eine Rechtsgrundlage (DSGVO Art. 5 und 6, Datenminimierung). "
        "Historische Personen trägt man als Ausnahme ein.",
        bad=examples(
            "Vortrag durch ⟦Dr. Muster⟧",
            "Vortrag durch ⟦Dr. Erika Muster⟧ in Burg",
            "⟦Frau Muster⟧ berichtet im Ausschuss",
            "Ansprechpartner ist ⟦Herr Prof. Dr. Muster⟧",
            "Leitung: ⟦Sabine Beispiel⟧",
            "die Leiterin ⟦Sabine Beispiel-Muster⟧ berichtet",
            "im Gespräch mit ⟦Herrn Muster⟧ vom Umweltamt",
            "Gast war ⟦Prof. Dr. Thomas von Muster⟧",
        ),
        good=examples(
            "Vortrag durch die Leitung des Amtes",
            "Otto-von-Guericke-Universität",
            "Unterführung der Ernst-Reuter-Allee",
            "Workshops mit dem Hegel-Gymnasium",
            "Dr.-Wilhelm-Külz-Straße",
            "Frau und Beruf",
            "Frauen und Männer",
            "im Gymnasium Thomas Müntzer",
            "Meldung an das Robert Koch-Institut",
            "Musikverlag Peter Muster",
            "die Peter Muster GmbH",
            "Herr der Lage",
            "Frau Oberbürgermeisterin",
            Example("Werke von Georg Philipp Telemann", settings=_HISTORIC),
            Example("Georg Philipp Telemanns Schaffen", settings=_HISTORIC),
            "Magdeburger Telemann-Festtage",
            "Werke von Philipp Telemann auf den Telemann-Festtagen",
            "Mai und August Ferien",
        ),
        check=_check,
    ),
)
