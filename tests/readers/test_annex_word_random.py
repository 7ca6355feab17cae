"""Word files that nobody would make: they are read or refused with a sentence, and no word is lost silently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.errors import SourceError
from ikz_report.model import Report, art_text, plain, plain_content
from ikz_report.readers.annex_word import read_word_annex
from tests.readers.word_annexes import HEAD, YEAR, across, bold, docx, p, tbl, tc, tr
from tests.samples import ORGANISATION

WORD = re.compile(r"wort\d+")
FIXED = st.sampled_from(
    [
        "Umweltamt",
        "Museen",
        "Kategorie I",
        "Kategorie II (hohe Priorität) Dezernat III",
        "vertikal",
        "interkommunal",
        "",
    ]
    + ["Art", "Thema", "Arbeitsstand", "Perspektive", "Bereich Grünflächen", "Zusammenarbeit 2014", "Maßnahmen 2014"]
    + ["Vergleich der Maßnahmen zum Vorjahr", "• Punkt", "Ein Satz, wie er zwischen den Tabellen stehen kann."]
)


class Words:
    """Gives out words, none twice."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return f"wort{self.count}"


@st.composite
def texts(draw: st.DrawFn, words: Words) -> str:
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return p(draw(FIXED))
    text = words.next()
    return [p(text), bold(text), p(f"• {text}"), p(f"{text} ist ein Satz."), f'p/r/(t"{words.next()}", br, t"{text}")'][
        kind - 1
    ]


@st.composite
def cells(draw: st.DrawFn, words: Words) -> str:
    blocks = draw(st.lists(texts(words), min_size=1, max_size=2))
    properties = draw(
        st.sampled_from(["tcW", "tcW", "gridSpan{val=2}", "gridSpan{val=4}", "vMerge{val=restart}", "vMerge"])
    )
    if draw(st.integers(0, 9)) == 0:
        blocks.append(tbl(tr(words.next(), words.next())))
    return tc(", ".join([*blocks, "p"]), properties)


@st.composite
def tables(draw: st.DrawFn, words: Words) -> str:
    rows = [HEAD] * draw(st.integers(0, 1))
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.integers(0, 3))
        if kind == 0:
            rows.append(across(draw(FIXED)))
        elif kind == 1:
            rows.append(tr("vertikal", words.next(), words.next(), words.next()))
        else:
            rows.append(tr(*draw(st.lists(cells(words), min_size=1, max_size=5))))
    return tbl(*rows) if rows else "p"


@st.composite
def files(draw: st.DrawFn) -> str:
    words = Words()
    blocks = [p("Zusammenarbeit 2014"), p("Kategorie I"), tbl(HEAD, across("Umweltamt"))]
    front = draw(st.booleans())
    body = [draw(tables(words) if draw(st.booleans()) else texts(words)) for _ in range(draw(st.integers(0, 8)))]
    return ", ".join([*body, *blocks] if front else [*blocks, *body])


def everything(report: Report) -> Iterator[str]:
    yield report.title
    yield from (chart.title for chart in report.charts)
    yield from (unit.name for unit in report.organisation.units)
    yield from (cell.text for layout in report.layouts for head in layout.head for cell in head)
    yield from (column.title for layout in report.layouts for column in layout.columns)
    for category in report.categories:
        yield plain_content((*category.intro, *category.principles))
        for section in category.sections:
            yield from (plain(note.text) for note in section.notes)
            for measure in section.measures:
                yield art_text(measure)
                yield from map(plain_content, measure.cells.values())


@given(files())
def test_every_word_is_in_the_report_or_listed(notation: str) -> None:
    made = docx(notation)
    try:
        found = read_word_annex(made, YEAR, ORGANISATION)
    except SourceError as error:
        assert str(error).startswith("alt.docx: ")  # noqa: PT017 - either outcome is right
        return
    listed = " ".join(doubt.message for doubt in found.doubts)
    text = " ".join(everything(found.report))
    assert set(WORD.findall(notation)) - set(WORD.findall(text)) - set(WORD.findall(listed)) == set()
