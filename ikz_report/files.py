"""Writing files: whole or not at all, and never over a person's edits.

``write_all`` puts every file beside its target first and renames them only when all are on disk (``swap``).
``Ledger`` remembers what the program itself wrote into an output folder, so that a file changed since then by a
person is recognised and left alone.
"""

from __future__ import annotations

import contextlib
import errno
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ikz_report.errors import TargetError
from ikz_report.swap import sha256, stage, swap, sweep

__all__ = ["LEDGER_NAME", "Ledger", "sha256", "write_all"]

LEDGER_NAME = ".ikz-report.json"


def write_all(files: Mapping[Path, bytes], home: Path | None = None) -> None:
    """Write all files or none; with ``home``, the register's folder, even where the program is killed (``swap``).

    Raises:
        TargetError: a folder or file cannot be written; nothing has changed then.
    """
    staged: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for target, content in files.items():
            made += _make_folders(target.parent)
            staged.append((stage(target, content), target))
        swap(staged, home)
    except BaseException as error:
        for temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        _remove_empty(made)
        if isinstance(error, OSError):
            raise TargetError(_reason(error)) from error
        raise
    for folder in {target.parent for target in files}:
        with contextlib.suppress(OSError):
            sweep(folder)


def _make_folders(folder: Path) -> list[Path]:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_empty(folders: list[Path]) -> None:
    for folder in sorted(set(folders), key=lambda each: len(each.parts), reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _reason(error: OSError) -> str:
    name = error.filename2 or error.filename or ""
    why = {
        "PermissionError": "keine Berechtigung, oder die Datei ist gerade in Word geöffnet. Bitte schließen oder "
        "die Rechte am Ordner prüfen",
        "IsADirectoryError": "dort steht ein Ordner dieses Namens. Bitte umbenennen",
        "NotADirectoryError": "ein Teil des Pfads ist kein Ordner",
        "FileExistsError": "ein Teil des Pfads ist kein Ordner",
        "FileNotFoundError": "diesen Ordner gibt es nicht, und er lässt sich nicht anlegen. Bitte den Pfad prüfen",
    }.get(type(error).__name__)
    if why is None:
        why = {
            errno.ENOSPC: "der Datenträger ist voll",
            errno.EDQUOT: "der Platz, der Ihnen auf dem Datenträger zusteht, ist belegt",
            errno.EFBIG: "die Datei ist größer, als der Datenträger erlaubt",
            errno.EROFS: "der Datenträger ist schreibgeschützt",
            errno.ENAMETOOLONG: "der Name ist zu lang. Bitte kürzen",
        }.get(error.errno or 0, error.strerror or str(error))
    return f"{name}: kann nicht geschrieben werden: {why}. Es wurde nichts geändert."


class Ledger:
    """What the program wrote into an output folder: file name → SHA-256 of its bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / LEDGER_NAME
        self.sums: dict[str, str] = self._read()

    def _read(self) -> dict[str, str]:
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            return {str(name): str(value) for name, value in data["dateien"].items()}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return {}

    def edited(self, files: Mapping[Path, bytes]) -> Iterator[Path]:
        """Those targets that exist and are neither ours nor already what would be written."""
        for target, content in files.items():
            if not target.exists():
                continue
            now = sha256(target.read_bytes())
            if now not in (self.sums.get(self._name(target)), sha256(content)):
                yield target

    def _name(self, target: Path) -> str:
        return target.relative_to(self.folder).as_posix()

    def write(self, files: Mapping[Path, bytes]) -> None:
        """Write all files or none, and remember them.

        Raises:
            TargetError: a target was changed by a person since it was built, or cannot be written.
        """
        write_all(self.with_itself(files))
        self.sums = self._sums(files)

    def with_itself(self, files: Mapping[Path, bytes]) -> dict[Path, bytes]:
        """The files and the ledger that remembers them, to be written together with files from elsewhere.

        Raises:
            TargetError: a target was changed by a person since it was built.
        """
        edited = list(self.edited(files))
        if edited:
            names = ", ".join(str(path) for path in edited)
            raise TargetError(
                f"{names}: wurde nach dem Erstellen von Hand geändert und wird nicht überschrieben. "
                "Bitte die Datei umbenennen oder verschieben und den Befehl wiederholen."
            )
        text = json.dumps({"dateien": dict(sorted(self._sums(files).items()))}, ensure_ascii=False, indent=1) + "\n"
        return {**files, self.path: text.encode()}

    def _sums(self, files: Mapping[Path, bytes]) -> dict[str, str]:
        return self.sums | {self._name(target): sha256(content) for target, content in files.items()}
