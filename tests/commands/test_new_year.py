"""``new-year`` as a clerk calls it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ikz_report.cli import run
from ikz_report.register import load_report
from tests.conftest import ROOT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def said(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    code = run(["--data", str(data), "new-year", *arguments])
    output = capsys.readouterr()
    return code, output.out, output.err


def test_the_next_register_is_written_and_has_no_errors(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    code, out, _ = said(capsys, data, "2015", "--from", "2014")
    assert code == 0
    assert f"Maßnahmen übernommen, geschrieben nach {data / '2015'}." in out
    assert "\n  Rechtsamt, 3: wissensaustausch-leipzig, hadema-recht, bibliothekenverbund\n" in out
    assert "heimat-im-krieg (Stadtarchiv): ist nach eigener Angabe zu Ende: „abgeschlossen“" in out
    assert "Behalten: --keep KENNUNG." in out
    assert "Deckblatt: steht als Bemerkung in bericht.yaml." in out
    assert run(["check", "2015", "--data", str(data)]) == 0


def test_office_titles_hold_on_in_the_next_year(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    titles = load_report(data, 2014).organisation.titles
    said(capsys, data, "2015", "--from", "2014")
    assert [title.text for title in titles] == ["Der Oberbürgermeister", "Die Oberbürgermeisterin"]
    assert load_report(data, 2015).organisation.titles == titles


def test_without_a_year_to_start_from_the_year_before_is_taken(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    code, out, _ = said(capsys, data, "2015", "--dry-run")
    assert code == 0
    assert out.startswith("2015 aus 2014: ")
    assert "nichts geschrieben (--dry-run)." in out
    assert not (data / "2015").exists()


def test_json_names_what_was_carried_over_left_out_and_why(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    code, out, _ = said(capsys, data, "2015", "--json", "--keep", "heimat-im-krieg")
    rows = json.loads(out)
    assert code == 0
    assert "heimat-im-krieg" in rows["uebernommen"]
    assert {each["id"] for each in rows["weggelassen"]}.isdisjoint(rows["uebernommen"])
    assert all(each["grund"] and each["zitat"] for each in rows["weggelassen"])
    assert f"{(data / '2015/bericht.yaml').as_posix()}" in rows["dateien"]
    assert rows["verschoben"] == []


def test_a_dissolved_department_needs_a_successor(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    path = data / "organisation.yaml"
    text = path.read_text(encoding="utf-8")
    head, tail = text.split("kennung: konservatorium\n", 1)
    indent = head[head.rfind("\n") + 1 :].replace("-", " ")
    path.write_text(f"{head}kennung: konservatorium\n{indent}bis: 2014\n{tail}", encoding="utf-8")
    code, out, err = said(capsys, data, "2015")
    assert (code, out) == (2, "")
    assert "wohin mit ihren Maßnahmen?\n  konservatorium: " in err
    code, out, _ = said(capsys, data, "2015", "--successor", "konservatorium=gesellschaftshaus")
    assert code == 0
    assert "Zu einer anderen Dienststelle" in out
    assert "konservatorium → gesellschaftshaus" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2014"], "2014: dieses Register gibt es schon; es wird nicht überschrieben."),
        (["2015", "--successor", "a"], "--successor: „a“ passt nicht; gemeint ist ALT=NEU"),
        (["2015", "--from", "2013", "--keep", "x"], "--keep x: diese Maßnahme gibt es 2013 nicht."),
    ],
)
def test_a_wrong_call_writes_nothing(
    capsys: pytest.CaptureFixture[str], data: Path, arguments: list[str], sentence: str
) -> None:
    code, _, err = said(capsys, data, *arguments)
    assert code == 2
    assert sentence in err
    assert not (data / "2015").exists()
