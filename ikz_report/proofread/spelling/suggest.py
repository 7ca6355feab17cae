"""What may be meant by an unknown word."""

from __future__ import annotations

from collections.abc import Iterator

from ikz_report.proofread.spelling.near import Neighbours
from ikz_report.proofread.spelling.speller import Speller

_MOST = 3  # suggestions
_LEAST = 4  # letters of an element that is compared
_MOST_LETTERS = 40
_FAR = 9  # letters from which on two may differ


def suggestions(word: str, speller: Speller, others: Neighbours | None = None) -> tuple[str, ...]:
    """The nearest right words, at most three; none where nothing is near. ``others`` are words of the same report."""
    if not word.isalpha() or not _LEAST < len(word) <= _MOST_LETTERS:
        return ()
    from rapidfuzz.distance import OSA  # only who has unknown words waits for it

    found = dict.fromkeys([*_near(word, speller), *_near_forms(word, speller), *_near_compounds(word, speller)])
    here = others.near(word, 2 if len(word) >= _FAR else 1) if others is not None else []
    right = [each for each in found if each != word and speller.is_entry(each)]
    right += [each for each in here if each not in found and speller.knows(each)]
    return tuple(sorted(right, key=lambda each: OSA.distance(word, each))[:_MOST])


def _near(word: str, speller: Speller) -> list[str]:
    return speller.neighbours.near(word, 2 if len(word) >= _FAR else 1)


def _near_forms(word: str, speller: Speller) -> Iterator[str]:
    """Words near to this one without its ending, with the ending again: entries are not inflected."""
    for ending in ("en", "er", "es", "em", "e", "m", "n", "r", "s", "te", "ten"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _LEAST:
            yield from (near + ending for near in speller.neighbours.near(stem, 1))
    for ending in ("ung", "ungen"):
        if word.endswith(ending):
            verb = word.lower().removesuffix(ending) + "en"
            yield from (near[:-2].capitalize() + ending for near in speller.neighbours.near(verb, 1))


def _near_compounds(word: str, speller: Speller) -> Iterator[str]:
    """Compounds of which one element is known and the other nearly."""
    small = word[0].lower() + word[1:]
    restore = str.capitalize if word[0].isupper() else str
    for head, tail in speller.compounds.splits(small):
        if len(tail) > _LEAST:
            yield from (restore(head + near.lower()) for near in _near(tail.capitalize(), speller)[:_MOST])
    for at in range(_LEAST + 1, len(small) - _LEAST):
        head, tail = small[:at], small[at:]
        if speller.is_entry(tail.capitalize()):
            yield from (restore(near.lower() + tail) for near in _near(head.capitalize(), speller)[:_MOST])
