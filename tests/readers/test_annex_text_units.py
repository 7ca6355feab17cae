"""Which unit a row names, which Dezernat it belongs to, which order is official."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import Dezernat, Organisation, Unit
from ikz_report.readers.annex.order import merge_orders
from ikz_report.readers.annex_text import Imported, read_annex
from tests.readers.annexes import CHARTS, HEAD, SECOND, doubts, line_of, read, row, text, unit
from tests.samples import FLAECHEN, GARTEN, ORGANISATION

NEXT = "Kategorie II (Priorität)"


def found_units(imported: Imported) -> list[tuple[str, str, str | None]]:
    return [(each.key, each.dezernat, each.parent) for each in imported.report.organisation.units]


def sections(imported: Imported, at: int = 0) -> list[tuple[str, int, bool]]:
    found = imported.report.categories[at].sections
    return [(section.unit.key, len(section.measures), section.headed) for section in found]


# Without an organisation


def test_a_unit_belongs_to_the_dezernat_of_its_part_of_a_category() -> None:
    found = read(unit("Museen"), row(), SECOND, HEAD, unit("Museen"), row())
    assert found_units(found) == [("museen", "II", None)]
    assert not [message for message in doubts(found) if "zugeordnet" in message]


@pytest.mark.parametrize("name", ["Beigeordneter IV", "Beigeordnete IV", "Büro Bg IV"])
def test_a_name_may_tell_the_dezernat(name: str) -> None:
    found = read(unit(name), row(), SECOND, HEAD, unit("Museen"), row("x"))
    assert found.report.categories[0].sections[0].unit.dezernat == "IV"
    assert line_of(found, f"„{name}“ dem Dezernat IV zugeordnet (nach dem Namen)") == 6


def test_neighbours_may_tell_the_dezernat() -> None:
    rows = [unit("Kontrolle"), row("a"), unit("Museen"), row("b"), unit("Archiv"), row("c"), unit("Bad"), row("d")]
    found = read(*rows, SECOND, HEAD, unit("Museen"), row("e"), SECOND[:-2] + "V", HEAD, unit("Bad"), row("f"))
    assert found_units(found) == [
        ("kontrolle", "II", None),
        ("museen", "II", None),
        ("archiv", "II", None),
        ("bad", "V", None),
    ]
    assert line_of(found, "„Kontrolle“ dem Dezernat II zugeordnet (nach den Nachbarn)") == 6
    assert line_of(found, "„Archiv“ dem Dezernat II zugeordnet (nach der Dienststelle davor, die dahinter ist") == 10


def test_without_any_sign_the_first_dezernat_is_taken_and_listed() -> None:
    found = read(unit("Museen"), row())
    assert found_units(found) == [("museen", "I", None)]
    assert line_of(found, "„Museen“ dem Dezernat I zugeordnet (nirgends genannt; bitte berichtigen)") == 6


def test_a_dezernat_may_head_a_section_without_measures() -> None:
    found = read(unit("Dezernat IV"), unit("Museen"), row())
    assert sections(found) == [("dezernat-iv", 0, True), ("museen", 1, True)]
    assert found_units(found) == [("dezernat-iv", "IV", None), ("museen", "IV", None)]


def test_measures_under_no_unit_are_the_dezernats_own() -> None:
    found = read(row("a"), row("b"), unit("Museen"), row("c"), heading=SECOND)
    assert sections(found) == [("dezernat-ii", 2, False), ("museen", 1, True)]
    assert found.report.organisation.dezernate == (Dezernat("II", "Dezernat II"),)
    assert (
        line_of(found, "Ab hier stehen Maßnahmen unter keiner Dienststelle; sie gelten als die von „Dezernat II“") == 6
    )


def test_a_row_of_the_dezernat_is_the_same_unit_as_its_own_section() -> None:
    found = read(row("a"), "Kategorie III", HEAD, unit("Dezernat II"), row("b"), heading=SECOND)
    assert sections(found, 0) == [("dezernat-ii", 1, False)]
    assert sections(found, 1) == [("dezernat-ii", 1, True)]


def test_a_row_of_the_dezernat_behind_its_own_measures_gives_them_a_heading() -> None:
    found = read(row("a"), unit("Dezernat II"), row("b"), heading=SECOND)
    assert sections(found) == [("dezernat-ii", 2, True)]
    assert line_of(found, "„Dezernat II“ steht in dieser Kategorie noch einmal") == 7


@pytest.mark.parametrize(
    "name", ["Bereich Grün", "Abteilung 1", "Sachgebiet Recht", "Team A", "Referat B", "Sachbereich C"]
)
def test_a_part_of_a_unit_stands_directly_below_its_row(name: str) -> None:
    found = read(unit("Garten"), unit(name), row("a"), heading=SECOND)
    (_, parent, below) = (None, *found.report.organisation.units)
    assert (below.name, below.parent, below.dezernat) == (name, parent.key, "II")
    assert line_of(found, f"„{name}“ als Teil von „Garten“ gelesen") == 7


def test_a_second_part_belongs_to_the_same_unit() -> None:
    found = read(unit("Garten"), unit("Bereich A"), row("a"), unit("Bereich B"), row("b"))
    assert [each[2] for each in found_units(found)] == [None, "garten", "garten"]


def test_parts_of_the_same_name_belong_to_their_own_units() -> None:
    found = read(unit("Garten"), unit("Team A"), row("a"), unit("Bad"), unit("Team A"), row("b"))
    assert [(key, parent) for key, _, parent in found_units(found)] == [
        ("garten", None),
        ("team-a", "garten"),
        ("bad", None),
        ("team-a-2", "bad"),
    ]


def test_a_part_behind_measures_is_a_unit_and_listed() -> None:
    found = read(unit("Garten"), row("a"), unit("Bereich A"), row("b"))
    assert [each[2] for each in found_units(found)] == [None, None]
    assert line_of(found, "„Bereich A“ als eigene Dienststelle gelesen") == 8


def test_a_part_may_stand_without_its_units_row() -> None:
    found = read(unit("Garten"), unit("Bereich A"), row("a"), NEXT, HEAD, unit("Bereich A"), row("b"))
    assert sections(found, 1) == [("garten", 0, False), ("bereich-a", 1, True)]
    assert line_of(found, "„Bereich A“ ist Teil von „Garten“; dessen Zeile fehlt hier") == 11


def test_a_unit_named_twice_in_a_category_is_put_together() -> None:
    found = read(unit("Bad"), row("a"), unit("Museen"), row("b"), unit("Bad"), row("c"))
    assert sections(found) == [("bad", 2, True), ("museen", 1, True)]
    assert line_of(found, "„Bad“ steht in dieser Kategorie noch einmal (zuerst Zeile 6)") == 10


def test_the_same_name_in_two_dezernate_is_two_units() -> None:
    found = read(unit("Büro"), row("a"), SECOND[:-2] + "III", HEAD, unit("Büro"), row("b"), heading=SECOND)
    assert found_units(found) == [("buero", "II", None), ("buero-2", "III", None)]
    assert line_of(found, "„Büro“ gehört zu Dezernat II, steht hier aber unter Dezernat III") == 10


def test_another_dezernat_may_stand_in_a_part_as_a_unit() -> None:
    found = read(unit("Dezernat V"), row("a"), row("b"), heading=SECOND)
    assert found_units(found) == [("dezernat-v", "II", None)]
    assert line_of(found, "„Dezernat V“ gehört zu Dezernat V, steht hier aber unter Dezernat II") == 6


def test_the_orders_of_all_categories_make_the_official_order() -> None:
    first = [unit("A-Amt"), row("a"), unit("C-Amt"), row("b")]
    second = [unit("A-Amt"), row("c"), unit("B-Amt"), row("d"), unit("C-Amt"), row("e")]
    found = read(*first, NEXT, HEAD, *second)
    assert [key for key, _, _ in found_units(found)] == ["a-amt", "b-amt", "c-amt"]
    assert not [message for message in doubts(found) if "Reihenfolge" in message]


def test_orders_that_contradict_each_other_are_listed() -> None:
    found = read(
        unit("A-Amt"), row("a"), unit("B-Amt"), row("b"), NEXT, HEAD, unit("B-Amt"), row("c"), unit("A-Amt"), row("d")
    )
    assert [key for key, _, _ in found_units(found)] == ["a-amt", "b-amt"]
    assert line_of(found, "„A-Amt“ steht hier hinter „B-Amt“, in der amtlichen Reihenfolge davor") == 14


def test_emphasis_in_a_name_is_left_out_and_listed() -> None:
    found = read(unit("<b>Museen</b>"), row())
    assert sections(found) == [("museen", 1, True)]
    assert line_of(found, "Auszeichnung im Namen „Museen“ weggelassen") == 6


def test_the_city_is_the_one_named_most() -> None:
    found = read(
        unit("Amt"), row("Landeshauptstadt Magdeburg und Hansestadt Stendal"), row("Landeshauptstadt Magdeburg")
    )
    assert found.report.organisation.city == "Landeshauptstadt Magdeburg"
    assert line_of(found, "Name der Stadt nach dem Text: „Landeshauptstadt Magdeburg“") == 1


# With an organisation


def test_known_units_are_found_by_name_without_a_doubt() -> None:
    found = read(unit("Umweltamt"), row("a"), unit("Museen"), row("b"), organisation=ORGANISATION)
    assert sections(found) == [("umweltamt", 1, True), ("museen", 1, True)]
    assert found.report.organisation == ORGANISATION
    assert len(found.doubts) == 1  # the charts


def test_a_known_part_needs_no_doubt() -> None:
    found = read(unit(GARTEN.name), unit(FLAECHEN.name), row(), organisation=ORGANISATION)
    assert [section.unit for section in found.report.categories[0].sections] == [GARTEN, FLAECHEN]
    assert len(found.doubts) == 1


@pytest.mark.parametrize("name", ["UMWELTAMT", "Umwelt- amt", "Umwelt amt"])
def test_a_name_in_another_spelling_is_found_and_listed(name: str) -> None:
    found = read(unit(name), row(), organisation=ORGANISATION)
    assert sections(found) == [("umweltamt", 1, True)]
    assert line_of(found, f"Dienststelle „{name}“ als „Umweltamt“ gelesen") == 6


def test_an_unknown_unit_is_added_beside_its_neighbours_and_listed() -> None:
    found = read(unit("Museen"), row("a"), unit("Archiv"), row("b"), organisation=ORGANISATION)
    assert found.report.organisation.units == (*ORGANISATION.units, Unit("archiv", "Archiv", "IV"))
    assert line_of(found, "Dienststelle „Archiv“ steht nicht in organisation.yaml") == 8


def test_the_given_order_stands_firm() -> None:
    found = read(
        unit("Umweltamt"),
        row("a"),
        unit("Neues"),
        row("b"),
        unit("Amt für Statistik"),
        row("c"),
        organisation=ORGANISATION,
    )
    known = tuple(each for each in found.report.organisation.units if each in ORGANISATION.units)
    assert known == ORGANISATION.units
    assert [message for message in doubts(found) if "in der amtlichen Reihenfolge davor" in message]


def test_a_new_part_of_a_known_unit_follows_it() -> None:
    found = read(unit(GARTEN.name), unit("Bereich Friedhöfe"), row(), organisation=ORGANISATION)
    keys = [each.key for each in found.report.organisation.units]
    assert keys.index("bereich-friedhoefe") - keys.index("stadtgarten") in (1, 2)
    assert found.report.organisation.unit("bereich-friedhoefe") == Unit(
        "bereich-friedhoefe", "Bereich Friedhöfe", "II", parent="stadtgarten"
    )


def test_an_unknown_dezernat_is_added_and_listed() -> None:
    found = read(row("a"), heading=SECOND[:-2] + "VII", organisation=ORGANISATION)
    assert found.report.organisation.dezernate == (*ORGANISATION.dezernate, Dezernat("VII", "Dezernat VII"))
    assert line_of(found, "Dezernat VII steht nicht in organisation.yaml") == 3


def test_the_dezernats_own_unit_may_be_known_by_the_dezernats_name() -> None:
    named = Organisation("Stadt", (Dezernat("II", "Finanzen"),), (Unit("finanzen", "Finanzen", "II"),))
    found = read(row("a"), heading=SECOND, organisation=named)
    assert sections(found) == [("finanzen", 1, False)]
    assert found.report.organisation == named


def test_a_known_unit_of_another_dezernat_is_not_taken_for_it() -> None:
    found = read(unit("Umweltamt"), row("a"), heading=SECOND, organisation=ORGANISATION)
    (section,) = found.report.categories[0].sections
    assert section.unit == Unit("umweltamt-2", "Umweltamt", "II")
    assert line_of(found, "„Umweltamt“ gehört zu Dezernat I, steht hier aber unter Dezernat II") == 6


def test_a_unit_that_did_not_exist_that_year_is_not_taken() -> None:
    units = (Unit("alt", "Museen", "IV", until=2014), Unit("neu", "Museen", "IV", since=2015))
    organisation = Organisation("Stadt", (Dezernat("IV", "Dezernat IV"),), units)
    assert sections(read(unit("Museen"), row(), organisation=organisation)) == [("alt", 1, True)]
    later = read_annex(
        text(unit("Museen"), row(), title="IKZ 2016", charts=(CHARTS[0], "Maßnahmen 2016")),
        "anhang.txt",
        2016,
        organisation,
    )
    assert sections(later) == [("neu", 1, True)]


def test_a_long_unit_name_gets_a_key_a_file_can_have() -> None:
    found = read(
        unit("Fachbereich Personal- und Organisationsentwicklung"), unit("Музей"), row(), organisation=ORGANISATION
    )
    keys = [section.unit.key for section in found.report.categories[0].sections]
    assert keys == ["fachbereich-personal", "dienststelle"]


# Merging orders


def test_orders_are_merged() -> None:
    assert merge_orders("acdb", ["ab", "bc", "cd"]) == list("abcd")
    assert merge_orders("ab", ["ab", "ba"]) == list("ab")
    assert merge_orders("", []) == []


@given(st.permutations(range(8)), st.lists(st.sets(st.integers(0, 7)).map(sorted), max_size=6))
def test_orders_that_agree_are_kept(things: list[int], sequences: list[list[int]]) -> None:
    merged = merge_orders(things, sequences)
    assert sorted(merged) == list(range(8))
    for sequence in sequences:
        places = [merged.index(each) for each in sequence]
        assert places == sorted(places)


@given(st.permutations(range(6)), st.lists(st.permutations(range(6)), max_size=4))
def test_orders_that_contradict_each_other_lose_nothing(things: list[int], sequences: list[list[int]]) -> None:
    assert sorted(merge_orders(things, sequences)) == list(range(6))


def test_a_known_part_whose_unit_is_named_nowhere_stands_below_it() -> None:
    found = read(unit("Bereich Grünflächen"), row("Pflanzungen"), organisation=ORGANISATION)
    sections = found.report.categories[0].sections
    assert [(each.unit.key, each.headed) for each in sections] == [("stadtgarten", False), ("gruenflaechen", True)]
    assert line_of(found, "dessen Zeile fehlt hier")
