"""Words are taken from a text as a reader takes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.proofread.spelling.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("die Kultur- und Musiklandschaft", ["die", "Kultur-", "und", "Musiklandschaft"]),
        ("Imagebildung, -ausprägung", ["Imagebildung", "-ausprägung"]),
        ("Bürger:innen und Bürger*innen", ["Bürgerinnen", "und", "Bürgerinnen"]),
        ("Mitarbeiter/-innen, Schüler(innen), Fachwirt/-in", ["Mitarbeiterinnen", "Schülerinnen", "Fachwirtin"]),
        ("UmweltamtsleiterInnenkonferenz", ["Umweltamtsleiterinnenkonferenz"]),
        ("Halle/Innenstadt", ["Halle", "Innenstadt"]),
        ("www.biblio24.de und amt@stadt.example, biblio24.de/pfad", ["und"]),
        ("am 31.12.2014 um 12 Uhr, 3D-Modell", ["am", "um", "Uhr", "3D-Modell"]),
        ("wie geht's den SPDi's", ["wie", "geht's", "den", "SPDi's"]),
        ("[[jahr]] Maßnahmen", ["Maßnahmen"]),
        ("Stadt – Land, Haus - Hof", ["Stadt", "Land", "Haus", "Hof"]),
        ("Otto-von-Guericke-Universität", ["Otto-von-Guericke-Universität"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens(text)] == words


@given(st.text(alphabet=st.sampled_from("aBÄß-/:*_('’.1 \n„“@"), max_size=60))
def test_words_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip() == text[token.start : token.end]
        assert token.word
        end = token.end
