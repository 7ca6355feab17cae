"""A file's paragraphs and tables, cut into pieces that end with a table; and where its title is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ikz_report.readers.annex.paper import MAX_HEADING, YEAR
from ikz_report.readers.annex_word.between import text_of
from ikz_report.readers.word import WordParagraph, WordTable

_TITLE = re.compile(r"interkommunale\w* zusammenarbeit|\bIKZ\b", re.IGNORECASE)
_TITLE_STYLE = "title"  # Word's own name, the same in every language
_SENTENCE = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Segment:
    """Paragraphs and the table below them, None at the end of the file.

    ``followed``: it or one of those behind it has a table of the annex.
    """

    paragraphs: tuple[WordParagraph, ...]
    table: WordTable | None
    is_annex: bool = False
    followed: bool = False


def segments(blocks: Sequence[WordParagraph | WordTable], is_annex: Callable[[WordTable], bool]) -> list[Segment]:
    """The blocks in pieces. ``is_annex`` is asked about each table in order."""
    pieces: list[tuple[tuple[WordParagraph, ...], WordTable | None]] = []
    paragraphs: list[WordParagraph] = []
    for block in blocks:
        if isinstance(block, WordParagraph):
            paragraphs.append(block)
        else:
            pieces.append((tuple(paragraphs), block))
            paragraphs = []
    pieces.append((tuple(paragraphs), None))
    flags = [table is not None and is_annex(table) for _, table in pieces]
    last = max((at for at, flag in enumerate(flags) if flag), default=-1)
    return [Segment(*piece, flag, at <= last) for at, (piece, flag) in enumerate(zip(pieces, flags, strict=True))]


def is_read(paragraph: WordParagraph) -> bool:
    """Whether a paragraph is text of the annex: not in a text box, not in a table of contents."""
    return bool(paragraph.lines) and not paragraph.boxed and not is_contents(paragraph)


def is_contents(paragraph: WordParagraph) -> bool:
    """Whether it is a line of a table of contents; Word's styles are called so in every language."""
    return paragraph.style.casefold().startswith("toc ")


def title_among(paragraphs: Sequence[WordParagraph]) -> WordParagraph | None:
    """Which of the paragraphs before the first category is the title.

    The last one in the style for titles; else the last short line that names the subject, one with a year
    rather; else the first.
    """
    styled = [at for at, each in enumerate(paragraphs) if each.style.casefold() == _TITLE_STYLE]
    texts = [text_of(each) for each in paragraphs]
    named = [
        at
        for at, text in enumerate(texts)
        if len(text) <= MAX_HEADING and _TITLE.search(text) and not text.endswith(_SENTENCE)
    ]
    dated = [at for at in named if YEAR.search(texts[at])]
    found = (styled or dated or named or [0])[-1]
    return paragraphs[found] if paragraphs else None
