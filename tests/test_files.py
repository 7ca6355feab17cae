"""Writing whole files or none, and never over a person's edits."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ikz_report.errors import TargetError
from ikz_report.files import LEDGER_NAME, Ledger, write_all


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_it_writes_every_file_and_makes_its_folders(tmp_path: Path) -> None:
    write_all({tmp_path / "a" / "b.txt": b"1", tmp_path / "c.txt": b"2"})
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"1"
    assert names(tmp_path) == ["a", "a/b.txt", "c.txt"]


def test_one_target_that_is_a_folder_leaves_all_as_before(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"old")
    (tmp_path / "z").mkdir()
    with pytest.raises(TargetError, match="Es wurde nichts geändert"):
        write_all({tmp_path / "x.txt": b"new", tmp_path / "n" / "y.txt": b"new", tmp_path / "z": b"new"})
    assert (tmp_path / "x.txt").read_bytes() == b"old"
    assert names(tmp_path) == ["x.txt", "z"]


def test_a_file_where_a_folder_belongs_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TargetError, match="ein Teil des Pfads ist kein Ordner"):
        write_all({tmp_path / "file" / "x.txt": b"1"})
    assert names(tmp_path) == ["file"]


def test_ctrl_c_between_two_renames_takes_the_first_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_full_disk_leaves_no_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TargetError, match="new/folder/a: kann nicht geschrieben werden: der Datenträger ist voll"):
        write_all({tmp_path / "new" / "folder" / "a": b"1"})
    assert names(tmp_path) == []


def test_a_full_disk_is_said_and_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device", str(tmp_path / "a"))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TargetError, match="der Datenträger ist voll"):
        write_all({tmp_path / "sub" / "a": b"new"})
    assert names(tmp_path) == []


def test_a_name_too_long_is_said_in_german(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="der Name ist zu lang"):
        write_all({tmp_path / ("x" * 300) / "a.txt": b""})


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody delete the folder a program works in")
def test_a_folder_that_cannot_be_made_is_said_in_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(TargetError, match="diesen Ordner gibt es nicht, und er lässt sich nicht anlegen"):
        write_all({Path("2014/a.txt"): b""})


def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(TargetError, match="a: kann nicht geschrieben werden: keine Berechtigung"):
        write_all({tmp_path / "b": b"new", target: b"new"})
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_all({target: b"new"})
    assert target.stat().st_mode & 0o777 == 0o640


def test_the_ledger_overwrites_what_the_program_wrote(tmp_path: Path) -> None:
    target = tmp_path / "IKZ.docx"
    Ledger(tmp_path).write({target: b"first"})
    Ledger(tmp_path).write({target: b"second"})
    assert target.read_bytes() == b"second"
    assert names(tmp_path) == [LEDGER_NAME, "IKZ.docx"]


def test_the_ledger_never_overwrites_what_a_person_changed(tmp_path: Path) -> None:
    target, other = tmp_path / "IKZ.docx", tmp_path / "IKZ.pdf"
    Ledger(tmp_path).write({target: b"first"})
    target.write_bytes(b"edited")
    with pytest.raises(TargetError, match=r"IKZ\.docx: wurde nach dem Erstellen von Hand geändert"):
        Ledger(tmp_path).write({other: b"x", target: b"second"})
    assert target.read_bytes() == b"edited"
    assert not other.exists()


def test_the_ledger_leaves_a_foreign_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "IKZ.docx"
    target.write_bytes(b"someone else's")
    with pytest.raises(TargetError):
        Ledger(tmp_path).write({target: b"new"})


@pytest.mark.parametrize("broken", [b"", b"[]", b'{"dateien": 3}', b"\xff\xfe"])
def test_a_broken_ledger_counts_as_empty(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / LEDGER_NAME).write_bytes(broken)
    assert Ledger(tmp_path).sums == {}


def test_a_refusal_names_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_args: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(TargetError) as error:
        write_all({tmp_path / "brief.docx": b"new"})
    assert str(error.value).startswith(f"{tmp_path / 'brief.docx'}: kann nicht geschrieben werden: keine Berechtigung")
