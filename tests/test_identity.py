"""Keys of units and ids of measures."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.identity import MAX_ID, Candidate, assign_ids, slug
from ikz_report.model import Content, Mark, Run
from tests.samples import item, para
from tests.strategies import contents

ID = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")


def candidate(thema: str | Content, unit: str = "Umweltamt", *arten: str) -> Candidate:
    return Candidate((para(thema),) if isinstance(thema, str) else thema, unit, arten)


def one(thema: str | Content) -> str:
    return assign_ids([candidate(thema)])[0]


@pytest.mark.parametrize(
    ("text", "limit", "key"),
    [
        ("Amt für Statistik", 40, "amt-fuer-statistik"),
        ("Straßen- und Tiefbauamt", 40, "strassen-und-tiefbauamt"),
        ("GROẞE ÄMTER", 40, "grosse-aemter"),
        ("Iași, Łódź, Sjødertalje", 40, "iasi-lodz-sjodertalje"),
        ("A\u0308mter", 40, "aemter"),
        ("Amt für Brand- und Katastrophenschutz", 30, "amt-brand-katastrophenschutz"),
        ("Amt für Brand- und Katastrophenschutz", 12, "amt-brand"),
        ("Katastrophenschutz", 12, "katastrophen"),
        ("und", 2, "un"),
        ("Музей", 40, ""),
        ("– • –", 40, ""),
        ("", 40, ""),
    ],
)
def test_a_slug_is_short_ascii_cut_between_words(text: str, limit: int, key: str) -> None:
    assert slug(text, limit) == key


@pytest.mark.parametrize(
    ("thema", "expected"),
    [
        ("Führung und Vertiefung der Hochwasserpartnerschaft Elbe", "hochwasserpartnerschaft-elbe"),
        ("Radweg „rund um Magdeburg“", "radweg-rund-magdeburg"),
        ("BUS = (Bürger- und Unternehmensservice)", "bus"),
        ("Netz (a) – Teil A", "netz-teil-a"),
        ("Werke GmbH & Co. KG und Verein e. V.", "werke-verein"),
        ("Zusammenarbeit", "zusammenarbeit"),
        ("die und der", "umweltamt"),
        ("Plan 2030", "plan-2030"),
        ("AG " + "X" * 40, "ag"),
        ("AG " + "x" * 30, "x" * 30),
        ("Sonnenstrahlungsmessung " + "x" * 30, "sonnenstrahlungsmessung"),
        ("x" * 50, "x" * 32),
        ("Музей", "umweltamt"),
    ],
)
def test_an_id_is_made_of_the_words_that_tell(thema: str, expected: str) -> None:
    assert one(thema) == expected


def test_an_underlined_lead_is_the_id() -> None:
    assert (
        one((para(Run("Kommunale IT-Union eG", Mark.UNDERLINE), " Durch viele Kommunen wird"),)) == "kommunale-it-union"
    )


def test_an_emphasised_lead_without_words_is_no_id() -> None:
    assert one((para(Run("–", Mark.ITALIC), " Filmclub"),)) == "filmclub"


def test_a_list_gives_its_first_item() -> None:
    assert one((item("Arbeitskreis Datenschutz", item("unten")), item("Beirat"))) == "arbeitskreis-datenschutz"


def test_neither_theme_nor_unit_with_letters_still_give_an_id() -> None:
    assert assign_ids([Candidate((para("–"),), "Музей")]) == ("massnahme",)


@pytest.mark.parametrize(
    "thema",
    [
        "Austausch mit Frau Erika Mustermann in Krakau",
        "Austausch mit Herrn Dr. Mustermann in Krakau",
        "Austausch mit Prof. Dr. Mustermann-Beispiel in Krakau",
        "Austausch mit Oberbürgermeister Mustermann in Krakau",
        "Austausch mit der Beigeordneten Mustermann in Krakau",
    ],
)
def test_an_id_never_has_the_name_of_a_person(thema: str) -> None:
    assert one(thema) == "krakau"


def test_a_form_of_address_that_is_a_word_stays_one() -> None:
    assert one("Frau und Beruf") == "frau-beruf"


def test_a_second_one_gets_the_words_the_first_has_not() -> None:
    lead = Run("MMKT", Mark.UNDERLINE)
    first, second = (para(lead, " Die MMKT ist Mitglied"),), (para(lead, " Die MMKT ist Geschäftsstelle"),)
    assert assign_ids([candidate(first), candidate(second)]) == ("mmkt", "mmkt-geschaeftsstelle")


def test_a_second_one_of_another_unit_gets_the_units_word() -> None:
    pair = [candidate("Kinderschutz", "Jugendamt"), candidate("Kinderschutz", "Gesundheits- und Veterinäramt")]
    assert assign_ids(pair) == ("kinderschutz", "kinderschutz-gesundheits")


@pytest.mark.parametrize(
    ("unit", "word"),
    [("Amt für Statistik", "statistik"), ("Fachbereich Schule und Sport", "schule"), ("Dezernat III", "dezernat-iii")],
)
def test_the_units_word_is_not_a_general_one(unit: str, word: str) -> None:
    assert assign_ids([candidate("Netz"), candidate("Netz", unit)])[1] == f"netz-{word}"


def test_a_second_one_of_another_art_gets_the_art() -> None:
    pair = [candidate("Winterdienst", "Amt", "interkommunal"), candidate("Winterdienst", "Amt", "vertikal")]
    assert assign_ids(pair) == ("winterdienst", "winterdienst-vertikal")
    pair = [candidate("Winterdienst", "Amt", "vertikal"), candidate("Winterdienst", "Amt", "vertikal", "intrakommunal")]
    assert assign_ids(pair) == ("winterdienst", "winterdienst-intra")


def test_equal_ones_are_numbered() -> None:
    assert assign_ids([candidate("Wahlen")] * 3) == ("wahlen", "wahlen-2", "wahlen-3")


def test_a_long_one_gives_way_to_its_number() -> None:
    assert assign_ids([candidate("x" * 32)] * 2) == ("x" * 32, "x" * 30 + "-2")


def test_a_long_one_is_cut_between_words_for_what_tells_it_apart() -> None:
    pair = [candidate("Netzwerk Kinderschutz Magdeburg", unit) for unit in ("Jugendamt", "Gesundheitsamt")]
    assert assign_ids(pair) == ("netzwerk-kinderschutz-magdeburg", "netzwerk-gesundheitsamt")


def test_ids_already_given_are_not_given_again() -> None:
    assert assign_ids([candidate("Radweg Elbe"), candidate("Wahlen")], taken=["radweg-elbe"]) == (
        "radweg-elbe-umweltamt",
        "wahlen",
    )
    assert assign_ids([candidate("Wahlen")], taken=["wahlen", "wahlen-umweltamt", "wahlen-2"]) == ("wahlen-3",)


def test_fewer_words_tell_it_apart_where_more_are_taken() -> None:
    lead = (para(Run("Netz", Mark.UNDERLINE), " Alpha Beta"),)
    assert assign_ids([candidate(lead)], taken=["netz"]) == ("netz-alpha-beta",)
    assert assign_ids([candidate(lead)], taken=["netz", "netz-alpha-beta"]) == ("netz-alpha",)


names = st.sampled_from(["Umweltamt", "Amt für Statistik", "Dezernat III", "Музей", ""])
kinds = st.lists(st.sampled_from(["interkommunal", "intrakommunal", "vertikal"]), max_size=2).map(tuple)
themes = contents() | st.sampled_from(["Radweg", "Radweg Elbe", "Radweg Elbe West", "Wahlen", "–"]).map(
    lambda t: (para(t),)
)
candidates = st.lists(st.builds(Candidate, themes, names, kinds), max_size=12)


@given(candidates, st.lists(st.sampled_from(["radweg", "radweg-elbe", "wahlen", "wahlen-2", "massnahme"])))
def test_ids_are_unique_short_and_plain(measures: list[Candidate], taken: list[str]) -> None:
    ids = assign_ids(measures, taken)
    assert len(set(ids)) == len(ids) == len(measures)
    assert not set(ids) & set(taken)
    assert all(ID.fullmatch(each) and len(each) <= MAX_ID for each in ids)


@given(candidates, candidates)
def test_a_measure_added_behind_changes_no_id_before_it(measures: list[Candidate], more: list[Candidate]) -> None:
    assert assign_ids([*measures, *more])[: len(measures)] == assign_ids(measures)


@given(st.text(max_size=60), st.integers(2, 60))
def test_a_slug_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    found = slug(text, limit)
    assert len(found) <= limit
    assert found == "" or ID.fullmatch(found)
