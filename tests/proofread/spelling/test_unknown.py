"""What stands around a word tells names, abbreviations and foreign passages from slips."""

from __future__ import annotations

import pytest

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Place, Use
from ikz_report.proofread.rule import Example
from ikz_report.proofread.spelling.unknown import Checker, unknown_words, without
from tests.proofread.notation import report_of
from tests.proofread.spelling.dictionaries import speller


def unknown(text: str, *words: str) -> list[str]:
    return [text[each.start : each.end] for each in Checker(speller(*words)).unknown(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Tim Hoppelmeyr und Herr Quuxmann, Prof. Dr. Xantulla",
        "Arbeitsplatz bei der Quuxtech Massivhaus GmbH und der Xantulla + Reifen gGmbH",
        "der Verein Quuxhilfe e. V.",
        "Museen in Le Xavre, La Quuxa de Xantona und Leonardo da Quux",
        "„Exchange of Good Practice – Platform for Updating Supports“",
        "der Relocation Service und Entrepreneurship",
        "im Muzeum Historyczne Miasta Krakowa",
        "gem. § 5 Abs. 4, lfd. Nr. 7, usw., Beschluss-Nr. 12, quu. 7",
        "KiFöG, GemHVO, KfW, GWAs, SPDi, IuK, MFFC, IV, e-Government, eGovernment",
        "KinderKulturTage, ServiceCenter, D115-Projekt, EU-weit, IT-Netz, 3D-Modell",
        "in der Quuxstraße, auf dem Xantplatz",
        "DIE UNTERNEHMERinnen UND STÄDTE",
        "Heizungs- und Lüftungsbau, Land- oder Forstwirtschaft, -verwertung, kinder- und familienfreundlich",
        "km², kWh, 5 qm, 20 ha",
        "Onleihe-Tools, Kick-off-Meeting, Start-ups, Know-how",
    ],
)
def test_nothing_is_unknown_in(text: str) -> None:
    assert unknown(text, "Onleihe") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("wird biennial umgesetzt", ["biennial"]),
        ("der Verwaltngs GmbH", ["Verwaltngs"]),
        ("die Stadt Ulaan Bataar", ["Ulaan", "Bataar"]),
        ("Xantropolis, Vejleby", ["Xantropolis", "Vejleby"]),
        ("die Heizngs- und Lüftungstechnik", ["Heizngs-"]),
        ("der Vertrag. Die Stat. Ende", ["Stat"]),
        ("der AG Vertreter der Stadtwerk, AG der Beruqsfeuerwehr", ["Beruqsfeuerwehr"]),
        ("stadt und gremium", ["stadt", "gremium"]),
        ("Mitarbieter:innen", ["Mitarbieter:innen"]),
        ("die EU-Fördrung", ["EU-Fördrung"]),
    ],
)
def test_slips_are_unknown_wherever_they_stand(text: str, words: list[str]) -> None:
    assert unknown(text) == words


def test_each_word_is_listed_once_with_all_its_places() -> None:
    context = ReportContext(report_of(Example("Xantropolis und Xantropolis | • eins • in Xantropolis")))
    (uses,) = unknown_words(context, speller()).values()
    assert [(use.place.field, use.place.path, use.start) for use in uses] == [
        ("thema", (0,), 0),
        ("thema", (0,), 16),
        ("arbeitsstand", (1,), 3),
    ]


def test_what_another_finding_tells_is_left_out_use_by_use() -> None:
    here, there = Place(field="a"), Place(field="b")
    found = {"Wrt": [Use(here, 0, 3), Use(there, 0, 3)], "Xyz": [Use(here, 5, 8)]}
    assert without(found, [Use(here, 0, 4), Use(here, 5, 8)]) == {"Wrt": [Use(there, 0, 3)]}
