"""From a cell's text to paragraphs and bullets.

``<ul>`` opens a level and is never closed; ``•`` stands on level 1, ``○`` on level 2, a text behind ``<ul>``
without either is a bullet of the level opened. ``<p>`` is a paragraph, ``<u> <i> <b>`` are emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ikz_report.model import MAX_LEVELS, Content, Item, Mark, Paragraph, Run, Text, normal_text
from ikz_report.readers.annex.drafts import Spot
from ikz_report.readers.annex_text.source import CUT_OFF

TOO_DEEP = f"mehr als {MAX_LEVELS} Ebenen; alles Tiefere steht auf Ebene {MAX_LEVELS}."
Line = tuple[int, Text]  # list level (0: paragraph) and text

_TOKEN = re.compile(r"(</?(?:ul|p|u|i|b)(?:\s[^<>]*)?>|(?<![^\s>])[•○])")
_TAG = re.compile(r"<(/?)(ul|p|u|i|b)\b")
_OTHER_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_BULLETS = ("•", "○")
_CUT_TAG = re.compile(r"<(?:ul|p)(?:\s[^<>]*)?$")
_STARS = re.compile(r"\*\*([^*]+)\*\*")
_MARKS = {"u": Mark.UNDERLINE, "i": Mark.ITALIC, "b": Mark.BOLD}


def read_cell(raw: str, spot: Spot) -> Content:
    """A cell's blocks.

    Raises:
        SourceError: the cell ends inside a tag or a ``<p>``: the file is cut off.
    """
    return nest(read_lines(raw, spot))


def read_line(raw: str, spot: Spot) -> list[Line]:
    """A line outside the tables, where ``**…**`` is bold."""
    return read_lines(_STARS.sub(r"<b>\1</b>", raw), spot)


def read_lines(raw: str, spot: Spot) -> list[Line]:
    """Every paragraph and bullet of a text, see ``read_cell``."""
    if _CUT_TAG.search(raw):
        raise spot.place.error(f"Die Zelle endet mitten in einer Auszeichnung. {CUT_OFF}")
    reader = _Reader(spot)
    for index, token in enumerate(_TOKEN.split(raw)):
        if index % 2 == 0:
            reader.text(token)
        elif token in _BULLETS:
            reader.bullet(token)
        else:
            match = _TAG.match(token)
            assert match is not None
            reader.tag(match[2], closing=bool(match[1]))
    return reader.end()


class _Reader:
    """Takes the tokens of one text in turn."""

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.lines: list[Line] = []
        self.runs: list[Run] = []  # of the line being read
        self.level = 0  # of the line being read
        self.bulleted = False  # the line being read began with • or ○
        self.marks = Mark.NONE
        self.depth = 0  # list levels open
        self.opened = False  # a <ul> waits for its first bullet
        self.listed = False  # a <ul> stood in this text
        self.circle = 2  # level of ○
        self.paragraph = False  # inside <p>

    def text(self, token: str) -> None:
        if token.strip():
            self._begin_unmarked()
            for other in _OTHER_TAG.findall(token):
                self.spot.doubt(
                    f"„{other[:40]}“ sieht wie eine Auszeichnung aus, ist aber keine bekannte; bleibt Text."
                )
        self.runs.append(Run(token, self.marks))

    def _begin_unmarked(self) -> None:
        if self.opened:
            self.circle = 2
            self._begin(min(self.depth, self._above() + 1))
            self.spot.doubt("Punkt ohne Zeichen davor, als ein Punkt gelesen. Bitte prüfen, ob es mehrere sind.")
        elif self.level == 0 and self._above() > 0 and not self.paragraph:
            self.spot.doubt("Text hinter einer Aufzählung, als Absatz gelesen.")

    def bullet(self, mark: str) -> None:
        opened, depth = self.opened, self.depth
        self._flush()
        level = self._bullet_level(mark)
        self._begin(level)
        self.bulleted = True
        if not self.listed:
            self.listed = True
            self.spot.doubt(f"„{mark}“ ohne <ul> davor, als Aufzählungszeichen gelesen.")
        elif opened and depth != level:
            self.spot.doubt(f"<ul> öffnet Ebene {depth}, aber „{mark}“ dahinter steht auf Ebene {level}; so gelesen.")

    def _bullet_level(self, mark: str) -> int:
        if mark == "•":
            self.circle = 2
            return 1
        if self._above() == 0:
            self.circle = 1
            self.spot.doubt("„○“ ohne „•“ darüber, als Ebene 1 gelesen.")
        return self.circle

    def tag(self, name: str, closing: bool) -> None:
        if name in _MARKS:
            self._emphasis(name, closing)
        elif name == "p":
            self._paragraph(closing)
        else:
            self._list(closing)

    def _emphasis(self, name: str, closing: bool) -> None:
        if closing and not self.marks & _MARKS[name]:
            self.spot.doubt(f"</{name}> ohne <{name}> davor, weggelassen.")
        self.marks = self.marks & ~_MARKS[name] if closing else self.marks | _MARKS[name]

    def _paragraph(self, closing: bool) -> None:
        if not closing and self.paragraph:
            self._refuse_open()
        if closing and not self.paragraph:
            self.spot.doubt("</p> ohne <p> davor, weggelassen.")
        self._flush()
        self.paragraph = not closing
        self.level = self.depth = 0
        self.opened = False

    def _list(self, closing: bool) -> None:
        self._flush()
        if self.opened:
            self.spot.doubt("<ul> ohne einen Punkt dahinter, übergangen.")
        self.level = 0
        self.depth = max(self.depth - 1, 0) if closing else self.depth + 1
        self.opened = not closing
        self.listed = True

    def end(self) -> list[Line]:
        if self.paragraph:
            self._refuse_open()
        self._flush()
        if self.opened:
            self.spot.doubt("<ul> ohne einen Punkt dahinter, übergangen.")
        if self.marks:
            self.spot.doubt("<u>, <i> oder <b> wird nicht geschlossen; gilt bis zum Ende des Texts.")
        return self.lines

    def _refuse_open(self) -> None:
        raise self.spot.place.error(f"Ein <p> wird nicht mit </p> geschlossen. {CUT_OFF}")

    def _begin(self, level: int) -> None:
        self._flush()
        if level > MAX_LEVELS:
            self.spot.doubt(TOO_DEEP)
        self.level = self.depth = min(level, MAX_LEVELS)
        self.opened = False

    def _above(self) -> int:
        return self.lines[-1][0] if self.lines else 0

    def _flush(self) -> None:
        text = _stripped(self.runs)
        if text:
            self.lines.append((self.level, text))
        elif self.bulleted:
            self.spot.doubt("leerer Punkt, weggelassen.")
        self.runs = []
        self.bulleted = False


def _stripped(runs: list[Run]) -> Text:
    """In normal form, without blanks at either end."""
    start, end = 0, len(runs)
    while start < end and not runs[start].text.strip():
        start += 1
    while end > start and not runs[end - 1].text.strip():
        end -= 1
    kept = runs[start:end]
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].marks)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].marks)
    return normal_text(kept)


def nest(lines: Iterable[Line]) -> Content:
    """Blocks from paragraphs (level 0) and bullets; the reverse of ``model.lines``."""
    blocks: list[Paragraph | Item] = []
    path: list[tuple[Text, list[Item]]] = []  # the bullets still open, outermost first

    def close(level: int) -> None:
        while len(path) > level:
            text, below = path.pop()
            item = Item(text, tuple(below))
            (path[-1][1] if path else blocks).append(item)

    for level, text in lines:
        close(max(level - 1, 0))
        if level == 0:
            blocks.append(Paragraph(text))
        else:
            path.append((text, []))
    close(0)
    return tuple(blocks)
