"""``collect`` stopped by force: the register is as it was before, or as it is after, never in between."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ikz_report.swap import JOURNAL
from tests.collect.registers import Register
from tests.collect.word import WordFile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
KILLED = """
import os, signal, sys
from pathlib import Path
replace, left = Path.replace, [int(sys.argv.pop(1))]
def counted(self, target):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return replace(self, target)
Path.replace = counted
from ikz_report.__main__ import main
main()
"""
BEGUN = """
from ikz_report.__main__ import main
print("begun", flush=True)
main()
"""
MOMENTS = 8


def returns(register: Register) -> list[str]:
    """Two files that change two files of the register and the issued state of both."""
    one = WordFile(register.docx("umweltamt"))
    one.replace("elbe", "thema", 0, "Elbe", "Saale")
    one.add_row("klima", {1: "Solar"})
    two = WordFile(register.docx("stadtgarten"))
    two.append("pflanzungen", "thema", 0, " 2014")
    return [str(each.save(register.folder / f"{number}.docx")) for number, each in enumerate((one, two))]


def command(register: Register, *arguments: str) -> list[str]:
    return ["--data", str(register.data), "--output", str(register.folder / "output"), *arguments]


def contents(register: Register) -> dict[str, bytes]:
    """The register without what a killed process leaves beside it."""
    return {name: content for name, content in register.state().items() if not name.endswith(".tmp")}


def states(register: Register) -> tuple[list[str], dict[str, bytes], dict[str, bytes]]:
    """The files, and the register before and after their collection."""
    files = returns(register)
    before = register.state()
    assert register.collect(*files) == 0
    after = register.state()
    for name, content in before.items():
        (register.data / name).write_bytes(content)
    assert after.keys() == before.keys()
    return files, before, after


@pytest.mark.parametrize("renames", range(8))
def test_what_a_killed_process_left_undone_is_done_at_the_next_start(register: Register, renames: int) -> None:
    files, before, after = states(register)
    for page in (register.folder / "output").rglob("ruecklauf/*"):
        page.unlink()
    killed = [sys.executable, "-c", KILLED, str(renames), *command(register, "collect", *files)]
    assert subprocess.run(killed, capture_output=True, check=False).returncode == -signal.SIGKILL
    assert (register.data / JOURNAL).exists() == (renames > 0)
    assert register.run("check", "2014") == 0
    assert contents(register) == (after if renames else before)
    assert register.collect(*files) == 0
    assert contents(register) == after


def test_a_file_edited_after_the_kill_is_not_overwritten(
    register: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    files, _, after = states(register)
    killed = [sys.executable, "-c", KILLED, "1", *command(register, "collect", *files)]
    subprocess.run(killed, capture_output=True, check=False)
    register.edit("umweltamt", "ohne Punkt", "mit Punkt")
    edited = contents(register)
    assert register.run("check", "2014") == 2
    said = capsys.readouterr().err
    assert "umweltamt.yaml wurde seitdem geändert. Die fertige neue Fassung liegt in" in said
    assert contents(register) == edited
    (waiting,) = register.yaml("umweltamt").parent.glob(".umweltamt*.tmp")
    waiting.replace(register.yaml("umweltamt"))
    assert register.run("check", "2014") == 0
    assert contents(register) == after


def test_a_disk_that_takes_no_more_leaves_everything_as_it_was(register: Register) -> None:
    files, before, _ = states(register)

    def few_bytes() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    call = [sys.executable, "-m", "ikz_report", *command(register, "collect", *files)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, preexec_fn=few_bytes)
    assert done.returncode == 2
    assert f"Fehler: {register.data}" in done.stderr
    assert "kann nicht geschrieben werden: die Datei ist größer, als der Datenträger erlaubt" in done.stderr
    assert register.state() == before


def test_a_register_on_a_read_only_disk_is_told_with_the_name_of_the_file(register: Register) -> None:
    files, before, _ = states(register)
    read_only = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c", read_only, "sh", str(register.data)]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("nobody may make a folder read-only here")
    call = [*alone, sys.executable, "-m", "ikz_report", *command(register, "collect", *files)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    name = next(path.name for path in (register.data / "2014" / "ausgegeben").glob("umweltamt-*.json"))
    why = "kann nicht geschrieben werden: der Datenträger ist schreibgeschützt. Es wurde nichts geändert."
    assert done.stderr == f"Fehler: {register.data}/2014/ausgegeben/{name}: {why}\n"
    assert register.state() == before


def test_a_register_moved_after_the_kill_is_ended_where_it_lies(register: Register, tmp_path: Path) -> None:
    files, before, after = states(register)
    killed = [sys.executable, "-c", KILLED, "2", *command(register, "collect", *files)]
    subprocess.run(killed, capture_output=True, check=False)
    assert contents(register) not in (before, after)
    moved = Register(tmp_path / "moved")
    moved.folder.mkdir()
    register.data.rename(moved.data)
    assert moved.run("check", "2014") == 0
    assert contents(moved) == after


@pytest.mark.parametrize("name", [".fremd.txt.1.1.tmp", "fremd.txt", "2014/../.fremd.txt.1.1.tmp"])
def test_a_journal_from_elsewhere_moves_nothing_out_of_the_register(
    register: Register, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    outside = tmp_path / "fremd.txt"
    outside.write_bytes(b"mine")
    (register.data / name).write_bytes(b"theirs")
    sums = [hashlib.sha256(b"mine").hexdigest(), None]
    for target, before in zip([outside, tmp_path / "neu.txt"], sums, strict=True):
        for path in (name, str(register.data / name)):
            row = {"neu": path, "ziel": str(target), "vorher": before}
            (register.data / JOURNAL).write_text(json.dumps([row]), encoding="utf-8")
            assert register.run("check", "2014") == 2
            assert f"{JOURNAL}: ist beschädigt" in capsys.readouterr().err
    assert outside.read_bytes() == b"mine"
    assert not (tmp_path / "neu.txt").exists()


@pytest.mark.parametrize("text", ["[{]", "[3]", '[{"neu": 1}]', '[{"neu": "a", "ziel": "\\u0000"}]', "[" * 100_000])
def test_a_damaged_journal_is_told(register: Register, capsys: pytest.CaptureFixture[str], text: str) -> None:
    (register.data / JOURNAL).write_text(text, encoding="utf-8")
    assert register.run("check", "2014") == 2
    assert f"{JOURNAL}: ist beschädigt" in capsys.readouterr().err


def test_unfinished_files_of_long_ago_are_swept_away(register: Register) -> None:
    old = register.yaml("umweltamt").with_name(".umweltamt.yaml.4711.123456.tmp")
    new, other = old.with_name(".umweltamt.yaml.4712.123456.tmp"), old.with_name(".mein.tmp")
    for path in (old, new, other):
        path.write_bytes(b"")
    for path in (old, other):
        os.utime(path, (0, 0))
    assert register.collect(*returns(register)) == 0
    assert [path.exists() for path in (old, new, other)] == [False, True, True]


def test_ctrl_c_at_any_moment_leaves_all_or_nothing_and_says_which(register: Register) -> None:
    files, before, after = states(register)
    call = [sys.executable, "-c", BEGUN, *command(register, "collect", *files)]
    start = time.monotonic()
    assert subprocess.run(call, capture_output=True, check=False).returncode == 0
    length = time.monotonic() - start
    for moment in range(MOMENTS):
        for name, content in before.items():
            (register.data / name).write_bytes(content)
        with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(0.02 + length * moment / MOMENTS)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate()
        assert "Traceback" not in said
        now = register.state()
        assert now == (before if "Es wurde nichts geändert" in said else after)
