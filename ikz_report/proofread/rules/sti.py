"""Style: what is hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ikz_report.proofread.context import ReportContext, TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.lexicon import KNOWN_SHORT
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, Rule, TextRule, examples
from ikz_report.proofread.sentences import sentences
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.texts import TextLine

MOST_WORDS = 40
_WORD = re.compile(r"\w[\w.,/’'-]*")
_START = 60  # characters of a long sentence that are quoted


def _long(text: str, context: TextContext) -> Iterator[Hit]:
    if text.count(" ") < MOST_WORDS:
        return
    for sentence in sentences(text):
        count = len(_WORD.findall(sentence.text))
        if count > MOST_WORDS:
            end = sentence.start + (sentence.text.rfind(" ", 0, _START) if len(sentence.text) > _START else 0)
            yield Hit(sentence.start, end, f"Der Satz hat {count} Wörter. Bitte in mehrere Sätze oder Punkte teilen.")


_LONG = " ".join(["Wort"] * 31)

LONG = TextRule(
    code="STI701",
    level=Level.HINWEIS,
    title=f"Satz mit mehr als {MOST_WORDS} Wörtern",
    reason="Lange Sätze werden nicht verstanden; die Leichtverständlichkeit von Behördentexten verlangt kurze "
    "(BBB „Bürgernahe Verwaltungssprache“, Bundesverwaltungsamt).",
    bad=examples(
        f"⟦Die Stadt hat mit dem Land und den Kreisen vereinbart, dass⟧ {_LONG}.",
        f"Vorab ein kurzer Satz. ⟦Die Stadt hat mit dem Land und den Kreisen vereinbart, dass⟧ {_LONG}.",
        f"⟦Die Stadt hat mit dem Land und den Kreisen vereinbart, dass⟧ {_LONG}. Danach ein kurzer Satz.",
        f"⟦Gremium der Träger (Bund, Land, Stadt, z. B. Ämter) mit dem⟧ {_LONG}",
        f"⟦im Jahr 2014 haben die Ämter gem. § 5 Abs. 2 beschlossen,⟧ {_LONG}",
    ),
    good=examples(
        "Ein kurzer Satz.",
        f"{_LONG}.",
        f"{_LONG}. {_LONG}.",
        f"{_LONG}! {_LONG}?",
        f"{_LONG}\n{_LONG}",
        f"{_LONG}. „{_LONG}“",
        "Treffen in Halle, Burg, Barby, Gommern und Schönebeck.",
        "Leitung: das Umweltamt (seit 2012)",
        "abgeschlossen",
        f"Teil 1: {_LONG}. Teil 2: {_LONG}.",
        "– " * 50 + "Ende",
    ),
    check=_long,
)

_ABBREVIATION = re.compile(r"(?<![\w.-])(?=(?:[A-Za-zäöüß]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,6}(?![\w/]|-?\d)")
_NUMERAL = re.compile(r"[IVXLCDM]+")
_COUNTRY = re.compile(r"\((?:[A-Z]{2})\)")


def _unexplained(context: ReportContext) -> Iterator[Found]:
    seen: dict[str, list[tuple[TextLine, int, int]]] = {}
    for line in context.lines:
        if not line.text.isupper():
            for match in _ABBREVIATION.finditer(line.text):
                if not _COUNTRY.fullmatch(line.text[match.start() - 1 : match.end() + 1]):
                    seen.setdefault(match[0], []).append((line, *match.span()))
    for short, places in seen.items():
        if _needs_none(short, context.settings, context.words) or any(
            _is_explained(short, line.text) for line, *_ in places
        ):
            continue
        line, start, end = places[0]
        count = "einmal" if len(places) == 1 else f"{len(places)}-mal"
        message = f"„{short}“ wird nirgends erklärt (kommt {count} vor). Bitte beim ersten Mal ausschreiben."
        yield Found(line.place, Hit(start, end, message), tuple(each.place for each, *_ in places[1:]))


def _needs_none(short: str, settings: Settings, words: Mapping[str, object]) -> bool:
    known = short in KNOWN_SHORT or short in settings.abbreviations or short in settings.words
    named = any(short in name.split() for name in settings.names)
    shouted = short.isupper() and (short.lower() in words or short.capitalize() in words)
    return known or named or shouted or _NUMERAL.fullmatch(short) is not None


def _is_explained(short: str, text: str) -> bool:
    """Whether the text has the long form beside it: „Lang (ABK)“, „ABK (Lang)“, „ABK = Lang“, „ABK – Lang“."""
    at = re.escape(short)
    return bool(
        re.search(rf"[^\W\d_]{{4}}[^()]{{0,3}} [(„]{at}s?[“)]", text)
        or re.search(rf"\b{at}s? (?:=|–|-) ?\(?[^\W\d_]{{4}}", text)
        or re.search(rf"\b{at}s? \([^()]{{0,80}}[^\W\d_]{{4}}[^()]{{0,200}}\)", text)
        or re.search(rf"[^\W\d_]{{4}} (?:–|=) {at}\b", text)
    )


UNEXPLAINED = ReportRule(
    code="STI702",
    level=Level.HINWEIS,
    title="Abkürzung wird nirgends erklärt",
    reason="Eine Abkürzung, die nicht jeder kennt, wird beim ersten Mal ausgeschrieben (Duden, Abkürzungen; BITV 2.0 "
    "und WCAG 2.1 Erfolgskriterium 3.1.4). Jede wird einmal genannt; bekannte stehen in den Einstellungen.",
    bad=(
        Example("Beitritt zur ⟦KITU⟧"),
        Example("Beitritt zur ⟦KITU⟧ | KITU berät | mit KITU"),
        Example("Mitarbeit im ⟦UHV⟧ und beim ⟦LVwA⟧"),
        Example("Netz | Förderung nach ⟦KiFöG⟧"),
        Example("Netz | Leistungen des ⟦SAB⟧ (neu)"),
        Example("Bericht der ⟦LMBV⟧ (2014)"),
    ),
    good=(
        *examples(
            "Beitritt zur Kommunalen IT-Union (KITU) | KITU berät",
            "Netz | KITU berät | Beitritt zur Kommunalen IT-Union (KITU)",
            "KITU (Kommunale IT-Union)",
            "KITU – Kommunale IT-Union",
            "KITU = (Kommunale IT-Union)",
            "Förderung durch EU und ESF",
            "Dezernat III, Kategorie II",
            "Bildungsträger aus Novara (IT) und Vejle (DK)",
            "nach DS0412/13 und Beschluss 1380-50(V)12",
            "die Stadt baut | DIE STADT BAUT",
            "die Halle GmbH",
            "IT-Union und EU-Projekt",
        ),
        Example("Beitritt zur KITU", settings=Settings(abbreviations=frozenset({"KITU"}))),
        Example("Beitritt zur KITU", settings=Settings(names=frozenset({"KITU eG"}))),
    ),
    check=_unexplained,
)

RULES: tuple[Rule, ...] = (LONG, UNEXPLAINED)
