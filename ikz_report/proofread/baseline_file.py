"""The file of old findings: read before proofreading, written after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ikz_report.errors import SourceError, why
from ikz_report.files import write_all
from ikz_report.proofread.baseline import Key, baseline_text, read_baseline
from ikz_report.proofread.finding import Finding

MAX_BYTES = 32 * 2**20


def load_baseline(path: Path) -> Counter[Key]:
    """The old findings.

    Raises:
        SourceError: the file cannot be read or is something else.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"{path}: ist zu groß für eine Liste früherer Befunde. Bitte den Namen prüfen.")
        return read_baseline(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError:
        message = "die Datei gibt es nicht. Bitte den Namen prüfen oder sie mit --write-baseline anlegen."
        raise SourceError(f"{path}: {message}") from None
    except UnicodeDecodeError:
        raise SourceError(f"{path}: ist keine Liste früherer Befunde. Bitte den Namen prüfen.") from None
    except OSError as error:
        raise SourceError(f"{path}: kann nicht gelesen werden ({why(error)}). Bitte den Namen prüfen.") from None


def save_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Put all findings of now aside; what such a file held before is replaced.

    Raises:
        SourceError: there is a file of this name that is something else.
        TargetError: the file cannot be written.
    """
    if path.exists():
        load_baseline(path)
    write_all({path: baseline_text(findings).encode()})
