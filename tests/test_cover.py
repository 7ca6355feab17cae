"""The cover sheet in both forms: any number of steps, long titles, many annexes; nothing breaks, nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from ikz_report.model import Category, Consultation, Item, Mark, Paper, Report, Run
from ikz_report.verify.expected import fold
from ikz_report.writers.pdf import build_pdf
from ikz_report.writers.titles import short_title
from ikz_report.writers.word import build_docx
from tests.charts.test_sizes import outside
from tests.conftest import ROOT
from tests.libreoffice import convert
from tests.samples import item, para, sample_report
from tests.writers.pdf.papers import PAPER
from tests.writers.word.files import DAY, TEMPLATE

BODIES = (
    "Der Oberbürgermeister",
    "Ausschuss für Stadtentwicklung, Bauen und Verkehr",
    "Verwaltungsausschuss",
    "Stadtrat",
)
LONG = ("Gemeinsame Wahrnehmung von Aufgaben der kommunalen Daseinsvorsorge " * 4)[:250].strip()
LIST = (
    para("Zuerst ein Absatz, "),
    Item((Run("dann "), Run("fett", Mark.BOLD)), (item("darunter"), item("noch eins"))),
    para("und noch ein Absatz."),
)


def steps(count: int) -> tuple[Consultation, ...]:
    """Every third step is postponed, and stands again with a later day."""
    result: list[Consultation] = []
    for number in range(count):
        postponed = number % 3 == 1 and number + 1 < count
        body = result[-1].body if number % 3 == 2 else BODIES[number % 4]
        day = date(2015, 1, 5) + timedelta(days=7 * number)
        result.append(Consultation(body, day, public=number % 4 != 0, postponed=postponed))
    return tuple(result)


PAPERS: dict[str, Paper] = {
    "one step": replace(PAPER, consultations=steps(1)),
    "thirteen steps": replace(PAPER, consultations=steps(13)),
    "forty steps": replace(PAPER, consultations=steps(40)),
    "long words": replace(PAPER, topic=LONG, office=LONG[:120], annexes=(LONG, LONG), text=LIST * 8),
    "eighty annexes": replace(PAPER, annexes=tuple(f"Vereinbarung {number}" for number in range(80))),
    "three lines of signature": replace(PAPER, signature=("Anna Muster", "Oberbürgermeisterin", "der Stadt")),
    "nothing more": replace(PAPER, consultations=(), text=(), annexes=(), signature=(), example=None),
}


def report(paper: Paper) -> Report:
    sample = sample_report()
    title = LONG if paper.topic == LONG else sample.title
    categories = (Category("I", "Kategorie I", sections=sample.categories[0].sections),)
    return replace(sample, title=title, paper=paper, categories=categories)


@pytest.fixture(scope="module")
def by_typst() -> dict[str, bytes]:
    """Each paper as PDF."""
    template = ROOT / "templates" / "bericht.typ"
    return {name: build_pdf(report(paper), template, created=DAY) for name, paper in PAPERS.items()}


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each paper as PDF, from its Word file."""
    folder = tmp_path_factory.mktemp("word")
    sources = [folder / f"{name}.docx" for name in PAPERS]
    for source, paper in zip(sources, PAPERS.values(), strict=True):
        source.write_bytes(build_docx(report(paper), TEMPLATE, created=DAY))
    return {path.stem: path.read_bytes() for path in convert(sources, "pdf", folder)}


@pytest.fixture(params=["by_typst", "by_libreoffice"])
def made(request: pytest.FixtureRequest, name: str) -> bytes:
    """The paper as PDF in either way."""
    files: dict[str, bytes] = request.getfixturevalue(request.param)
    return files[name]


@pytest.mark.parametrize("name", PAPERS)
def test_all_of_it_stands_on_portrait_pages_before_the_landscape_annex(made: bytes, name: str) -> None:
    paper = PAPERS[name]
    document = pypdfium2.PdfDocument(made)
    portrait = [page.get_height() > page.get_width() for page in document]
    texts = [fold(page.get_textpage().get_text_range()) for page in document]
    document.close()
    count = portrait.index(False)
    assert portrait == [True] * count + [False] * (len(portrait) - count)
    cover = texts[:count]
    whole = "".join(cover)
    days = [step.day.strftime("%d.%m.%Y") for step in paper.consultations if step.day and not step.postponed]
    postponed = [f"{step.day:%d.%m.%Y}(vertagt)" for step in paper.consultations if step.day and step.postponed]
    assert all(whole.count(day) == 1 for day in (*days, *postponed))
    assert whole.count("(vertagt)") == sum(step.postponed for step in paper.consultations)
    assert fold(paper.topic) in whole
    assert all(fold(annex) in whole for annex in paper.annexes)
    assert all(fold(line) in whole for line in paper.signature)
    with_steps = [text for text in cover if any(day in text for day in (*days, *postponed))]
    assert all("SitzungTagBehandlungZuständigkeit" in text for text in with_steps)


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_reaches_over_the_edge_of_a_page(made: bytes) -> None:
    assert outside(made) == []


@pytest.mark.parametrize("name", ["eighty annexes", "thirteen steps", "forty steps", "long words"])
def test_the_signature_never_stands_alone_on_a_page_and_the_annexes_fill_theirs(made: bytes, name: str) -> None:
    paper = PAPERS[name]
    document = pypdfium2.PdfDocument(made)
    texts = [fold(page.get_textpage().get_text_range()) for page in document if page.get_height() > page.get_width()]
    document.close()
    last = fold(paper.annexes[-1])
    assert last in texts[-1]
    assert texts[-1].index(last) < texts[-1].index(fold(paper.signature[0]), texts[-1].index(last))
    if name == "eighty annexes":
        assert len(texts) <= 3


def test_a_long_title_is_shortened_at_a_word_where_there_is_only_a_line_for_it() -> None:
    assert short_title("Interkommunale  Zusammenarbeit\n2014") == "Interkommunale Zusammenarbeit 2014"
    short = short_title(LONG)
    assert len(short) <= 72
    assert short.endswith("Daseinsvorsorge …")
    assert LONG.startswith(short.removesuffix(" …"))
