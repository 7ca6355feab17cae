"""What was sent out as a Word file of it reads back, so that only an edit counts as a change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.model import Content, Paragraph, Run, Text, plain, plain_content
from ikz_report.outline import Line, build, flatten
from ikz_report.readers.word.bullets import recognised, tidy
from ikz_report.readers.word.symbols import translate

JOINER = "\u200d"
UNSEEN = f"\u200b\u200c{JOINER}\u2060\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]")


def as_read(content: Content) -> Content:
    """The content with typed bullets as items and the characters of symbol fonts as what they look like."""
    lines = (
        Line(level, tuple(Run(translate(run.text, ""), run.marks) for run in text)) for level, text in flatten(content)
    )
    return visible(recognised(build(lines)))


def visible(content: Content) -> Content:
    """The content without lines that show nothing, and without the joiner that LibreOffice leaves in new rows.

    In a row that is inserted with tracking it puts a U+200D into cells, which stays when somebody types there
    (``CH_TXT_TRACKED_DUMMY_CHAR``). At the end of a line a joiner joins nothing.
    """
    if _UNSEEN.search(plain_content(content)) is None:
        return content
    return build(
        Line(level, _without_joiners(text)) for level, text in flatten(content) if plain(text).strip(UNSEEN + " ")
    )


def _without_joiners(text: Text) -> Text:
    whole = plain(text)
    start, end = len(whole) - len(whole.lstrip(JOINER)), len(whole.rstrip(JOINER))
    return text if end - start == len(whole) else tidy(_piece(text, start, end))


def _piece(text: Text, start: int, end: int) -> Iterator[Run]:
    place = 0
    for run in text:
        yield Run(run.text[max(0, start - place) : max(0, end - place)], run.marks)
        place += len(run.text)


def text_as_read(text: str) -> str:
    """The same for a text of one paragraph."""
    return plain_content(as_read((Paragraph((Run(text),)),))) if text else ""
