"""Putting many finished files in their places as one step, even where the program is killed in the middle.

Every file lies complete beside its target first and is then renamed. Ctrl-C waits until all are. Before the first
rename a journal in the ``home`` folder says what goes where; what a killed process left undone is done at the next
start, by ``finish``.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ikz_report.errors import TargetError

JOURNAL = ".ikz-report-schreibt.json"
LEFT_OVER = re.compile(r"\..+\.\d+\.\d+\.tmp")
OLD = 3600  # seconds
written: set[Path] = set()  # by this process, so that it can say after Ctrl-C whether anything has changed
CHANGED = (
    "{journal}: Beim letzten Schreiben wurde das Programm abgewürgt, und {target} wurde seitdem geändert. Die fertige "
    "neue Fassung liegt in {temporary}. Bitte beide vergleichen, die richtige unter dem Namen {name} ablegen und die "
    "andere löschen; danach den Befehl wiederholen."
)
UNREADABLE = (
    "{journal}: ist beschädigt. Diese Datei entsteht, während geschrieben wird. Bitte das Register mit der Sicherung "
    "vergleichen und diese Datei löschen."
)


@dataclass(frozen=True, slots=True)
class Step:
    """A finished file and where it goes; ``before`` is the SHA-256 of what stands there, None for nothing."""

    temporary: Path
    target: Path
    before: str | None


def sha256(content: bytes) -> str:
    """The checksum by which a file is known again, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def stage(target: Path, content: bytes) -> Path:
    """A complete file beside its target, safe on the disk.

    Raises:
        OSError: it cannot be written; nothing is left of it then.
    """
    if target.exists() and not target.stat().st_mode & 0o222:  # a rename would go over its protection
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    temporary = target.with_name(f".{target.name[:40]}.{os.getpid()}.{time.monotonic_ns()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(target))
    except BaseException as error:
        with contextlib.suppress(OSError):  # a read-only disk refuses to remove even what is not there
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):  # the name of the temporary file says nothing to a person
            error.filename = str(target)
        raise
    return temporary


def sweep(folder: Path) -> None:
    """Remove unfinished files that a process killed long ago has left in a folder."""
    for path in folder.glob(".*.tmp"):
        if LEFT_OVER.fullmatch(path.name) and time.time() - path.stat().st_mtime > OLD:
            path.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def swap(staged: Sequence[tuple[Path, Path]], home: Path | None) -> None:
    """Rename each staged file onto its target, all or none.

    ``home`` is where the journal goes; without it, or for a single file, there is none.

    Raises:
        OSError: one cannot be; those already done are taken back.
    """
    steps = [Step(temporary, target, _sum(target)) for temporary, target in staged]
    journal = home / JOURNAL if home and len(steps) > 1 else None
    with _undisturbed():
        try:
            if journal:
                _write(journal, _to_json(steps, journal.parent.resolve()))
            _rename(steps)
            written.update(step.target for step in steps)
        finally:
            if journal:
                journal.unlink(missing_ok=True)


def _rename(steps: Sequence[Step]) -> None:
    done: list[tuple[Path, bytes | None]] = []
    try:
        for step in steps:
            content = step.target.read_bytes() if step.before else None
            step.temporary.replace(step.target)
            done.append((step.target, content))
    except BaseException:
        for target, content in reversed(done):
            if content is None:
                target.unlink(missing_ok=True)
            else:
                _write(target, content)
        raise


def _write(target: Path, content: bytes) -> None:
    temporary = stage(target, content)
    try:
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C is not heard: what is begun here takes milliseconds and ends whole."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def finish(home: Path) -> None:
    """Do what a killed process has left undone; nothing where there is nothing to do.

    Raises:
        TargetError: a person has changed a file since, or a file cannot be written.
    """
    journal = home / JOURNAL
    if not journal.exists():
        return
    waiting = [step for step in _steps(journal) if step.temporary.exists()]
    for step in waiting:
        if _sum(step.target) != step.before:
            names = {"journal": journal, "target": step.target, "temporary": step.temporary, "name": step.target.name}
            raise TargetError(CHANGED.format(**names))
    try:
        for step in waiting:
            step.temporary.replace(step.target)
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise TargetError(f"{error.filename2 or error.filename}: kann nicht geschrieben werden.") from error


def _sum(path: Path) -> str | None:
    return sha256(path.read_bytes()) if path.is_file() else None


def _to_json(steps: Sequence[Step], home: Path) -> bytes:
    rows = [
        {"neu": _name(step.temporary, home), "ziel": _name(step.target, home), "vorher": step.before} for step in steps
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogateescape")


def _name(path: Path, home: Path) -> str:
    """Within the register seen from there: it may be moved, or have another drive letter, before the next start."""
    path = path.parent.resolve() / path.name
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)


def _steps(journal: Path) -> list[Step]:
    home = journal.parent.resolve()
    try:
        rows: list[dict[str, Any]] = json.loads(journal.read_bytes().decode("utf-8", "surrogateescape"))
        steps = [Step(home / row["neu"], home / row["ziel"], row["vorher"]) for row in rows]
        if all(_is_own(step) for step in steps):
            return steps
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise TargetError(UNREADABLE.format(journal=journal)) from error
    raise TargetError(UNREADABLE.format(journal=journal))


def _is_own(step: Step) -> bool:
    """Whether ``stage`` could have made it: a journal that came with a stranger's register moves nothing elsewhere."""
    temporary, target = step.temporary, step.target
    return (
        temporary.parent.resolve() == target.parent.resolve()
        and temporary.name.startswith(f".{target.name[:40]}.")
        and LEFT_OVER.fullmatch(temporary.name) is not None
        and not temporary.is_symlink()
    )
