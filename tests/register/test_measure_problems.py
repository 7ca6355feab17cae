"""What a clerk is told about measures that the register cannot take, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.register.register_files import (
    HEAD,
    MEASURES,
    ORGANISATION,
    SAMPLE,
    all_problems,
    problems,
    write_register,
)

IN_QUOTES = "gehört in Anführungszeichen"
COLON = f"Ein Text mit Doppelpunkt und Leerzeichen oder mit „{{“ am Anfang {IN_QUOTES}."
EMPTY = "Leerer Eintrag. Bitte ausfüllen oder die Zeile löschen."
LIST = "Hier gehört eine Liste hin: je Eintrag eine Zeile mit „- “, oder [eins, zwei]."
NO_LIST = f"Hier gehört ein Text hin, keine Liste. Ein Text, der mit „[“ oder „- “ beginnt, {IN_QUOTES}."
NO_ITEM = "Hier gehört ein Text hin, keine Liste. Unterpunkte stehen unter „punkte“ neben „text“; ein Text, der mit "
NO_ITEM += f"„[“ oder „- “ beginnt, {IN_QUOTES}."
ESCAPE = "soll es Text sein, „\\“ davorsetzen."
NOT_IN_XML = "kann in Word und PDF nicht stehen. Bitte löschen oder ersetzen."
PILED = "Hier stehen mehr als 30 Akzente auf einem Buchstaben. Bitte löschen."
KEY = f"Ein Text, der mit „{{“, „[“ oder „?“ beginnt, {IN_QUOTES}. So ist er kein Feldname."
FIELDS = "id, kategorie, bereich, art, art_wortlaut, thema, arbeitsstand, perspektive"
NINE = "\n      - " + "{text: a, punkte: [" * 9 + "zehn" + "]}" * 9

THEMA = [  # the text after „thema: “ at 6:12, and what is said
    ("*wichtig", f"6:12: Ein Text, der mit „*“ beginnt, {IN_QUOTES}; Verweise gibt es im Register nicht."),
    ("&Co KG", f"6:12: Ein Wert, der mit „&“ beginnt, {IN_QUOTES}; Anker gibt es im Register nicht."),
    ("&a [x]", f"6:12: Ein Wert, der mit „&“ beginnt, {IN_QUOTES}; Anker gibt es im Register nicht."),
    ("!!str x", f"6:12: Ein Wert, der mit „!“ beginnt, {IN_QUOTES}; Typangaben gibt es im Register nicht."),
    ("{{ x }}", f"6:13: {KEY}"),
    ("x\n    ? [a]\n    : b", f"7:7: {KEY}"),
    (
        "C #1 neu",
        f"6:14: Ab „ #“ gilt der Text als Bemerkung und fehlte im Bericht. Der ganze Text {IN_QUOTES}; eine Bemerkung "
        "beginnt mit „# “.",
    ),
    (
        "\n      - a\n       - b",
        "8:8: Diese Zeile beginnt mit „- “, steht aber weiter rechts als der Punkt darüber und gehörte so zu dessen "
        "Text. "
        "Bitte genauso weit einrücken; ist es Text, gehört er in Anführungszeichen.",
    ),
    ("x\n    thema: y", "7:5: Das Feld „thema“ steht hier schon in Zeile 6. Bitte eines löschen."),
    ("x\n    foo: y", f"7:5: Unbekanntes Feld „foo“. Möglich sind: {FIELDS}."),
    ("x\n    arbeitstand: y", "7:5: Unbekanntes Feld „arbeitstand“. Gemeint ist wohl „arbeitsstand“."),
    ("x\n    austausch: y", "7:5: „austausch“ gibt es in der Tabelle dieses Abschnitts (standard) nicht. "
     f"Möglich sind: {FIELDS}."),
    ("", "6:5: In der Maßnahme ist das Feld „thema“ leer. Bitte ausfüllen."),
    ('""', "6:5: In der Maßnahme ist das Feld „thema“ leer. Bitte ausfüllen."),
    ("[]", "6:5: In der Maßnahme ist das Feld „thema“ leer. Bitte ausfüllen."),
    ("<b> </b>", "6:5: In der Maßnahme ist das Feld „thema“ leer. Bitte ausfüllen."),
    ("{a: b}", f"6:12: Hier gehört ein Text oder eine Liste hin. {COLON}"),
    ("\n      - ", f"7:8: {EMPTY}"),
    ("[<b> </b>]", f"6:13: {EMPTY}"),
    ("[[jahr]]", f"6:13: {NO_ITEM}"),
    ("\n      - Beschluss: ja", f"7:9: Ein Text mit Doppelpunkt und Leerzeichen {IN_QUOTES}. Ist ein Feld gemeint? "
     "Möglich sind: text, punkte, absatz."),
    ("\n      - Punkt: zwei", f"7:9: Ein Text mit Doppelpunkt und Leerzeichen {IN_QUOTES}. Ist ein Feld gemeint? "
     "Möglich sind: text, punkte, absatz."),
    ("\n      - punkt: zwei", f"7:9: Ein Text mit Doppelpunkt und Leerzeichen {IN_QUOTES}. Ist ein Feld gemeint? "
     "Gemeint ist wohl „punkte“."),
    ("\n      - txt: ja", f"7:9: Ein Text mit Doppelpunkt und Leerzeichen {IN_QUOTES}. Ist ein Feld gemeint? "
     "Möglich sind: text, punkte, absatz."),
    ("\n      - text: a\n        punkte: b", f"8:17: {LIST}"),
    ("\n      - text: [a]", f"7:15: {NO_LIST}"),
    ("\n      - text: {a: b}", f"7:15: Hier gehört ein Text hin, keine Felder. {COLON}"),
    ("\n      - punkte: [a]", "7:9: Zu „punkte“ fehlt das Feld „text“ des Punktes darüber. Bitte ergänzen."),
    ("\n      - absatz: a\n        text: b", "8:9: Neben „absatz“ steht kein weiteres Feld. Bitte eine eigene Zeile "
     "beginnen."),
    ("\n      - absatz: [a]", f"7:17: {NO_LIST}"),
    ("\n      - absatz: ", f"7:16: {EMPTY}"),
    ("\n      - |\n        a\n\n        b", "7:9: Ein Punkt ist ein Absatz. Bitte die Leerzeile löschen oder "
     "„absatz“-Einträge daraus machen."),
    (NINE, "7:180: Mehr als 9 Ebenen von Punkten kann Word nicht zählen. Bitte kürzen."),
    ("<u>a", f"6:12: <u> wird nicht geschlossen. Bitte </u> ergänzen; {ESCAPE}"),
    ("a</u>", f"6:13: </u> ohne <u> davor. Bitte löschen oder ergänzen; {ESCAPE}"),
    ("<u>a<i>b</u></i>", "6:20: </u> steht vor </i>. Bitte das innere Paar zuerst schließen."),
    ("<b>a <b>b</b></b>", f"6:17: <b> ist hier schon offen. Bitte löschen; {ESCAPE}"),
    ("|\n      <i>a</i> \\<b>\n\n      b\n      c <b>d", f"10:9: <b> wird nicht geschlossen. Bitte </b> ergänzen; "
     f"{ESCAPE}"),
    ('"\\x3cb>d"', f"6:12: <b> wird nicht geschlossen. Bitte </b> ergänzen; {ESCAPE}"),
    ("a\x07b", f"6:13: Das Zeichen U+0007 (Steuerzeichen) {NOT_IN_XML}"),
    ("a\u2028b", f"6:13: Das Zeichen U+2028 (Zeilentrenner) {NOT_IN_XML}"),
    ("a\u2029b", f"6:13: Das Zeichen U+2029 (Absatztrenner) {NOT_IN_XML}"),
    ("a\ufeffb", f"6:13: Das Zeichen U+FEFF (Byte Order Mark) {NOT_IN_XML}"),
    ("a\uffff", f"6:13: Das Zeichen U+FFFF (Steuerzeichen) {NOT_IN_XML}"),
    ("é" + "\u0301\u0316" * 40_000, f"6:13: {PILED}"),
    ("e" + "\u0301" * 30 + "x\u0316" + "\u0301\u0316" * 16, f"6:44: {PILED}"),
    ('"a' + "\\u0301\\u0316" * 20_000 + '"', f"6:12: {PILED}"),
    ('"ab\\x07"', f"6:15: Das Zeichen U+0007 (Steuerzeichen) {NOT_IN_XML}"),
    ('"\\\\ \\t \\uFFFE"', f"6:19: Das Zeichen U+FFFE (Steuerzeichen) {NOT_IN_XML}"),
    ('"a\\r"', f"6:14: Das Zeichen U+000D (Steuerzeichen) {NOT_IN_XML}"),
    ("x" * 100_001, "6:12: Der Text hat 100.001 Zeichen; höchstens 100.000 haben in einer Zelle Platz. Bitte kürzen."),
    ("[" + "ab, " * 50_001 + "]", "6:12: Der Text hat 100.002 Zeichen; höchstens 100.000 haben in einer Zelle Platz. "
     "Bitte kürzen."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THEMA, ids=[repr(text[:40]) for text, _ in THEMA])
def test_a_text_that_cannot_be_one_is_told_with_its_place(text: str, expected: str, tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, HEAD + text) == [expected]


FILE = """\
dienststelle: umweltamt
abschnitte:
  - {kategorie: I}
