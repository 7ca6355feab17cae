"""The Word copy of the draft: each comment lies on exactly what it remarks, and the text is as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from ikz_report.model import Mark, Report, Run
from ikz_report.paper.edition import edition
from ikz_report.paper.produce import DOCX, produce
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import SUPPRESSED, Finding, Level, Place
from ikz_report.proofread.output.remarks import review
from ikz_report.register import load_report
from ikz_report.writers.word.comments import marked, with_comments
from tests.conftest import ROOT
from tests.samples import cells, item, para, sample_report
from tests.strategies import reports
from tests.writers.word.files import DAY, TEMPLATE, W, part, text

TEMPLATES = TEMPLATE.parent
DATE = datetime(2015, 4, 13, 8, 0, tzinfo=UTC)
BODY, COMMENTS, STYLES = "word/document.xml", "word/comments.xml", "word/styles.xml"


def finding(place: Place, quote: str = "", start: int = 0, **more: object) -> Finding:
    known = {"proposal": "besser", **more}
    return Finding("TYP003", Level.WARNUNG, "So nicht.", place, quote, start, start + len(quote), **known)  # type: ignore[arg-type]


def built(report: Report) -> bytes:
    return produce(edition(report, before(report)), (DOCX,), TEMPLATES, DAY)[DOCX].content


def before(report: Report) -> Report | None:
    """The year before where the report's cover asks for its figures."""
    return load_report(ROOT / "data", 2013) if report.paper else None


def commented(report: Report, *findings: Finding) -> bytes:
    paper = edition(report, before(report))
    signed = marked(paper.report, findings)
    content = produce(replace(paper, report=signed.report), (DOCX,), TEMPLATES, DAY)[DOCX].content
    return with_comments(content, signed, review(report, findings), DATE)


def texts(content: bytes) -> list[str]:
    return [text(paragraph) for paragraph in part(content).iter(f"{W}p")]


def quotes(content: bytes) -> list[str]:
    """What each comment encloses, in the order of the comments; paragraphs are joined by „|“."""
    body = part(content)
    numbers = [comment.get(f"{W}id") for comment in part(content, COMMENTS)]
    return ["|".join(filter(None, _enclosed(body, number))) for number in numbers]


def _enclosed(body: etree._Element, number: str | None) -> Iterator[str]:
    inside = False
    for paragraph in body.iter(f"{W}p"):
        found = ""
        for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            if node.tag == f"{W}t" or node.tag == f"{W}br":
                found += (node.text or "" if node.tag == f"{W}t" else "\n") if inside else ""
            elif node.get(f"{W}id") == number:
                inside = node.tag == f"{W}commentRangeStart"
        yield found


@pytest.fixture(scope="module")
def real() -> Report:
    return load_report(ROOT / "data", 2014)


ELBE = Place("I", "umweltamt", "elbe")
KLIMA = Place("I", "umweltamt", "klima")
EXACT: Mapping[str, Finding] = {
    "Elbe": finding(replace(ELBE, field="thema", path=(0,)), "Elbe", 21),
    "Schönebeck": finding(replace(ELBE, field="arbeitsstand", path=(0, 1)), "Schönebeck"),
    "& Projekte <x> {{": finding(replace(ELBE, field="perspektive", path=(0,)), "& Projekte <x> {{", 12),
    "Klima in": finding(replace(KLIMA, field="thema", path=(0,)), "Klima in"),
    "2030 plu": finding(Place("I", "museen", "leihgaben", "arbeitsstand", (0,)), "2030 plu", 5),
    "Hier nur": finding(Place("III", "gruenflaechen", field="hinweise", path=(0,)), "Hier nur"),
    "Konferenz": finding(Place("III", "umweltamt", "konferenz", "thema", (0,)), "Konferenz"),
    "Arbeitskreis": finding(Place("III", "amt-fuer-statistik", "staedtetag", "austausch", (0, 0)), "Arbeitskreis"),
    "ersten": finding(Place("I", field="einleitung", path=(0,)), "ersten", 14),
    "junge": finding(Place("I", field="leitsaetze", path=(1,)), "junge"),
    "Priorität": finding(Place("I", field="titel", path=(0,)), "Priorität", 20),
    "Garten": finding(Place("III", "stadtgarten", field="name", path=(0,)), "garten", 5),
    "Interkommunale": finding(Place(field="titel", path=(0,)), "Interkommunale"),
}


