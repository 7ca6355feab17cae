"""From what stands in the cell „Art“ to the vocabulary of the register."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ikz_report.model import Content, Measure, art_text, plain_content
from ikz_report.readers.returned.as_read import text_as_read
from ikz_report.readers.returned.drafts import loose

SEPARATOR = re.compile(r"[\n,;/+&]|\bund\b|\bsowie\b")


def art_of(content: Content, before: Measure | None, vocabulary: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The Arten, and the wording where it differs from them.

    ``before`` is the measure as it was: the same words mean the same Arten.

    Raises:
        ValueError: the cell names something that is no Art of the report.
    """
    text = " ".join(plain_content(content).split())
    if before is not None and loose(text) == loose(text_as_read(art_text(before))):
        return before.arten, before.wording
    known = {loose(name): name for name in vocabulary}
    parts = [part for line in SEPARATOR.split(plain_content(content)) for part in _words(line, known)]
    if all(part in known for part in parts):
        return tuple(dict.fromkeys(known[part] for part in parts)), None
    from ikz_report.readers.annex.arten import arten_of  # only other wordings need it

    arten = arten_of(text)
    if not arten or not set(arten) <= set(vocabulary):
        raise ValueError(text)
    return arten, text


def _words(line: str, known: dict[str, str]) -> list[str]:
    """The line as one name, or else its words: names stand side by side too."""
    whole = loose(line)
    return [whole] if whole in known else [loose(word) for word in line.split()]
