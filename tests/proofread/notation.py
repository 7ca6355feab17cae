"""Small reports in few characters, for the examples of rules.

    ## II/IV                                    category II, Dezernat IV (I where none is named)
    # Museen = Amt 41                           department with a short name („# Umweltamt“ where none is named)
    Thema | Arbeitsstand | Perspektive          a measure; its id is m1, m2 …; cells may be missing or empty
    {vertikal} Thema | …                        with its Art; {} for none, {a, b} for two (interkommunal where none)
    {interkommunal: Inter-kommunal} Thema       with another wording
    • eins • zwei ○ darunter • drei             in a cell: bullets, bullets below
    eins ¶ zwei                                 in a cell: paragraphs
    > Text                                      a note across the row
    $ Text                                      the category's intro

A text without any of this is one measure's Thema. ⟦ ⟧ marks what must be found: a quote, or as ⟦⟧ in an empty cell
(or anywhere in a line that no text stands in) the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ikz_report.model import (
    ARBEITSSTAND,
    PERSPEKTIVE,
    THEMA,
    Category,
    Content,
    Dezernat,
    Measure,
    Organisation,
    Paper,
    Paragraph,
    Report,
    Run,
    Section,
    Unit,
)
from ikz_report.outline import Line, build
from ikz_report.proofread.rule import Example
from tests.samples import ARTEN, AUSTAUSCH, STANDARD

MARK = re.compile("[⟦⟧]")
_SIGNS = re.compile(r"\s*([¶•○])\s*")
_ART = re.compile(r"^\{([^}]*)\}\s*")
_NUMBERS = ("I", "II", "III", "IV", "V", "VI")


@dataclass
class _Sections:
    category: Category
    sections: list[Section] = field(default_factory=list)


def report_of(example: Example) -> Report:
    """The report of an example, its marks taken out."""
    return _Builder(example).report()


def quotes_of(example: Example) -> list[str]:
    """The quotes marked, in order."""
    return re.findall("⟦([^⟧]*)⟧", example.text)


def one_text(example: Example) -> Report:
    """A report whose only text of its own is the example's, as it stands."""
    return _Builder(replace(example, text="")).with_text(MARK.sub("", example.text))


class _Builder:
    def __init__(self, example: Example) -> None:
        self.example = example
        self.units: dict[str, Unit] = {}
        self.parts: list[_Sections] = []
        self.count = 0

    def report(self) -> Report:
        for line in MARK.sub("", self.example.text).strip().split("\n"):
            self.line(line.strip())
        return self.finish()

    def with_text(self, text: str) -> Report:
        self.add(Measure("m1", ("interkommunal",), {THEMA: (Paragraph((Run(text),)),)}))
        return self.finish()

    def finish(self) -> Report:
        dezernate = tuple(Dezernat(number, f"Dezernat {number}") for number in _NUMBERS)
        paper = None
        if self.example.day is not None:
            paper = Paper("Information", "I0001/15", self.example.day, "Zusammenarbeit", "Dezernat I", "Amt 12")
        return Report(
            self.example.year,
            f"Zusammenarbeit {self.example.year}",
            Organisation("Magdeburg", dezernate, tuple(self.units.values())),
            ARTEN,
            (STANDARD, AUSTAUSCH),
            tuple(replace(part.category, sections=tuple(part.sections)) for part in self.parts),
            paper=paper,
        )

    def line(self, line: str) -> None:
        if line.startswith("## "):
            self.category(line[3:])
        elif line.startswith("# "):
            self.section(line[2:])
        elif line.startswith("> "):
            notes = (*self.last().notes, Paragraph((Run(line[2:]),)))
            self.parts[-1].sections[-1] = replace(self.last(), notes=notes)
        elif line.startswith("$ "):
            part = self.part()
            part.category = replace(part.category, intro=_content(line[2:]))
        elif line:
            self.measure(line)

    def category(self, key: str) -> None:
        number, _, dezernat = key.partition("/")
        self.parts.append(_Sections(Category(number, f"Kategorie {number}", dezernat or None)))

    def part(self) -> _Sections:
        if not self.parts:
            self.category("I")
        return self.parts[-1]

    def section(self, name: str) -> None:
        name, _, short = name.partition(" = ")
        key = re.sub(r"\W+", "-", name.lower()).strip("-")
        dezernat = self.part().category.dezernat or "I"
        number = re.sub(r"\D", "", short) or None
        unit = self.units.setdefault(key, Unit(key, name, dezernat, short=short or None, number=number))
        self.part().sections.append(Section(unit))

    def last(self) -> Section:
        if not self.part().sections:
            self.section("Umweltamt")
        return self.parts[-1].sections[-1]

    def add(self, measure: Measure) -> None:
        last = self.last()
        self.parts[-1].sections[-1] = replace(last, measures=(*last.measures, measure))

    def measure(self, line: str) -> None:
        self.count += 1
        arten, wording = ("interkommunal",), None
        if match := _ART.match(line):
            names, _, wording = match[1].partition(": ")
            arten = tuple(name.strip() for name in names.split(",") if name.strip())
            line = line[match.end() :]
        texts = dict(zip((THEMA, ARBEITSSTAND, PERSPEKTIVE), line.split("|"), strict=False))
        cells = {name: content for name, text in texts.items() if (content := _content(text))}
        self.add(Measure(f"m{self.count}", arten, cells, wording or None))


def _content(text: str) -> Content:
    return build(_lines(text.strip()))


def _lines(text: str) -> Iterator[Line]:
    first, *rest = _SIGNS.split(text)
    pieces = [("¶", first), *zip(rest[::2], rest[1::2], strict=True)]
    for sign, piece in pieces:
        if piece:
            yield Line({"¶": 0, "•": 1, "○": 2}[sign], (Run(piece),))
