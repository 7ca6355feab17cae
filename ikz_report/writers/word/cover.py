"""The cover sheet's fields."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

from ikz_report.charts.style import EXAMPLE
from ikz_report.model import Consultation, Item, Report, Run
from ikz_report.writers.word.fields import COVER, SHAPES, Kind
from ikz_report.writers.word.typesetter import Blocks, Form, Typesetter, inline

DAY = "%d.%m.%Y"
STYLED = re.compile(r"^(?:<w:pStyle [^>]*/>)?(?!<w:keepNext)")  # keepNext follows the style, §17.3.1.26


class Absent(SimpleNamespace):
    """A group that the report has not: false in a condition, and all its fields are empty."""

    def __bool__(self) -> bool:
        return False


class KeptAtEnd(Blocks):
    """Blocks whose last paragraph stays with what follows: a signature never stands alone on a page."""

    __slots__ = ()

    def __html__(self) -> str:
        return self.shaped(self.typesetter.standard)

    def shaped(self, form: Form) -> str:
        *before, last = super().shaped(form).rpartition("<w:p><w:pPr>")
        return "".join((*before, STYLED.sub(r"\g<0><w:keepNext/>", last, count=1)))


def absent(shape: str, typesetter: Typesetter) -> Absent:
    """The group of that shape with nothing in it."""
    nothing = {Kind.BLOCKS: Blocks((), typesetter), Kind.LIST: ()}
    return Absent(**{name: nothing.get(field.kind, "") for name, field in SHAPES[shape].items()})


def cover_fields(report: Report, typesetter: Typesetter) -> SimpleNamespace:
    """What ``vorlage`` holds; ``[[…]]`` in the text must be filled in before."""
    paper = report.paper
    if paper is None:
        return absent(COVER, typesetter)
    return SimpleNamespace(
        art=inline(paper.kind),
        nummer=inline(paper.number),
        datum=paper.day.strftime(DAY),
        tag=paper.day.isoformat(),
        dezernat=inline(paper.dezernat),
        amt=inline(paper.office),
        amtsbezeichnung=inline(report.office_title),
        oeffentlich=paper.public,
        beispiel=inline(example_note(paper.example)),
        beratungsfolge=[_step(step) for step in paper.consultations],
        thema=inline(paper.topic),
        text=Blocks(paper.text, typesetter),
        anlagen=KeptAtEnd(tuple(Item((Run(annex),)) for annex in paper.annexes), typesetter),
        unterschrift=inline("\n".join(paper.signature)),
    )


def _step(step: Consultation) -> SimpleNamespace:
    return SimpleNamespace(
        gremium=inline(step.body),
        tag=_day(step.day),
        oeffentlich=step.public,
        zustaendigkeit=inline(step.role),
        vertagt=step.postponed,
    )


def _day(day: date | None) -> str:
    return day.strftime(DAY) if day else ""


def example_note(text: str | None) -> str:
    """The note that data are no facts, which always says „Beispieldaten“; empty where there is none."""
    if not text:
        return ""
    return text if text.startswith(EXAMPLE) else f"{EXAMPLE}: {text}"
