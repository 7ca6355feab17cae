"""Whether a single word is right: the project's words, a dictionary, and compounds of what these know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ikz_report.proofread.spelling.compounds import Compounds
from ikz_report.proofread.spelling.forms import with_forms
from ikz_report.proofread.spelling.near import Neighbours
from ikz_report.proofread.spelling.vocabulary import OFFICE_WORDS

Spell = Callable[[str], bool]
_LONG = 12  # letters from which on a dictionary takes long, so that a word is taken apart first
_COMPARED = 5  # letters of a word that may be a slip of a known one
_MOST = 60  # letters of a word; longer ones are none, and could keep a dictionary busy for minutes


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A dictionary in use: its name for people, its check of a word, its entries, and the check of English ones."""

    name: str
    spell: Spell
    entries: frozenset[str] = frozenset()
    english: Spell = field(default=lambda _: False)


class Speller:
    """Knows words; each is looked up once."""

    def __init__(self, dictionary: Dictionary, words: Iterable[str] = ()) -> None:
        self.dictionary = dictionary
        self.own = with_forms(OFFICE_WORDS) | with_forms(words)
        self._simple: dict[str, bool] = {}
        self._known: dict[str, bool] = {}
        self.compounds = Compounds(self.is_entry, dictionary.entries | self.own)

    def knows(self, word: str) -> bool:
        """Whether a word without hyphens is right, compounds too."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._is_right(word)
        return found

    def is_entry(self, word: str) -> bool:
        """Whether the project's list or the dictionary as it comes knows a word."""
        found = self._simple.get(word)
        if found is None:
            found = self._simple[word] = word in self.own or (len(word) <= _MOST and self.dictionary.spell(word))
        return found

    def is_near_known(self, word: str) -> bool:
        """Whether a word of some length differs by one letter from one that is known."""
        return len(word) >= _COMPARED and bool(self.neighbours.near(word, 1))

    @cached_property
    def neighbours(self) -> Neighbours:
        return Neighbours(self.dictionary.entries | self.own)

    def is_english(self, word: str) -> bool:
        return word.isascii() and len(word) <= _MOST and self.dictionary.english(word)

    def _is_right(self, word: str) -> bool:
        if word in self.own or len(word) > _MOST:
            return word in self.own
        if len(word) >= _LONG and self.compounds.is_plain(word):
            return True
        return self.is_entry(word) or self.compounds.accepts(word)