@pytest.mark.parametrize("quote", EXACT)
def test_a_comment_encloses_exactly_its_quote(quote: str) -> None:
    found = EXACT[quote]
    content = commented(sample_report(), found)
    assert quotes(content) == [found.quote]
    assert texts(content) == texts(built(sample_report()))


def test_many_comments_in_one_paragraph_may_overlap() -> None:
    place = replace(KLIMA, field="thema", path=(0,))
    whole = "Klima in der Stadt"
    found = [
        finding(place, whole[a:b], a) for a in range(0, len(whole), 3) for b in range(a + 1, len(whole), 4) if a != b
    ]
    content = commented(sample_report(), *found)
    assert quotes(content) == [each.quote for each in found]
    assert texts(content) == texts(built(sample_report()))


def test_an_empty_cell_takes_an_empty_run() -> None:
    content = commented(sample_report(), finding(replace(KLIMA, field="perspektive")))
    assert quotes(content) == [""]
    start = next(part(content).iter(f"{W}commentRangeStart"))
    row = next(start.iterancestors(f"{W}tr"))
    assert next(start.iterancestors(f"{W}tc")) is row.findall(f"{W}tc")[3]
    assert "Klima" in "".join(row.itertext(f"{W}t"))
    run = start.getnext()
    assert run is not None
    assert run.tag == f"{W}r"
    assert len(run) == 0


def test_a_whole_cell_is_enclosed_from_its_first_to_its_last_paragraph() -> None:
    content = commented(
        sample_report(), finding(replace(ELBE, field="arbeitsstand")), finding(replace(KLIMA, field="art"))
    )
    assert quotes(content) == ["Vorsitz bestätigt|Barby|Schönebeck|läuft", "inter- und in- trakommunal"]


def test_a_department_without_measures_is_remarked_at_its_row() -> None:
    content = commented(sample_report(), finding(Place("I", "dezernat-iv")))
    assert quotes(content) == ["Dezernat IV"]


def test_what_is_printed_nowhere_is_remarked_at_the_beginning() -> None:
    first = next(each for each in texts(built(sample_report())) if each.strip())
    nowhere = (Place(field=SUPPRESSED, path=(0,)), Place(unit="gibt-es-nicht"), Place("IX", field="titel", path=(0,)))
    assert quotes(commented(sample_report(), *map(finding, nowhere))) == [first] * 3


def test_a_finding_without_a_quote_in_a_text_stands_at_its_place() -> None:
    content = commented(sample_report(), finding(replace(ELBE, field="thema", path=(0,)), "", 13))
    start = next(part(content).iter(f"{W}commentRangeStart"))
    paragraph = next(start.iterancestors(f"{W}p"))
    before = [run for run in paragraph.findall(f"{W}r") if paragraph.index(run) < paragraph.index(start)]
    assert quotes(content) == [""]
    assert "".join(map(text, before)) == "Partnerschaft"


def test_figures_filled_into_the_cover_do_not_move_the_quote(real: Report) -> None:
    line = next(each for each in ReportContext(real).lines if "[[jahr]]" in each.text)
    word = line.text.split()[-1]
    content = commented(real, finding(line.place, word, line.text.rindex(word)))
    assert quotes(content) == [word]
    assert "[[jahr]]" not in "".join(texts(content))


def test_a_comment_says_rule_proposal_reason_and_place() -> None:
    other = replace(ELBE, field="perspektive", path=(0,))
    content = commented(sample_report(), finding(replace(ELBE, field="thema", path=(0,)), "Elbe", 21, also=(other,)))
    (comment,) = part(content, COMMENTS)
    assert comment.get(f"{W}author") == "ikz_report"
    assert comment.get(f"{W}date") == "2015-04-13T08:00:00Z"
    lines = [text(paragraph) for paragraph in comment.iter(f"{W}p")]
    assert lines[0].startswith("Warnung TYP003 (Nr. 1): ")
    assert lines[1:4] == ["So nicht.", "Vorschlag: besser", "Auch hier: elbe, Perspektive"]
    assert lines[4].startswith("Warum: ")
    assert lines[5] == "Stelle: elbe · Kategorie I (höchste Priorität) · Thema"
    assert b'w:styleId="CommentReference"' in _raw(content, STYLES)


