"""RSC100: words that no dictionary knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Finding, Level, Use
from ikz_report.proofread.rule import Example, UnknownWord, WordsRule, examples
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.spelling.near import Neighbours
from ikz_report.proofread.spelling.suggest import suggestions
from ikz_report.proofread.spelling.unknown import unknown_words, without

_TOLD = ("RSC", "KON201", "TYP")  # families whose remarks on a word say what is wrong with it
_MOST = 200  # words with suggestions; a report with more is in another language


def _check(context: ReportContext, found: Sequence[Finding]) -> Iterator[UnknownWord]:
    speller = context.speller
    if speller is None:
        return
    told = [Use(each.place, each.start, each.end) for each in found if each.code.startswith(_TOLD)]
    right = {each.quote for each in context.settings.suppressions if each.code.startswith(_TOLD)}
    found_words = without(unknown_words(context, speller), told)
    words = {word: uses for word, uses in found_words.items() if word not in right}
    others = Neighbours(context.words)
    near = {word: suggestions(word, speller, others) for word in list(words)[:_MOST]}
    for word in sorted(words, key=lambda word: not near.get(word)):
        yield UnknownWord(word, tuple(words[word]), near.get(word, ()))


def _known(*words: str) -> Settings:
    return Settings(words=frozenset(words))


RULE = WordsRule(
    code="RSC100",
    level=Level.HINWEIS,
    title="Unbekanntes Wort",
    reason="Ein Wort, das weder im Wörterbuch (igerman98 für hunspell) noch in der Wortliste des Hauses steht und auch "
    "keine Zusammensetzung bekannter Wörter ist, ist ein Tippfehler, ein Name oder ein Fachwort (amtliches Regelwerk, "
    "Wörterverzeichnis). Jedes steht einmal in der Liste, mit Anzahl und Stellen; was richtig ist, nimmt --add-word "
    "in data/korrektur.yaml auf.",
    bad=examples(
        "die ⟦Vereinbrung⟧ mit Halle",
        "gute ⟦Zusamenarbeit⟧ | ⟦Zusamenarbeit⟧ läuft",
        "eine ⟦Bürokräft⟧ aus Rumänien",
        "ein ⟦Lüftungsinstalleur⟧ der Stadt",
        "die Kultur- und ⟦Musiklanschaft⟧",
        "⟦gemeisnam⟧ mit Burg",
        "die ⟦Kinderr-⟧ und Jugendhilfe",
        "Treffen in ⟦Wolmirstedt⟧",
        "die ⟦Burger:innenversamlung⟧ | die ⟦Mitarbeitr/-innen⟧",
    ),
    good=(
        *examples(
            "die Kultur- und Musiklandschaft",
            "Personal- und Organisationsservice, Bildungs- und Sozialplanung",
            "Imagebildung und -ausprägung; kinder-, familien- und seniorenfreundlich",
            "Bürger:innen, Schüler*innen, Mitarbeiter/-innen und BürgerInnen",
            "das EU-Projekt des ESF mit 3D-Modell, IT-Netz und KiFöG",
            "gem. § 5 Abs. 4 bzw. Nr. 7, z. B. u. a. ca. 20 km²",
            "siehe www.biblio24.de, https://beispiel.example/pfad und amt@stadt.example",
            "das Programm „Exchange of Good Practice“ und „green cities – green industries“",
            "Dr. Tim Hoppelmeyr und die Wuttke Lüftung GmbH",
            "die KinderKulturTage und das ServiceCenter",
            "dezernatsübergreifende Quartierskonzepte und überbetriebliche Ausbildung",
            "Museen in Le Havre und Leonardo da Vinci",
            "fortzuschreiben, anzuschalten, zugearbeitet",
            "Beschluss 1380-50(V)12 und DS0245/10 vom 31.12.2014",
            "die Kooperation der Städte, die Vergabe von Fördermitteln",
        ),
        Example("Treffen in Wolmirstedt", settings=_known("Wolmirstedt")),
        Example("Partner: Iași", settings=_known("Iași")),
        Example("mit marego, maregos und marego-Tarif", settings=Settings(names=frozenset({"marego"}))),
    ),
    check=_check,
)
