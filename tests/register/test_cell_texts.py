"""What the texts of a YAML file become in the model: docs/register.md „Zellinhalt“."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikz_report.model import Content, Item, Mark, Paragraph, Run, plain
from ikz_report.register import load_report
from tests.register.register_files import HEAD, MEASURES, SAMPLE, write_register
from tests.samples import item, para


def thema(folder: Path, text: str) -> Content:
    data = write_register(folder, {**SAMPLE, MEASURES: HEAD + text})
    return next(measure for measure in load_report(data, 2014).measures() if measure.id == "elbe").cell("thema")


UNRESOLVED = [
    "12:30",
    "012",
    "NO",
    "1_000",
    "~",
    "null",
    "yes",
    "1e3",
    "0x1F",
    "2014-01-01",
    ".inf",
    "=",
    "<<",
    "-",
    "...",
]


@pytest.mark.parametrize("text", [value for value in UNRESOLVED if value != "-"])
def test_every_value_is_the_text_that_stands_there(text: str, tmp_path: Path) -> None:
    assert thema(tmp_path, text) == (para(text),)
    assert thema(tmp_path, f"[{text}]") == (item(text),)


CONTENTS: list[tuple[str, Content]] = [
    ("ein Text\n      geht weiter", (para("ein Text geht weiter"),)),
    ("ein Text\n\n      zweiter Absatz", (para("ein Text"), para("zweiter Absatz"))),
    ("'ein Text\n\n      zweiter Absatz'", (para("ein Text"), para("zweiter Absatz"))),
    ('"ein Text\n\n      zweiter Absatz"', (para("ein Text"), para("zweiter Absatz"))),
    ('"erste\\nzweite Zeile\\n\\nAbsatz"', (para("erste\nzweite Zeile"), para("Absatz"))),
    ("|\n      erste\n      zweite Zeile\n\n\n      Absatz\n", (para("erste\nzweite Zeile"), para("Absatz"))),
    (">\n      erste\n      Zeile\n\n      Absatz\n", (para("erste Zeile"), para("Absatz"))),
    ("|-\n        eingerückt\n       \n        Absatz", (para("eingerückt"), para("Absatz"))),
    ("|\n      <b>fett\n      weiter</b> \n", (para(Run("fett\nweiter", Mark.BOLD)),)),
    ("|\n      <u>a </u>\n      \n      <i> b</i>\n", (para(Run("a", Mark.UNDERLINE)), para(Run("b", Mark.ITALIC)))),
    ("[eins, zwei]", (item("eins"), item("zwei"))),
    ("\n    - eins\n    - zwei", (item("eins"), item("zwei"))),
    ("\n      - text: eins\n        punkte:\n          - a\n          - text: b\n            punkte: [c]\n      - d",
     (item("eins", item("a"), item("b", item("c"))), item("d"))),
    ("\n      - text: eins\n        punkte:\n", (item("eins"),)),
    ("\n      - absatz: vor\n      - a\n      - absatz: |\n          nach\n\n          her\n",
     (para("vor"), item("a"), para("nach"), para("her"))),
    ("\n      - |\n        a\n        b\n", (Item((Run("a\nb"),)),)),
    ("\n      - <b>a</b> \\<b> <x> & {{ b }}", (Item((Run("a", Mark.BOLD), Run(" <b> <x> & {{ b }}"))),)),
    ("a\tb\t", (para("a b"),)),
    ('"a\\tb\\u00e4"', (para("a bä"),)),
    ("a\u0308 ö", (para("ä ö"),)),
    ('"a\\u0308"', (para("ä"),)),
    ("<b>a\u0308</b>\u0338", (Paragraph((Run("ä", Mark.BOLD), Run("\u0338"))),)),
    ("\u00a0a\u00a0b\u00a0", (para("a\u00a0b"),)),
    ("x # Bemerkung", (para("x"),)),
    ("C#1 und F#", (para("C#1 und F#"),)),
    ("'# 1'", (para("# 1"),)),
    ('"- kein Punkt"', (para("- kein Punkt"),)),
    ("'- a\n      - b'", (para("- a - b"),)),
    ("halb - ganz\n      und weiter", (para("halb - ganz und weiter"),)),
    ("🙂 " + "x" * 99_000, (para("🙂 " + "x" * 99_000),)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), CONTENTS, ids=[repr(text[:40]) for text, _ in CONTENTS])
def test_texts_lists_and_paragraphs_become_what_the_docs_say(text: str, content: Content, tmp_path: Path) -> None:
    assert thema(tmp_path, text) == content


def test_nine_levels_of_items_are_read(tmp_path: Path) -> None:
    content = thema(tmp_path, "\n      - " + "{text: a, punkte: [" * 8 + "neun" + "]}" * 8)
    block = content[0]
    for _ in range(8):
        assert isinstance(block, Item)
        block = block.items[0]
    assert isinstance(block, Item)
    assert plain(block.text) == "neun"


def test_names_and_titles_keep_tags_as_text_and_are_put_in_normal_form(tmp_path: Path) -> None:
    texts = {**SAMPLE, "organisation.yaml": SAMPLE["organisation.yaml"].replace("Museen", "<b>Mu\u0308seen</b> ")}
    report = load_report(write_register(tmp_path, texts), 2014)
    assert report.organisation.units[-1].name == "<b>Müseen</b>"


def test_a_section_appears_for_its_measures_for_its_sub_units_and_when_named(tmp_path: Path) -> None:
    report = load_report(write_register(tmp_path, SAMPLE), 2014)
    named = [
        (category.key, section.unit.key, len(section.measures))
        for category in report.categories
        for section in category.sections
    ]
    assert ("I", "dezernat-iv", 0) in named
    assert named[-2:] == [("III", "stadtgarten", 0), ("III", "gruenflaechen", 1)]
    assert ("I", "stadtgarten", 0) not in named


def test_the_wording_of_an_art_is_kept_only_where_it_differs(tmp_path: Path) -> None:
    text = HEAD.replace("[interkommunal]", "[interkommunal, vertikal]\n    art_wortlaut: {}") + "x"
    for wording, kept in (("interkommunal vertikal", None), ("inter- und vertikal", "inter- und vertikal")):
        data = write_register(tmp_path, {**SAMPLE, MEASURES: text.format(wording)})
        measure = next(measure for measure in load_report(data, 2014).measures() if measure.id == "elbe")
        assert measure.wording == kept
