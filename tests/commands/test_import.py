"""``import``: an old annex becomes a register."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ikz_report.readers.annex_text import read_annex
from ikz_report.register import dump_organisation, dump_report, load_report
from tests.commands.conftest import Call


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_real_annex_becomes_a_register_that_loads_as_it_was_read(empty: Path, call: Call, annex: Path) -> None:
    code, out, _ = call("import", str(annex), "--year", "2014")
    report = read_annex(annex.read_bytes(), annex.name, 2014).report
    loaded = load_report(Path("data"), 2014)
    assert code == 0
    assert "149 Maßnahmen von 26 Dienststellen eingelesen" in out
    assert loaded == report
    texts = {**dump_report(loaded), "organisation.yaml": dump_organisation(loaded.organisation)}
    assert {name: (empty / "data" / name).read_text(encoding="utf-8") for name in texts} == texts


def test_it_lists_what_it_was_unsure_of_with_the_line(empty: Path, call: Call, annex: Path) -> None:
    _, out, _ = call("import", str(annex), "--year", "2014", "--dry-run", "--json")
    doubts = json.loads(out)["unsicher"]
    assert {"zeile": 99, "meldung": "Art: leer; die Maßnahme hat keine Art."} in doubts
    assert list(empty.iterdir()) == []


def test_it_never_overwrites_a_register(folder: Path, call: Call, annex: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "data").rglob("*.yaml")}
    code, _, err = call("import", str(annex), "--year", "2014")
    assert code == 2
    assert "dieses Register gibt es schon" in err
    assert {path: path.read_bytes() for path in (folder / "data").rglob("*.yaml")} == before


def test_units_that_the_organisation_has_not_are_added_and_the_rest_is_kept(
    folder: Path, call: Call, annex: Path
) -> None:
    path = folder / "data" / "organisation.yaml"
    before = path.read_text(encoding="utf-8")
    shortened = before.replace("      - kennung: rechtsamt\n        name: Rechtsamt\n", "")
    assert shortened != before
    path.write_text(shortened, encoding="utf-8")
    (folder / "data" / "2014").rename(folder / "older")
    code, _, _ = call("import", str(annex), "--year", "2014")
    after = path.read_text(encoding="utf-8")
    assert code == 0
    assert "name: Rechtsamt" in after
    assert [line for line in shortened.splitlines() if line not in after.splitlines()] == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leer"),
        (b"Guten Tag,\nanbei der Bericht.\n", "kein"),
        (b"PK\x03\x04" + bytes(100), "beschädigt oder unvollständig"),
        (b"%PDF-1.7\n" + bytes(100), "PDF"),
        ("Kategorie I\nÄ".encode("utf-16"), "UTF-8"),
    ],
)
def test_what_is_no_annex_gets_a_sentence_and_nothing_is_written(
    empty: Path, call: Call, content: bytes, sentence: str
) -> None:
    Path("alt.txt").write_bytes(content)
    code, _, err = call("import", "alt.txt", "--year", "2014")
    assert code == 2
    assert sentence in err
    assert "alt.txt" in err
    assert not Path("data").exists()


def test_an_annex_cut_off_in_a_row_is_refused(empty: Path, call: Call, annex: Path) -> None:
    raw = annex.read_bytes()
    Path("alt.txt").write_bytes(raw[: raw.index(b"Umweltamt") + 40])
    code, _, err = call("import", "alt.txt", "--year", "2014")
    assert (code, Path("data").exists()) == (2, False)
    assert "alt.txt" in err


@pytest.mark.parametrize(("name", "sentence"), [("fehlt.txt", "die Datei gibt es nicht"), (".", "das ist ein Ordner")])
def test_a_wrong_path_is_said(empty: Path, call: Call, name: str, sentence: str) -> None:
    code, _, err = call("import", name, "--year", "2014")
    assert code == 2
    assert sentence in err
