"""Adding units to an organisation.yaml that a person wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.errors import RegisterError
from ikz_report.model import Dezernat, Organisation, Unit
from ikz_report.register import add_units, dump_organisation, load_organisation
from tests.samples import ORGANISATION

WRITTEN = """\
# Stand: März
stadt: 'Landeshauptstadt Magdeburg'   # amtlich
dezernate:
  # das erste
  - nummer: I
    name: "Dezernat I"
    dienststellen:
    - kennung: umweltamt   # Umwelt
      name: Umweltamt
      nummer:   31

  # Dezernat II folgt
  - nummer: II
    name: Dezernat II
# Ende
"""


def organisation(*units: Unit, numbers: tuple[str, ...] = ("I", "II")) -> Organisation:
    dezernate = tuple(Dezernat(number, f"Dezernat {number}") for number in numbers)
    return Organisation("Landeshauptstadt Magdeburg", dezernate, units)


UMWELT = Unit("umweltamt", "Umweltamt", "I", number="31")


def read(text: str, folder: Path) -> Organisation:
    folder.mkdir(exist_ok=True)
    (folder / "organisation.yaml").write_bytes(text.encode())
    return load_organisation(folder)


def test_office_titles_stay_where_units_are_added() -> None:
    titles = "amtsbezeichnungen: [{titel: Der Landrat, seit: 1991-05-01}] # seit der Wende\n"
    written = WRITTEN.replace("dezernate:\n", titles + "dezernate:\n", 1)
    assert titles in add_units(written, organisation(UMWELT, Unit("rechtsamt", "Rechtsamt", "I")))


def test_nothing_missing_changes_no_byte() -> None:
    assert add_units(WRITTEN, organisation(UMWELT)) == WRITTEN


def test_comments_order_and_quotes_stay_and_new_lines_stand_at_their_places() -> None:
    wanted = organisation(
        Unit("kontrollstelle", "Kontrollstelle", "I"),
        UMWELT,
        Unit("klima", "Bereich Klima", "I", parent="umweltamt"),
        Unit("rechtsamt", "Rechtsamt", "I", short="Amt 30"),
        Unit("finanzen", "Finanzen: Service", "II"),
        Unit("neu", "Neues Amt", "III", since=2014),
        numbers=("I", "II", "III"),
    )
    assert (
        add_units(WRITTEN, wanted)
        == """\
# Stand: März
stadt: 'Landeshauptstadt Magdeburg'   # amtlich
dezernate:
  # das erste
  - nummer: I
    name: "Dezernat I"
    dienststellen:
    - kennung: kontrollstelle
      name: Kontrollstelle
    - kennung: umweltamt   # Umwelt
      name: Umweltamt
      nummer:   31
      bereiche:
        - kennung: klima
          name: Bereich Klima
    - kennung: rechtsamt
      name: Rechtsamt
      kurz: Amt 30

  # Dezernat II folgt
  - nummer: II
    name: Dezernat II
    dienststellen:
      - kennung: finanzen
        name: "Finanzen: Service"

  - nummer: III
    name: Dezernat III
    dienststellen:
      - kennung: neu
        name: Neues Amt
        seit: 2014
# Ende
"""
    )


IN_BRACKETS = "[{kennung: a, name: A}, {kennung: b, name: B}, {kennung: c, name: C}]"
BLOCK = "".join(f"\n    - kennung: {name}\n      name: {name.upper()}" for name in "abc")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("dienststellen: [{kennung: b, name: B}]", f"dienststellen: {IN_BRACKETS}"),
        ("dienststellen: []", f"dienststellen: {IN_BRACKETS}"),
        ("dienststellen:  # noch leer", f"dienststellen:  # noch leer{BLOCK}"),
    ],
    ids=["in brackets", "empty brackets", "empty"],
)
def test_lists_in_brackets_and_empty_ones_are_filled(before: str, after: str) -> None:
    head = "stadt: X\ndezernate:\n- nummer: I\n  name: D\n  "
    wanted = organisation(*(Unit(name, name.upper(), "I") for name in "abc"), numbers=("I",))
    assert add_units(head + before + "\n", wanted) == head + after + "\n"


def test_a_dezernat_in_braces_gets_its_list() -> None:
    wanted = organisation(Unit("a", "A", "I"), numbers=("I",))
    text = "stadt: X\ndezernate: [{nummer: I, name: D, }]"
    assert add_units(text, wanted) == (
        "stadt: X\ndezernate: [{nummer: I, name: D, dienststellen: [{kennung: a, name: A}], }]"
    )
    text = "stadt: X\ndezernate: [{nummer: I, name: D, dienststellen: }]"
    assert add_units(text, wanted).endswith("dienststellen: [{kennung: a, name: A}]}]")


def test_windows_line_ends_a_byte_order_mark_and_a_missing_last_line_end_stay(tmp_path: Path) -> None:
    text = "\ufeff" + WRITTEN.replace("\n", "\r\n").removesuffix("\r\n# Ende\r\n")
    wanted = organisation(UMWELT, Unit("finanzen", "Finanzen", "II"), Unit("geld", "Geld", "II"))
    result = add_units(text, wanted)
    assert result.startswith(text)
    assert result.count("\n") == result.count("\r\n")
    assert not result.endswith("\n")
    assert read(result, tmp_path / "data") == wanted


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(RegisterError, match=r"organisation.yaml:1:1: In der Organisation fehlt das Feld „dezernate“"):
        add_units("stadt: X\n", ORGANISATION)


@given(st.sets(st.sampled_from([unit.key for unit in ORGANISATION.units])), st.booleans())
def test_whatever_is_missing_comes_back_in_official_order(
    tmp_path_factory: pytest.TempPathFactory, gone: set[str], spare_dezernat: bool
) -> None:
    kept = tuple(unit for unit in ORGANISATION.units if unit.key not in gone and unit.parent not in gone)
    dezernate = ORGANISATION.dezernate
    if spare_dezernat:
        dezernate = tuple(each for each in dezernate if any(unit.dezernat == each.number for unit in kept)) or dezernate
    text = dump_organisation(replace(ORGANISATION, dezernate=dezernate, units=kept))
    extended = add_units(text, ORGANISATION)
    assert read(extended, tmp_path_factory.mktemp("organisation")) == ORGANISATION
    assert [line for line in extended.splitlines() if line in text.splitlines()][:2] == text.splitlines()[:2]
