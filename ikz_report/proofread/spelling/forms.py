"""Which words a word of the project's list stands for: itself and its plain inflections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SMALL_ENDINGS = ("e", "em", "en", "er", "es", "s")
_ADJECTIVE = re.compile(r"(?<=[a-zäöüß]{3})(?:isch|lich|ig|bar|sam|haft|los|al|ell|iv|iert|end|t|ar|är)(e[mnrs]?)?$")
_SHORT = 3  # letters up to which a word is taken as it stands


def with_forms(words: Iterable[str]) -> frozenset[str]:
    """The words, their parts between hyphens, and their inflections; of several words in one entry each."""
    found = {word for entry in words for word in re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", entry)}
    found |= {part for word in found for part in word.split("-") if len(part) >= _SHORT}
    return frozenset(form for word in found for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    if len(word) <= _SHORT:
        return
    if word[0].isupper():
        yield from (word + ending for ending in _noun_endings(word))
        return
    match = _ADJECTIVE.search(word)
    base = word[: match.start(1)] if match and match[1] else word
    for form in (word, base, *(base + ending for ending in _SMALL_ENDINGS)):
        yield form
        yield form.capitalize()


def _noun_endings(word: str) -> tuple[str, ...]:
    """What declension adds (Duden, Die Grammatik: Substantiv)."""
    if word.endswith("e"):
        return ("n", "s")
    if word.endswith(("er", "el")):
        return ("n", "s", "in", "innen")
    if word.endswith(("s", "ß", "x", "z")):
        return ("e", "en", "es", "er")
    return ("s", "es", "e", "en", "er")
