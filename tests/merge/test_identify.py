"""Which measure a returned row is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.merge import Identity, Placed, ReturnedRow, bookmark_name, identify
from tests.merge.edits import placed
from tests.samples import para
from tests.strategies import ids

FIELDS = ("art", "thema", "arbeitsstand", "perspektive")
ELBE = placed("elbe-partner", (para("Partnerschaft der Gemeinden an der Elbe"),))
KLIMA = placed("klima", (para("Klimaschutz in der Verwaltung"),))
KNOWN = [ELBE, KLIMA]


def row(text: str, *bookmarks: str, number: str | None = None) -> ReturnedRow:
    return ReturnedRow(placed("", (para(text),)), bookmarks, number)


def marks(measure: str, *fields: str) -> list[str]:
    return [bookmark_name(measure, field) for field in fields or FIELDS]


def found(*rows: ReturnedRow, numbers: dict[str, str] | None = None) -> list[str | None]:
    return [each.id for each in identities(*rows, numbers=numbers)]


def identities(*rows: ReturnedRow, numbers: dict[str, str] | None = None) -> tuple[Identity, ...]:
    return identify(rows, KNOWN, fields=FIELDS, numbers=numbers)


def test_the_name_of_a_bookmark_holds_id_and_field() -> None:
    assert bookmark_name("elbe-partner", "thema") == "_ikz_elbe_partner_thema"


@given(ids, ids, st.sampled_from(FIELDS), st.sampled_from(FIELDS))
def test_names_of_bookmarks_fit_into_word_and_differ(one: str, other: str, field: str, other_field: str) -> None:
    name, second = bookmark_name(one, field), bookmark_name(other, other_field)
    assert len(name) <= 40
    assert name.replace("_", "").isalnum()
    assert (name == second) == ((one, field) == (other, other_field))


def test_bookmarks_tell_a_row_even_when_its_text_is_another() -> None:
    assert identities(row("ganz neu geschrieben", *marks("klima"))) == (Identity("klima", "Textmarke"),)


def test_one_bookmark_that_survived_is_enough() -> None:
    assert found(row("x", "_GoBack", *marks("klima", "perspektive"))) == ["klima"]


def test_a_long_id_is_told_by_its_shortened_bookmark() -> None:
    long = placed("abcdefghijklmnopqrstuvwxyz-12345", (para("lang"),))
    (result,) = identify([row("x", bookmark_name(long.id, "arbeitsstand"))], [*KNOWN, long], fields=FIELDS)
    assert result.id == long.id


def test_a_pasted_copy_is_a_new_row_and_says_of_what() -> None:
    copy = [f"{name}_Copy_1" for name in marks("klima")]
    assert identities(row("Kopie", *copy), row("Klimaschutz", *marks("klima"))) == (
        Identity(None, "Kopie", copy_of="klima"),
        Identity("klima", "Textmarke"),
    )


def test_a_copy_whose_original_is_gone_is_the_measure() -> None:
    assert found(row("x", *(f"{name}_Copy_1_Copy_2" for name in marks("klima")))) == ["klima"]


def test_one_bookmark_of_its_own_outvotes_any_number_of_copies() -> None:
    copy = row("Klimaschutz in der Verwaltung", *(f"{name}_Copy_1" for name in marks("klima")))
    assert found(copy, row("x", *marks("klima", "art"))) == [None, "klima"]


def test_of_two_rows_with_the_same_bookmarks_the_one_with_more_of_them_is_the_measure() -> None:
    assert found(row("Klimaschutz", *marks("klima", "art")), row("x", *marks("klima"))) == [None, "klima"]


def test_of_two_rows_with_equally_many_bookmarks_the_more_alike_is_the_measure_else_the_first() -> None:
    one, other = row("etwas anderes", *marks("klima")), row("Klimaschutz in der Stadt", *marks("klima"))
    assert found(one, other) == [None, "klima"]
    assert found(other, other) == ["klima", None]


def test_a_row_with_the_bookmarks_of_two_measures_is_the_one_with_more_and_names_the_other() -> None:
    joined = row("beides", *marks("klima"), *marks("elbe-partner", "thema"))
    assert identities(joined) == (Identity("klima", "Textmarke", also=("elbe-partner",)),)


def test_a_visible_number_tells_a_row_without_bookmarks() -> None:
    numbers = {"7": "klima", "9": "unbekannt"}
    assert identities(row("x", number="7"), row("y", number="9"), row("z", number="1"), numbers=numbers) == (
        Identity("klima", "Nummer"),
        Identity(None, "neu"),
        Identity(None, "neu"),
    )


def test_bookmarks_outvote_a_number() -> None:
    assert found(row("x", *marks("elbe-partner"), number="7"), numbers={"7": "klima"}) == ["elbe-partner"]


def test_likeness_tells_a_row_without_any_mark_and_says_how_much() -> None:
    (result,) = identities(row("Partnerschaft von Gemeinden an der Elbe"))
    assert result.id == "elbe-partner"
    assert result.reason.startswith("Thema zu 9")


def test_likeness_gives_no_id_that_a_bookmark_has_given() -> None:
    assert found(row("Klimaschutz in der Verwaltung"), row("x", *marks("klima"))) == [None, "klima"]


def test_a_row_like_nothing_known_is_new() -> None:
    assert identities(row("Radweg nach Schönebeck")) == (Identity(None, "neu"),)


def test_the_issued_text_of_a_measure_goes_before_its_later_one() -> None:
    later = placed("klima", (para("Wärmenetz"),))
    (result,) = identify([row("Klimaschutz in der Verwaltung")], [*KNOWN, later], fields=FIELDS)
    assert result.id == "klima"


@given(st.lists(st.sampled_from([*marks("klima"), *marks("elbe-partner"), "_GoBack"]), max_size=6), st.data())
def test_no_id_is_given_twice(bookmarks: list[str], data: st.DataObject) -> None:
    rows = [row(data.draw(st.sampled_from(["Klimaschutz", "x"])), *bookmarks[start : start + 2]) for start in range(4)]
    given_ids = [name for name in found(*rows) if name is not None]
    assert len(given_ids) == len(set(given_ids))


def test_without_rows_or_measures_there_is_nothing_to_tell() -> None:
    nothing: list[Placed] = []
    assert identify([], KNOWN, fields=FIELDS) == ()
    assert identify([row("x", *marks("klima"))], nothing, fields=FIELDS) == (Identity(None, "neu"),)
