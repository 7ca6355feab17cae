"""One change at a time in a file that a person wrote: which lines differ afterwards."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from ikz_report.errors import InputError, RegisterError
from ikz_report.model import Content, Item, Mark, Measure, Paragraph, Run
from ikz_report.register.edit import (
    AddMeasure,
    Change,
    MoveMeasure,
    RemoveMeasure,
    SetArt,
    SetCell,
    SetPlace,
    edit_measures,
)
from tests.samples import cells, item, para

WRITTEN = """\
# yaml
dienststelle: umweltamt   # Kopf
massnahmen:
  # erste
  - id: elbe # Beleg
    kategorie: I
    art: [interkommunal]   # Art
    thema: 'Partnerschaft
      an der Elbe'  # Thema
    arbeitsstand:   # Stand
      - eins   # ein
      # dazwischen
      - text: zwei
        punkte: [a, b]
        # zu zwei
      - "drei"
    perspektive: |   # Kopfzeile
      eine
      Zeile
    # Ende Elbe

  # zweite
  -
    id: klima
    kategorie: III
    art:
    - interkommunal  # i
    - intrakommunal
    thema: Klima
    perspektive:  # noch offen
# Schluss
"""
NEW = Measure("neu", ("vertikal",), cells(thema=(para("Neues"),)))


def difference(*changes: Change, text: str = WRITTEN) -> list[str]:
    """The lines that went and came."""
    after = edit_measures(text, "umweltamt.yaml", changes)
    lines = list(unified_diff(text.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


def test_no_change_gives_the_same_text() -> None:
    assert edit_measures(WRITTEN, "umweltamt.yaml", []) == WRITTEN


def test_what_is_so_already_changes_nothing() -> None:
    assert (
        difference(
            SetCell("elbe", "perspektive", (Paragraph((Run("eine\nZeile"),)),)),
            SetCell("klima", "perspektive", ()),
            SetArt("klima", ("interkommunal", "intrakommunal"), "interkommunal intrakommunal"),
            SetPlace("elbe", "I"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("field", "content", "lines"),
    [
        (
            "thema",
            (para("Neu"),),
            ["-    thema: 'Partnerschaft", "-      an der Elbe'  # Thema", "+    thema: 'Neu'  # Thema"],
        ),
        (
            "thema",
            (para("Neu"), para("zwei")),
            ["-    thema: 'Partnerschaft", "-      an der Elbe'  # Thema"]
            + ["+    thema: |  # Thema", "+      Neu", "+", "+      zwei"],
        ),
        (
            "perspektive",
            (item("Neu: a"),),
            ["-    perspektive: |   # Kopfzeile", "-      eine", "-      Zeile"]
            + ["+    perspektive:   # Kopfzeile", '+      - "Neu: a"'],
        ),
        (
            "perspektive",
            (para("neu"),),
            ["-    perspektive: |   # Kopfzeile", "-      eine", "-      Zeile", "+    perspektive: neu   # Kopfzeile"],
        ),
        (
            "perspektive",
            (),
            ["-    perspektive: |   # Kopfzeile", "-      eine", "-      Zeile", "+    # Kopfzeile"],
        ),
        (
            "arbeitsstand",
            (para("Text"),),
            ["-      - eins   # ein", "-      # dazwischen", "-      - text: zwei", "-        punkte: [a, b]"]
            + ["-        # zu zwei", '-      - "drei"']
            + ["+      Text", "+    # ein", "+    # dazwischen", "+    # zu zwei"],
        ),
    ],
)
def test_another_text_keeps_the_remarks_of_its_field(field: str, content: Content, lines: list[str]) -> None:
    assert difference(SetCell("elbe", field, content)) == lines


ONE, TWO, THREE = item("eins"), item("zwei", item("a"), item("b")), item("drei")


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ((ONE, TWO), ['-      - "drei"']),
        ((TWO, THREE), ["-      - eins   # ein", "+      # ein"]),
        ((ONE, THREE), ["-      - text: zwei", "-        punkte: [a, b]", "-        # zu zwei", "+      # zu zwei"]),
        ((ONE, TWO, THREE, item("vier")), ["+      - vier"]),
        ((item("null"), ONE, TWO, THREE), ['+      - "null"']),
        ((ONE, TWO, item("neu"), THREE), ["+      - neu"]),
        ((THREE, ONE, TWO), ['+      - "drei"', '-      - "drei"']),
        ((item("eins mehr"), TWO, THREE), ["-      - eins   # ein", "+      - eins mehr   # ein"]),
        ((ONE, item("zwo", *TWO.items), THREE), ["-      - text: zwei", "+      - text: zwo"]),
        ((ONE, item("zwei", item("a"), item("c")), THREE), ["-        punkte: [a, b]", "+        punkte: [a, c]"]),
        ((ONE, item("zwei"), THREE), ["-        punkte: [a, b]"]),
        (
            (ONE, item("zwei", item("a"), item("b", item("c"))), THREE),
            ["-        punkte: [a, b]", "+        punkte:", "+          - a", "+          - text: b"]
            + ["+            punkte:", "+              - c"],
        ),
        (
            (item("eins", item("u")), TWO, THREE),
            ["-      - eins   # ein", "+      - text: eins   # ein", "+        punkte:", "+          - u"],
        ),
        ((para("vorweg"), ONE, TWO, THREE), ["+      - absatz: vorweg"]),
    ],
    ids=lambda value: str(len(value)),
)
def test_of_a_list_only_the_items_that_differ_change(content: Content, lines: list[str]) -> None:
    assert difference(SetCell("elbe", "arbeitsstand", content)) == lines


def test_a_new_cell_stands_in_the_order_of_the_table() -> None:
    assert difference(SetCell("klima", "arbeitsstand", (item("neu"),))) == ["+    arbeitsstand:", "+      - neu"]
    after = edit_measures(WRITTEN, "x", [SetCell("klima", "arbeitsstand", (item("neu"),))])
    assert "thema: Klima\n    arbeitsstand:\n      - neu\n    perspektive:  # noch offen\n" in after


def test_an_empty_field_with_a_remark_is_filled_and_keeps_it() -> None:
    assert difference(SetCell("klima", "perspektive", (para("bald"),))) == [
        "-    perspektive:  # noch offen",
        "+    perspektive: bald  # noch offen",
    ]


def test_arten_in_brackets_and_in_lines_stay_what_they_are() -> None:
    assert difference(SetArt("elbe", ("vertikal", "interkommunal"), "alles")) == [
        "-    art: [interkommunal]   # Art",
        "+    art: [vertikal, interkommunal]   # Art",
        "+    art_wortlaut: alles",
    ]
    assert difference(SetArt("klima", ("intrakommunal", "vertikal"))) == [
        "-    - interkommunal  # i",
        "+    # i",
        "+    - vertikal",
    ]
    assert difference(SetArt("klima", ())) == [
        "-    art:",
        "-    - interkommunal  # i",
        "-    - intrakommunal",
        "+    art: []",
        "+    # i",
    ]


def test_a_wording_that_says_no_more_than_the_arten_may_stay() -> None:
    text = WRITTEN.replace("    thema: Klima", "    art_wortlaut: vertikal\n    thema: Klima")
    assert difference(SetArt("klima", ("vertikal",)), text=text) == [
        "-    - interkommunal  # i",
        "-    - intrakommunal",
        "+    - vertikal",
        "+    # i",
    ]
    assert "-    art_wortlaut: vertikal" in difference(SetArt("klima", ("intrakommunal",)), text=text)


def test_another_place_is_two_fields() -> None:
    assert difference(SetPlace("elbe", "III", "park")) == [
        "-    kategorie: I",
        "+    kategorie: III",
        "+    bereich: park",
    ]


def test_a_measure_goes_with_its_remarks_and_leaves_those_above_it() -> None:
    gone = difference(RemoveMeasure("elbe"))
    assert gone[0] == "-  - id: elbe # Beleg"
    assert gone[-1] == "-    # Ende Elbe"
    assert len(gone) == 16


def test_a_measure_that_moves_keeps_its_lines() -> None:
    moved = WRITTEN[WRITTEN.index("  -\n") : WRITTEN.index("# Schluss")].splitlines()
    lines = difference(MoveMeasure("klima"))
    assert [line for line in lines if line != "+"] == [*(f"+{line}" for line in moved), *(f"-{line}" for line in moved)]


def test_a_new_measure_stands_behind_the_one_named_with_the_blank_line_of_its_list() -> None:
    lines = ["+  - id: neu", "+    kategorie: I", "+    art: [vertikal]", "+    thema: Neues", "+"]
    assert difference(AddMeasure(NEW, "I", after="elbe")) == lines
    after = edit_measures(WRITTEN, "x", [AddMeasure(NEW, "I", after="elbe")])
    assert "    # Ende Elbe\n\n  - id: neu\n" in after
    assert difference(AddMeasure(NEW, "I")) == lines


def test_all_measures_may_go_and_others_come() -> None:
    empty = edit_measures(WRITTEN, "x", [RemoveMeasure("elbe"), RemoveMeasure("klima")])
    assert empty == ("# yaml\ndienststelle: umweltamt   # Kopf\nmassnahmen: []\n  # erste\n\n  # zweite\n# Schluss\n")
    assert difference(AddMeasure(NEW, "I"), text=empty)[:2] == ["-massnahmen: []", "+massnahmen:"]
    both = edit_measures(WRITTEN, "x", [RemoveMeasure("elbe"), RemoveMeasure("klima"), AddMeasure(NEW, "I")])
    assert "massnahmen:\n  - id: neu\n" in both


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("dienststelle: x", "dienststelle: x\nmassnahmen:\n"),
        ("dienststelle: x\nmassnahmen:   # leer\n", "dienststelle: x\nmassnahmen:   # leer\n"),
        ("massnahmen: []  # leer\ndienststelle: x\n", "massnahmen:  # leer\n"),
        ("massnahmen: # leer\n  []\ndienststelle: x\n", "massnahmen: # leer\n  \n"),
    ],
)
def test_a_list_begins_in_a_file_without_measures(before: str, after: str) -> None:
    text = edit_measures(before, "x", [AddMeasure(NEW, "I")])
    assert text.startswith(after + "  - id: neu\n    kategorie: I\n    art: [vertikal]\n    thema: Neues")
    assert text.endswith("\n") == before.endswith("\n")


def test_windows_line_ends_a_byte_order_mark_and_a_missing_last_line_end_stay() -> None:
    text = "\ufeff" + WRITTEN.replace("\n", "\r\n").removesuffix("  # noch offen\r\n# Schluss\r\n")
    after = edit_measures(text, "x", [SetCell("klima", "perspektive", (item("a"), item("b")))])
    assert after == text + "\r\n      - a\r\n      - b"


BRACKETS = """\
{dienststelle: x, massnahmen: [{id: a, kategorie: I, art: [], thema: eins, perspektive: },
  {id: b, kategorie: I, art: [vertikal], thema: [zwei, {text: drei, punkte: [vier]}]}]}
