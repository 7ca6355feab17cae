"""YAML of any form to nodes with places, by way of libyaml's events.

Events, not PyYAML's composer: that one recurses, and a file of brackets alone would end the program. No
scalar is resolved: ``12:30``, ``012``, ``NO`` and ``~`` stay the text they are. Anchors, aliases, tags, several
documents and doubled keys are problems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from ikz_report.register.characters import FORBIDDEN, PILED, forbidden_escapes, forbidden_message, piled
from ikz_report.register.hints import shown
from ikz_report.register.nodes import MAX_EVENTS, Broken, Mapping, Node, Scalar, Sequence
from ikz_report.register.resume import Resumer
from ikz_report.register.source import Source
from ikz_report.register.syntax_errors import explain

MAX_DEPTH = 24  # nine list levels below a Dezernat's Leitsätze take 22
_DASH_LINE = re.compile(r"\n[ \t]*- ")
_NO_REMARK = re.compile(r"#[^\s#]")
_NO_NAME = "?"  # the style of a key whose problem has been noted
_FIELDS_BEGIN = 3  # events before a file's fields: those of stream, document and fields
_ENTRIES_BEGIN = 5  # before the entries of a file's list: also a key and the list
_QUOTES = "gehört in Anführungszeichen"


class _Stop(Exception):
    """The rest of the file is of no use."""


def read_any(source: Source) -> Node | None:
    """The file's one document; None where there is none, which is noted as a problem."""
    builder = _Builder(source)
    text: str | None = source.text
    try:
        while text is not None:
            text = _read(text, builder, source)
    except _Stop:
        return None
    if not source.whole:
        return builder.root
    if builder.root is None or (type(builder.root) is Scalar and not builder.root.text):
        source.problem_of_file("Die Datei ist leer. Bitte füllen oder löschen.")
        return None
    return builder.root


def _read(text: str, builder: _Builder, source: Source) -> str | None:
    """Read up to the first mistake; the text to go on with, with all places kept, None where nothing is left."""
    parser = yaml.CSafeLoader(text)
    noted = len(source.problems)
    try:
        builder.build(parser)
    except yaml.MarkedYAMLError as error:
        source.whole = False
        return builder.go_on(_note(error, source, noted))
    finally:
        parser.dispose()
    return None


def _note(error: yaml.MarkedYAMLError, source: Source, noted: int) -> int:
    """The mistake the parser stumbled over, unless it only follows from one already noted in that line.

    What was noted behind it, after the first ``noted`` problems, is of what was misread. Gives the mistake's place,
    or where the parser stumbled if that is before.
    """
    index, message = explain(error, source)
    line = source.place(index)[0]
    source.problems[noted:] = [problem for problem in source.problems[noted:] if problem.line <= line]
    if line not in {problem.line for problem in source.problems}:
        source.problem(index, message)
    return min(index, error.problem_mark.index) if error.problem_mark else index


