"""Which files are read, and what is said about those that are not."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ikz_report.errors import RegisterError
from ikz_report.register import load_organisation, load_report, years
from tests.register.register_files import (
    HEAD,
    MEASURES,
    ORGANISATION,
    REPORT,
    SAMPLE,
    all_problems,
    problems,
    write_register,
)

MISSING = "Die Datei fehlt. Bitte aus einem anderen Jahr übernehmen und anpassen."
OUTSIDE = "Verknüpfung nach außerhalb des Ordners data. Bitte die Datei selbst hierher legen."


def test_the_years_are_the_folders_of_four_digits(tmp_path: Path) -> None:
    for name in ("2014", "2013", "schema", "201", "20144"):
        (tmp_path / name).mkdir()
    (tmp_path / "2012").touch()
    assert years(tmp_path) == (2013, 2014)
    assert years(tmp_path / "nowhere") == ()


def test_a_missing_year_is_told_with_those_there_are(tmp_path: Path) -> None:
    data = write_register(tmp_path, SAMPLE)
    (data / "2013").mkdir()
    assert all_problems(data, 2015) == ["data/2015: Das Jahr 2015 gibt es im Register nicht. Vorhanden: 2013, 2014."]
    assert all_problems(data, 2013) == [f"data/2013/bericht.yaml: {MISSING}"]
    only = write_register(tmp_path, {ORGANISATION: SAMPLE[ORGANISATION]})
    assert all_problems(only) == ["data/2014: Das Jahr 2014 gibt es im Register nicht. Vorhanden: noch keines."]


def test_a_missing_folder_and_a_missing_organisation_are_told(tmp_path: Path) -> None:
    nowhere = tmp_path / "daten"
    told = ["daten: Diesen Ordner gibt es nicht. Bitte mit --data den Ordner des Registers nennen."]
    assert all_problems(nowhere) == told
    with pytest.raises(RegisterError, match=r"daten: Diesen Ordner"):
        load_organisation(nowhere)
    data = write_register(tmp_path, {name: text for name, text in SAMPLE.items() if name != ORGANISATION})
    assert all_problems(data) == [
        "data/organisation.yaml: Die Datei fehlt. Bitte anlegen; docs/register.md beschreibt sie."
    ]


def test_a_file_with_a_problem_is_named_so_that_it_can_be_opened_from_where_the_clerk_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_register(tmp_path, {**SAMPLE, ORGANISATION: ""})
    monkeypatch.chdir(data / "2014")
    for folder, file in (
        (data, data / ORGANISATION),
        (Path(".."), Path("../organisation.yaml")),
        (Path("../../data"), Path("../../data/organisation.yaml")),
    ):
        with pytest.raises(RegisterError) as caught:
            load_report(folder, 2014)
        (problem,) = caught.value.problems
        assert (problem.file, problem.message) == (file.as_posix(), "Die Datei ist leer. Bitte füllen oder löschen.")
    monkeypatch.chdir(data)
    assert all_problems(Path()) == ["organisation.yaml: Die Datei ist leer. Bitte füllen oder löschen."]


def test_a_file_that_is_not_utf8_is_told_with_the_byte(tmp_path: Path) -> None:
    message = "Die Datei ist nicht als UTF-8 gespeichert (Byte 0x{}). Bitte im Editor als UTF-8 speichern."
    text = HEAD + "Verkehr\n    perspektive: Brücke"
    assert problems(tmp_path, MEASURES, text.encode("latin-1")) == [f"7:20: {message.format('FC')}"]
    assert problems(tmp_path, MEASURES, text.encode("utf-16")) == [f"1:1: {message.format('FF')}"]
    assert problems(tmp_path, MEASURES, text.encode() + b"\xc3") == [f"7:24: {message.format('C3')}"]


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, b"\xef\xbb\xbf" + SAMPLE[MEASURES].encode()) == []


def test_a_binary_file_is_told_in_one_line(tmp_path: Path) -> None:
    assert problems(tmp_path, MEASURES, b"PK\x03\x04" + bytes(100)) == [
        "1:3: Hier und an mehr als 20 anderen Stellen stehen Steuerzeichen. Das ist keine Textdatei."
    ]


def test_a_file_over_32_mb_is_not_read(tmp_path: Path) -> None:
    data = write_register(tmp_path, SAMPLE)
    with (data / MEASURES).open("wb") as stream:
        stream.truncate(32 * 2**20 + 1)
    assert all_problems(data) == [
        f"data/{MEASURES}: Die Datei ist größer als 32 MB und wird nicht gelesen. Gehört sie hierher?"
    ]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    data = write_register(tmp_path, SAMPLE)
    outside = tmp_path / "outside.yaml"
    outside.write_text("geheim: x")
    for name in (ORGANISATION, REPORT, MEASURES):
        (data / name).unlink()
        (data / name).symlink_to(outside)
    assert all_problems(data) == [f"data/{name}: {OUTSIDE}" for name in (REPORT, MEASURES, ORGANISATION)]


def test_a_folder_that_is_a_link_out_is_not_read(tmp_path: Path) -> None:
    data = write_register(tmp_path, SAMPLE)
    (data / "2014" / "massnahmen").rename(tmp_path / "elsewhere")
    (data / "2014" / "massnahmen").symlink_to(tmp_path / "elsewhere")
    assert set(all_problems(data)) == {f"data/{name}: {OUTSIDE}" for name in SAMPLE if "massnahmen" in name}


def test_links_within_the_folder_and_to_it_are_followed(tmp_path: Path) -> None:
    data = write_register(tmp_path, SAMPLE)
    (data / "2014" / "kopf.txt").write_bytes(SAMPLE[REPORT].encode())
    (data / REPORT).unlink()
    (data / REPORT).symlink_to("kopf.txt")
    (tmp_path / "link").symlink_to(data)
    assert load_report(tmp_path / "link", 2014) == load_report(data, 2014)


def test_links_to_nowhere_folders_and_pipes_are_told(tmp_path: Path) -> None:
    data = write_register(tmp_path, SAMPLE)
    folder = data / "2014" / "massnahmen"
    (folder / "a.yaml").mkdir()
    (folder / "b.yaml").symlink_to("nowhere")
    (folder / "c.yaml").symlink_to("c.yaml")
    os.mkfifo(folder / "d.yaml")
    assert [line.removeprefix("data/2014/massnahmen/") for line in all_problems(data)] == [
        "a.yaml: Hier steht ein Ordner, wo eine Datei hingehört. Bitte umbenennen oder verschieben.",
        "b.yaml: Verknüpfung, die nirgends hinführt. Bitte löschen.",
        "c.yaml: Verknüpfung, die nirgends hinführt. Bitte löschen.",
        "d.yaml: Das ist keine gewöhnliche Datei. Bitte löschen.",
    ]


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may read everything, so it has to be another user for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights of this kind")
def test_files_and_folders_that_may_not_be_read_are_told() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        data = write_register(Path(folder), SAMPLE)
        (data / MEASURES).chmod(0)
        with as_somebody_else():
            assert all_problems(data) == [
                f"data/{MEASURES}: Die Datei kann nicht gelesen werden (keine Berechtigung). Bitte die Rechte an der "
                "Datei prüfen."
            ]
        (data / "2014" / "massnahmen").chmod(0)
        with as_somebody_else():
            assert all_problems(data) == [
                "data/2014/massnahmen: Der Ordner kann nicht gelesen werden (keine Berechtigung). Bitte die Rechte am "
                "Ordner prüfen."
            ]
        (data / "2014" / "massnahmen").chmod(0o755)


def test_a_folder_name_no_system_takes_is_a_missing_folder() -> None:
    assert all_problems(Path("x" * 300))[0].endswith("x: Diesen Ordner gibt es nicht. Bitte mit --data den Ordner des "
                                                     "Registers nennen.")  # fmt: skip
    assert years(Path("x" * 300)) == ()


def test_a_file_where_the_measures_folder_belongs_is_told(tmp_path: Path) -> None:
    data = write_register(tmp_path, {ORGANISATION: SAMPLE[ORGANISATION], REPORT: SAMPLE[REPORT]})
    assert all_problems(data) == []
    (data / "2014" / "massnahmen").touch()
    assert all_problems(data) == ["data/2014/massnahmen: Hier gehört ein Ordner mit den Dateien der Dienststellen hin."]


def test_files_with_another_ending_are_told_where_they_might_hold_measures(tmp_path: Path) -> None:
    names = ("museen.yml", "museen.YAML", "rechtsamt.yaml.txt", ".museen.yaml", "notizen.txt")
    texts = {f"2014/massnahmen/{name}": "x" for name in names}
    message = "Die Datei wird nicht gelesen: die Endung muss „.yaml“ sein. Bitte umbenennen."
    assert all_problems(write_register(tmp_path, {**SAMPLE, **texts})) == [
        f"data/2014/massnahmen/museen.YAML: {message}",
        f"data/2014/massnahmen/museen.yml: {message}",
        f"data/2014/massnahmen/rechtsamt.yaml.txt: {message}",
    ]


def test_a_copy_beside_the_file_it_was_made_of_is_let_be(tmp_path: Path) -> None:
    copies = {f"{MEASURES}{ending}": "x" for ending in ("~", ".bak", ".txt")}
    data = write_register(tmp_path, {**SAMPLE, **copies})
    assert load_report(data, 2014) == load_report(write_register(tmp_path / "other", SAMPLE), 2014)


def test_measures_in_a_folder_below_are_told(tmp_path: Path) -> None:
    texts = {"2014/massnahmen/alt/museen.yaml": "x", "2014/massnahmen/bilder/a.png": "x"}
    assert all_problems(write_register(tmp_path, {**SAMPLE, **texts})) == [
        "data/2014/massnahmen/alt: Unterordner werden nicht gelesen. Bitte die Dateien eine Ebene höher legen oder "
        "anderswo aufbewahren."
    ]


def test_importing_the_register_loads_no_parser() -> None:
    code = "import sys, ikz_report.register; print({'yaml', 'difflib', 'json'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"


def test_the_register_offers_nothing_but_its_public_names() -> None:
    import ikz_report.register

    assert all(hasattr(ikz_report.register, name) for name in ikz_report.register.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        ikz_report.register.nonsense  # noqa: B018