"""


FIRST = "{dienststelle: x, massnahmen: [{id: a, kategorie: I, art: [], "
THEMES = "[zwei, {text: drei, punkte: [vier]}]"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (SetCell("a", "thema", (para("neu\nZeile"),)), FIRST + r'thema: "neu\nZeile", perspektive: },'),
        (SetCell("a", "perspektive", (para("x"),)), FIRST + "thema: eins, perspektive: x},"),
        (SetCell("a", "arbeitsstand", (item("x"),)), FIRST + "thema: eins, arbeitsstand: [x], perspektive: },"),
        (SetPlace("b", "II", "y"), "  {id: b, kategorie: II, bereich: y, art: [vertikal], thema: " + THEMES + "}]}"),
        (SetArt("b", ()), "  {id: b, kategorie: I, art: [], thema: " + THEMES + "}]}"),
        (
            SetCell("b", "thema", (item("drei", item("vier"), item("a, b")),)),
            '  {id: b, kategorie: I, art: [vertikal], thema: [{text: drei, punkte: [vier, "a, b"]}]}]}',
        ),
        (RemoveMeasure("a"), "{dienststelle: x, massnahmen: ["),
        (
            AddMeasure(NEW, "I", after="b"),
            "  {id: b, kategorie: I, art: [vertikal], thema: "
            + THEMES
            + "}, {id: neu, kategorie: I, art: [vertikal], thema: Neues}]}",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_measures_in_brackets_stay_in_brackets(change: Change, line: str) -> None:
    assert [each for each in difference(change, text=BRACKETS) if each.startswith("+")] == [f"+{line}"]


def test_an_emptied_cell_in_braces_becomes_an_empty_text() -> None:
    text = BRACKETS.replace("perspektive: }", "perspektive: [x, y]}")
    assert difference(SetCell("a", "perspektive", ()), text=text)[1].endswith('thema: eins, perspektive: ""},')


def test_measures_come_into_braces_without_a_list() -> None:
    text = edit_measures("{dienststelle: x}", "x", [AddMeasure(NEW, "I")])
    assert text == "{dienststelle: x, massnahmen: [{id: neu, kategorie: I, art: [vertikal], thema: Neues}]}"


OVER_LINES = """\
dienststelle: x
massnahmen:
  - {id: a, kategorie: I, art: [], thema: eins}
  - id: b
    kategorie: I
    art: []
    thema: zwei
    perspektive: [
      eins,   # ein
      zwei
      ,
      drei    # letzter
    ]
