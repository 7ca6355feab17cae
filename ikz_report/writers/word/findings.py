"""What is wrong with a template, tag by tag, before anything is printed with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any, NamedTuple

from ikz_report.writers.word.columns import COLUMN_LOOP
from ikz_report.writers.word.fields import COLUMN_SHAPE, ROW, Kind, Shape
from ikz_report.writers.word.grid import row_problem
from ikz_report.writers.word.language import Problem, Scope, check_condition, loop_of, printed
from ikz_report.writers.word.names import TR, qn
from ikz_report.writers.word.tags import Paragraph, Place, Tag, own_text, read_paragraphs

OPENING = ("for", "if")
MIDDLE = {"elif": ("if",), "else": ("if", "for"), "endif": ("if",), "endfor": ("for",)}
PRINTS = {Kind.TEXT: "", Kind.NUMBER: "", Kind.BLOCKS: "p"}
OBJECTS = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
NOT_A_COLUMN_LOOP = "Durch die Spalten geht nur {%tc for s in spalten %} in einer Tabellenzeile, ohne weitere Wörter."
LEFT_OVER = re.compile(r"\{[{%#]|[}%#]\}")


class Severity(Enum):
    ERROR = "Fehler"
    WARNING = "Warnung"


class TemplateFinding(NamedTuple):
    """A remark on a template; without a place it concerns the whole."""

    severity: Severity
    message: str
    place: Place | None = None

    def __str__(self) -> str:
        if self.place is None:
            return self.message
        return f"{self.place}: „{self.place.excerpt}“: {self.message}"


@dataclass(slots=True)
class _Open:
    """A ``for`` or ``if`` that waits for its end, with the scope outside.

    Inside a loop that is ``broken`` no fields are looked up: what is wrong there follows from the loop.
    """

    keyword: str
    tag: Tag
    outside: Scope
    broken: bool = False


class TagChecker:
    """Goes through the parts of a template; gathers findings and the fields that are printed."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        self.root = Scope(shapes, {})
        self.findings: list[TemplateFinding] = []
        self.printed: set[tuple[str, str]] = set()
        self.scope = self.root
        self.open: list[_Open] = []
        self.rows: dict[Any, Place | None] = {}  # printed as they stand; None where tags make the cells

    def check_part(self, part: Any, name: str = "") -> None:
        self.scope, self.open, self.rows = self.root, [], {}
        for paragraph in read_paragraphs(part, name):
            self._paragraph(paragraph)
        for unclosed in self.open:
            self._unclosed(unclosed)
        for row, place in self.rows.items():
            if place is not None and (problem := row_problem(row)):
                self._error(place, problem)

    def _error(self, place: Place, message: str) -> None:
        self.findings.append(TemplateFinding(Severity.ERROR, message, place))

    def _unclosed(self, begun: _Open) -> None:
        self._error(begun.tag.place, f"Zu diesem „{begun.keyword}“ fehlt „end{begun.keyword}“.")

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._note_row(paragraph)
        if LEFT_OVER.search(paragraph.rest):
            self._error(
                paragraph.place,
                "Ein Platzhalter ist nicht geschlossen oder läuft über das Absatzende. "
                "Bitte die Klammern {{ }} oder {% %} paarweise in einen Absatz schreiben.",
            )
        for tag in paragraph.tags:
            for check in (partial(check_placement, tag, paragraph), partial(self._tag, tag)):
                try:
                    check()
                except Problem as problem:
                    self._error(tag.place, str(problem))

    def _note_row(self, paragraph: Paragraph) -> None:
        row = next(paragraph.node.iterancestors(TR), None)
        if row is None:
            return
        self.rows.setdefault(row, paragraph.place)
        if any(tag.scope in ("tr", "tc") for tag in paragraph.tags):
            self.rows[row] = None

    def _tag(self, tag: Tag) -> None:
        if tag.sign == "{" and not any(begun.broken for begun in self.open):
            self._print(tag)
        elif tag.sign == "%":
            self._statement(tag)

    def _print(self, tag: Tag) -> None:
        used, field = printed(tag.inner, self.scope)
        if (COLUMN_SHAPE, "zelle") in used and ROW not in self.scope.variables.values():
            raise Problem("Zellen gibt es nur zwischen {%tr for z in k.zeilen %} und {%tr endfor %}.")
        self.printed |= used
        if field.kind not in PRINTS:
            raise Problem(f"Das Feld ist keine Angabe zum Drucken, sondern: {field.kind.value}.")
        if PRINTS[field.kind] == tag.scope:
            return
        if field.kind is Kind.BLOCKS:
            raise Problem(f"Das Feld enthält ganze Absätze. Bitte {{{{p {tag.inner} }}}} schreiben, mit p.")
        raise Problem(
            f"Das Feld enthält nur Text und ginge hier verloren. Bitte {{{{ {tag.inner} }}}} schreiben, ohne p."
        )

    def _statement(self, tag: Tag) -> None:
        keyword = tag.inner.split()[0] if tag.inner else ""
        if keyword in OPENING:
            self._begin(tag, keyword)
        elif keyword in MIDDLE:
            self._continue(tag, keyword)
        elif keyword == "colspan" and tag.around(TR) is not None:
            self._print_number(tag)
        elif keyword in ("p", "tr", "tc"):
            raise Problem(f"Zwischen {{% und {keyword} darf kein Leerzeichen stehen: {{%{keyword} … %}}.")
        else:
            names = ", ".join((*OPENING, *MIDDLE, "colspan (in einer Tabellenzelle)"))
            raise Problem(f"Die Anweisung „{keyword}“ gibt es nicht; möglich: {names}.")

    def _print_number(self, tag: Tag) -> None:
        if any(begun.broken for begun in self.open):
            return
        _, field = printed(tag.inner.removeprefix("colspan"), self.scope)
        if field.kind is not Kind.NUMBER:
            raise Problem("Hinter „colspan“ gehört eine Zahl, etwa {% colspan c.breite %}.")

    def _begin(self, tag: Tag, keyword: str) -> None:
        inside = any(begun.broken for begun in self.open)
        begun = _Open(keyword, tag, self.scope, broken=inside or keyword == "for")
        self.open.append(begun)
        if inside:
            return
        if keyword == "for":
            inner = loop_of(tag.inner, self.scope)
            if COLUMN_SHAPE in inner.variables.values() and not (
                tag.scope == "tc" and COLUMN_LOOP.fullmatch(tag.inner)
            ):
                raise Problem(NOT_A_COLUMN_LOOP)
            self.scope = inner
            begun.broken = False
        else:
            check_condition(tag.inner, self.scope)

    def _end_unclosed(self, tag: Tag, keyword: str) -> None:
        """Where a tag belongs to what began earlier, what began since lacks its end.

        One within a line may be meant by a tag that takes the place of more, which is a mistake of its own.
        """
        belongs = [begun.keyword in MIDDLE[keyword] for begun in self.open]
        fits = [fit and _level(begun.tag) == _level(tag) for fit, begun in zip(belongs, self.open, strict=True)]
        if not any(fits) or (belongs[-1] and not self.open[-1].tag.scope):
            return
        while not fits.pop():
            begun = self.open.pop()
            self.scope = begun.outside
            self._unclosed(begun)

    def _continue(self, tag: Tag, keyword: str) -> None:
        self._end_unclosed(tag, keyword)
        if not self.open or self.open[-1].keyword not in MIDDLE[keyword]:
            raise Problem(f"Zu diesem „{keyword}“ fehlt der Anfang: {' oder '.join(MIDDLE[keyword])}.")
        begun = self.open[-1]
        if _level(begun.tag) != _level(tag):
            self.open.pop()
            self.scope = begun.outside
            raise Problem(
                f"„{keyword}“ steht nicht auf derselben Ebene wie sein Anfang {begun.tag.text} ({begun.tag.place}). "
                "Bitte beide gleich schreiben ({% …, {%p … oder {%tr …) und in denselben Absatz, dieselbe Tabelle "
                "oder denselben Textteil setzen."
            )
        if keyword.startswith("end"):
            self.open.pop()
            self.scope = begun.outside
        elif keyword == "elif" and not begun.broken:
            check_condition(tag.inner, self.scope)
        if keyword != "elif" and tag.inner != keyword:
            raise Problem(f"Hinter „{keyword}“ darf nichts mehr stehen.")


