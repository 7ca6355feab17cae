"""What a paragraph between two tables is: a unit's name, a part of the intro, or a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ikz_report.model import plain
from ikz_report.readers.annex.names import Names
from ikz_report.readers.word import WordParagraph

MAX_NAME = 150  # characters
_END = (".", "!", "?", ":", ";", ",")
_UNIT = re.compile(
    r"\b(?:\w*[Aa]mt|Dezernat|Fachbereich|Fachdienst|Eigenbetrieb|\w*betrieb|\w*[Bb]üro|Stabsstelle|\w*verwaltung|"
    r"Referat|Bereich|Abteilung|Sachgebiet|Beigeordnete[rn]?|\w*museum|\w*theater|\w*schule|\w*archiv|\w*bibliothek)\b"
)


def text_of(paragraph: WordParagraph) -> str:
    """The paragraph as one line."""
    return " ".join(" ".join(plain(line.text) for line in paragraph.lines).split())


def units_among(
    paragraphs: Sequence[WordParagraph], names: Names, *, tables: bool, before_rows: bool
) -> frozenset[int]:
    """Which of the paragraphs above a table name units, by index.

    A known name, a heading and words stressed as a whole do; so does the last paragraph where it cannot be anything
    else: ``tables`` tells whether the category had a table before, ``before_rows`` whether the table's rows begin
    without a name of their own.
    """
    found = set()
    last = True  # only names below
    bullets = [at for at, each in enumerate(paragraphs) if any(line.level for line in each.lines)]
    for at in reversed(range(len(paragraphs))):
        paragraph = paragraphs[at]
        text = text_of(paragraph)
        heading, named = paragraph.outline is not None, _UNIT.search(text) is not None
        surely = names.is_known(text) or (heading and named)
        likely = (tables or last) and (heading or named or _is_stressed(paragraph))
        only = last and before_rows and (tables or (bullets and bullets[0] < at))
        if _is_name(paragraph) and (surely or likely or only):
            found.add(at)
        else:
            last = False
    return frozenset(found)


def _is_name(paragraph: WordParagraph) -> bool:
    text = text_of(paragraph)
    single = len(paragraph.lines) == 1 and paragraph.lines[0].level == 0
    return single and 0 < len(text) <= MAX_NAME and not text.endswith(_END)


def _is_stressed(paragraph: WordParagraph) -> bool:
    return all(run.marks for line in paragraph.lines for run in line.text if run.text.strip())