"""


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ((item("eins"), item("zwei")), ["-      drei    # letzter", "+      # letzter"]),
        ((item("eins"), item("drei")), ["-      zwei", "-      ,"]),
        ((item("zwei"), item("drei")), ["-      eins,   # ein", "+      # ein"]),
        ((item("neu"), item("eins"), item("zwei"), item("drei")), ["-    perspektive: [", "+    perspektive: [neu, "]),
        (
            (item("eins"), item("neu"), item("zwei"), item("drei")),
            ["-      eins,   # ein", "+      eins, neu,   # ein"],
        ),
        ((item("eins"), item("zwei und mehr"), item("drei")), ["-      zwei", "+      zwei und mehr"]),
        (
            (),
            [
                "-    perspektive: [",
                "-      eins,   # ein",
                "-      zwei",
                "-      ,",
                "-      drei    # letzter",
                "-    ]",
                "+    # ein",
                "+    # letzter",
            ],
        ),
    ],
)
def test_a_list_in_brackets_over_several_lines_changes_in_its_lines(content: Content, lines: list[str]) -> None:
    assert difference(SetCell("b", "perspektive", content), text=OVER_LINES) == lines


def test_a_measure_in_braces_in_a_block_list_is_edited_there() -> None:
    assert difference(SetCell("a", "thema", (para("neu"),)), text=OVER_LINES)[1] == (
        "+  - {id: a, kategorie: I, art: [], thema: neu}"
    )


ODD_FORMS = """\
dienststelle: x
massnahmen:
  - thema: # dazu
      Text   # hinten
    perspektive: # Liste
      # in Klammern
      [a]
    id: a
    kategorie: I
    art: # Arten
      [interkommunal]
