"""Which words of a report nobody knows, each with all its places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Use
from ikz_report.proofread.spelling.passages import Passage
from ikz_report.proofread.spelling.speller import Speller
from ikz_report.proofread.spelling.tokens import Token, parts, tokens
from ikz_report.proofread.spelling.vocabulary import COMPANY_KINDS, UNITS

_SHORT_NAME = re.compile(r"(?:[A-ZÄÖÜ]{2,7}s?|(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[A-Za-zÄÖÜäöüß]{2,7}|[IVXLCDM]+)")
_ELECTRONIC = re.compile("[ei](?=[A-Z][a-z]{3})")  # eGovernment
_STREET = re.compile(r"(?<=[a-zäöüß]{3})(?:straßen?|platz(?:es)?|allee|gasse|chaussee)$")
_HUMP = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+|[a-zäöüß]+")
_LINK = re.compile(r"(?:es|s|en|n|er|e)$")


def unknown_words(context: ReportContext, speller: Speller) -> dict[str, list[Use]]:
    """The unknown words in the order of their first use."""
    found: dict[str, list[Use]] = defaultdict(list)
    checker = Checker(speller)
    for line in context.lines:
        for token in checker.unknown(line.text):
            written = line.text[token.start : token.end]
            found[written].append(Use(line.place, token.start, token.end))
    return dict(found)


class Checker:
    """Finds the unknown words of texts; each word is judged once."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._right: dict[str, bool] = {}

    def unknown(self, text: str) -> Iterator[Token]:
        """The words of a text that are neither right nor left alone for what stands around them."""
        found: Sequence[Token] = list(tokens(text))
        unknown = {at for at, token in enumerate(found) if not self.is_right(token.word)}
        if unknown:
            unknown -= Passage(text, found, unknown, self._speller).left_alone()
        yield from (found[at] for at in sorted(unknown))

    def is_right(self, word: str) -> bool:
        right = self._right.get(word)
        if right is None:
            right = self._right[word] = self._judge(word)
        return right

    def _judge(self, word: str) -> bool:
        plain = word.replace("’", "'")
        if self._is_plain_right(plain) or self._is_plain_right(plain.removesuffix("'s").rstrip("'")):
            return True
        pieces = parts(plain)
        if len(pieces) == 1:
            return False
        last = len(pieces) - 1
        return all(
            not piece or self._is_part_right(piece, first=at == 0, open_end=at < last and not pieces[at + 1])
            for at, piece in enumerate(pieces)
        )

    def _is_plain_right(self, word: str) -> bool:
        if len(word) < 2 or any(map(str.isdigit, word)) or word in UNITS | COMPANY_KINDS or _SHORT_NAME.fullmatch(word):
            return True
        if word in self._speller.own:
            return True
        if not word.isalpha():
            return False
        if _ELECTRONIC.match(word) and self._speller.is_english(word[1:]):
            return True
        return self._speller.knows(word) or self._is_shouted(word) or self._has_humps(word) or self._is_street(word)

    def _is_street(self, word: str) -> bool:
        """Whether it is a street's name, which may be any name: Porsestraße."""
        return word[0].isupper() and _STREET.search(word) is not None

    def _is_shouted(self, word: str) -> bool:
        if not word.removesuffix("innen").isupper():
            return False
        return self._speller.knows(word.capitalize()) or self._speller.knows(word.lower())

    def _has_humps(self, word: str) -> bool:
        """Whether it is several known words with their capitals: KinderKulturTage."""
        humps = _HUMP.findall(word)
        return len(humps) > 1 and "".join(humps) == word and all(map(self._speller.knows, humps))

    def _is_part_right(self, piece: str, first: bool, open_end: bool) -> bool:
        """A part of a word with hyphens: with a linking element at an open end, any case behind the first."""
        if self._is_plain_right(piece) or self._speller.is_english(piece):
            return True
        forms = {piece, piece.capitalize()}
        if open_end:
            forms |= {_LINK.sub("", form) for form in forms} | {form + "e" for form in forms}
        elif not first:
            forms.add(piece.lower())
        return any(self._speller.knows(form) for form in forms if len(form) > 2)


def without(found: dict[str, list[Use]], told: Iterable[Use]) -> dict[str, list[Use]]:
    """The words without the uses that lie within a stretch that another finding tells already."""
    spans: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for use in told:
        spans[use.place].append((use.start, use.end))

    def is_told(use: Use) -> bool:
        return any(start <= use.start and use.end <= end for start, end in spans.get(use.place, ()))

    left = {word: [use for use in uses if not is_told(use)] for word, uses in found.items()}
    return {word: uses for word, uses in left.items() if uses}