def _level(tag: Tag) -> tuple[str, Any]:
    """What a tag shares with its end."""
    return tag.scope, tag.container


def check_placement(tag: Tag, paragraph: Paragraph) -> None:
    """Whether the tag stands where it may.

    Raises:
        Problem: text or a section's end beside it would be lost, or it is out of its table.
    """
    if tag.scope == "r":
        raise Problem(
            "Platzhalter mit r gibt es hier nicht. Bitte {{ feld }} oder, für Absätze, {{p feld }} schreiben."
        )
    if tag.inner.startswith("-") or tag.inner.endswith("-"):
        raise Problem("Das Minuszeichen im Platzhalter zerstört Absätze. Bitte ohne Minuszeichen schreiben.")
    if tag.scope:
        _check_alone(tag, paragraph)


def _check_alone(tag: Tag, paragraph: Paragraph) -> None:
    name = {"p": "w:p", "tr": "w:tr", "tc": "w:tc"}[tag.scope]
    element = tag.around(qn(name))
    if element is None:
        raise Problem(f"Ein Platzhalter mit {tag.scope} gehört in eine Tabelle. Bitte hier {{%p … %}} schreiben.")
    if next(element.iter(qn("w:sectPr")), None) is not None:
        raise Problem("In diesem Absatz endet ein Abschnitt, der verloren ginge. Bitte davor einen Absatz einfügen.")
    texts = (paragraph.text,) if tag.scope == "p" else _texts(element)
    beside = "".join(texts).replace(tag.text, "", 1).strip()
    if tag.scope == "p":
        beside = re.sub(r"\{%\s*colspan[^%]*%\}", "", beside).strip()
    if beside or next(element.iter(*OBJECTS), None) is not None:
        where = {"p": "im selben Absatz", "tr": "in derselben Zeile", "tc": "in derselben Zelle"}[tag.scope]
        raise Problem(f"Was neben dem Platzhalter {where} steht, ginge verloren. Bitte beides trennen.")


def _texts(element: Any) -> Iterable[str]:
    return (node.text for each in element.iter(qn("w:p")) for node in own_text(each))