"""


def test_values_below_their_remark_stay_below_it() -> None:
    assert difference(SetCell("a", "thema", (para("neu"),)), text=ODD_FORMS) == [
        "-      Text   # hinten",
        "+      neu   # hinten",
    ]
    assert difference(SetCell("a", "thema", (item("neu"),)), text=ODD_FORMS) == [
        "-      Text   # hinten",
        "+      - neu   # hinten",
    ]
    assert difference(SetCell("a", "thema", (item("a"), item("b"))), text=ODD_FORMS)[1] == "+      # hinten"
    long = item("lang " * 30 + "x")
    assert difference(SetCell("a", "perspektive", (long,)), text=ODD_FORMS)[:2] == [
        "-      [a]",
        "+      - lang" + " lang" * 19,
    ]
    assert difference(SetArt("a", ("vertikal",)), text=ODD_FORMS) == ["-      [interkommunal]", "+      [vertikal]"]


def test_an_emptied_cell_on_the_dash_line_stays_as_an_empty_text() -> None:
    text = ODD_FORMS.replace("thema: #", "arbeitsstand: #").replace("  id: a", "  thema: da\n    id: a")
    assert difference(SetCell("a", "arbeitsstand", ()), text=text) == [
        "-  - arbeitsstand: # dazu",
        "-      Text   # hinten",
        '+  - arbeitsstand: ""',
        "+    # dazu",
        "+    # hinten",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (RemoveMeasure("weg"), "x.yaml: Die Maßnahme „weg“ gibt es hier nicht. Wurde sie inzwischen verschoben?"),
        (AddMeasure(NEW, "I", after="weg"), "x.yaml: Die Maßnahme „weg“ gibt es hier nicht."),
        (AddMeasure(Measure("elbe", ()), "I"), "x.yaml: Die Maßnahme „elbe“ gibt es schon. Bitte die id ändern."),
        (SetCell("elbe", "thema", ()), "x.yaml: Die Änderungen an „elbe“ lassen sich in dieser Datei nicht eintragen"),
        (SetCell("elbe", "kategorie", (para("x"),)), "Die Änderungen an „elbe“ lassen sich"),
        (SetCell("elbe", "unbekannt", (para("x"),)), "Die Änderungen an „elbe“ lassen sich"),
    ],
)
def test_what_cannot_be_done_is_refused(change: Change, message: str) -> None:
    with pytest.raises(InputError) as error:
        edit_measures(WRITTEN, "x.yaml", [change])
    assert str(error.value).startswith(message) or message in str(error.value)


def test_a_file_in_a_form_that_edits_would_break_is_refused_and_not_broken() -> None:
    text = WRITTEN.replace("    thema: Klima\n", "    ? thema # so: geht es auch\n    : Klima\n")
    with pytest.raises(InputError, match="„klima“ lassen sich in dieser Datei nicht eintragen"):
        edit_measures(text, "x.yaml", [SetCell("klima", "thema", (item("a"),))])


def test_a_file_with_problems_is_refused() -> None:
    with pytest.raises(RegisterError, match=r"x\.yaml:3:3: In der Maßnahme"):
        edit_measures("dienststelle: x\nmassnahmen:\n- {id: a}\n", "x.yaml", [])
    with pytest.raises(RegisterError, match="Hier gehören Felder hin"):
        edit_measures("- a\n", "x.yaml", [])


def test_a_doubled_item_that_goes_takes_no_other() -> None:
    text = WRITTEN.replace('- "drei"', "- eins  # noch eins")
    assert difference(SetCell("elbe", "arbeitsstand", (ONE, TWO)), text=text) == [
        "-      - eins  # noch eins",
        "+      # noch eins",
    ]


def test_paragraphs_that_share_an_entry_go_on_sharing_it() -> None:
    text = WRITTEN.replace('- "drei"', "- absatz: |\n          drei\n\n          vier")
    content = (item("neu"), TWO, para("drei"), para("vier"))
    assert difference(SetCell("elbe", "arbeitsstand", content), text=text) == [
        "-      - eins   # ein",
        "+      - neu   # ein",
    ]
    changed = (ONE, TWO, para("drei"), para("anders"))
    assert "+      - absatz: anders" in difference(SetCell("elbe", "arbeitsstand", changed), text=text)


def test_emphasis_alone_is_a_change_too() -> None:
    content = (Item((Run("eins"),)), TWO, Item((Run("drei", Mark.BOLD),)))
    assert difference(SetCell("elbe", "arbeitsstand", content)) == ['-      - "drei"', '+      - "<b>drei</b>"']


def test_an_item_that_becomes_a_paragraph_keeps_its_remark() -> None:
    content = (para("eins"), TWO, THREE)
    assert difference(SetCell("elbe", "arbeitsstand", content)) == [
        "-      - eins   # ein",
        "+      - absatz: eins   # ein",
    ]


def test_the_remarks_in_a_list_that_becomes_a_text_stand_below_it() -> None:
    text = WRITTEN.replace('- "drei"', '- "drei"  # zu drei').replace("arbeitsstand:   # Stand", "arbeitsstand:")
    after = edit_measures(text, "x", [SetCell("elbe", "arbeitsstand", (para("kurz"),))])
    lines = ["    arbeitsstand: kurz", "    # ein", "    # dazwischen", "    # zu zwei", "    # zu drei"]
    assert "\n".join(lines) + "\n    perspektive: |   # Kopfzeile\n" in after


def test_a_measure_takes_one_blank_line_along_wherever_it_stands() -> None:
    lines = [f"- id: m{number}\n  kategorie: I\n  art: []\n  thema: x\n" for number in range(3)]
    head = "dienststelle: x\nmassnahmen:\n"
    text = head + "\n".join(lines)
    for number in range(3):
        kept = [line for index, line in enumerate(lines) if index != number]
        assert edit_measures(text, "x", [RemoveMeasure(f"m{number}")]) == head + "\n".join(kept)


def test_a_list_of_measures_in_brackets_grows_beyond_the_width_of_a_line() -> None:
    text = "dienststelle: x\nmassnahmen: [{id: a, kategorie: I, art: [], thema: x}]\n"
    long = Measure("neu", (), cells(thema=(para("lang " * 20 + "x"),)))
    after = edit_measures(text, "x", [AddMeasure(long, "I", after="a")])
    assert after.startswith("dienststelle: x\nmassnahmen: [{id: a, kategorie: I, art: [], thema: x}, {id: neu,")
    assert len(after.splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ((para("eins\nzwei"),), ["    thema: |", "      eins", "      zwei", "    # tiefer"]),
        ((item("eins\nzwei"),), ["    thema:", "      - |", "        eins", "        zwei", "    # tiefer"]),
        ((item("eins"),), ["    thema:", "      - eins", "        # tiefer"]),
        ((para("eins"),), ["    thema: eins", "        # tiefer"]),
    ],
)
def test_a_deeper_remark_is_not_swallowed_by_a_text_of_several_lines(content: Content, lines: list[str]) -> None:
    text = WRITTEN.replace("    thema: Klima\n", "    thema: Klima\n        # tiefer\n")
    after = edit_measures(text, "x", [SetCell("klima", "thema", content)]).splitlines()
    start = after.index(lines[0])
    assert after[start : start + len(lines)] == lines


def test_a_deeper_remark_on_an_item_is_not_swallowed_either() -> None:
    text = WRITTEN.replace("      - eins   # ein\n", "      - eins   # ein\n         # tiefer\n")
    after = edit_measures(text, "x", [SetCell("elbe", "arbeitsstand", (item("eins\nund"), TWO, THREE))])
    assert "      - |   # ein\n        eins\n        und\n      # tiefer\n      # dazwischen\n" in after


def test_the_remark_on_a_text_stands_behind_its_last_line_when_it_is_folded() -> None:
    lines = difference(SetCell("elbe", "thema", (para("ein Wort " * 20 + "x"),)))
    assert [line for line in lines if line.startswith("+")][-1].endswith(" x'  # Thema")
    assert "# Thema" not in lines[2]


def test_a_long_list_of_other_items_replaces_a_long_list() -> None:
    old = "".join(f"      - alt {number}\n" for number in range(60))
    text = WRITTEN.replace('      - "drei"\n', old)
    content = tuple(item(f"völlig neu und anders {number}") for number in range(60))
    after = edit_measures(text, "x", [SetCell("elbe", "arbeitsstand", content)])
    assert after.count("völlig neu") == 60
    assert "      # dazwischen\n" in after


BULLETS = """\
dienststelle: x
massnahmen:
  - id: a
    kategorie: I
    art: []
    thema: Thema
    arbeitsstand:
      # zu eins
      - eins # ein
      # zu Konzept
      - 'Konzept fertig' # Rückfrage Frau X
         # tiefer
      - "Abstimmung geht weiter" # zwei
    perspektive: bald
