"""Which remarks of a person a change of the register's files takes away, so that they can be named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ikz_report.register.editing.page import Page
from ikz_report.register.editing.remarks import remarks
from ikz_report.register.parse import read_nodes
from ikz_report.register.source import Source

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class GoneRemark:
    """A remark that stands in no file any more; ``line`` counts from 1 in the file as it was."""

    path: Path
    line: int
    text: str


def gone_remarks(files: Mapping[Path, bytes]) -> list[GoneRemark]:
    """The remarks of files as they stand on the disk that are in none of the new contents, in order."""
    old = {path: _text(path.read_bytes()) for path in files if path.exists()}
    new = [_text(content) for content in files.values()]
    if not _remark_lines(old.values()) - _remark_lines(new):
        return []
    lines = Counter((line.strip(), remark) for text in new for _, line, remark in _remarks(text))
    missing = []
    for path, text in old.items():
        for number, line, remark in _remarks(text):
            if not _took(lines, (line.strip(), remark)):  # remarks that say the same are told by their lines
                missing.append(GoneRemark(path, number, remark))
    others: Counter[str] = Counter()
    for (_, remark), count in lines.items():
        others[remark] += count
    return [each for each in missing if not _took(others, each.text)]


def _took(counts: Counter[Key], key: Key) -> bool:
    found = counts[key] > 0
    counts[key] -= found
    return found


def _text(content: bytes) -> str:
    return content.decode().removeprefix("\ufeff")


def _remark_lines(texts: Iterable[str]) -> Counter[str]:
    return Counter(line.strip() for text in texts for line in text.splitlines() if "#" in line)


def _remarks(text: str) -> Iterator[tuple[int, str, str]]:
    """Number and content of the line, and the remark in it."""
    root = read_nodes(Source("", text))
    page = Page(text if text.endswith(("\n", "\r")) else text + "\n")
    for place, remark in remarks(page, root) if root else ():
        number = page.line(place)
        yield number + 1, page.content(number), remark
