"""Behind a mistake in the YAML, reading goes on: later mistakes are told in the same run, and nothing that follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikz_report.register.resume import MAX_AGAIN
from tests.register.register_files import MEASURES, ORGANISATION, REPORT, SAMPLE, all_problems, problems, write_register
from tests.register.test_syntax_problems import INDENT, QUOTES, TAB, THEMA, UNCLOSED, begins

STRAY = f"Zweiter Doppelpunkt mit Leerzeichen in einer Zeile. {QUOTES}"
TEXTS = [text.rstrip("\n") for text, _ in THEMA if text != '"x\nart: y\n']
START = "dienststelle: umweltamt\nmassnahmen:\n"


def entry(number: int, thema: str = "x") -> str:
    return f"  - id: m{number}\n    kategorie: I\n    art: [vertikal]\n    thema: {thema}\n"


def file(*themes: str) -> str:
    return START + "".join(entry(number, text) for number, text in enumerate(themes))


def places(found: list[str]) -> list[str]:
    return [line.partition(": ")[0] for line in found]


def test_problems_before_and_mistakes_behind_are_told_in_one_run(tmp_path: Path) -> None:
    text = START + (
        "  - id: A B\n    kategorie: IX\n    art: [foo]\n    tema: x\n"
        "  - id: b\n    kategorie: I\n    art: [vertikal]\n    thema: a: b\n"
        "  - id: c\n    kategorie: I\n    art: [vertikal]\n\tthema: y\n"
        '  - id: d\n    kategorie: I\n    art: [vertikal]\n    thema: "offen\n'
        "  - id: e\n    kategorie: X\n    art: [vertikal]\n    thema: y\n"
    )
    found = problems(tmp_path, MEASURES, text)
    assert places(found) == ["3:5", "3:9", "4:16", "5:11", "6:5", "10:13", "14:1", "18:12", "20:16"]
    assert found[5:8] == [f"10:13: {STRAY}", f"14:1: {TAB}", f"18:12: {UNCLOSED}"]


@pytest.mark.parametrize("text", TEXTS, ids=[repr(text) for text in TEXTS])
def test_a_mistake_in_an_entry_leaves_the_others_as_they_are(text: str, tmp_path: Path) -> None:
    (alone,) = problems(tmp_path, MEASURES, file("x", text))
    told = problems(tmp_path, MEASURES, file("x", text, "y", "[[z]]"))
    assert told[0] == alone
    assert [line.split(": ")[1] for line in told[1:]] == ["Hier gehört ein Text hin, keine Liste. Unterpunkte stehen "
                                                         "unter „punkte“ neben „text“; ein Text, der mit „[“ oder "
                                                         "„- “ beginnt, gehört in Anführungszeichen."]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=[repr(text) for text in TEXTS])
def test_each_of_two_mistakes_is_told(text: str, tmp_path: Path) -> None:
    first = file("a: b", "x")
    (alone,) = problems(tmp_path, MEASURES, file("x", text))
    line, _, rest = alone.partition(":")
    assert problems(tmp_path, MEASURES, first + entry(2, text)) == [f"6:13: {STRAY}", f"{int(line) + 4}:{rest}"]


def test_a_list_that_is_not_moved_in_is_read_on_too(tmp_path: Path) -> None:
    text = file("a: b", "x", "c: d", "<b>").replace("\n    ", "\n  ").replace("\n  - ", "\n- ")
    assert places(problems(tmp_path, MEASURES, text)) == ["6:11", "14:11", "18:10"]


def test_an_entry_that_ends_at_a_mistake_lacks_nothing(tmp_path: Path) -> None:
    text = START + "  - id: a\n    kategorie: I\n   art: [vertikal]\n    thema: x\n" + entry(2, "<u>")
    assert places(problems(tmp_path, MEASURES, text)) == ["5:4", "10:12"]
    text = START + "  - id: a\n    kategorie: I\n art: [vertikal]\n    thema: x\n" + entry(2, "<u>")
    assert problems(tmp_path, MEASURES, text)[0] == f"5:2: {INDENT}"
    assert places(problems(tmp_path, MEASURES, text)) == ["5:2", "10:12"]


def test_behind_a_field_of_the_file_the_next_one_is_read(tmp_path: Path) -> None:
    text = file("<b>").replace("umweltamt", "um: welt")
    assert places(problems(tmp_path, MEASURES, text)) == ["1:17", "6:12"]
    text = file("<b>").replace("dienststelle: ", "abschnitte:\n  - {kategorie: I}\n  - {kategorie: I\ndienststelle: ")
    assert places(problems(tmp_path, MEASURES, text)) == ["3:5", "9:12"]


def test_a_field_that_stands_twice_is_told_behind_a_mistake(tmp_path: Path) -> None:
    text = file("a: b", "x") + "massnahmen: []\n"
    assert problems(tmp_path, MEASURES, text)[1:] == [
        "11:1: Das Feld „massnahmen“ steht hier schon in Zeile 2. Bitte eines löschen."
    ]


def test_measures_are_not_judged_by_a_table_that_could_not_be_read(tmp_path: Path) -> None:
    name = "2014/massnahmen/amt-fuer-statistik.yaml"
    assert "    tabelle: austausch\n" in SAMPLE[name]
    text = SAMPLE[name].replace("    tabelle: austausch\n", "    tabelle: a: b\n")
    assert [line.partition(": ")[2] for line in problems(tmp_path, name, text)] == [STRAY]


@pytest.mark.parametrize("typed", ["massnahmen", "[assnahmen:", "massnahm#"])
def test_entries_of_a_field_whose_name_is_a_mistake_are_not_taken_for_those_of_the_one_above(
    typed: str, tmp_path: Path
) -> None:
    text = file("x").replace("massnahmen:", f"abschnitte:\n  - {{kategorie: I}}\n{typed}")
    (told,) = problems(tmp_path, MEASURES, text)
    assert told.startswith("4:1: Zu „")


def test_an_entry_whose_text_goes_on_without_being_moved_in_lacks_nothing(tmp_path: Path) -> None:
    text = START + "  - id: a\n    thema: x\nund weiter\n    kategorie: I\n    art: [vertikal]\n"
    (told,) = problems(tmp_path, MEASURES, text)
    assert told.startswith("5:1: Zu „und weiter“ fehlt ein Feldname mit Doppelpunkt.")


@pytest.mark.parametrize("field", ["art", "thema"])
def test_columns_that_could_not_be_read_are_missed_nowhere(field: str, tmp_path: Path) -> None:
    line = f"\n  - {{feld: {field}, "
    assert line in SAMPLE[REPORT]
    (told,) = problems(tmp_path, REPORT, SAMPLE[REPORT].replace(line, line.replace(field, f"@{field}")))
    assert told.endswith(begins("@"))


def test_a_list_that_lost_its_only_entry_is_not_called_empty(tmp_path: Path) -> None:
    before, _, behind = SAMPLE[REPORT].partition("arten:\n")
    text = f"{before}arten:\n  - inter: kommunal: x\nspalten:\n{behind.partition('spalten:')[2]}"
    assert problems(tmp_path, REPORT, text) == [f"6:20: {STRAY}"]


def test_a_field_that_is_missing_in_the_file_is_told_beside_a_mistake_in_an_entry(tmp_path: Path) -> None:
    text = file("a: b").removeprefix("dienststelle: umweltamt\n")
    assert places(problems(tmp_path, MEASURES, text)) == ["1:1", "5:13"]


def test_a_character_that_is_not_allowed_is_told_behind_a_mistake(tmp_path: Path) -> None:
    assert places(problems(tmp_path, MEASURES, file("a: b", "x\x07"))) == ["6:13", "10:13"]


def test_what_a_bracket_swallowed_is_read_again(tmp_path: Path) -> None:
    assert places(problems(tmp_path, MEASURES, file("[x", "C #1", "y"))) == ["6:12", "10:14"]


def test_in_a_text_that_is_not_closed_no_field_begins(tmp_path: Path) -> None:
    assert places(problems(tmp_path, MEASURES, file('"x\nart: y', "[[z]]"))) == ["6:12"]


@pytest.mark.parametrize(
    ("name", "old", "new", "other", "wrong"),
    [
        (REPORT, "  - nummer: I\n", "  - nummer: I: b\n", "jahr: 2014\n", "jahr: 20x4\n"),
        (ORGANISATION, "    name: Dezernat III\n", "    name: a: b\n", "  - nummer: IV\n", "  - numer: IV\n"),
    ],
)
def test_other_files_are_judged_by_none_that_was_read_in_part(
    name: str, old: str, new: str, other: str, wrong: str, tmp_path: Path
) -> None:
    assert old in SAMPLE[name]
    assert other in SAMPLE[name]
    found = all_problems(write_register(tmp_path, {**SAMPLE, name: SAMPLE[name].replace(old, new)}))
    assert [line.partition(": ")[2] for line in found] == [STRAY]
    text = SAMPLE[name].replace(old, new).replace(other, wrong)
    assert STRAY in "".join(found := problems(tmp_path, name, text))
    assert len(found) > 1


def test_a_large_file_is_not_read_again_and_again(tmp_path: Path) -> None:
    filler = "# " + "x" * (MAX_AGAIN // 4) + "\n"
    text = file(*["a: b"] * 50) + filler
    assert len(problems(tmp_path, MEASURES, text)) == 1 + MAX_AGAIN // len(text)