"""
CONCEPT, VOTE = item("Konzept fertig"), item("Abstimmung geht weiter")


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (
            (ONE, CONCEPT, item("Abstimmung endet")),
            ['-      - "Abstimmung geht weiter" # zwei', '+      - "Abstimmung endet" # zwei'],
        ),
        (
            (ONE, CONCEPT, item("ganz neu")),
            ['-      - "Abstimmung geht weiter" # zwei', '+      - "ganz neu" # zwei'],
        ),
        (
            (ONE, item("Konzept fertig", item("neu")), VOTE),
            ["-      - 'Konzept fertig' # Rückfrage Frau X", "+      - text: 'Konzept fertig' # Rückfrage Frau X"]
            + ["+        punkte:", "+          - neu"],
        ),
        (
            (ONE, item("Konzept fertig", VOTE)),
            ["-      - 'Konzept fertig' # Rückfrage Frau X", "+      - text: 'Konzept fertig' # Rückfrage Frau X"]
            + ["+        punkte:", '+          - "Abstimmung geht weiter" # zwei']
            + ['-      - "Abstimmung geht weiter" # zwei'],
        ),
        (
            (item("eins", CONCEPT), VOTE),
            ["-      - eins # ein", "-      # zu Konzept", "-      - 'Konzept fertig' # Rückfrage Frau X"]
            + ["-         # tiefer", "+      - text: eins # ein", "+        punkte:", "+          # zu Konzept"]
            + ["+          # tiefer", "+          - 'Konzept fertig' # Rückfrage Frau X"],
        ),
        (
            (ONE, VOTE, CONCEPT),
            ['+      - "Abstimmung geht weiter" # zwei', '-      - "Abstimmung geht weiter" # zwei'],
        ),
        (
            (CONCEPT, VOTE, ONE),
            ["-      # zu eins", "-      - eins # ein", "+      # zu eins", "+      - eins # ein"],
        ),
        (
            (ONE, VOTE),
            ["-      - 'Konzept fertig' # Rückfrage Frau X", "-         # tiefer"]
            + ["+      # Rückfrage Frau X", "+      # tiefer"],
        ),
        (
            (ONE, CONCEPT, VOTE, item("zwei mehr"), item("drei mehr")),
            ["+      - zwei mehr", "+      - drei mehr"],
        ),
    ],
    ids=[
        "changed",
        "written over",
        "with items",
        "last below",
        "middle below",
        "last up",
        "first down",
        "gone",
        "more",
    ],
)
def test_an_item_that_stays_keeps_its_remarks_and_quotes(content: Content, lines: list[str]) -> None:
    assert difference(SetCell("a", "arbeitsstand", content), text=BULLETS) == lines


def test_an_item_that_moves_out_again_gets_its_line_back() -> None:
    inner = edit_measures(BULLETS, "x", [SetCell("a", "arbeitsstand", (ONE, item("Konzept fertig", VOTE)))])
    after = edit_measures(inner, "x", [SetCell("a", "arbeitsstand", (ONE, CONCEPT, VOTE))])
    assert after.replace("text: ", "").replace("        # tiefer", "         # tiefer") == BULLETS


def test_quotes_give_way_where_the_new_text_does_not_allow_them() -> None:
    content = (ONE, CONCEPT, item('Abstimmung "geht" weiter'))
    assert difference(SetCell("a", "arbeitsstand", content), text=BULLETS)[1] == (
        "+      - 'Abstimmung \"geht\" weiter' # zwei"
    )
    content = (ONE, CONCEPT, item("Abstimmung\ngeht weiter"))
    assert "+      - | # zwei" in difference(SetCell("a", "arbeitsstand", content), text=BULLETS)
    text = BULLETS.replace("perspektive: bald", "perspektive: ['x', \"y\"]")
    assert difference(SetCell("a", "perspektive", (item("xx"), item("y"))), text=text)[1] == (
        "+    perspektive: ['xx', \"y\"]"
    )


def test_a_remark_left_behind_is_not_swallowed_by_a_text_of_several_lines() -> None:
    after = edit_measures(BULLETS, "x", [SetCell("a", "arbeitsstand", (para("neu\nZeile"),))])
    assert (
        "      neu\n      Zeile\n    # ein\n    # zu Konzept\n    # Rückfrage Frau X\n    # tiefer\n    # zwei\n"
        in after
    )
