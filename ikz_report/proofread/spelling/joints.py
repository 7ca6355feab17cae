"""Where the elements of a word are joined wrongly, told by a dictionary: no linking s, a hyphen left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.spelling.speller import Speller
from ikz_report.proofread.spelling.tokens import tokens

_LEAST, _MOST = 4, 60  # letters of an element, of a word
_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_]{2,})((?:-[a-zäöüß]{2,})+)(?![\w-])")


def missing_s(text: str, speller: Speller) -> Iterator[tuple[int, int, str]]:
    """Unknown compounds that the dictionary knows with a linking s: start, end, and the word with it."""
    for token in tokens(text):
        word = token.word
        if (
            len(word) <= _MOST
            and word == text[token.start : token.end]
            and word.isalpha()
            and word[0].isupper()
            and not speller.knows(word)
        ):
            right = _with_s(word, speller)
            if right is not None:
                yield token.start, token.end, right


def _with_s(word: str, speller: Speller) -> str | None:
    for at in range(_LEAST, len(word) - _LEAST + 1):
        head, tail = word[:at], word[at:]
        listed = head in speller.dictionary.entries and head[-1] not in "sxzßaeiouy"
        if listed and speller.is_entry(head) and speller.is_entry(tail.capitalize()):
            joined = f"{head}s{tail}"
            if speller.is_entry(joined):
                return joined
    return None


def left_over(text: str, speller: Speller) -> Iterator[tuple[int, int, str]]:
    """Words torn by a hyphen that are words only without it: start, end, and the word in one piece."""
    for match in _HYPHENED.finditer(text):
        joined = match[0].replace("-", "")
        if speller.is_entry(joined) and not all(_is_word(part, speller) for part in match[0].split("-")):
            yield *match.span(), joined


def _is_word(part: str, speller: Speller) -> bool:
    return speller.knows(part) or speller.knows(part.capitalize()) or speller.is_english(part)