massnahmen:
  - {id: a, kategorie: I, art: [vertikal], thema: x}
"""
LETTERS = "1 bis 32 Kleinbuchstaben a–z, Ziffern und Bindestriche, am Anfang und am Ende kein Bindestrich"
ONLY_BELOW = "Diese Dienststelle hat in organisation.yaml keine."

CHANGES = [  # old text, new text, and what is said
    ("e: umweltamt", "e: museen", "1:15: Die Datei heißt „umweltamt.yaml“, hier steht „museen“. Beides muss gleich "
     "sein."),
    ("dienststelle: umweltamt\n", "", "1:1: In der Datei fehlt das Feld „dienststelle“. Bitte ergänzen."),
    ("[vertikal]", "vertikal", f"5:32: {LIST}"),
    ("[vertikal]", "[horizontal]", "5:33: Unbekannte Art „horizontal“. Möglich sind: interkommunal, intrakommunal, "
     "vertikal, allgemein."),
    ("[vertikal]", "[intrakomunal]", "5:33: Unbekannte Art „intrakomunal“. Gemeint ist wohl „intrakommunal“."),
    ("[vertikal]", "[inter]", "5:33: Unbekannte Art „inter“. Gemeint ist wohl „interkommunal“."),
    ("[vertikal]", "[vertikal, vertikal]", "5:43: Die Art „vertikal“ steht doppelt. Bitte einmal löschen."),
    ("[vertikal]", '[""]', f"5:33: {EMPTY}"),
    ("[vertikal]", "[{x: y}]", f"5:33: Hier gehört ein Text hin, keine Felder. {COLON}"),
    (" art: [vertikal],", "", "5:5: In der Maßnahme fehlt das Feld „art“. Bitte ergänzen."),
    (" [vertikal]", " ", "5:27: In der Maßnahme ist das Feld „art“ leer. Bitte ausfüllen oder [] für keine angeben."),
    ("id: a", "id: Elbe", f"5:10: „Elbe“ ist nicht erlaubt: {LETTERS}."),
    ("id: a", "id: -a", f"5:10: „-a“ ist nicht erlaubt: {LETTERS}."),
    ("id: a", f"id: {'a' * 33}", f"5:10: „{'a' * 33}“ ist nicht erlaubt: {LETTERS}."),
    ("a, kategorie: I,", "a, kategorie: Ib,", "5:24: Unbekannte Kategorie „Ib“. Möglich sind: I, II, III."),
    ("a, kategorie: I,", "a, kategorie: 4,", "5:24: Unbekannte Kategorie „4“. Möglich sind: I, II, III."),
    ("a, kategorie: I,", "a, kategorie: II,", "5:24: Kategorie II hat keinen Teil für Dezernat I, zu dem diese "
     "Dienststelle "
     "gehört. Bitte in bericht.yaml unter „dezernate“ ergänzen."),
    ("a, kategorie: I,", "a, kategorie: I, bereich: x,", f"5:36: Unbekannter Bereich „x“. {ONLY_BELOW}"),
    ("{kategorie: I}", "{kategorie: I, bereich: x}", f"3:29: Unbekannter Bereich „x“. {ONLY_BELOW}"),
    ("{kategorie: I}", "{kategorie: I, zeile: no}", "3:27: Hier gilt nur „ja“ oder „nein“, nicht „no“."),
    ("{kategorie: I}", "{kategorie: I, zeile: [ja]}", f"3:27: {NO_LIST}"),
    ("{kategorie: I}", "{kategorie: I, tabelle: austauch}", "3:29: Unbekannte Tabelle „austauch“. Gemeint ist wohl "
     "„austausch“."),
    ("{kategorie: I}", "{kategorie: I, hinweise: x}", f"3:30: {LIST}"),
    ("{kategorie: I}", "{kategorie: I, hinweise: [[x]]}", f"3:31: {NO_LIST}"),
    ("{kategorie: I}", "{kategorie: I}\n  - {kategorie: I}", "4:5: Dieser Abschnitt steht schon in Zeile 3. Bitte "
     "beide "
     "zusammenführen."),
    ("{kategorie: I}", "x", "3:5: Hier gehören Felder hin, jedes als „feld: Wert“ auf einer Zeile."),
    ("  - {id", "  -\n  - {id", f"5:4: {EMPTY}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES, ids=[f"{new or 'without'}" for _, new, _ in CHANGES])
def test_a_field_with_a_wrong_value_is_told_with_its_place(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert old in FILE
    assert problems(tmp_path, MEASURES, FILE.replace(old, new)) == [expected]


def test_the_file_these_changes_start_from_is_in_order(tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, FILE) == []


def test_a_table_without_art_takes_no_art(tmp_path: Path) -> None:
    name = "2014/massnahmen/amt-fuer-statistik.yaml"
    text = SAMPLE[name].replace(
        "    thema:", "    art: [vertikal]\n    art_wortlaut: x\n    perspektive: y\n    thema:"
    )
    reason = "gibt es in der Tabelle dieses Abschnitts (austausch) nicht."
    known = "Möglich sind: id, kategorie, bereich, austausch, thema, arbeitsstand."
    assert problems(tmp_path, name, text) == [
        f"15:5: „art“ {reason} {known}",
        f"16:5: „art_wortlaut“ {reason} {known}",
        f"17:5: „perspektive“ {reason} {known}",
    ]


def test_a_long_text_is_told_beside_what_else_is_wrong_in_its_list(tmp_path: Path) -> None:
    text = "\n      - *a\n      - {text: b, punkte: [" + "ab, " * 50_001 + "]}"
    assert problems(tmp_path, MEASURES, HEAD + text) == [
        "7:7: Der Text hat 100.003 Zeichen; höchstens 100.000 haben in einer Zelle Platz. Bitte kürzen.",
        f"7:9: Ein Text, der mit „*“ beginnt, {IN_QUOTES}; Verweise gibt es im Register nicht.",
    ]


def test_an_id_is_unique_over_all_files_of_the_year(tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, FILE.replace("id: a", "id: pflanzungen")) == [
        "5:10: Die id „pflanzungen“ gibt es schon in data/2014/massnahmen/stadtgarten.yaml:11. Bitte eine der beiden "
        "ändern."
    ]


def test_a_file_of_an_unknown_department_is_told(tmp_path: Path) -> None:
    texts = {**SAMPLE, "2014/massnahmen/umwelt.yaml": "dienststelle: umwelt\n"}
    texts["2014/massnahmen/gruenflaechen.yaml"] = "dienststelle: gruenflaechen\n"
    assert all_problems(write_register(tmp_path, texts)) == [
        "data/2014/massnahmen/gruenflaechen.yaml:1:15: Unbekannte Dienststelle „gruenflaechen“. Möglich sind: "
        "amt-fuer-statistik, umweltamt, stadtgarten, dezernat-iii, dezernat-iv, museen. Neue bitte in "
        "organisation.yaml "
        "eintragen.",
        "data/2014/massnahmen/umwelt.yaml:1:15: Unbekannte Dienststelle „umwelt“. Gemeint ist wohl „umweltamt“. Neue "
        "bitte in organisation.yaml eintragen.",
    ]


def test_a_department_is_unknown_where_the_organisation_has_none(tmp_path: Path) -> None:
    texts = {**SAMPLE, ORGANISATION: "stadt: X\ndezernate: [{nummer: III, name: Dezernat III}]"}
    assert (
        "data/2014/massnahmen/museen.yaml:2:15: Unbekannte Dienststelle „museen“. Es ist noch keine angelegt. Neue "
        "bitte "
        "in organisation.yaml eintragen."
    ) in all_problems(write_register(tmp_path, texts))


@pytest.mark.parametrize(
    ("span", "place", "expected"),
    [
        ("seit: 2015", "kurz: Amt 31", "umweltamt.yaml:2:15: „Umweltamt“ gibt es nach organisation.yaml erst ab 2015."),
        ("bis: 2013", "kurz: Amt 31", "umweltamt.yaml:2:15: „Umweltamt“ gibt es nach organisation.yaml nur bis 2013."),
        ("seit: 2016", "name: Bereich Grünflächen", "stadtgarten.yaml:6:14: „Bereich Grünflächen“ gibt es nach"),
    ],
)  # fmt: skip
def test_a_unit_must_exist_in_the_year(span: str, place: str, expected: str, tmp_path: Path) -> None:
    indent = " " * 12 if "Bereich" in place else " " * 8
    text = SAMPLE[ORGANISATION].replace(place, f"{place}\n{indent}{span}")
    found = all_problems(write_register(tmp_path, {**SAMPLE, ORGANISATION: text}))
    assert found[0].startswith(f"data/2014/massnahmen/{expected}")
    assert found[0].endswith("„seit“ und „bis“ prüfen oder die Kennung nehmen, die 2014 gilt.")


def test_all_problems_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    texts = {
        **SAMPLE,
        "organisation.yaml": SAMPLE["organisation.yaml"] + "ort: x\n",
        "2014/bericht.yaml": SAMPLE["2014/bericht.yaml"] + "ort: x\n",
        MEASURES: FILE.replace("id: a", "id: A").replace("[vertikal]", "[x, y]"),
        "2014/massnahmen/museen.yaml": "a: b: c\n",
    }
    places = [line.split(": ")[0] for line in all_problems(write_register(tmp_path, texts))]
    assert places == [
        "data/2014/bericht.yaml:47:1",
        "data/2014/massnahmen/museen.yaml:1:5",
        "data/2014/massnahmen/umweltamt.yaml:5:10",
        "data/2014/massnahmen/umweltamt.yaml:5:33",
        "data/2014/massnahmen/umweltamt.yaml:5:36",
        "data/organisation.yaml:37:1",
    ]


def test_after_500_problems_a_file_is_put_aside(tmp_path: Path) -> None:
    found = problems(tmp_path, MEASURES, HEAD + "x\n" + "".join(f"    x{number}: y\n" for number in range(20_000)))
    assert len(found) == 501
    assert found[0] == "Mehr als 500 Fehler; die übrigen werden erst gezeigt, wenn diese behoben sind."


def test_a_file_of_more_than_a_million_values_is_put_aside(tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, "a:\n" + "- b\n" * 1_000_000) == [
        "Mehr als 1.000.000 Angaben in einer Datei. Bitte prüfen, ob sie hierher gehört."
    ]
