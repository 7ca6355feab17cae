"""``import`` never writes a register that ``check`` would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikz_report.register import load_report
from tests.commands.conftest import Call
from tests.readers import annexes, word_annexes
from tests.readers.annexes import FIRST, row, text, unit
from tests.wordxml import write

LONG = "wort " * 400_000
LENGTH = "Der Text hat {} Zeichen; höchstens 100.000 haben in einer Zelle Platz. Bitte kürzen."
NOTHING = "Es wurde nichts geschrieben."
DEEP = " ".join(f"<ul> Ebene {level}" for level in range(1, 13))


def intro(line: str) -> bytes:
    """An annex with a line below the first category's heading."""
    return text(unit("Umweltamt"), row()).replace(FIRST.encode(), f"{FIRST}\n{line}".encode())


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(call: Call, raw: bytes) -> list[str]:
    """What is said of an annex that is refused."""
    Path("alt.txt").write_bytes(raw)
    code, _, err = call("import", "alt.txt", "--year", "2014")
    assert (code, Path("data").exists()) == (2, False)
    return err.strip().removeprefix("Fehler: ").split("\n")


TEXTS = {
    "a cell": (text(unit("Umweltamt"), row(arbeitsstand=LONG)), "7: Arbeitsstand", "1.999.999"),
    "an Art": (text(unit("Umweltamt"), row(art=LONG)), "7: Art", "1.999.999"),
    "a note": (text(unit("Umweltamt"), LONG, row()), "7: Hinweis „wort wort wort wort wort wort…“", "1.999.999"),
    "an intro": (intro(LONG), "4: Einleitung", "1.999.999"),
    "a Leitsatz": (intro(f"- {LONG}"), "4: Leitsätze", "1.999.999"),
    "a title": (text(unit("Umweltamt"), row(), title=f"IKZ 2014 {LONG}"), "1: Titel", "2.000.008"),
    "paragraphs": (text(unit("Umweltamt"), row(f"<p>{'x' * 99_998}</p><p>y</p>")), "7: Thema", "100.002"),
    "emphasis": (text(unit("Umweltamt"), row("<b>x</b> a " * 10_001)), "7: Thema", "110.010"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_too_long_for_the_register_is_refused_with_its_line(empty: Path, call: Call, name: str) -> None:
    raw, place, length = TEXTS[name]
    assert refused(call, raw) == [f"alt.txt:{place}: {LENGTH.format(length)}", NOTHING]


def test_a_text_of_just_the_length_that_the_register_takes_is_read(empty: Path, call: Call) -> None:
    Path("alt.txt").write_bytes(text(unit("Umweltamt"), row("x" * 100_000), row(f"<p>{'y' * 99_996}</p><p>z</p>")))
    assert call("import", "alt.txt", "--year", "2014")[0] == 0
    assert len(list(load_report(Path("data"), 2014).measures())) == 2


def test_all_texts_that_are_too_long_are_told_at_once(empty: Path, call: Call) -> None:
    raw = text(unit("Umweltamt"), row(perspektive=LONG), row(LONG))
    told = [f"alt.txt:7: Perspektive: {LENGTH}", f"alt.txt:8: Thema: {LENGTH}"]
    assert refused(call, raw) == [*(line.format("1.999.999") for line in told), NOTHING]


def test_a_long_text_of_a_word_file_is_refused_with_table_row_and_cell(empty: Path, call: Call) -> None:
    table = word_annexes.tbl(word_annexes.HEAD, word_annexes.across("Umweltamt"), word_annexes.row("x", "y" * 100_001))
    write(Path("alt.docx"), word_annexes.docx(*word_annexes.FRONT, table).parts)
    code, _, err = call("import", "alt.docx", "--year", "2014")
    assert (code, Path("data").exists()) == (2, False)
    assert err == (
        f"Fehler: alt.docx: Tabelle 1, Zeile 3, Zelle 3: Arbeitsstand: {LENGTH.format('100.001')}\n{NOTHING}\n"
    )


@pytest.mark.parametrize(
    "raw",
    [
        intro(f"- {DEEP}"),
        text(unit("Umweltamt"), row(DEEP)),
        text(unit("AUX"), row()),
        text(unit("Umweltamt"), row(), title="Anhang_2014"),
    ],
    ids=["levels of a Leitsatz", "levels of a cell", "a device's name", "a year in a word"],
)
def test_what_the_register_would_not_take_as_it_stands_is_made_fit(empty: Path, call: Call, raw: bytes) -> None:
    Path("alt.txt").write_bytes(raw)
    assert call("import", "alt.txt", "--year", "2014")[0] == 0
    assert call("check", "2014")[0] == 0


def test_levels_of_a_leitsatz_that_are_too_deep_are_listed(empty: Path) -> None:
    imported = annexes.read_annex(intro(f"- {DEEP}"), "alt.txt", 2014)
    assert "mehr als 9 Ebenen; alles Tiefere steht auf Ebene 9." in annexes.doubts(imported, 4)


def test_anything_else_that_check_would_refuse_is_refused(empty: Path, call: Call) -> None:
    rows = [row("x " * 49_000) for _ in range(350)]
    assert refused(call, text(unit("Umweltamt"), *rows)) == [
        f"alt.txt: Das Register, das daraus entstünde, hat Fehler. {NOTHING} Bitte diese Texte in der Datei ändern:",
        "data/2014/massnahmen/umweltamt.yaml: Die Datei ist größer als 32 MB und wird nicht gelesen. Gehört sie "
        "hierher?",
    ]
