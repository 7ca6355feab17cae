"""What a clerk is told about broken YAML, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import MarkedYAMLError

from ikz_report.register.source import Source
from ikz_report.register.syntax_errors import explain
from tests.register.register_files import HEAD, MEASURES, SAMPLE, all_problems, problems, write_register

QUOTES = "Bitte den ganzen Text in Anführungszeichen setzen."
INDENT = (
    "Die Einrückung stimmt nicht: Felder derselben Maßnahme und Punkte derselben Liste stehen genau untereinander (mit "
    "Leerzeichen)."
)
TAB = "Tabulator in der Einrückung. Bitte durch Leerzeichen ersetzen."
UNCLOSED = "Dieses Anführungszeichen wird nirgends geschlossen. Bitte ergänzen."
BRACKET = (
    "Hier fehlt ein Wert, oder eine Klammer oder ein Komma steht zu viel. Ein Text, der mit einer Klammer oder einem "
)
BRACKET += "Komma beginnt, gehört in Anführungszeichen."
AFTER = "Nach dem schließenden Anführungszeichen oder der Klammer steht noch Text. Der ganze Text gehört in "
AFTER += "Anführungszeichen; Anführungszeichen im Text selbst: „ und “ oder in '…'."
BLOCK = f"Nach „|“ oder „>“ muss eine neue Zeile beginnen. Ist es Text? {QUOTES}"
PERCENT = "Eine Zeile darf nicht mit „%“ beginnen. Bitte löschen oder in Anführungszeichen setzen."
BACKSLASH = "Ein „\\“ zwischen \" und \" leitet ein Sonderzeichen ein. Bitte einfache Anführungszeichen '…' nehmen."
STRAY = f"Ein Text mit Doppelpunkt und Leerzeichen ist so nicht erlaubt. {QUOTES}"
BLANK = "Nach dem Doppelpunkt fehlt ein Leerzeichen."


def begins(sign: str) -> str:
    return f"Ein Text, der mit „{sign}“ beginnt, ist hier nicht erlaubt. {QUOTES}"


THEMA = [  # the text after „thema: “ at 6:12, and what is said
    ("a: b", f"6:13: Zweiter Doppelpunkt mit Leerzeichen in einer Zeile. {QUOTES}"),
    ("Thema zwei:", f"6:22: Ein Doppelpunkt am Ende eines Textes ist so nicht erlaubt. {QUOTES}"),
    ("x\n\tart: d", f"7:1: {TAB}"),
    ("|\n\tx", f"7:1: {TAB}"),
    ("Text\n      geht weiter: so", f"7:18: {STRAY}"),
    ('"x\nart: y\n', f"6:12: {UNCLOSED}"),
    ("'x\n", f"6:12: {UNCLOSED}"),
    ('"x\n---\n"', "6:12: Dieses Anführungszeichen wird vor „---“ nicht geschlossen."),
    ("[x, y\n", "6:12: Diese Klammer „[“ wird nicht mit „]“ geschlossen, oder ein Komma fehlt."),
    ("{x: 1\n", "6:12: Diese Klammer „{“ wird nicht mit „}“ geschlossen, oder ein Komma fehlt."),
    ("]", f"6:12: {BRACKET}"),
    (", b", f"6:12: {BRACKET}"),
    ("[x:]", f"6:14: Ein Doppelpunkt am Ende eines Textes ist in Klammern nicht erlaubt. {QUOTES}"),
    ("%x", f"6:12: {begins('%')}"),
    ("@x", f"6:12: {begins('@')}"),
    ("`x", f"6:12: {begins('`')}"),
    ("- x", f"6:12: {begins('- ')}"),
    ("? x", f"6:12: {begins('? ')}"),
    ("*wichtig* ist", f"6:12: {begins('*')}"),
    ("& Co.", f"6:12: {begins('&')}"),
    ("!e!x y", f"6:12: {begins('!')}"),
    ("!<x y", f"6:12: {begins('!')}"),
    ("|x\n      y", f"6:12: {BLOCK}"),
    (">0\n      y", f"6:12: {BLOCK}"),
    ('"x" y', f"6:16: {AFTER}"),
    ("'it's'", f"6:16: {AFTER}"),
    ("x\n%YAML", f"7:1: {PERCENT}"),
    ('"C:\\quelle"', f"6:15: {BACKSLASH}"),
    ('"C:\\xyz"', f"6:17: {BACKSLASH}"),
    ('"\\ud800"', "6:13: Das Zeichen U+D800 gibt es nicht. Bitte das gemeinte Zeichen selbst schreiben."),
    ('"\\U00110000"', "6:13: Das Zeichen U+00110000 gibt es nicht. Bitte das gemeinte Zeichen selbst schreiben."),
    ("x\n   perspektive: y", f"7:4: {INDENT}"),
    ("x\n     perspektive: y", f"7:6: {INDENT}"),
    ("\n      - a\n     - b", f"8:6: {INDENT}"),
    ("x\n    perspektive:y\n    arbeitsstand: z", f"7:17: {BLANK}"),
    (
        "x\n    und weiter\n    arbeitsstand: z",
        "7:5: Zu „und weiter“ fehlt ein Feldname mit Doppelpunkt. Gehört die Zeile zum Text darüber, ist sie tiefer "
        "einzurücken.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), THEMA, ids=[repr(text) for text, _ in THEMA])
def test_broken_yaml_is_explained_at_the_place_of_the_mistake(text: str, expected: str, tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, HEAD + text) == [expected]


FILES = [
    (" dienststelle: umweltamt\nmassnahmen: []\n", f"2:1: {INDENT}"),
    ("Umweltamt: Maßnahmen: 2014", f"1:21: Zweiter Doppelpunkt mit Leerzeichen in einer Zeile. {QUOTES}"),
    ("x" * 1100 + ": y", f"1:1101: {STRAY}"),
    ("dienststelle:umweltamt\nmassnahmen: []\n", f"1:14: {BLANK}"),
    ("%YAML 3.0\n---\ndienststelle: umweltamt\n", f"1:1: {PERCENT}"),
    (
        "dienststelle: umweltamt\n---\nmassnahmen: []\n",
        "2:1: Hier beginnt mit „---“ ein zweites Dokument. Eine Datei hat nur eines: bitte die Zeile löschen.",
    ),
    ("[" * 100_000, "1:25: Tiefer als 24 Ebenen verschachtelt. Bitte Klammern prüfen."),
    ("{a: " * 50_000, "1:97: Tiefer als 24 Ebenen verschachtelt. Bitte Klammern prüfen."),
    ("- " * 100_000, "1:49: Tiefer als 24 Ebenen verschachtelt. Bitte Klammern prüfen."),
]


@pytest.mark.parametrize(("text", "expected"), FILES, ids=[repr(text[:20]) for text, _ in FILES])
def test_a_file_broken_as_a_whole_is_explained(text: str, expected: str, tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, text) == [expected]


@pytest.mark.parametrize("text", ["", "# nur eine Bemerkung\n", "---\n"])
def test_an_empty_file_is_a_problem(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, text) == ["Die Datei ist leer. Bitte füllen oder löschen."]


def test_only_the_first_syntax_error_of_each_file_is_told_but_of_every_file(tmp_path: Path) -> None:
    texts = dict.fromkeys(SAMPLE, "a: b: c: d\n- e")
    assert [line.rsplit(":", 3)[0] for line in all_problems(write_register(tmp_path, texts))] == [
        f"data/{name}:1:5: Zweiter Doppelpunkt mit Leerzeichen in einer Zeile. {QUOTES}".rsplit(":", 3)[0]
        for name in sorted(SAMPLE)
    ]


def test_windows_and_old_line_ends_count_as_lines(tmp_path: Path) -> None:
    for end in ("\r\n", "\r"):
        text = (HEAD + "x\n    foo: y\n").replace("\n", end)
        assert problems(tmp_path, MEASURES, text)[0].startswith("7:5: Unbekanntes Feld „foo“.")


def test_a_message_of_the_parser_that_nobody_foresaw_is_shown_as_it_is() -> None:
    error = MarkedYAMLError(problem="found something new")
    assert explain(error, Source("x", "y")) == (0, "Hier ist die Datei kein gültiges YAML (found something new).")


PIECES = st.sampled_from(
    [
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        ": ",
        "?",
        "[",
        "]",
        "{",
        "}",
        ",",
        '"',
        "'",
        "|",
        ">",
        "&a",
        "*a",
        "!",
        "%",
        "@",
        "`",
    ]
    + [
        " #",
        "<b>",
        "</b>",
        "\\",
        "\t",
        "---\n",
        "...\n",
        "id",
        "thema",
        "text",
        "punkte",
        "absatz",
        "x",
        "ä",
        "\x00",
        "é",
    ]
)


@pytest.mark.parametrize("text", ["*Wissen teilen", "{{ x }} und &y"])
def test_what_only_follows_from_a_mistake_in_the_same_line_is_not_told(tmp_path: Path, text: str) -> None:
    (told,) = problems(tmp_path, MEASURES, HEAD + text)
    assert "gehört in Anführungszeichen" in told


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_text_whatsoever_ends_in_anything_but_problems(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("register")
    found = problems(folder, MEASURES, HEAD + text)
    assert all(not line.startswith("data/") for line in found)
    assert problems(folder, MEASURES, text)
