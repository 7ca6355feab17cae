"""A report printed as an annex is read back as the same report."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import (
    Category,
    ChartSpec,
    Column,
    Content,
    Item,
    Measure,
    Paragraph,
    Report,
    Section,
    plain,
)
from ikz_report.readers.annex.arten import arten_of
from ikz_report.readers.annex_text import read_annex
from tests import strategies
from tests.readers.annexes import CHARTS, FIRST, YEAR, printable, rendered
from tests.samples import (
    ARTEN,
    AUSTAUSCH,
    FLAECHEN,
    GARTEN,
    ORGANISATION,
    STANDARD,
    STATISTIK,
    UMWELT,
    WIRTSCHAFT,
    sample_report,
)

# An own head names its columns, so the title is the label above the column.
_LABEL = replace(AUSTAUSCH.columns[0], title=AUSTAUSCH.head[0][0].text)
OWN = replace(AUSTAUSCH, columns=(_LABEL, *AUSTAUSCH.columns[1:]))
CHART_SPECS = tuple(
    ChartSpec(title, "kategorie", (int(title[-4:]),), optional=not title.endswith(str(YEAR))) for title in CHARTS[1:]
)

texts = strategies.texts().map(printable)
items = st.recursive(
    st.builds(Item, texts), lambda below: st.builds(Item, texts, st.lists(below, max_size=2).map(tuple)), max_leaves=6
)
contents = st.lists(st.builds(Paragraph, texts) | items, max_size=3).map(tuple)


@st.composite
def measures(draw: st.DrawFn, fields: tuple[Column, ...]) -> Measure:
    names = [column.field for column in fields]
    cells: dict[str, Content] = {name: draw(contents) for name in names if name != "art"}
    cells["thema"] = cells["thema"] or (Paragraph(draw(texts)),)
    filled = {name: content for name, content in cells.items() if content}
    if "art" not in names:
        return Measure("", (), filled)
    arten = tuple(draw(st.lists(st.sampled_from([art.name for art in ARTEN]), unique=True, max_size=3)))
    unknown = texts.map(lambda text: " ".join(plain(text).split())).filter(lambda words: not arten_of(words))
    return Measure("", arten, filled, None if arten else draw(st.none() | unknown))


def listed(columns: tuple[Column, ...], least: int = 0) -> st.SearchStrategy[tuple[Measure, ...]]:
    return st.lists(measures(columns), min_size=least, max_size=3).map(tuple)


notes = st.lists(st.builds(Paragraph, texts), max_size=2).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    first = (
        Section(STATISTIK, draw(listed(OWN.columns)), layout="austausch"),
        Section(UMWELT, draw(listed(STANDARD.columns)), notes=draw(notes)),
        Section(GARTEN),
        Section(FLAECHEN, draw(listed(STANDARD.columns)), notes=draw(notes)),
    )
    second = (Section(WIRTSCHAFT, draw(listed(STANDARD.columns, least=1)), headed=False),)
    paragraphs = st.lists(st.builds(Paragraph, texts), max_size=2).map(tuple)
    principles = st.lists(st.builds(Item, texts), max_size=2).map(tuple)
    return Report(
        YEAR,
        "Zusammenarbeit 2014",
        ORGANISATION,
        ARTEN,
        (STANDARD, OWN),
        (
            Category("I", FIRST, None, draw(paragraphs), draw(principles), first),
            Category("II", "Kategorie II", "III", draw(paragraphs), draw(principles), second),
        ),
        charts=CHART_SPECS,
    )


def without_ids(report: Report) -> Report:
    def bare(section: Section) -> Section:
        return replace(section, measures=tuple(replace(measure, id="") for measure in section.measures))

    categories = tuple(replace(c, sections=tuple(map(bare, c.sections))) for c in report.categories)
    return replace(report, categories=categories)


@given(reports())
def test_a_printed_report_is_read_back_as_the_same(report: Report) -> None:
    found = read_annex(rendered(report), "anhang.txt", YEAR, ORGANISATION)
    assert without_ids(found.report) == report


def test_the_sample_with_every_irregularity_is_read_back_as_the_same() -> None:
    report = replace(sample_report(), layouts=(STANDARD, OWN), charts=CHART_SPECS)
    found = read_annex(rendered(report), "anhang.txt", YEAR, ORGANISATION)
    assert without_ids(found.report) == without_ids(report)
