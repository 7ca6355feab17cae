"""Single words: compounds that the dictionary lacks are right, wrongly joined ones are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ikz_report.proofread.spelling.forms import with_forms
from ikz_report.proofread.spelling.joints import left_over, missing_s
from ikz_report.proofread.spelling.speller import Dictionary, Speller
from ikz_report.proofread.spelling.suggest import suggestions
from ikz_report.proofread.spelling.unknown import Checker
from ikz_report.proofread.spelling.vocabulary import word_set
from tests.proofread.spelling.dictionaries import german, speller

RIGHT = word_set(
    "Tourismuskonzept Quartierskonzepte Zuwendungsbescheide Veterinäramt Partnerschaftsvereinbarung "
    "Lenkungsbeirat dezernatsübergreifend überbetriebliche intrakommunaler unwirtschaftlicher transnationale "
    "sportmedizinische entschädigungsrechtlich behindertenfreundlich altersgerecht anzuschalten fortzuschreiben "
    "zugearbeitet mitbeschafft eigenständigere Magdeburgischen Stadtentwicklungskonzept "
    "Großstadtkämmereileitertagung"
)
WRONG = word_set(
    "Verienbarung Zusamenarbeit Stadtentwiklung gemeisnam durchgefürt Bürokräft Urteilsammlung Netzwrkarbeit "
    "Abstimung Landkries Fortbildug Organisationservice Gewerbgebiet Radnweg Kommunikationnplan Verwlatung "
    "regionalle interkomunal xyzabc aufgesclossen"
)


@pytest.mark.parametrize("word", sorted(RIGHT))
def test_right_words_are_known(word: str) -> None:
    assert speller().knows(word)


@pytest.mark.parametrize("word", sorted(WRONG))
def test_wrong_words_are_not(word: str) -> None:
    assert not speller().knows(word)


def test_a_word_of_the_list_covers_its_inflections_and_compounds_and_no_other_words() -> None:
    own = speller("Blorf", "blorfig", "Blorf-Zentrale", "Tim van Quux")
    for word in ("Blorfs", "Blorfes", "Blorfe", "blorfigen", "Blorfige", "Blorfprojekt", "Stadtblorf", "Quux"):
        assert own.knows(word), word
    for word in ("Blor", "Blorft", "Blorfung", "blorf"):
        assert not own.knows(word), word


def test_short_entries_have_no_inflections() -> None:
    assert with_forms(["Ulm"]) == {"Ulm"}


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("Bürokräft", "Bürokraft"),
        ("Lüftungsinstalleur", "Lüftungsinstallateur"),
        ("Zusamenarbeit", "Zusammenarbeit"),
        ("Magedburg", "Magdeburg"),
        ("gemeisnam", "gemeinsam"),
    ],
)
def test_what_was_meant_is_proposed(typo: str, meant: str) -> None:
    assert meant in suggestions(typo, speller())


def test_names_far_from_every_word_get_no_proposal() -> None:
    assert [suggestions(word, speller()) for word in ("Daugavpils", "Xy", "Otto-von-Quux", "a" * 500)] == [()] * 4


@pytest.mark.parametrize(
    "text", ["Ha" * 30, "Donaudampfschifffahrts" * 20, "A" * 100_000, "Amt" * 20, "Aa" * 50_000, "a-" * 50_000]
)
def test_no_text_keeps_the_dictionary_busy(text: str) -> None:
    asked: list[str] = []
    dictionary = german()
    own = Speller(replace(dictionary, spell=lambda word: bool(asked.append(word)) or dictionary.spell(word)))
    for token in Checker(own).unknown(text):
        suggestions(token.word, own)
    assert list(missing_s(text, own)) == list(left_over(text, own)) == []
    assert len(asked) < 2000
    assert max(map(len, asked), default=0) <= 60


def test_an_english_dictionary_is_asked_only_for_english_letters() -> None:
    asked: list[str] = []
    own = Speller(Dictionary("d", lambda _: False, english=lambda word: not asked.append(word)))
    assert own.is_english("city")
    assert not own.is_english("Städte")
    assert asked == ["city"]


def test_missing_linking_s_is_told_where_the_dictionary_knows_the_word_with_it() -> None:
    text = "das Verkehrprojekt und die Arbeitvertrag, Verkehrsprojekt, Stadtrat, Blorfverein, Streuguteinlagerung"
    assert [right for _, _, right in missing_s(text, speller())] == ["Verkehrsprojekt", "Arbeitsvertrag"]


def test_hyphens_left_over_are_told_where_only_the_joined_word_is_one() -> None:
    text = (
        "ge-meinsam mit dem Förder-konzept zu-sammen, Know-how, Kick-off, Nord-süd, Web-basiert, Kultur- und, rot-grün"
    )
    assert [word for _, _, word in left_over(text, speller())] == ["gemeinsam", "zusammen"]
