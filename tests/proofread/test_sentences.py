"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.proofread.sentences import ends_in_abbreviation, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ein Satz. Noch einer! Und einer?", 3),
        ("Das gilt z. B. Halle und Burg.", 1),
        ("Die 3. Konferenz am 26. November tagt.", 1),
        ("Das Institut (Abt. Musik) forscht. Es berichtet.", 2),
        ("Das I. Quartal beginnt. Das II. Quartal folgt.", 2),
        ("Der Verein e. V. Halle lädt ein.", 1),
        ("Er sagt: „Ja.“ Dann geht er.", 2),
        ("erste Zeile\nzweite Zeile", 2),
        ("Was nun? „Nichts.“", 2),
        ("... Ende", 2),
        ("", 0),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@given(st.text(st.sampled_from("aB.!? \n„“1V"), max_size=40))
def test_sentences_are_stretches_of_the_text_and_lose_only_blanks(text: str) -> None:
    found = list(sentences(text))
    assert all(text[each.start : each.end] == each.text for each in found)
    assert "".join("".join(each.text.split()) for each in found) == "".join(text.split())


def test_an_abbreviation_at_the_end_is_known() -> None:
    assert ends_in_abbreviation("Treffen in Halle usw.")
    assert ends_in_abbreviation("Verein der Freunde e. V.")
    assert not ends_in_abbreviation("Die Stadt baut.")
    assert not ends_in_abbreviation("am 03.04.2014.")
