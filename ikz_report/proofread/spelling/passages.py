"""Words that are right because of what stands around them: names, abbreviations, passages in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ikz_report.proofread.lexicon import ABBREVIATIONS, FIRST_NAMES
from ikz_report.proofread.spelling.speller import Speller
from ikz_report.proofread.spelling.tokens import Token, parts
from ikz_report.proofread.spelling.vocabulary import COMPANY_KINDS, PARTICLES, SHORT, TITLES

_BESIDE = re.compile(r"[ \u00a0]?[+&]?[ \u00a0]?|\.[ \u00a0]|[ \u00a0][–-][ \u00a0]")
_ASSOCIATION = re.compile(r"e\. ?V\.")
_ALSO_OTHERS = ("AG", "SE", "UG")  # Arbeitsgruppe; what else two letters stand for
_COMPANY_WORDS = 3  # words before GmbH that may be its name
_FOREIGN_RUN = 3  # unknown words in a row that are a passage in another language
_LEAST = 5  # letters of an English noun that may stand alone


class Passage:
    """A text with its words, of which ``unknown`` (positions) are in question."""

    def __init__(self, text: str, tokens: Sequence[Token], unknown: set[int], speller: Speller) -> None:
        self.text = text
        self.tokens = tokens
        self.unknown = unknown
        self.speller = speller

    def left_alone(self) -> set[int]:
        """The positions of words that are names, abbreviations or foreign.

        A name that is nearly a known word is taken for a slip of it.
        """
        sure = {at for at in self.unknown if self._is_short(at) or self._is_person(at)} | set(self._foreign())
        likely = {at for at in self.unknown if self._is_after_particle(at)}
        likely |= {*self._companies(), *self._english_nouns()}
        return sure | {at for at in likely & self.unknown if not self.speller.is_near_known(self.tokens[at].word)}

    def _is_short(self, at: int) -> bool:
        """Whether it is an abbreviation with its full stop: „Abs. 4“, „usw.“, „Beschluss-Nr. 7“."""
        end = self.tokens[at].end
        small = parts(self.tokens[at].word)[-1].lower()
        if not self.text.startswith(".", end) or small in SHORT or small in ABBREVIATIONS:
            return self.text.startswith(".", end)
        return len(small) < _LEAST and re.match(r"\.[ \u00a0]?[a-zäöüß\d(,/]", self.text[end:]) is not None

    def _is_person(self, at: int) -> bool:
        """Whether a title or given name stands before it: „Dr. Tim Hoppe“."""
        before = [token.word for token in self._before(at, 2)]
        if not before or not self.tokens[at].word[0].isupper():
            return False
        return before[-1] in TITLES | FIRST_NAMES or (before[0] in TITLES and before[-1][0].isupper())

    def _is_after_particle(self, at: int) -> bool:
        """Whether it belongs to a foreign name with small words: „Le Havre“, „Leonardo da Vinci“."""
        word, end = self.tokens[at].word, self.tokens[at].end
        if word.lower() in PARTICLES and re.match(r"[ \u00a0][A-ZÄÖÜ]", self.text[end:]):
            return True
        before = self._before(at, 1)
        return word[0].isupper() and bool(before) and before[-1].word.lower() in PARTICLES

    def _companies(self) -> Iterator[int]:
        """The words of a company's name before what it is: „Fundamenta Massivhaus GmbH“."""
        for at, token in enumerate(self.tokens):
            if (token.word in COMPANY_KINDS and token.word not in _ALSO_OTHERS) or _ASSOCIATION.match(
                self.text, token.start
            ):
                yield from range(at - len(self._before(at, _COMPANY_WORDS)), at)

    def _english_nouns(self) -> Iterator[int]:
        """English nouns with a capital; a small English word alone in a German text may be a slip."""
        for at in self.unknown:
            word = self.tokens[at].word
            if len(word) >= _LEAST and word[0].isupper() and self.speller.is_english(word):
                yield at

    def _foreign(self) -> Iterator[int]:
        """Passages in another language: English words beside each other, or several unknown words in a row."""
        for run in self._runs([self.speller.is_english(token.word) for token in self.tokens]):
            others = [at for at in run if at in self.unknown or len(self.tokens[at].word) >= _LEAST]
            yield from (run if len(others) > 1 else ())
        small = [at in self.unknown or token.word.lower() in PARTICLES for at, token in enumerate(self.tokens)]
        for run in self._runs(small):
            yield from (run if len(self.unknown & set(run)) >= _FOREIGN_RUN else ())

    def _runs(self, wanted: Sequence[bool]) -> Iterator[list[int]]:
        """Stretches of wanted words beside each other, of which one at least is unknown."""
        number, numbers = 0, []
        for at, is_wanted in enumerate(wanted):
            number += not (is_wanted and at > 0 and self._is_beside(at - 1))
            numbers.append(number)
        for _, run in groupby(range(len(wanted)), key=numbers.__getitem__):
            positions = [at for at in run if wanted[at]]
            if self.unknown & set(positions):
                yield positions

    def _before(self, at: int, most: int) -> Sequence[Token]:
        """The words right before one."""
        first = at
        while first > 0 and at - first < most and self._is_beside(first - 1):
            first -= 1
        return self.tokens[first:at]

    def _is_beside(self, at: int) -> bool:
        """Whether nothing but a blank, a dash or the full stop of an abbreviation is between a word and the next."""
        return _BESIDE.fullmatch(self.text[self.tokens[at].end : self.tokens[at + 1].start]) is not None
