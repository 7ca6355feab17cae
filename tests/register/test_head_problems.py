"""What a clerk is told about organisation.yaml and bericht.yaml, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ikz_report.model import ChartSpec, Consultation, Paper, YearCounts
from tests.register.register_files import (
    ORGANISATION,
    REPORT,
    SAMPLE,
    all_problems,
    problems,
    report_texts,
    write_register,
)
from tests.samples import item, para, sample_report

LINE = "Dieser Text darf nur einen Absatz ohne Zeilenwechsel haben."
NO_LIST = "Hier gehört ein Text hin, keine Liste. Ein Text, der mit „[“ oder „- “ beginnt, gehört in Anführungszeichen."
LIST = "Hier gehört eine Liste hin: je Eintrag eine Zeile mit „- “, oder [eins, zwei]."
FIELDS = "Hier gehören Felder hin, jedes als „feld: Wert“ auf einer Zeile."
LETTERS = "Kleinbuchstaben a–z, Ziffern und Bindestriche, am Anfang und am Ende kein Bindestrich"

IN_ORGANISATION = [  # old text, new text, and what is said
    ("stadt: Landeshauptstadt Magdeburg\n", "", "3:1: In der Organisation fehlt das Feld „stadt“. Bitte ergänzen."),
    ("stadt: Landeshauptstadt Magdeburg", "stadt:", "2:1: In der Organisation ist das Feld „stadt“ leer. Bitte "
     "ausfüllen."),
    ("stadt: Landeshauptstadt", "stadt: |\n  Landeshauptstadt\n ", f"2:8: {LINE}"),
    ("stadt: Landeshauptstadt Magdeburg", "stadt: [M]", f"2:8: {NO_LIST}"),
    ("stadt: Landeshauptstadt Magdeburg", "stadt: " + "M" * 100_001, "2:8: Der Text hat 100.001 Zeichen; höchstens "
     "100.000 "
     "haben in einer Zelle Platz. Bitte kürzen."),
    ("nummer: IV", "nummer: III", "30:13: Das Dezernat „III“ steht schon in Zeile 24. Bitte eine ändern."),
    ("kennung: museen", "kennung: umweltamt", "35:18: Die Kennung „umweltamt“ steht schon in Zeile 10. Bitte eine "
     "ändern."),
    ("kennung: museen", "kennung: gruenflaechen", "35:18: Die Kennung „gruenflaechen“ steht schon in Zeile 21. "
     "Bitte eine "
     "ändern."),
    ("name: Museen", "name: Museen\n        seit: 2015\n        bis: 2010", "38:14: „bis“ (2010) liegt vor „seit“ "
     "(2015). "
     "Bitte prüfen."),
    ("name: Museen", "name: Museen\n        seit: früher", "37:15: Hier gehört eine ganze Zahl von 1900 bis 2999 "
     "hin, nicht "
     "„früher“."),
    ("name: Museen", "name: Museen\n        bis: 99", "37:14: Hier gehört eine ganze Zahl von 1900 bis 2999 hin, "
     "nicht „99“."),
    ("name: Museen", "nam: Museen", "35:9: In der Dienststelle fehlt das Feld „name“. Bitte ergänzen."),
    ("name: Museen", "name: Museen\n        bereiche: [x]", f"37:20: {FIELDS}"),
    ('name: Museen', 'name: Museen\n        bereiche: ""', f"37:19: {LIST}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), IN_ORGANISATION, ids=[new[:40] for _, new, _ in IN_ORGANISATION])
def test_a_mistake_in_the_organisation_is_told(old: str, new: str, expected: str, tmp_path: Path) -> None:
    text = SAMPLE[ORGANISATION]
    assert old in text
    assert expected in problems(tmp_path, ORGANISATION, text.replace(old, new))


ADVICE = "Bitte „seit“ und „bis“ so setzen, dass jede am Tag nach dem Ende der vorigen beginnt."
TWICE = f"Es gibt Tage, an denen „A“ und „B“ zugleich gelten. {ADVICE}"
IN_TITLES = [  # the entries, and what is said of them; each stands on a line, the first on the fourth
    (["{titel: A, bis: 2022-07-04}", "{titel: B, seit: 2022-07-05}"], []),
    (["{titel: B, seit: 2022-07-05}", "{titel: A, bis: 2022-07-04}"], []),
    (["titel: A"], []),
    (["{titel: A, bis: 2022-07-04}", "{titel: B, seit: 2022-07-04}"], [f"5:22: {TWICE}"]),
    (["{titel: A, bis: 2022-07-04}", "titel: B"], [f"5:5: {TWICE}"]),
    (["titel: A", "{titel: B, seit: 2022-07-04}"], [f"5:22: {TWICE}"]),
    (["{titel: A, bis: 2022-07-04}", "{titel: B, seit: 2022-07-07}"], ["5:22: Zwischen „A“ und „B“ gibt es Tage "
     f"ohne Amtsbezeichnung (nach dem 2022-07-04, vor dem 2022-07-07). {ADVICE}"]),
    (["{titel: A, seit: 2022-07-04, bis: 2022-07-03}"], ["4:39: „bis“ (2022-07-03) liegt vor „seit“ (2022-07-04). "
     "Bitte prüfen."]),
    (["{titel: A, bis: 2022-06-31}", "{titel: B, seit: 2022-07-01}"], ["4:21: Den Tag „2022-06-31“ gibt es nicht."]),
    (["{titel: A, bis: 4. Juli}"], ["4:21: Hier gehört ein Tag in der Form 2015-05-12 (Jahr-Monat-Tag) hin, nicht "
     "„4. Juli“."]),
    (["{titel: A, ab: 2022-07-04}"], ["4:16: Unbekanntes Feld „ab“. Möglich sind: titel, seit, bis."]),
    (["bis: 9999-12-31"], ["4:5: In der Amtsbezeichnung fehlt das Feld „titel“. Bitte ergänzen."]),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), IN_TITLES, ids=[" ".join(entries) for entries, _ in IN_TITLES])
def test_office_titles_follow_each_other_day_by_day(entries: list[str], expected: list[str], tmp_path: Path) -> None:
    titles = "amtsbezeichnungen:\n" + "".join(f"  - {each}\n" for each in entries)
    assert problems(tmp_path, ORGANISATION, SAMPLE[ORGANISATION].replace("\ndezernate:", titles + "dezernate:")) == (
        expected
    )


@pytest.mark.parametrize(("days", "told"), [("bis: 2015-05-11", 1), ("seit: 2015-05-13", 1), ("seit: 2015-05-12", 0)])
def test_the_day_of_the_paper_must_have_its_title(days: str, told: int, tmp_path: Path) -> None:
    titles = f"amtsbezeichnungen:\n  - {{titel: A, {days}}}\n"
    files = {**SAMPLE, REPORT: HEAD, ORGANISATION: SAMPLE[ORGANISATION].replace("\ndezernate:", titles + "dezernate:")}
    line = next(number for number, text in enumerate(HEAD.splitlines(), 1) if text.startswith("  datum:"))
    message = (
        f"data/{REPORT}:{line}:10: Für den Tag 2015-05-12 nennt organisation.yaml keine Amtsbezeichnung. Bitte das "
        "Datum prüfen oder dort unter „amtsbezeichnungen“ ergänzen."
    )
    assert all_problems(write_register(tmp_path, files)) == [message] * told


@pytest.mark.parametrize("key", ["Museen", "m_useen", "-m", "m-", "m" * 41, "müsli", "../x"])
def test_a_key_is_letters_digits_and_hyphens(key: str, tmp_path: Path) -> None:
    found = problems(tmp_path, ORGANISATION, SAMPLE[ORGANISATION].replace("kennung: museen", f"kennung: {key}"))
    assert any(
        line.startswith("35:18: ") and line.endswith(f"ist nicht erlaubt: 1 bis 40 {LETTERS}.") for line in found
    )


@pytest.mark.parametrize("key", ["con", "aux", "com1", "lpt9"])
def test_a_key_is_no_name_that_windows_keeps_for_itself(key: str, tmp_path: Path) -> None:
    found = problems(tmp_path, ORGANISATION, SAMPLE[ORGANISATION].replace("kennung: museen", f"kennung: {key}"))
    assert f"35:18: „{key}“ ist unter Windows kein Dateiname. Bitte eine andere Kennung wählen." in found


PAPER = Paper(
    "Information",
    "I0123/15",
    date(2015, 5, 12),
    "Thema",
    "OB",
    "Amt",
    consultations=(Consultation("Stadtrat", date(2015, 6, 11)),),
    text=(para("Im Jahr [[jahr]]"), item("[[massnahmen]] und [[kategorie I]]")),
)
HEAD = report_texts(
    replace(
        sample_report(),
        paper=PAPER,
        previous=YearCounts(2013, {"kategorie": {"I": 3}, "art": {"vertikal": 2}}),
        charts=(ChartSpec("Diagramm", "kategorie", (2013,)),),
    )
)[REPORT]
FIGURES = "jahr, vorjahr, massnahmen, dienststellen, neu, beendet, fortgeführt, kategorie …, art …, dezernat …"

IN_REPORT = [  # old text, new text, and what is said
    ("jahr: 2014", "jahr: 2015", "2:7: Das Jahr 2015 passt nicht zum Ordner 2014. Bitte eines von beiden ändern."),
    ("jahr: 2014", "jahr: MMXIV", "2:7: Hier gehört eine ganze Zahl von 1900 bis 2999 hin, nicht „MMXIV“."),
    ("(IKZ) 2014", "(IKZ) 2013", "3:8: Der Titel nennt 2013, der Ordner heißt 2014. Bitte den Titel ändern."),
    ("- vertikal", "- interkommunal", "8:5: Die Art „interkommunal“ steht schon weiter oben. Bitte eine löschen."),
    ("liste: ja", "liste: yes", "9:30: Hier gilt nur „ja“ oder „nein“, nicht „yes“."),
    ("feld: perspektive", "feld: art", "15:12: Das Feld „art“ hat schon eine Spalte. Bitte eine löschen."),
    ("feld: perspektive", "feld: bereich", "15:12: „bereich“ ist schon ein Feld jeder Maßnahme. Bitte die Spalte "
     "umbenennen."),
    ("feld: perspektive", "feld: Per Spektive", "15:12: „Per Spektive“ ist nicht erlaubt: 1 bis 32 Kleinbuchstaben "
     "a–z, "
     "Ziffern, Unterstriche; vorn ein Buchstabe."),
    ("  - {feld: thema, titel: Thema}\n  - {feld: arbeitsstand, titel: Arbeitsstand}", "  - {feld: arbeitsstand, "
     "titel: A}",
     "12:3: Eine Spalte mit dem Feld „thema“ muss es geben. Bitte ergänzen."),
    ("titel: Perspektive}", "titel: Perspektive, breite: 0}", "15:53: Hier gehören Millimeter hin, etwa 35 oder "
     "35.5 (mit "
     "Punkt), nicht „0“."),
    ("titel: Perspektive}", "titel: Perspektive, spalten: 2}", "26:7: Die Spalten sind zusammen 4 breit, die "
     "Tabelle hat 5. "
     "Bitte „spalten“ anpassen."),
    ("        - Arbeitsstand Perspektive\n", "", "20:7: Zeile 2 des Kopfes ist 3 Spalten breit, die Spalten "
     "darunter 4. "
     "Bitte „spalten“ anpassen."),
    ("  austausch:\n", "  standard:\n", "18:3: „standard“ heißt schon die Tabelle „spalten“. Bitte ändern."),
    ("  austausch:\n", "  Aus-Tausch:\n", "18:3: „Aus-Tausch“ ist nicht erlaubt: 1 bis 32 Kleinbuchstaben a–z, "
     "Ziffern, "
     "Unterstriche; vorn ein Buchstabe."),
    ("nummer: III", "nummer: I", "44:13: Die Kategorie „I“ steht schon weiter oben. Bitte ändern."),
    ("dezernat: III", "dezernat: VI", "41:19: Unbekanntes Dezernat „VI“. Möglich sind: I, II, III, IV."),
    ("      - dezernat: III", "      - dezernat: III\n      - dezernat: III", "42:19: Das Dezernat „III“ steht in "
     "der Kategorie "
     "schon weiter oben."),
    ("    dezernate:", "    leitsaetze: x\n    dezernate:", "40:17: Diese Leitsätze gehören zu den einzelnen "
     "Dezernaten "
     "darunter. Bitte verschieben."),
    ("I0123/15", "I123/15", "50:11: „I123/15“ passt nicht zum Muster I\\d{4}/\\d{2} (\\d steht für eine Ziffer). "
     "Bitte die "
     "Nummer oder „nummer_muster“ ändern."),
    ("nummer: I0123/15", "nummer: I0123/15\n  nummer_muster: DS\\d{2}", "50:11: „I0123/15“ passt nicht zum Muster "
     "DS\\d{2} "
     "(\\d steht für eine Ziffer). Bitte die Nummer oder „nummer_muster“ ändern."),
    ("nummer: I0123/15", "nummer: I0123/15\n  nummer_muster: (a+)+", "51:18: Das Muster darf Buchstaben, Ziffern, / "
     ". - und "
     "Leerzeichen enthalten, dazu \\d für eine Ziffer, [A-Z] für einen Buchstaben und {4} für viermal."),
    ("datum: 2015-05-12", "datum: 12.05.2015", "51:10: Hier gehört ein Tag in der Form 2015-05-12 (Jahr-Monat-Tag) "
     "hin, "
     "nicht „12.05.2015“."),
    ("datum: 2015-05-12", "datum: [2015-05-12]", f"51:10: {NO_LIST}"),
    ("jahr: 2014", "jahr: [2014]", f"2:7: {NO_LIST}"),
    ("titel: Perspektive}", "titel: Perspektive, breite: [1]}", f"15:53: {NO_LIST}"),
    ("datum: 2015-05-12", "datum: 2015-02-29", "51:10: Den Tag „2015-02-29“ gibt es nicht."),
    ("tag: 2015-06-11", "tag: 2015-6-11", "57:32: Hier gehört ein Tag in der Form 2015-05-12 (Jahr-Monat-Tag) hin, "
     "nicht "
     "„2015-6-11“."),
    ("[[massnahmen]]", "[[masnahmen]]", "60:8: Die Zahl „[[masnahmen]]“ gibt es nicht. Gemeint ist wohl „massnahmen“."),
    ("[[massnahmen]]", "[[]]", f"60:8: Die Zahl „[[]]“ gibt es nicht. Möglich sind: {FIGURES}."),
    ("[[kategorie I]]", "[[kategorie V]]", "60:27: Zu „[[kategorie V]]“ gibt es keine Zahl. Möglich sind: I, II, III."),
    ("[[jahr]]", "[[dezernat V]]", "59:23: Zu „[[dezernat V]]“ gibt es keine Zahl. Möglich sind: I, II, III, IV."),
    ("- \"[[massnahmen]]", "- \"\\x5b[mass]]", "59:5: Die Zahl „[[mass]]“ gibt es nicht. Gemeint ist wohl "
     "„massnahmen“."),
    ("  jahr: 2013", "  jahr: 2014", "63:9: Das Vorjahr muss vor 2014 liegen."),
    ("I: 3", "I: viele", "66:10: Hier gehört eine ganze Zahl von 0 bis 999999 hin, nicht „viele“."),
    ("I: 3", "J: 3", "66:7: „J“ gibt es unter „kategorie“ nicht. Möglich sind: I, II, III."),
    ("vertikal: 2", "vertical: 2", "68:7: „vertical“ gibt es unter „art“ nicht. Gemeint ist wohl „vertikal“."),
    ("    art:\n      vertikal: 2", "    art: [2]", f"67:10: {FIELDS}"),
    ("    art:\n", "    arten:\n", "67:5: Unbekanntes Feld „arten“. Gemeint ist wohl „art“."),
    ("nach: kategorie", "nach: kategorien", "72:11: „kategorien“ gibt es hier nicht. Gemeint ist wohl „kategorie“."),
    ("jahre: [2013]", "jahre: 2013", f"73:12: {LIST}"),
    ("jahre: [2013]", "jahre: []", "73:5: Im Diagramm ist das Feld „jahre“ leer. Bitte ausfüllen."),
]  # fmt: skip


@pytest.mark.parametrize(
    "license_", ["CC BY", "www.govdata.de/dl-de/by-2-0", "ftp://a.de", "https://", "http://a.de/b c"]
)
def test_a_licence_is_an_address(license_: str, tmp_path: Path) -> None:
    text = HEAD.replace("nummer: I0123/15", f"nummer: I0123/15\n  lizenz: {license_}")
    assert problems(tmp_path, REPORT, text) == [
        f"51:11: „{license_}“ ist nicht erlaubt: hier gehört die Adresse der Lizenz hin, etwa "
        "https://creativecommons.org/licenses/by/4.0/."
    ]


@pytest.mark.parametrize("license_", ["https://www.govdata.de/dl-de/by-2-0", "http://a.de", "https://a.de:8080?x=%20"])
def test_an_address_may_be_any_of_the_web(license_: str, tmp_path: Path) -> None:
    text = HEAD.replace("nummer: I0123/15", f"nummer: I0123/15\n  lizenz: {license_}")
    assert problems(tmp_path, REPORT, text) == []


SLIPS = [  # the text that stands for [[massnahmen]], the place of the slip, what it is taken for
    ("[massnahmen]", "60:8", "„[massnahmen]“", "[[massnahmen]]"),
    ("[[massnahmen]", "60:8", "„[[massnahmen]“", "[[massnahmen]]"),
    ("[massnahmen]]", "60:8", "„[massnahmen]]“", "[[massnahmen]]"),
    ("[[massnahmen", "60:8", "„[[massnahmen“", "[[massnahmen]]"),
    ("massnahmen]]", "60:8", "„massnahmen]]“", "[[massnahmen]]"),
    ("massnahmen]", "60:8", "„massnahmen]“", "[[massnahmen]]"),
    ("[[masnahmen]", "60:8", "„[[masnahmen]“", "[[jahr]]"),
    ("davor [Jahr]", "60:14", "„[Jahr]“", "[[jahr]]"),
    ("[[jahr]] und [jahr]", "60:21", "„[jahr]“", "[[jahr]]"),
    ("[kategorie I und", "60:8", "„[kategorie“", "[[kategorie I]]"),
    ("[art  interkommunal]", "60:8", "„[art interkommunal]“", "[[art interkommunal]]"),
    ("[[[jahr]]", "60:8", "„[[[jahr]]“", "[[jahr]]"),
    ("[[jahr]]]", "60:8", "„[[jahr]]]“", "[[jahr]]"),
]


@pytest.mark.parametrize(("text", "place", "slip", "meant"), SLIPS, ids=[text for text, *_ in SLIPS])
def test_a_figure_with_a_bracket_too_few_is_told_with_its_place(
    text: str, place: str, slip: str, meant: str, tmp_path: Path
) -> None:
    (told,) = problems(tmp_path, REPORT, HEAD.replace("[[massnahmen]]", text))
    assert told == (
        f"{place}: {slip} würde so gedruckt. Eine Zahl steht in zwei Klammern auf jeder Seite: {meant}. "
        "Soll da keine Zahl stehen, bitte runde Klammern nehmen."
    )


@pytest.mark.parametrize(
    "text",
    [
        "[sic]",
        "[vgl. [3]]",
        "[[3] und [4]]",
        "[siehe [3] jahr]",
        "[Jahr 2014]",
        "[…]",
        "a] b",
        "[ b",
        "]0, 1[",
        "[[[jahr]]]",
    ],
)
def test_other_square_brackets_are_text(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, REPORT, HEAD.replace("[[massnahmen]]", text)) == []


@pytest.mark.parametrize(("old", "new", "expected"), IN_REPORT, ids=[new[:40] for _, new, _ in IN_REPORT])
def test_a_mistake_in_the_report_is_told(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert old in HEAD
    assert expected in problems(tmp_path, REPORT, HEAD.replace(old, new))


def test_the_report_these_changes_start_from_is_in_order(tmp_path: Path) -> None:
    assert problems(tmp_path, REPORT, HEAD) == []


@pytest.mark.parametrize("lost", ["arten", "spalten", "kategorien"])
def test_what_the_report_lacks_is_told_once_and_not_at_every_measure(lost: str, tmp_path: Path) -> None:
    head = SAMPLE[REPORT].replace(f"{lost}:\n", f"{lost}: x\nx{lost}:\n", 1)
    found = problems(tmp_path, REPORT, head)
    assert [line for line in found if lost not in line] == [f"{found[0].split(': ')[0]}: {LIST}"]
    assert not any("massnahmen" in line for line in found)


def test_without_an_organisation_measures_are_read_for_their_own_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, ORGANISATION, "stadt: x") == [
        "1:1: In der Organisation fehlt das Feld „dezernate“. Bitte ergänzen."
    ]
    assert problems(tmp_path, ORGANISATION, "a: b: c")[0].startswith("1:5: Zweiter Doppelpunkt")


def test_a_unit_without_its_key_is_told_once_and_no_file_is_called_unknown_for_it(tmp_path: Path) -> None:
    found = problems(tmp_path, ORGANISATION, SAMPLE[ORGANISATION].replace("kennung: museen", "kenung: museen"))
    assert found == [
        "35:9: In der Dienststelle fehlt das Feld „kennung“. Bitte ergänzen.",
        "35:9: Unbekanntes Feld „kenung“. Gemeint ist wohl „kennung“.",
    ]


NO_NAME = "Hier gehört ein Text hin, keine Felder. Ein Text mit Doppelpunkt und Leerzeichen oder mit „{“ am Anfang "
NO_NAME += "gehört in Anführungszeichen."


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (REPORT, "- nummer: ", "- nummer: {} # "),
        (REPORT, "- nummer: I\n", "- nummer: {}\n"),
        (REPORT, "- interkommunal\n", "- name: {}\n"),
        (REPORT, "- {name: allgemein, liste: ja}", "- name: {}\n  - name: {}"),
        (REPORT, "- dezernat: III\n", "- dezernat: {}\n"),
        (REPORT, "feld: thema", "feld: {}"),
        (ORGANISATION, "- nummer: ", "- nummer: {} # "),
        (ORGANISATION, "- nummer: III\n", "- nummer: {}\n"),
    ],
)
def test_a_name_that_cannot_be_read_is_told_where_it_stands_and_nothing_that_follows(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    text = SAMPLE[name].replace(old, new)
    found = all_problems(write_register(tmp_path, {**SAMPLE, name: text}))
    assert [line.split(": ", 1)[1] for line in found] == [NO_NAME] * text.count("{}")
    assert all(line.startswith(f"data/{name}:") for line in found)
