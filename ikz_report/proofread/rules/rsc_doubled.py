"""RSC107: a word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples, word_set

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{2,})(\s+)\1(?![\w-])", re.IGNORECASE)
_OPENERS = word_set("am auf bei das der die ein eine für im in mit und von zu zum zur")
_RELATIVE = word_set("das dem den denen der deren die sie ihr ihnen wir")

_CLAUSE = re.compile(
    r"(?:(?:[,;(]|\b(?:und|oder))\s*(?:\w+\s+)?|^\w+\s+|^\w{1,3}\)\s*)$"
)  # perhaps with a preposition: , über die die Stadt
# An article before the attribute of another noun: die die Zuständigkeit begründenden Umstände.
_ATTRIBUTE = re.compile(r"(?: [\w-]+){1,8}? [\w-]+(?:end|t|en|bar|lich|ig)e[mnrs]? [A-ZÄÖÜ]")


def _doubled(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(text):
        if match[1].lower() in _RELATIVE and _may_be_two(text, match):
            continue
        first, second = match[0].split()
        if first != second and (match.start() or first.lower() not in _OPENERS):
            continue  # a noun and its verb, „Sie sie“
        yield Hit(*match.span(), f"„{match[1]}“ steht doppelt.", match[1])


def _may_be_two(text: str, match: re.Match[str]) -> bool:
    """Whether the first is a relative pronoun, or the article of a noun that comes later."""
    return bool(_CLAUSE.search(text, 0, match.start()) or _ATTRIBUTE.match(text, match.end()))


RULE = TextRule(
    code="RSC107",
    level=Level.FEHLER,
    title="Doppeltes Wort",
    reason="Ein Wort steht nicht zweimal hintereinander, außer als Pronomen nach einem Komma: alle, die die Stadt "
    "kennen (Hausregel).",
    bad=(
        Example("Treffen in ⟦der der⟧ Stadt", "Treffen in der Stadt"),
        Example("die Stadt ⟦hat hat⟧ beschlossen", "die Stadt hat beschlossen"),
        Example("⟦Die die⟧ Stadt beschließt", "Die Stadt beschließt"),
        Example("mit ⟦Halle Halle⟧ und Burg", "mit Halle und Burg"),
        Example("Austausch ⟦und\nund⟧ Treffen", "Austausch und Treffen"),
    ),
    good=examples(
        "alle, die die Stadt kennen",
        "Wege, über die die Stadt verhandelt",
        "der Ort, an dem, der der Stadt gehört",
        "nach und nach, die die Zuständigkeit begründenden Umstände",
        "die Stellen stellen Mittel bereit; benennen Sie sie um",
        "Stück für Stück",
        "a) die die Stadt betreffenden Fragen",
        "Baden-Baden",
        "das Das-Prinzip",
        "Amt 31, 31 Fälle",
        "im Jahr 2014 2014 Fälle",
        "Halle, Halle-Neustadt",
        "a a",
    ),
    check=_doubled,
)
