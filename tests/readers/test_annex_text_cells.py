"""What a cell's text becomes: paragraphs, bullets at their level, emphasis."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.errors import SourceError
from ikz_report.model import MAX_LEVELS, Content, Item, Mark, Paragraph, Run, lines
from ikz_report.readers.annex.drafts import Doubts, Spot
from ikz_report.readers.annex.places import line
from ikz_report.readers.annex_text.markup import nest
from ikz_report.readers.annex_text.markup import read_cell as read_markup
from tests.readers.annexes import FIRST, UL, doubts, read, read_cell, row, unit
from tests.samples import item, para
from tests.strategies import contents

CASES: dict[str, tuple[str, Content]] = {
    "text without a list is a paragraph": ("läuft", (para("läuft"),)),
    "a list opens level one": ("<ul> • eins • zwei ", (item("eins"), item("zwei"))),
    "a mark needs no blank before it": ("<ul>• eins", (item("eins"),)),
    "circles stand below": (f"{UL} • eins: {UL} ○ a ○ b ", (item("eins:", item("a"), item("b")),)),
    "a bullet behind circles goes back": ("<ul> • eins <ul> ○ a • zwei", (item("eins", item("a")), item("zwei"))),
    "a list may follow a lead": ("<u>Lead</u> <ul> • eins", (para(Run("Lead", Mark.UNDERLINE)), item("eins"))),
    "paragraphs are kept apart": ("<p>eins</p> <p>zwei</p>", (para("eins"), para("zwei"))),
    "a paragraph may follow a list": ("<ul> • eins <p>zwei</p>", (item("eins"), para("zwei"))),
    "a list may begin inside a paragraph": ("<p>Lead <ul> • eins</p>", (para("Lead"), item("eins"))),
    "emphasis stands where it stood": ("Plan <i>pl</i>us", (para("Plan ", Run("pl", Mark.ITALIC), "us"),)),
    "emphasis may be doubled": ("<u><i>a</i></u>", (para(Run("a", Mark.UNDERLINE | Mark.ITALIC)),)),
    "brackets that are no tag are text": ("Teil >Analyse< und 1 < 2", (para("Teil >Analyse< und 1 < 2"),)),
    "template signs are text": ("{{ x }} & {% y %}", (para("{{ x }} & {% y %}"),)),
    "a bullet inside a word is text": ("a•b", (para("a•b"),)),
    "stars are text in a table": ("**", (para("**"),)),
    "no text is no content": ("  ", ()),
}

UNSURE: dict[str, tuple[str, Content, str]] = {
    "an item without a mark": ("<ul> eins <ul> zwei", (item("eins", item("zwei")),), "Punkt ohne Zeichen davor"),
    "two lists and then an item": ("<ul> <ul> eins", (item("eins"),), "<ul> ohne einen Punkt dahinter"),
    "a list without items": ("Text <ul>", (para("Text"),), "<ul> ohne einen Punkt dahinter"),
    "an item without text": ("<ul> • • eins", (item("eins"),), "leerer Punkt"),
    "circles without a bullet": ("<ul> ○ a ○ b", (item("a"), item("b")), "„○“ ohne „•“ darüber"),
    "circles, then a bullet with circles": (
        "<ul> ○ a • b <ul> ○ c",
        (item("a"), item("b", item("c"))),
        "„○“ ohne „•“ darüber",
    ),
    "a bullet without a list": ("• eins", (item("eins"),), "ohne <ul> davor"),
    "a list opened for level one": ("<ul> • a <ul> • b", (item("a"), item("b")), "<ul> öffnet Ebene 2"),
    "an unknown tag": ("a<br>b", (para("a<br>b"),), "„<br>“ sieht wie eine Auszeichnung aus"),
    "an end without a beginning": ("a</u> b", (para("a b"),), "</u> ohne <u>"),
    "a paragraph's end without a beginning": ("a</p>", (para("a"),), "</p> ohne <p>"),
    "emphasis without an end": ("<i>a", (para(Run("a", Mark.ITALIC)),), "nicht geschlossen"),
    "text behind a closed list": ("<ul> • a </ul> b", (item("a"), para("b")), "Text hinter einer Aufzählung"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_cell_is_read_for_what_it_is(name: str) -> None:
    cell, expected = CASES[name]
    assert read_cell(cell) == expected
    assert not [d for d in doubts(read(unit("Umweltamt"), row(arbeitsstand=cell))) if d.startswith("Arbeitsstand")]


@pytest.mark.parametrize("name", UNSURE)
def test_what_is_unsure_is_read_and_listed_with_its_line_and_column(name: str) -> None:
    cell, expected, doubt = UNSURE[name]
    assert read_cell(cell) == expected
    found = read(unit("Umweltamt"), row(), row(thema="Zweites", arbeitsstand=cell))
    assert any(message.startswith("Arbeitsstand: ") and doubt in message for message in doubts(found, line=8))


def test_levels_deeper_than_a_word_file_can_number_stay_on_the_last() -> None:
    cell = " ".join(f"<ul> {number}" for number in range(12))
    levels = [level for level, _ in lines(read_cell(cell))]
    assert levels == [*range(1, MAX_LEVELS + 1), *[MAX_LEVELS] * 3]
    assert any("mehr als 9 Ebenen" in doubt for doubt in doubts(read(unit("Amt"), row(arbeitsstand=cell))))


@pytest.mark.parametrize("cell", ["<p>eins", "<p>eins <p>zwei</p>"])
def test_an_open_paragraph_means_a_cut_off_file(cell: str) -> None:
    with pytest.raises(SourceError, match=r"^anhang\.txt:7: Ein <p> wird nicht .* abgeschnitten"):
        read(unit("Umweltamt"), row(arbeitsstand=cell))


def test_a_cell_that_ends_inside_a_tag_means_a_cut_off_file() -> None:
    with pytest.raises(SourceError, match=r"^anhang\.txt:7: Die Zelle endet mitten in einer Auszeichnung"):
        read(unit("Umweltamt"), row(perspektive='a <ul style="list'))


@given(contents())
def test_blocks_made_of_their_lines_are_the_same_blocks(content: Content) -> None:
    assert nest(lines(content)) == content


WORDS = {"a": "a", "b c": "b c", "<p>x</p>": "x", ">y<": ">y<"}


@given(st.lists(st.sampled_from(["<ul>", "</ul>", "•", "○", "<u>", "</u>", "<i>", *WORDS])))
def test_no_order_of_marks_loses_a_word_or_leaves_out_a_level(tokens: list[str]) -> None:
    found = list(lines(read_markup(" ".join(tokens), Spot(line("x", 1), Doubts()))))
    words = " ".join("".join(run.text for run in text) for _, text in found).split()
    assert words == " ".join(WORDS[token] for token in tokens if token in WORDS).split()
    assert all(level <= above + 1 for (above, _), (level, _) in pairwise([(0, ()), *found]))


def test_every_block_is_an_item_or_a_paragraph_with_text() -> None:
    content = read_cell("<ul> • <u> </u> • a <p> </p> <p>b</p>")
    assert content == (Item((Run("a"),)), Paragraph((Run("b"),)))


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("▪ eins ▪ zwei", "▪"),
        ("Dazu gehört: ▪ eins ▪ zwei", "▪"),
        ("<ul> • eins ◦ zwei", "◦"),
        ("- eins - zwei", "-"),
        ("– eins", "–"),
        ("<p>Lead</p><p>- eins</p>", "-"),
    ],
)
def test_a_text_that_may_be_a_list_is_listed_with_its_cell(cell: str, mark: str) -> None:
    assert doubts(read(unit("Umweltamt"), row(arbeitsstand=cell)), line=7) == [
        f"Arbeitsstand: „{mark}“ sieht wie ein Aufzählungszeichen aus, ist hier aber als Text gelesen. Bitte prüfen, "
        "ob es eine Aufzählung ist."
    ]


@pytest.mark.parametrize("cell", ["–", "-", "Bund - Land", "2013 – 2015", "a · b", "■", "<ul> • eins – zwei"])
def test_a_dash_within_a_text_or_alone_in_a_cell_is_no_doubt(cell: str) -> None:
    assert doubts(read(unit("Umweltamt"), row(arbeitsstand=cell)), line=7) == []


def test_notes_intro_and_leitsaetze_that_may_be_lists_are_listed_too() -> None:
    heading = f"{FIRST}\n▪ eins ▪ zwei\n- Leitsatz ▪ zwei"
    imported = read(unit("Umweltamt"), "Hinweis: ▪ eins ▪ zwei.", row(), heading=heading)
    lines = [doubt.place.order for doubt in imported.doubts if "sieht wie ein Aufzählungszeichen aus" in doubt.message]
    assert lines == [4, 5, 9]
