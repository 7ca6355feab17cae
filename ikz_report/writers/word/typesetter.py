"""From blocks to Word paragraphs (ECMA-376 part 1 §17.3), in the styles of the template.

One tag of the template takes a whole cell: a loop over runs inside the template would cost ten times
the time. What a paragraph looks like is a ``Form``, read from the paragraph the tag stands in.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol
from unicodedata import normalize

from markupsafe import Markup

from ikz_report.model import Content, Item, Paragraph, Text

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


class Form(NamedTuple):
    """How the paragraphs under a tag look, as the XML that opens them.

    ``paragraph`` opens a paragraph; ``bullets`` opens one per list level, up to the number of its list;
    ``runs`` opens a run, by ``Mark``. ``abstract`` is the template's list definition (w:abstractNumId).
    In a cell there is always at least one paragraph: Word calls a cell without one damaged.
    """

    paragraph: str
    bullets: tuple[str, ...]
    runs: tuple[str, ...]
    abstract: str
    in_cell: bool


def escaped(text: str) -> str:
    """The text as it stands between ``<w:t>`` and ``</w:t>``."""
    text = normalize("NFC", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\n", BREAK) if "\n" in text else text


def inline(value: str | None) -> str:
    """A name or title for ``{{ }}``; a line end in it becomes a line break."""
    if value and "\n" in value:
        return Markup(escaped(value))  # noqa: S704 - escaped just here
    return value or ""


class Printed(Protocol):
    """What ``{{p … }}`` prints: whole paragraphs or tables in the look of the tag's paragraph."""

    def shaped(self, form: Form) -> str: ...


class Typesetter:
    """Makes paragraphs and counts lists: each list has a number (w:num) of its own.

    With one number for all, the bullets of a cell would continue the list of the cell before, in the
    tags of a PDF made from the file.
    """

    def __init__(self, standard: Form, first_list: int) -> None:
        self.standard = standard
        self.first_list = first_list
        self.lists: list[str] = []  # the w:abstractNumId of each list

    def paragraphs(self, content: Content, form: Form) -> str:
        """The paragraphs of a cell or of a part of the text."""
        out: list[str] = []
        opening = ""
        for block in content:
            if isinstance(block, Paragraph):
                opening = ""
                self._line(form.paragraph, block.text, form, out)
            else:
                opening = opening or self._new_list(form)
                self._item(block, 0, opening, form, out)
        if not out and form.in_cell:
            return form.paragraph + "</w:p>"
        return "".join(out)

    def _new_list(self, form: Form) -> str:
        self.lists.append(form.abstract)
        return f'{self.first_list + len(self.lists) - 1}"/></w:numPr></w:pPr>'

    def _item(self, item: Item, level: int, number: str, form: Form, out: list[str]) -> None:
        self._line(form.bullets[min(level, len(form.bullets) - 1)] + number, item.text, form, out)
        for below in item.items:
            self._item(below, level + 1, number, form, out)

    def _line(self, opening: str, text: Text, form: Form, out: list[str]) -> None:
        if len(text) == 1:
            run = text[0]
            out.append(f"{opening}{form.runs[run.marks]}{escaped(run.text)}</w:t></w:r></w:p>")
            return
        runs = [f"{form.runs[run.marks]}{escaped(run.text)}</w:t></w:r>" for run in text]
        out.append(f"{opening}{''.join(runs)}</w:p>")

    def definitions(self) -> str:
        """A ``w:num`` for each list made so far (ECMA-376 part 1 §17.9.15)."""
        return "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
            for number, abstract in enumerate(self.lists, self.first_list)
        )


class Blocks:
    """Content on its way into the template: printed by ``{{p … }}``, true where there is any."""

    __slots__ = ("content", "typesetter")

    def __init__(self, content: Content, typesetter: Typesetter) -> None:
        self.content = content
        self.typesetter = typesetter

    def __bool__(self) -> bool:
        return bool(self.content)

    def __html__(self) -> str:
        return self.typesetter.paragraphs(self.content, self.typesetter.standard)

    def shaped(self, form: Form) -> str:
        return self.typesetter.paragraphs(self.content, form)