class _Builder:
    """Puts events together to nodes; ``key`` is the key that waits for its value."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.top: Sequence | Mapping | None = None
        self.key: Scalar | None = None
        self.stack: list[tuple[Sequence | Mapping | None, Scalar | None]] = []
        self.documents = 0
        self.has_tabs = "\t" in source.text
        self.swallowed = set(_ends_before_hash(source.text))
        self.is_plain = source.is_nfc and not self.has_tabs and not self.swallowed
        self.resumer = Resumer(source)
        self.known = 0  # events that begin what is open already

    def build(self, parser: yaml.CSafeLoader) -> None:
        next_event: Callable[[], Any] = parser.get_event
        is_plain = self.is_plain
        for _ in range(self.known):
            next_event()
        for _ in range(MAX_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node = Scalar(event.value, event.start_mark.index, event.end_mark.index, event.style or "")
                marked = event.tag is not None or event.anchor is not None
                if marked or node.style or not is_plain or " - " in node.text:
                    self.check(node, event)
                top = self.top
                if type(top) is Sequence:
                    top.items.append(node)
                elif self.key is None and is_plain and type(top) is Mapping and not node.style and node.text.isascii():
                    self.key = node
                else:
                    self.put(node)
            elif kind is yaml.SequenceStartEvent:
                self.open(Sequence(event.start_mark.index, flow=bool(event.flow_style)), event)
            elif kind is yaml.MappingStartEvent:
                self.open(Mapping(event.start_mark.index, flow=bool(event.flow_style)), event)
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                self.close(event.end_mark.index)
            elif kind is yaml.AliasEvent:
                self.alias(event)
            elif kind is yaml.DocumentStartEvent:
                self.document(event.start_mark.index)
            elif event is None:
                return
        message = f"Mehr als {MAX_EVENTS:,} Angaben in einer Datei".replace(",", ".")
        self.source.problem_of_file(f"{message}. Bitte prüfen, ob sie hierher gehört.")
        raise _Stop

    def go_on(self, mistake: int) -> str | None:
        """Make ready to read on behind a mistake; the text to read, None where there is none."""
        nodes = [*self.stack[1:], (self.top, self.key)] if self.stack else [(self.root, None)]
        self.root = root = self.resumer.fields(nodes)
        rest = self.resumer.behind(mistake, root, nodes) if root is not None else None
        if rest is None:
            return None
        self.stack, self.top, self.key, self.known = [(None, None)], rest.root, None, _FIELDS_BEGIN
        if rest.entries is not None:
            self.stack.append((rest.root, rest.key))
            self.top, self.known = rest.entries, _ENTRIES_BEGIN
        return rest.text

    def check(self, node: Scalar, event: Any) -> None:
        """Note what is wrong with a text; what YAML would not keep of it is put right."""
        if event.anchor is not None or event.tag is not None:
            self.anchor_or_tag(event, node.start)
        if node.style == '"':
            self.escapes(node)
        elif self.swallowed and node.end in self.swallowed and not node.style:
            self.source.problem(
                node.end + 1,
                "Ab „ #“ gilt der Text als Bemerkung und fehlte im Bericht. Der ganze Text "
                f"{_QUOTES}; eine Bemerkung beginnt mit „# “.",
            )
        elif " - " in node.text and not node.style:
            self.dash(node)
        if self.has_tabs:
            node.text = node.text.replace("\t", " ")

    def dash(self, node: Scalar) -> None:
        """An item that is indented too far is no item for YAML, but more text of the one above."""
        match = _DASH_LINE.search(self.source.text, node.start, node.end)
        if match:
            self.source.problem(
                match.end() - 2,
                "Diese Zeile beginnt mit „- “, steht aber weiter rechts als der Punkt darüber und gehörte so zu dessen "
                f"Text. Bitte genauso weit einrücken; ist es Text, {_QUOTES.replace('gehört', 'gehört er')}.",
            )

    def escapes(self, node: Scalar) -> None:
        if "\t" in node.text:
            node.text = node.text.replace("\t", " ")
        if piled(node.text) is not None:
            self.source.problem(node.start, PILED)
            node.text = "x"  # not empty, which would be a problem of its own
        if "\r" in node.text or FORBIDDEN.search(node.text):
            for offset, code in forbidden_escapes(self.source.text[node.start : node.end]):
                self.source.problem(node.start + offset, forbidden_message(code))

    def anchor_or_tag(self, event: Any, start: int) -> None:
        sign = self.source.text[start : start + 1]
        what = "Anker" if sign == "&" else "Typangaben"
        self.source.problem(start, f"Ein Wert, der mit „{sign}“ beginnt, {_QUOTES}; {what} gibt es im Register nicht.")

    def alias(self, event: Any) -> None:
        start = event.start_mark.index
        self.source.problem(start, f"Ein Text, der mit „*“ beginnt, {_QUOTES}; Verweise gibt es im Register nicht.")
        self.put(Broken(start, event.end_mark.index))

    def document(self, start: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self.source.problem(
                start, "Hier beginnt mit „---“ ein zweites Dokument. Eine Datei hat nur eines: bitte die Zeile löschen."
            )
            raise _Stop

    def open(self, node: Sequence | Mapping, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self.anchor_or_tag(event, node.start)
        if len(self.stack) >= MAX_DEPTH:
            self.source.problem(node.start, f"Tiefer als {MAX_DEPTH} Ebenen verschachtelt. Bitte Klammern prüfen.")
            raise _Stop
        self.stack.append((self.top, self.key))
        self.top, self.key = node, None

    def close(self, end: int) -> None:
        node = self.top
        assert node is not None  # the parser's events are balanced
        node.end = end
        self.top, self.key = self.stack.pop()
        no_fields = type(node) is Mapping and node.flow and node.broken
        self.put(Broken(node.start, end) if no_fields else node)

    def put(self, node: Node) -> None:
        """Give a finished node to what it stands in."""
        top = self.top
        key = self.key
        if type(top) is Sequence:
            top.items.append(node)
        elif type(top) is not Mapping:
            self.root = node
        elif key is None:
            self.key = self.as_key(node, top)
        else:
            self.key = None
            if key.text in top.pairs or key.style == _NO_NAME:
                self.refuse_pair(top, key)
            else:
                top.pairs[key.text] = key, node

    def as_key(self, node: Node, mapping: Mapping) -> Scalar:
        if type(node) is Scalar:
            node.text = self.source.nfc(node.text, node.style).strip()
            return node
        if type(node) is not Broken:
            self.source.problem(
                node.start, f"Ein Text, der mit „{{“, „[“ oder „?“ beginnt, {_QUOTES}. So ist er kein Feldname."
            )
        mapping.broken = True
        return Scalar("", node.start, node.end, _NO_NAME)

    def refuse_pair(self, mapping: Mapping, key: Scalar) -> None:
        if key.style == _NO_NAME:  # whose problem has been noted
            return
        line = self.source.place(mapping.pairs[key.text][0].start)[0]
        self.source.problem(
            key.start, f"Das Feld {shown(key.text)} steht hier schon in Zeile {line}. Bitte eines löschen."
        )


def _ends_before_hash(text: str) -> Iterator[int]:
    """Where a text would end that goes on with `` #`` and no blank, so that YAML takes the rest for a remark."""
    for match in _NO_REMARK.finditer(text):
        end = match.start()
        while end and text[end - 1] in " \t":
            end -= 1
        if end < match.start():
            yield end
