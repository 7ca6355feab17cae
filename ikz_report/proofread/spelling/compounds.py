"""Compound words taken apart: those that a dictionary lacks, and those that it would take long to check.

German joins words as they are, with a linking element, or without their last e (Duden, Die Grammatik: Fugenelemente).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from ikz_report.proofread.spelling.vocabulary import word_set

Knows = Callable[[str], bool]

_LEAST = 4  # letters of an element; shorter ones make words of any slip
_QUICK = 11  # letters of a word that a dictionary checks quickly
_DEEP = 3  # elements before the last two
_SHORT_NOUNS = word_set("amt bad bau bus ort rad rat see tag tor weg not ski zoo arm öko")
_LINKS = ("", "s", "es", "n", "ns", "en", "ens", "er", "e", "-e")
_AFTER = {"n": "e", "en": "bdfghiklmnprstuvz", "er": "bdfghklmnst", "e": "bdfgklmnprst"}  # last letters before a link
# First elements that always take an s: without it the word is wrong and must not pass.
NEEDS_S = re.compile(
    r"(?:ung|heit|keit|schaft|[ts]ion|ität|tum|ling|urteil|beruf|geschäft|verkehr|haushalt|vertrag)$", re.IGNORECASE
)
_NO_UNG = re.compile(r"(?:jung|sprung|schwung|dung)$", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:(?:isch|lich|ig|bar|sam|haft|los|end|iert|ell|al|iv|ant|ent|gerecht|frei|weit|nah|fern|arm|reich|voll|stark|stärker|größer"
    r"|schwach|groß|klein|bezogen|ge\w{3,}(?:t|en))(?:e[mnrs]?)?)$"
)
_PREFIXES = re.compile(
    r"(?:inter|intra|trans|multi|neu|über|unter|außer|inner|nicht|un|hoch|vor|nach|mit|anti|pro|re|bi|mikro|makro|meta)"
)
_SEPARABLE = re.compile(
    r"(?:ab|an|auf|aus|bei|dar|durch|ein|empor|fest|fort|her|hin|hinzu|los|mit|nach|nieder|statt|teil|um|vor|voran|weg|"
    r"weiter|wieder|zu|zurück|zusammen)"
)
_SEPARABLE_ZU = re.compile(_SEPARABLE.pattern + "zu")
_GRADE = re.compile(r"(?<=[a-zäöüß]{5})(?:er|st)e[mnrs]?$")  # eigenständiger, eigenständigste
_OF_NAME = re.compile(r"(?<=[a-zäöüß]{4})isch(?:e[mnrs]?)?$")  # magdeburgisch
_PLURAL = re.compile(r"(?:e[nrs]?|n|s)$")


class Compounds:
    """Takes words apart; ``knows`` tells whether a word is right as it is written, ``entries`` are a dictionary's."""

    def __init__(self, knows: Knows, entries: Collection[str]) -> None:
        self._knows = knows
        self._entries = entries
        self._links: dict[str, str | None] = {}
        self._opening: dict[str, bool] = {}

    def is_plain(self, word: str) -> bool:
        """Whether a noun is made of a dictionary's nouns in the forms that it lists for compounds: told quickly."""
        return word[0].isupper() and word[1:].islower() and self._is_plain(word.lower(), _DEEP)

    def _is_plain(self, small: str, deep: int) -> bool:
        for at in range(_LEAST, len(small) - _LEAST + 1):
            if self._opens(small[:at].capitalize()):
                tail = small[at:]
                if (len(tail) <= _QUICK and self._is_noun(tail)) or (deep and self._is_plain(tail, deep - 1)):
                    return True
        return False

    def _opens(self, head: str) -> bool:
        """Whether an entry stands in compounds as it is: listed for them only, or without such a form of its own."""
        if head not in self._opening:
            listed = head in self._entries and not NEEDS_S.search(head)
            self._opening[head] = listed and not any(
                head + link in self._entries and not self._knows(head + link) for link in ("s", "es", "n", "en", "er")
            )
        return self._opening[head]

    def accepts(self, word: str) -> bool:
        """Whether a word is made of known ones by the rules, and no other linking element makes it a known word."""
        small = word[0].lower() + word[1:]
        if word[1:] != word[1:].lower():
            return False
        if self._is_derived(small):
            return True
        as_noun = word[0].isupper()
        for head, tail in self.splits(small):
            if ((as_noun and self._is_noun(tail)) or self._is_adjective(tail)) and not self._other_link(
                word, head, tail
            ):
                return True
        return False

    def splits(self, small: str) -> Iterator[tuple[str, str]]:
        """A known first element with its linking element, and the rest."""
        for at in range(3, len(small) - 2):
            head, tail = small[:at], small[at:]
            if (len(tail) >= _LEAST or tail in _SHORT_NOUNS) and self._link(head) is not None:
                yield head, tail

    def _link(self, head: str) -> str | None:
        """The linking element at the end of a known first element; „-e“ where it lost its e."""
        if head not in self._links:
            self._links[head] = next((link for link in _LINKS if self._is_linked(head, link)), None)
        return self._links[head]

    def _is_linked(self, head: str, link: str) -> bool:
        if link == "-e":
            return len(head) > _LEAST and not NEEDS_S.search(head) and self._knows(head.capitalize() + "e")
        stem = head.removesuffix(link) if link else head
        if (link and stem == head) or (len(stem) < _LEAST and stem not in _SHORT_NOUNS):
            return False
        if link in _AFTER and stem[-1] not in _AFTER[link]:
            return False
        if not link and NEEDS_S.search(stem) and not _NO_UNG.search(stem):
            return False
        return self._knows(stem.capitalize())

    def _other_link(self, word: str, head: str, tail: str) -> bool:
        """Whether the same elements joined in another way are a word that the dictionary knows."""
        link = self._link(head)
        stem = head + "e" if link == "-e" else head.removesuffix(link or "")
        joined = {stem + other for other in _LINKS[:-1]} | ({stem[:-1]} if stem.endswith("e") else set())
        restore = str.capitalize if word[0].isupper() else str
        return any(self._knows(restore(other + tail)) for other in sorted(joined - {head}))

    def _is_noun(self, tail: str) -> bool:
        """Whether it is a noun: known with a capital, and where it is also known without, listed with one."""
        noun = tail.capitalize()
        if len(tail) < _LEAST and tail not in _SHORT_NOUNS:
            return False
        if not self._knows(noun):
            return False
        return not self._knows(tail) or noun in self._entries or _PLURAL.sub("", noun) in self._entries

    def _is_adjective(self, tail: str) -> bool:
        return len(tail) >= _LEAST and _ADJECTIVE.search(tail) is not None and self._knows(tail)

    def _is_derived(self, small: str) -> bool:
        """Whether it is a known word with a prefix or ending: über-betrieblich, an-zu-schalten, magdeburg-isch."""
        if (grade := _GRADE.search(small)) and self._knows(small[: grade.start()]):
            return True
        if (name := _OF_NAME.search(small)) and self._knows(small[: name.start()].capitalize()):
            return True
        for pattern in (_PREFIXES, _SEPARABLE, _SEPARABLE_ZU):
            match = pattern.match(small)
            rest = small[match.end() :] if match else ""
            if len(rest) > _LEAST and (self._knows(rest) or (pattern is _PREFIXES and self._is_noun(rest))):
                return True
        return False
