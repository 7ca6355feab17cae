"""What was sent out, kept beside the register: without it nobody could tell later who changed what.

A file per issue, ``<year>/ausgegeben/<key>-<stand>.json``. ``stand`` is a checksum of the measures, so an
extract sent out twice with other measures has two files, and a late return of the first still finds its own.
The format is described in docs/auszug.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ikz_report.errors import InputError, why
from ikz_report.identity import slug
from ikz_report.merge.result import Placed
from ikz_report.model import Measure
from ikz_report.readers.json_blocks import content_of
from ikz_report.writers.json_data import blocks

FOLDER = "ausgegeben"
FORMAT, VERSION = "ikz-report-auszug", 1
PREFIX = "ikz-report"
LENGTH = 10  # characters of a checksum
MAX_BYTES = 32 * 2**20
PICTURE = "[Bild]"  # among the paragraphs beside the tables: the template has pictures there


@dataclass(frozen=True, slots=True)
class Mark:
    """What names an issue inside a Word file (``dc:identifier``): ``ikz-report:city:year:key:stand``."""

    city: str
    year: int
    key: str
    stand: str

    def __str__(self) -> str:
        return f"{PREFIX}:{self.city}:{self.year}:{self.key}:{self.stand}"


@dataclass(frozen=True, slots=True)
class Issued:
    """An extract as it was sent out.

    ``outside`` are the paragraphs beside the tables. ``returns`` maps the fingerprint of what came back
    and was merged to what counts as issued when the very same comes once more; see ``merge.settled``.
    """

    city: str
    year: int
    key: str
    name: str
    departments: tuple[str, ...]
    day: str
    measures: tuple[Placed, ...]
    due: str | None = None
    editor: str | None = None
    outside: tuple[str, ...] = ()
    returns: Mapping[str, tuple[Placed, ...]] = field(default_factory=dict)

    @property
    def stand(self) -> str:
        return checksum(self.measures, self.city, str(self.year), self.key)

    @property
    def mark(self) -> Mark:
        return Mark(slug(self.city, 40), self.year, self.key, self.stand)

    @property
    def file(self) -> str:
        return f"{self.key}-{self.stand}.json"

    def base(self, fingerprint: str) -> tuple[Placed, ...]:
        """The common state from which a return is told apart."""
        return self.returns.get(fingerprint, self.measures)

    def with_return(self, fingerprint: str, settled: tuple[Placed, ...]) -> Issued:
        """With what counts as issued when this return comes once more; nothing where that is what was issued."""
        if settled == self.base(fingerprint):
            return self
        return replace(self, returns={**self.returns, fingerprint: settled})

    def again(self, earlier: Issued) -> Issued:
        """As issued once more with the same measures: what ``earlier`` knows of files sent out and returned stays."""
        more = tuple(text for text in earlier.outside if text not in self.outside)
        return replace(self, outside=(*self.outside, *more), returns={**earlier.returns, **self.returns})


def mark_of(identifier: str | None) -> Mark | None:
    """The mark in a file's ``dc:identifier``; None where it is none of ours."""
    parts = (identifier or "").strip().split(":")
    if len(parts) != 5 or parts[0] != PREFIX or not parts[2].isdecimal():
        return None
    return Mark(parts[1], int(parts[2]), parts[3], parts[4])


def checksum(measures: Iterable[Placed], *more: str) -> str:
    """The first characters of the SHA-256 of some measures and what else tells issues apart."""
    data = json.dumps([*more, *map(_measure, measures)], ensure_ascii=False)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def to_json(issued: Issued) -> bytes:
    """The file's bytes, in a fixed order."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "stadt": issued.city,
        "jahr": issued.year,
        "auszug": issued.key,
        "name": issued.name,
        "dienststellen": list(issued.departments),
        "ausgegeben": issued.day,
        "frist": issued.due,
        "bearbeitung": issued.editor,
        "text": list(issued.outside),
        "massnahmen": list(map(_measure, issued.measures)),
        "ruecklauf": {key: list(map(_measure, settled)) for key, settled in issued.returns.items()},
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _measure(each: Placed) -> dict[str, Any]:
    return {
        "id": each.id,
        "kategorie": each.category,
        "dienststelle": each.unit,
        "art": list(each.measure.arten),
        "art_wortlaut": each.measure.wording,
        "zellen": {name: blocks(content) for name, content in each.measure.cells.items()},
    }


def issues(data: Path, year: int) -> Iterator[Path]:
    """The files of all issues of a year."""
    return iter(sorted((data / str(year) / FOLDER).glob("*.json")))


def load(path: Path) -> Issued:
    """An issue's file.

    Raises:
        InputError: it cannot be read or was changed by hand so that it makes no sense.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError
        issued = _issued(json.loads(path.read_bytes()))
    except OSError as error:
        raise InputError(f"{path}: kann nicht gelesen werden ({why(error)}). Bitte die Rechte prüfen.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{path}: ist beschädigt. Ohne diese Datei lässt sich nicht sagen, was die Dienststelle geändert hat. "
            "Bitte aus der Sicherung holen."
        ) from error
    if (path.parents[1].name, path.name) != (str(issued.year), issued.file):
        raise InputError(
            f"{path}: wurde von Hand geändert oder umbenannt (Prüfsumme passt nicht). Bitte aus der Sicherung holen."
        )
    return issued


def _issued(data: Any) -> Issued:
    if data["format"] != FORMAT or data["version"] != VERSION:
        raise ValueError
    return Issued(
        data["stadt"],
        data["jahr"],
        data["auszug"],
        data["name"],
        tuple(data["dienststellen"]),
        data["ausgegeben"],
        tuple(map(_placed, data["massnahmen"])),
        data["frist"],
        data["bearbeitung"],
        tuple(data["text"]),
        {key: tuple(map(_placed, settled)) for key, settled in data["ruecklauf"].items()},
    )


def _placed(data: Any) -> Placed:
    cells = {name: content_of(nodes) for name, nodes in data["zellen"].items()}
    measure = Measure(data["id"], tuple(data["art"]), cells, data["art_wortlaut"])
    return Placed(measure, data["kategorie"], data["dienststelle"])