def test_a_style_of_words_own_name_is_used(real: Report) -> None:
    twice = commented(sample_report(), finding(replace(ELBE, field="thema", path=(0,)), "Elbe", 21))
    assert _raw(twice, STYLES).count(b'"annotation reference"') == 1


def test_the_same_findings_give_the_same_bytes() -> None:
    assert commented(sample_report(), *EXACT.values()) == commented(sample_report(), *EXACT.values())


def test_all_findings_of_the_real_register_lie_on_their_quotes(real: Report) -> None:
    found = proofread(real)
    content = commented(real, *found)
    assert len(found) > 20
    for each, enclosed in zip(found, quotes(content), strict=True):
        if each.quote:
            assert enclosed == each.quote
    assert texts(content) == texts(built(real))


def test_without_its_comments_the_file_is_that_of_the_build(real: Report) -> None:
    found = [each for each in proofread(real) if not each.quote]
    body = part(commented(real, *found))
    for node in list(body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")):
        remove = node.getparent() if node.tag == f"{W}commentReference" else node
        assert remove is not None
        remove.getparent().remove(remove)  # type: ignore[union-attr]
    for run in [run for run in body.iter(f"{W}r") if len(run) == 0]:
        run.getparent().remove(run)  # type: ignore[union-attr]
    without_indentation = etree.XMLParser(remove_blank_text=True)
    expected = etree.fromstring(_raw(built(real), BODY), without_indentation)
    assert etree.tostring(body, method="c14n") == etree.tostring(expected, method="c14n")


def test_marks_of_emphasis_stay_on_their_letters() -> None:
    place = replace(KLIMA, field="thema", path=(0,))
    content = commented(sample_report(), finding(place, "ma in", 3))
    paragraph = next(each for each in part(content).iter(f"{W}p") if text(each) == "Klima in der Stadt")
    italics = [text(run) for run in paragraph.iter(f"{W}r") if run.find(f"{W}rPr/{W}i") is not None]
    assert italics == ["Kli", "ma"]


def test_a_line_break_may_lie_in_the_quote() -> None:
    report = with_theme("vor\nnach", Run(" kursiv", Mark.ITALIC))
    assert quotes(commented(report, finding(replace(ELBE, field="thema", path=(0,)), "r\nnach k", 2))) == ["r\nnach k"]


def test_characters_of_the_private_planes_in_a_text_stay() -> None:
    report = with_theme("vor\U000f0000 und \U000f0001 nach")
    content = commented(report, finding(replace(ELBE, field="thema", path=(0,)), "und", 5))
    assert quotes(content) == ["und"]
    assert "vor\U000f0000 und \U000f0001 nach" in texts(content)


def with_theme(*runs: str | Run) -> Report:
    """The sample's first measure alone with this theme."""
    report = sample_report()
    section = report.categories[0].sections[0]
    measure = replace(section.measures[0], cells=cells(thema=(para(*runs),), perspektive=(item("x"),)))
    return replace(
        report, categories=(replace(report.categories[0], sections=(replace(section, measures=(measure,)),)),)
    )


@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))  # making one smaller takes minutes
@given(st.data(), reports())
def test_any_quotes_of_any_report_are_enclosed(data: st.DataObject, report: Report) -> None:
    lines = [line for line in ReportContext(report).lines if line.field.fixable]
    found = []
    for line in data.draw(st.lists(st.sampled_from(lines), max_size=4)) if lines else ():
        start = data.draw(st.integers(0, len(line.text) - 1))
        end = data.draw(st.integers(start + 1, len(line.text)))
        found.append(finding(line.place, line.text[start:end], start))
    content = commented(report, *found)
    assert quotes(content) == [each.quote for each in found]
    assert texts(content) == texts(built(report))


def _raw(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)
