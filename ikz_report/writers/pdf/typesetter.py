"""Runs typst over a template, apart from the program and within bounds.

A template sees only its own folder's pictures it names, its data and the fonts: it lies in a private folder that is
typst's root, and the network is out of reach. Time and memory are bounded in proportion to the data; memory not on
Windows, where a process cannot be bound so.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ikz_report.errors import InternalError, TemplateError
from ikz_report.writers.pdf import worker
from ikz_report.writers.pdf.fonts import FACES, font_file, package_folder
from ikz_report.writers.pdf.messages import explain

STANDARDS = ("ua-1", "a-2a")  # ISO 14289-1 and ISO 19005-2, level A
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
MAX_TEMPLATE = 1 << 20  # bytes
MAX_PICTURE = 16 << 20  # bytes
GIGABYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What setting may take: seconds, and bytes of address space."""

    seconds: float
    memory: int

    @classmethod
    def for_data(cls, size: int) -> Limits:
        """Four times what was measured for ``size`` bytes of data: 4 µs and 0.6 kB a byte, and a thread per core."""
        memory = GIGABYTE + (os.cpu_count() or 1) * (128 << 20) + 2048 * size
        return cls(seconds=60 + size * 20e-6, memory=memory)


@dataclass(frozen=True, slots=True)
class Job:
    """What ``worker`` needs to know; paths as text."""

    root: str
    template: str
    fonts: str
    packages: str
    standards: tuple[str, ...]
    timestamp: int
    memory: int


def set_pdf(template: Path, data: str, timestamp: int, limits: Limits | None = None) -> bytes:
    """Set ``template`` with ``data`` (JSON) as PDF/UA-1 and PDF/A-2a, made at ``timestamp`` (seconds since 1970).

    Raises:
        TemplateError: the template cannot be read, has mistakes, or goes beyond the limits.
    """
    source = _source(template)
    encoded = data.encode()
    limits = limits or Limits.for_data(len(encoded))
    with tempfile.TemporaryDirectory(prefix="ikz-report-") as name:
        job = _prepare(Path(name), template, source, timestamp, limits)
        result = _run(template, job, encoded, limits)
    if result.returncode == 0:
        return result.stdout
    if result.returncode == -signal.SIGINT:
        raise KeyboardInterrupt
    if result.returncode == 1 and result.stdout:
        raise TemplateError(explain(json.loads(result.stdout)["errors"], template, source, data))
    raise _crash(template, result.stderr, limits)


def _source(template: Path) -> str:
    try:
        size = template.stat().st_size
        content = template.read_bytes() if size <= MAX_TEMPLATE else b""
    except OSError as error:
        raise TemplateError(f"{template}: Die Vorlage fehlt oder ist nicht lesbar. Bitte den Ordner prüfen.") from error
    if size > MAX_TEMPLATE:
        raise TemplateError(f"{template}: Die Vorlage ist größer als 1 MB; das kann keine Vorlage sein.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{template}: Die Vorlage ist kein UTF-8-Text. Bitte als UTF-8 speichern.") from error


def _prepare(folder: Path, template: Path, source: str, timestamp: int, limits: Limits) -> Job:
    """Lay out the private folder: the template with its pictures, the fonts, and nothing else."""
    root, fonts = folder / "vorlage", folder / "schrift"
    root.mkdir()
    fonts.mkdir()
    (root / template.name).write_text(source, encoding="utf-8", newline="\n")
    for picture in _pictures(template, source):
        shutil.copyfile(picture, root / picture.name)
    for face in FACES:
        shutil.copyfile(font_file(face), fonts / font_file(face).name)
    return Job(
        root=str(root),
        template=str(root / template.name),
        fonts=str(fonts),
        packages=str(folder / "pakete"),
        standards=STANDARDS,
        timestamp=timestamp,
        memory=limits.memory,
    )


def _pictures(template: Path, source: str) -> list[Path]:
    """The pictures beside the template that it names; no links, which could lead anywhere."""
    return [
        path
        for path in sorted(template.parent.iterdir())
        if path.suffix.lower() in PICTURES
        and path.name in source
        and path.is_file()
        and not path.is_symlink()
        and path.stat().st_size <= MAX_PICTURE
    ]


@contextmanager
def started_ahead() -> Iterator[None]:
    """A process loads the typesetting library from now on, for the first that sets something inside.

    That takes as long as reading a register, and can be done beside it.
    """
    _waiting.append(_start())
    try:
        yield
    finally:
        while _waiting:
            with _waiting.pop() as process:
                process.communicate()  # which ends it


_waiting: list[subprocess.Popen[bytes]] = []


def _start() -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-I",
        "-S",
        "-X",
        "utf8",
        str(Path(worker.__file__)),
        str(package_folder("typst").parent),
    ]
    return subprocess.Popen(  # noqa: S603 - our own script
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_no_network(os.environ),
    )


def _run(template: Path, job: Job, data: bytes, limits: Limits) -> subprocess.CompletedProcess[bytes]:
    header = json.dumps(asdict(job)).encode() + b"\n"
    with _waiting.pop() if _waiting else _start() as process:
        try:
            output, errors = process.communicate(header + data, timeout=limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise TemplateError(
                f"{template}: Das Setzen wurde nach {limits.seconds:.0f} Sekunden abgebrochen. Vermutlich läuft eine "
                "Schleife der Vorlage ohne Ende. Bitte die letzten Änderungen an der Vorlage prüfen."
            ) from error
        finally:
            process.kill()  # it has ended, or is to end
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def _no_network(environment: Mapping[str, str]) -> dict[str, str]:
    """Send every download to a port where nobody listens; typst knows no other way to forbid packages."""
    kept = {name: value for name, value in environment.items() if not name.lower().endswith("_proxy")}
    return kept | dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY"), "http://127.0.0.1:1")


def _crash(template: Path, stderr: bytes, limits: Limits) -> TemplateError | InternalError:
    details = stderr.decode(errors="replace")
    if "memory allocation" in details or "MemoryError" in details:
        return TemplateError(
            f"{template}: Das Setzen braucht mehr als {limits.memory // GIGABYTE} GB Speicher und wurde abgebrochen. "
            "Bitte die letzten Änderungen an der Vorlage prüfen."
        )
    return InternalError(f"{template}: Das Satzprogramm ist abgestürzt: {details[-500:].strip()}")
