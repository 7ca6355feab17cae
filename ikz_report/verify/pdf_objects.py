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

    def holding(self, word: bytes, pattern: re.Pattern[bytes]) -> Iterator[bytes]:
        """Each object in which the pattern, and so the word, is found.

        Of one that was written again (§7.5.6) it is the last version. Looking for a word takes a fraction of the time.
        """
        content = self.content
        found: dict[bytes, bytes] = {}
        place = content.find(word)
        while place >= 0:
            start = max(content.rfind(b" obj", 0, place), 0)
            end = content.find(b"endobj", place)
            each = content[start : end if end >= 0 else None]
            if pattern.search(each):
                number = content[max(start - LONGEST_NUMBER, 0) : start].split()[-2:-1]
                found[b"".join(number)] = each
            place = content.find(word, end) if end >= 0 else -1
        yield from found.values()
        yield from (each for each in self._packed if pattern.search(each))


def _packed(content: bytes) -> Iterator[bytes]:
    left = MAX_INFLATED
    for match in STREAM.finditer(content) if b"/ObjStm" in content else ():
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
