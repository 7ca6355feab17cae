"""The register of 2014, sent out and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.writers.word.files import paragraphs
from tests.writers.word.test_package import audit, ooxml

OUT = Path("output/2014/auszuege")


def state(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / "data").rglob("*") if path.is_file()}


@pytest.mark.parametrize(("way", "count"), [((), 26), (("--by", "dezernat"), 6)])
def test_unedited_extracts_change_nothing(folder: Path, call: Call, way: tuple[str, ...], count: int) -> None:
    assert call("extract", "2014", *way)[0] == 0
    before = state(folder)
    files = sorted(map(str, (folder / OUT).glob("*.docx")))
    assert len(files) == count
    code, out, err = call("collect", *files)
    assert (code, err) == (0, "")
    assert out.count("übernommen: 0 Änderungen, 0 neue Maßnahmen") == count
    assert "Das Register ist unverändert." in out
    assert state(folder) == before


def test_a_dezernat_is_told_where_it_has_no_measures(folder: Path, call: Call) -> None:
    call("extract", "2014", "--by", "dezernat", "II")
    texts = list(paragraphs((folder / OUT / "dezernat-ii-gesamt.docx").read_bytes()))
    assert texts.count("Bisher keine Maßnahmen.") == 1


def test_extracts_are_valid(folder: Path, call: Call, shared: Path) -> None:
    call("extract", "2014", "Amt für Statistik", "Stadtgarten und Friedhöfe Magdeburg", "Museen")
    for path in (folder / OUT).glob("*.docx"):
        assert "Errors: 0" in audit(path)
        assert ooxml(path, shared).startswith("PASS")
