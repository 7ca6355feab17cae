"""A text that was cut off is refused wherever the cut is; a person who knows better can go on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikz_report.errors import SourceError
from ikz_report.readers.annex_text import read_annex
from tests.readers.annexes import CHARTS, FIRST, HEAD, SECOND, TITLE, YEAR, doubts, row, text, unit

LAST_WORDS = "Maßnahmen der Interkommunalen Zusammenarbeit 2014"
WHOLE = text(
    unit("Amt"), row(), "Kategorie II", "Einleitung", "- Leitsatz", HEAD, unit("Amt"), row(arbeitsstand="läuft")
)


def refusal(raw: bytes, *, incomplete: bool = False) -> str:
    with pytest.raises(SourceError) as caught:
        read_annex(raw, "anhang.txt", YEAR, incomplete=incomplete)
    message = str(caught.value)
    assert message.startswith("anhang.txt:")
    assert message.endswith("Es wurde nichts geschrieben.")
    return message


@pytest.mark.parametrize("seed", range(200))
def test_the_real_annex_cut_anywhere_is_refused(annex: Path, seed: int) -> None:
    raw = annex.read_bytes()
    chance = random.Random(seed)
    ends = [at + 1 for at, byte in enumerate(raw) if byte == ord("\n")]
    cut = chance.choice(ends) if seed % 2 else chance.randrange(len(raw))
    if cut >= raw.index(LAST_WORDS.encode()) + len(LAST_WORDS.encode()):
        assert read_annex(raw[:cut], annex.name, YEAR).report == read_annex(raw, annex.name, YEAR).report
    else:
        refusal(raw[:cut])


@settings(deadline=None)
@given(st.integers(0, WHOLE.index(CHARTS[-1].encode()) + len(CHARTS[-1].encode()) - 1))
def test_an_invented_annex_cut_anywhere_is_refused(cut: int) -> None:
    refusal(WHOLE[:cut])


def test_a_cut_behind_the_last_chart_loses_nothing() -> None:
    assert read_annex(WHOLE.rstrip(), "anhang.txt", YEAR) == read_annex(WHOLE, "anhang.txt", YEAR)


# What the sentence says


def test_it_says_what_is_missing_behind_which_line() -> None:
    message = refusal(text(unit("Amt"), row("Ein gemeinsamer Winterdienst"), charts=()))
    assert message.startswith(
        "anhang.txt:7: Hinter dieser Zeile („interkommunal Ein gemeinsamer Winterdienst“) fehlt die Seite „Vergleich "
        "der Maßnahmen … zum Vorjahr“. Die Datei ist wohl abgeschnitten: bitte vollständig speichern"
    )
    assert "Ist der Text so vollständig, bitte mit --incomplete einlesen." in message


def test_a_long_last_line_is_quoted_by_its_beginning_and_without_tags() -> None:
    message = refusal(text(unit("Amt"), row(arbeitsstand='<ul style="x"> • ' + "lang " * 40), charts=()))
    assert "(„interkommunal Thema • lang lang lang lang lang …“)" in message


@pytest.mark.parametrize("more", [(), ("Einleitung",), ("Einleitung", HEAD)])
def test_a_category_without_its_table_is_missing_it(more: tuple[str, ...]) -> None:
    message = refusal(text(unit("Amt"), row(), "Kategorie II (Priorität)", *more, charts=()))
    assert "fehlt die Tabelle von „Kategorie II (Priorität)“ und die Seite „Vergleich" in message


def test_a_category_that_an_introduction_names_must_come() -> None:
    raw = text(unit("Amt"), row(), "Kategorie II", "Alles, was nicht Kategorie III ist", HEAD, unit("Amt"), row())
    assert "fehlt die Kategorie III (weiter oben genannt)." in refusal(raw)


@pytest.mark.parametrize(
    ("before", "behind", "missing"),
    [
        ("Kategorie I", "Kategorie III", "II"),
        ("Kategorie 1", "Kategorie 3", "2"),
        ("Kategorie III", "Kategorie V", "IV"),
    ],
)
def test_a_category_left_out_between_two_others_is_missing(before: str, behind: str, missing: str) -> None:
    raw = text(unit("Amt"), row(), behind, HEAD, unit("Amt"), row(), heading=before)
    assert refusal(raw).startswith(f"anhang.txt:8: Vor „{behind}“ fehlt die Kategorie {missing}.")


def test_an_annex_without_its_beginning_is_missing_the_first_category() -> None:
    assert "Vor „Kategorie II (hohe Priorität)“ fehlt die Kategorie I." in refusal(
        text(unit("Amt"), row(), heading=SECOND, title="")
    )


@pytest.mark.parametrize("charts", [CHARTS[:1], CHARTS[:2]])
def test_the_closing_page_must_have_the_chart_of_the_year(charts: tuple[str, ...]) -> None:
    message = refusal(text(unit("Amt"), row(), charts=charts))
    assert "fehlt das Diagramm „Maßnahmen … 2014“." in message


@pytest.mark.parametrize("last", [row(), "interkom", HEAD[:8], "- Leitsatz", "Kategorie I"])
def test_a_file_that_ends_inside_a_line_is_cut_off(last: str) -> None:
    raw = text(unit("Amt"), row(), charts=()).rstrip() + f"\n{last}".encode()
    assert refusal(raw).startswith("anhang.txt:8: Die Datei endet mitten in einer Zeile, ohne Zeilenende.")


def test_a_closing_page_that_ends_inside_a_title_is_cut_off() -> None:
    assert "Die Datei endet mitten in einer Zeile" in refusal(WHOLE.rstrip()[:-3])


def test_a_file_that_ends_inside_a_character_is_cut_off() -> None:
    raw = f"{TITLE}\n{FIRST}\nEinleitung zur Qualit".encode() + "ä".encode()[:1]
    assert refusal(raw).startswith("anhang.txt:3: Die Datei endet mitten in einem Zeichen.")


# The way on


def test_a_text_known_to_end_here_is_read_and_what_it_lacks_is_listed() -> None:
    found = read_annex(
        text(unit("Amt"), row(perspektive="offen"), charts=()).rstrip(), "anhang.txt", YEAR, incomplete=True
    )
    assert [measure.id for measure in found.report.measures()] == ["thema"]
    assert found.report.charts == ()
    assert "Die Datei endet mitten in einer Zeile, ohne Zeilenende. So eingelesen (--incomplete)." in doubts(found, 7)
    (lacking,) = [doubt for doubt in doubts(found, 7) if "Vergleich der Maßnahmen" in doubt]
    assert lacking.endswith("So eingelesen (--incomplete).")


def test_a_whole_text_is_read_alike_with_and_without_the_option() -> None:
    assert read_annex(WHOLE, "anhang.txt", YEAR, incomplete=True) == read_annex(WHOLE, "anhang.txt", YEAR)


@pytest.mark.parametrize("cut", ["interkommunal\tThema", row(thema="<p>mitten im")])
def test_a_row_that_cannot_be_read_is_refused_all_the_same(cut: str) -> None:
    message = refusal(text(unit("Amt"), cut, charts=()), incomplete=True)
    assert "Die Datei ist wohl abgeschnitten" in message
