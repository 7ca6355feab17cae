"""The objects of a PDF as bytes, found by what stands in them (ISO 32000-1 §7.3 and §7.5.7).

A whole parser is not needed: the file was made by a program that is known, and what is looked for are whole words.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

STREAM = re.compile(rb"/Type\s*/ObjStm\b.*?stream\r?\n", re.DOTALL)
FIRST = re.compile(rb"/First\s+(\d+)")
LONGEST_NUMBER = 24  # bytes before „obj“: the object's number and generation
MAX_INFLATED = 64 << 20  # bytes of all object streams


class Objects:
    """A file's objects, those in compressed object streams too."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._packed = list(_packed(content))

    def holding(self, pattern: re.Pattern[bytes]) -> Iterator[bytes]:
        """Each object in which the pattern is found; of one that was written again (§7.5.6) the last version."""
        found: dict[bytes, bytes] = {}
        end = 0
        for match in pattern.finditer(self.content):
            if match.start() < end:
                continue
            start = max(self.content.rfind(b" obj", 0, match.start()), 0)
            end = self.content.find(b"endobj", match.start())
            number = self.content[max(start - LONGEST_NUMBER, 0) : start].split()[-2:-1]
            found[b"".join(number)] = self.content[start : end if end >= 0 else None]
        yield from found.values()
        yield from (each for each in self._packed if pattern.search(each))


def _packed(content: bytes) -> Iterator[bytes]:
    left = MAX_INFLATED
    for match in STREAM.finditer(content):
        first = FIRST.search(match.group())
        inflater = zlib.decompressobj()
        try:
            data = inflater.decompress(content[match.end() : content.find(b"endstream", match.end())], left)
        except zlib.error:
            continue
        left -= len(data)
        if first is None or left <= 0:
            continue
        body = data[int(first[1]) :]
        places = [int(place) for place in data[: int(first[1])].split()[1::2] if place.isdigit()]
        yield from (body[start:end] for start, end in pairwise([*places, len(body)]))
