"""What was sent out as a Word file of it reads back, so that only an edit counts as a change."""

from __future__ import annotations

from ikz_report.model import Content, Paragraph, Run, plain_content
from ikz_report.outline import Line, build, flatten
from ikz_report.readers.word.bullets import recognised
from ikz_report.readers.word.symbols import translate


def as_read(content: Content) -> Content:
    """The content with typed bullets as items and the characters of symbol fonts as what they look like."""
    lines = (
        Line(level, tuple(Run(translate(run.text, ""), run.marks) for run in text)) for level, text in flatten(content)
    )
    return recognised(build(lines))


def text_as_read(text: str) -> str:
    """The same for a text of one paragraph."""
    return plain_content(as_read((Paragraph((Run(text),)),))) if text else ""
