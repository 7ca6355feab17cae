"""``import`` of Word files: what is said, what is written, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.register import load_report
from tests.commands.conftest import Call
from tests.commands.test_collect_hostile import BAD_BYTES
from tests.readers.handmade import save
from tests.readers.test_annex_text_roundtrip import without_ids
from tests.readers.word_annexes import FRONT, HEAD, across, docx, p, row, tbl
from tests.samples import sample_report
from tests.wordxml import write


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def small(path: Path, *blocks: str) -> Path:
    return write(path, docx(*FRONT, tbl(HEAD, across("Umweltamt"), row("Elbe")), *blocks).parts)


def test_a_word_file_becomes_a_register_that_loads(empty: Path, call: Call) -> None:
    save(sample_report(), "headings", empty / "alt.docx")
    code, out, _ = call("import", "alt.docx", "--year", "2014")
    assert code == 0
    assert "alt.docx: 7 Maßnahmen von 5 Dienststellen eingelesen nach data/2014." in out
    loaded = load_report(Path("data"), 2014)
    assert [measure.cells for measure in loaded.measures()] == [measure.cells for measure in sample_report().measures()]
    assert call("check")[0] == 0


def test_places_are_said_in_words_and_as_data(empty: Path, call: Call) -> None:
    small(empty / "alt.docx", p("Stand: März"))
    _, out, _ = call("import", "alt.docx", "--year", "2014", "--dry-run")
    assert "alt.docx: Absatz 1 nach Tabelle 1: Text hinter der letzten Tabelle, nicht übernommen: „Stand: März“" in out
    assert "Bitte prüfen, 4 Stellen waren nicht eindeutig oder haben keinen Platz im Register:" in out
    _, out, _ = call("import", "alt.docx", "--year", "2014", "--dry-run", "--json")
    assert {
        "absatz": 1,
        "nach_tabelle": 1,
        "meldung": "Text hinter der letzten Tabelle, nicht übernommen: „Stand: März“",
    } in json.loads(out)["unsicher"]
    assert [path.name for path in empty.iterdir()] == ["alt.docx"]


def test_a_long_text_is_whole_in_the_data_and_cut_on_the_screen(empty: Path, call: Call) -> None:
    text = "Anmerkung zum Stand der Dinge " * 20
    small(empty / "alt.docx", p(text))
    _, out, _ = call("import", "alt.docx", "--year", "2014", "--dry-run")
    assert max(map(len, out.splitlines())) == 240
    _, out, _ = call("import", "alt.docx", "--year", "2014", "--dry-run", "--json")
    assert text.strip() in out


def test_the_content_says_what_a_file_is_not_its_name(empty: Path, call: Call, annex: Path) -> None:
    small(empty / "alt.txt")
    (empty / "text.docx").write_bytes(annex.read_bytes())
    assert "1 Maßnahme von 1 Dienststelle gelesen" in call("import", "alt.txt", "--year", "2014", "--dry-run")[1]
    assert "149 Maßnahmen" in call("import", "text.docx", "--year", "2014", "--dry-run")[1]


def test_tracked_changes_are_taken_or_left(empty: Path, call: Call) -> None:
    thema = 'p/(del{author=A}/r/delText"Elbe", ins{author=A}/r/t"Saale")'
    write(empty / "alt.docx", docx(*FRONT, tbl(HEAD, across("Umweltamt"), row(thema))).parts)
    assert call("import", "alt.docx", "--year", "2014")[0] == 0
    assert call("--data", "davor", "import", "alt.docx", "--year", "2014", "--changes", "reject")[0] == 0
    themes = [[m.id for m in load_report(Path(data), 2014).measures()] for data in ("data", "davor")]
    assert themes == [["saale"], ["elbe"]]


@pytest.mark.parametrize(("spoil", "sentence"), [case[1:] for case in BAD_BYTES], ids=[case[0] for case in BAD_BYTES])
def test_a_bad_file_is_refused_as_collect_refuses_it(
    empty: Path, call: Call, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    good = small(empty / "gut.docx").read_bytes()
    (empty / "alt.docx").write_bytes(spoil(good))
    code, _, err = call("import", "alt.docx", "--year", "2014")
    if spoil(good) == b"Guten Tag":  # a text after all, but no annex
        sentence = "Keine Überschrift „Kategorie I …“ gefunden"
    if sentence.startswith("keine Maßnahme"):  # a Word file without such tables
        sentence = "Keine Tabelle mit dem Kopf „Art, Thema, Arbeitsstand, Perspektive“"
    assert (code, err.startswith("Fehler: alt.docx: ")) == (2, True)
    assert sentence in err
    assert not (empty / "data").exists()


def test_a_file_beyond_all_measure_is_refused(empty: Path, call: Call) -> None:
    with (empty / "alt.docx").open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(200 * 2**20)
    assert "ist größer als 50 MB" in call("import", "alt.docx", "--year", "2014")[2]
    with (empty / "alt.txt").open("wb") as stream:
        stream.truncate(65 * 2**20)
    assert "die Datei ist größer als 64 MB" in call("import", "alt.txt", "--year", "2014")[2]


def test_a_row_without_a_thema_writes_nothing(empty: Path, call: Call) -> None:
    write(empty / "alt.docx", docx(*FRONT, tbl(HEAD, across("Umweltamt"), row("", "läuft"))).parts)
    code, _, err = call("import", "alt.docx", "--year", "2014")
    assert code == 2
    assert "alt.docx: Tabelle 1, Zeile 3: Der Maßnahme fehlt das Thema." in err
    assert [path.name for path in empty.iterdir()] == ["alt.docx"]


def test_a_register_is_never_overwritten(folder: Path, call: Call) -> None:
    small(folder / "alt.docx")
    before = {path: path.read_bytes() for path in (folder / "data").rglob("*.yaml")}
    code, _, err = call("import", "alt.docx", "--year", "2014")
    assert (code, "dieses Register gibt es schon" in err) == (2, True)
    assert {path: path.read_bytes() for path in (folder / "data").rglob("*.yaml")} == before


def test_the_paper_that_build_makes_is_read_as_the_register_it_came_from(folder: Path, call: Call) -> None:
    assert call("build", "2014", "--format", "docx")[0] == 0
    before = load_report(folder / "data", 2014)
    (folder / "data" / "2014").rename(folder / "2014")
    assert call("import", "output/2014/IKZ_2014.docx", "--year", "2014")[0] == 0
    after = load_report(folder / "data", 2014)
    charts = tuple(replace(chart, optional=chart.years != (2014,)) for chart in before.charts)  # no paper tells it
    assert without_ids(after) == replace(without_ids(before), paper=None, previous=None, example=None, charts=charts)


def test_an_extract_is_told_apart(folder: Path, call: Call) -> None:
    assert call("extract", "2014", "umweltamt")[0] == 0
    _, out, _ = call("import", "output/2014/auszuege/umweltamt.docx", "--year", "2014", "--dry-run")
    assert "umweltamt.docx: Das ist ein Auszug für eine Dienststelle, kein ganzer Bericht." in out
    assert "nimmt ikz-report collect ins Register auf." in out


def test_a_cut_text_is_refused_and_taken_with_the_option(empty: Path, call: Call, annex: Path) -> None:
    whole = annex.read_bytes()
    (empty / "alt.txt").write_bytes(whole[: whole.index("Vergleich der Maßnahmen".encode())])
    code, _, err = call("import", "alt.txt", "--year", "2014")
    assert (code, "Die Datei ist wohl abgeschnitten" in err, (empty / "data").exists()) == (2, True, False)
    code, out, _ = call("import", "alt.txt", "--year", "2014", "--incomplete")
    assert code == 0
    assert "149 Maßnahmen" in out
    assert "So eingelesen (--incomplete)." in out
    assert len(list(load_report(Path("data"), 2014).measures())) == 149


def test_a_word_file_without_a_category_is_refused_and_taken_with_the_option(empty: Path, call: Call) -> None:
    small(empty / "alt.docx", p("Kategorie III"), tbl(HEAD, across("Umweltamt"), row("Saale")))
    code, _, err = call("import", "alt.docx", "--year", "2014")
    assert code == 2
    assert "alt.docx: Absatz 1 vor Tabelle 2: Vor „Kategorie III“ fehlt die Kategorie II. Bitte prüfen" in err
    assert not (empty / "data").exists()
    code, out, _ = call("import", "alt.docx", "--year", "2014", "--incomplete")
    assert (code, "fehlt die Kategorie II. So eingelesen (--incomplete)." in out) == (0, True)
    assert [measure.id for measure in load_report(Path("data"), 2014).measures()] == ["elbe", "saale"]


# --match


def test_known_measures_keep_their_id_and_are_listed_with_the_score(folder: Path, call: Call) -> None:
    assert call("build", "2014", "--format", "docx")[0] == 0
    before = load_report(folder / "data", 2014)
    (folder / "data" / "2014").rename(folder / "2014")
    code, out, _ = call("import", "output/2014/IKZ_2014.docx", "--year", "2014", "--match", "2013")
    after = load_report(folder / "data", 2014)
    known = {measure.id for measure in load_report(folder / "data", 2013).measures()}
    assert code == 0
    pairs = [(new.id, old.id) for new, old in zip(after.measures(), before.measures(), strict=True)]
    found = [pair for pair in pairs if pair[0] in known]
    assert len(found) > 80
    assert [pair for pair in found if pair[0] != pair[1]] == []
    assert f"Kennung aus 2013: {len(found)}, neue Kennung: {149 - len(found)}." in out
    assert re.search(rf"\n  {found[0][0]}: \d+ % \(.*Thema .*\) „", out)


def test_text_is_matched_too(folder: Path, call: Call, annex: Path) -> None:
    (folder / "data" / "2014").rename(folder / "2014")
    _, out, _ = call("import", str(annex), "--year", "2014", "--match", "2013", "--json")
    known = json.loads(out)["bekannt"]
    assert len(known) > 40
    assert all(each["gleich"] >= 70 for each in known)
    assert {"id", "thema", "gleich", "grund"} == set(known[0])
    ids = [measure.id for measure in load_report(folder / "data", 2014).measures()]
    assert len(set(ids)) == 149
    assert call("check")[0] == 0


def test_a_year_to_match_that_is_not_there_is_said(folder: Path, call: Call) -> None:
    small(folder / "alt.docx")
    code, _, err = call("import", "alt.docx", "--year", "2012", "--match", "2011")
    assert code == 2
    assert "--match: das Register 2011 gibt es in data nicht. Vorhanden: 2013, 2014." in err
    assert (
        "--match: das Register 2011 gibt es in leer nicht. Vorhanden: keines."
        in (call("--data", "leer", "import", "alt.docx", "--year", "2012", "--match", "2011")[2])
    )


def test_a_unit_with_nearly_the_name_of_another_is_told(empty: Path, call: Call) -> None:
    call("import", str(small(empty / "alt.docx")), "--year", "2014")
    write(empty / "neu.docx", docx(*FRONT, tbl(HEAD, across("Umweltampt"), row("Elbe"))).parts)
    _, out, _ = call("import", "neu.docx", "--year", "2014", "--dry-run")
    assert "„Umweltampt“ steht nicht in organisation.yaml; sie wird dort ergänzt. Ähnlich heißt dort „Umweltamt“" in out
    assert "bitte den Namen in der Datei verbessern" in out
