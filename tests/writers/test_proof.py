"""The Korrekturfahne: each remark's number once in the text and once beside it, and nothing on top of another."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import NOTES, SUPPRESSED, TITLE, UNIT_NAME, Finding, Level, Place
from ikz_report.proofread.output.remarks import review
from ikz_report.register import load_report
from ikz_report.writers.proof import build_proof
from tests.conftest import ROOT
from tests.samples import cells, para, sample_report
from tests.strategies import reports
from tests.writers.pdf.papers import with_measures
from tests.writers.pdf.tagged import fold, read_tags

TEMPLATE = ROOT / "templates" / "korrekturfahne.typ"
DAY = datetime(2015, 4, 13, 8, 0, tzinfo=UTC)
ELBE = Place("I", "umweltamt", "elbe")
THEMA = replace(ELBE, field="thema", path=(0,))
NUMBER = re.compile(r"\[(\d+)\]")
MARGIN = 842 - 14 * 72 / 25.4 - 66 * 72 / 25.4  # where the notes' column begins, in points
HOSTILE = r"#panic() [[jahr]] \ @elbe <b> $x$ *fett* _k_ `roh` // /* = Titel ~ ' \" #let x = { --- {{ a }} &amp; \u{41}"


class Line(NamedTuple):
    """A piece of text on a page; the origin is at the page's lower left, lengths are points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def finding(
    place: Place, quote: str = "", start: int = 0, level: Level = Level.WARNUNG, message: str = "So nicht."
) -> Finding:
    return Finding("TYP003", level, message, place, quote, start, start + len(quote), proposal="besser")


def proof(report: Report, *findings: Finding) -> bytes:
    return build_proof(review(report, findings), TEMPLATE, DAY)


def page_texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def text_of(pdf: bytes) -> str:
    return " ".join("\n".join(page_texts(pdf)).split())


def numbers(pdf: bytes) -> list[int]:
    return [int(each) for each in NUMBER.findall("\n".join(page_texts(pdf)))]


def lines(pdf: bytes) -> list[Line]:
    document = pypdfium2.PdfDocument(pdf)
    found = [
        Line(number, *item.get_bounds())
        for number, page in enumerate(document)
        for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT])
    ]
    document.close()
    return found


def test_each_number_stands_once_in_the_text_and_once_beside_it() -> None:
    pdf = proof(
        sample_report(),
        finding(THEMA, "Elbe", 21),
        finding(replace(ELBE, field="arbeitsstand", path=(0, 1)), "Schönebeck", level=Level.FEHLER),
        finding(Place("I", "umweltamt", "klima", "perspektive"), level=Level.HINWEIS),
    )
    assert Counter(numbers(pdf)) == {1: 2, 2: 2, 3: 2}
    text = text_of(pdf)
    assert "Partnerschaft an der Elbe [1]" in text.replace("Elbe[1]", "Elbe [1]")
    assert "leer" in text
    assert "Warnung TYP003: So nicht." in text
    assert "Vorschlag: besser" in text


def test_the_remarks_of_the_real_report_are_all_there_in_order() -> None:
    report = load_report(ROOT / "data", 2014)
    found = proofread(report)
    pdf = build_proof(review(report, found, ROOT / "data"), TEMPLATE, DAY)
    assert Counter(numbers(pdf)) == dict.fromkeys(range(1, len(found) + 1), 2)
    notes = [int(each) for each in re.findall(r"\[(\d+)\]\s*(?:Fehler|Warnung|Hinweis)\s[A-Z]{3}\d", text_of(pdf))]
    assert notes == sorted(notes)
    assert len(notes) == len(found)


def test_every_text_of_the_report_is_there() -> None:
    report = sample_report()
    text = fold(text_of(proof(report, finding(THEMA, "Elbe", 21))).replace("[1]", ""))
    for line in ReportContext(report).lines:
        assert fold(line.text) in text
    assert "0 Befunde:" not in text


def test_places_outside_the_tables_have_their_notes_too() -> None:
    report = sample_report()
    places = (
        Place(field=TITLE),
        Place("I", field=TITLE),
        Place("I", field="einleitung", path=(0,)),
        Place("I", field="leitsaetze", path=(1,)),
        Place("I", "umweltamt", field=UNIT_NAME),
        Place("III", "gruenflaechen", field=NOTES, path=(0,)),
    )
    assert Counter(numbers(proof(report, *map(finding, places)))) == dict.fromkeys(range(1, 7), 2)


def test_what_stands_nowhere_in_the_report_comes_first_and_says_what_it_is_about() -> None:
    pdf = proof(sample_report(), finding(Place(field=SUPPRESSED, path=(0,))), finding(Place(field="IKZ_2014.pdf")))
    text = text_of(pdf)
    assert Counter(numbers(pdf)) == {1: 1, 2: 1}
    assert text.index("Bericht als Ganzes") < text.index("Kategorie I (")
    assert "Ausnahmen in korrektur.yaml: So nicht." in text
    assert "IKZ_2014.pdf: So nicht." in text


def test_a_report_without_findings_is_a_proof_without_notes() -> None:
    text = text_of(proof(sample_report()))
    assert "0 Befunde: 0 Fehler, 0 Warnungen, 0 Hinweise." in text
    assert "Die Regeln" not in text


def test_the_head_says_of_which_day_it_is_and_explains_the_marks() -> None:
    text = text_of(proof(replace(sample_report(), example="Nur eine Probe."), finding(THEMA)))
    assert "Stand: 13.04.2015. 1 Befund: 0 Fehler, 1 Warnung, 0 Hinweise." in text
    assert "Beispieldaten: Nur eine Probe." in text
    assert "· Beispieldaten" in text
    assert re.search(r"Fehler ?\[Nr\.\] ?Warnung ?\[Nr\.\] ?Hinweis ?\[Nr\.\]", text)


def test_a_department_gets_its_own_rows_only() -> None:
    report = sample_report()
    found = finding(Place("III", "gruenflaechen", "pflanzungen", "thema", (0,)), "Pflanzungen")
    text = text_of(build_proof(review(report, [found], only={"stadtgarten"}), TEMPLATE, DAY))
    assert "pflanzungen" in text
    assert "Nur: Stadtgarten und Friedhöfe" in text
    assert "Bereich Grünflächen" in text
    assert "Umweltamt" not in text
    assert "Kategorie I (" not in text
    assert "Titel und Deckblatt" not in text


@pytest.fixture(scope="module")
def crowded() -> bytes:
    """A hundred remarks on one cell of few words."""
    message = "Hier steht etwas, das so nicht stehen bleiben kann, und die Anmerkung ist lang."
    return proof(sample_report(), *(finding(THEMA, "Elbe", 21, message=message) for _ in range(100)))


def test_a_hundred_remarks_on_one_cell_flow_on_over_the_pages(crowded: bytes) -> None:
    assert Counter(numbers(crowded)) == dict.fromkeys(range(1, 101), 2)
    pages = [page for page in page_texts(crowded) if "Warnung TYP003" in page]
    assert len(pages) >= 5
    assert all("Perspektive Anmerkungen" in page for page in pages)


def test_no_note_lies_on_another_or_leaves_its_column(crowded: bytes) -> None:
    real = load_report(ROOT / "data", 2014)
    for pdf in (crowded, build_proof(review(real, proofread(real)), TEMPLATE, DAY)):
        found = [line for line in lines(pdf) if line.bottom > 50]  # without the foot
        assert all(line.right < 842 - 14 * 72 / 25.4 + 1 and line.top < 595 for line in found)
        beside = [line for line in found if line.left >= MARGIN]
        assert len(beside) > 50
        for above, below in pairwise(sorted(beside, key=lambda line: (line.page, -line.top, line.left))):
            apart = above.bottom >= below.top - 2.2  # the number's box is a little higher than its line
            assert above.page != below.page or apart or above.right <= below.left + 1 or below.right <= above.left + 1


def test_a_note_stands_beside_its_row() -> None:
    pdf = proof(sample_report(), finding(replace(ELBE, field="perspektive", path=(0,)), "alle", 0))
    document = pypdfium2.PdfDocument(pdf)
    page = next(page for page in document if "alle" in page.get_textpage().get_text_bounded())
    text = page.get_textpage()
    places = [text.get_charbox(match.start()) for match in re.finditer(r"\[1\]", text.get_text_range())]
    (inside, beside) = sorted(places)
    assert inside[0] < MARGIN <= beside[0]
    assert abs(inside[1] - beside[1]) < 40
    document.close()


def test_texts_are_texts_whatever_stands_in_them() -> None:
    report = with_measures()
    section = report.categories[0].sections[0]
    row = replace(sample_report().categories[0].sections[0].measures[0], id="x", cells=cells(thema=(para(HOSTILE),)))
    hostile = replace(
        report,
        title=HOSTILE,
        example=HOSTILE,
        categories=(replace(report.categories[0], title=HOSTILE, sections=(replace(section, measures=(row,)),)),),
    )
    place = Place("I", "umweltamt", "x", "thema", (0,))
    found = replace(finding(place, HOSTILE[:9], message=HOSTILE), proposal=HOSTILE)
    text = fold(text_of(proof(hostile, found)))
    assert text.count(fold(HOSTILE)) >= 6
    assert fold(HOSTILE[:9]) + "[1]" + fold(HOSTILE[9:]) in text


def test_characters_without_a_glyph_are_printed_as_their_numbers() -> None:
    message = "Das Zeichen \uf0fc und ○ und \x07 und ‑."
    text = text_of(proof(sample_report(), finding(THEMA, message=message)))
    assert "Das Zeichen [U+F0FC] und [U+25CB] und [U+0007] und -." in text.replace("\u2060", "")


def test_the_same_remarks_give_the_same_bytes() -> None:
    assert proof(sample_report(), finding(THEMA)) == proof(sample_report(), finding(THEMA))


def test_it_is_read_in_order_with_a_head_for_each_column() -> None:
    tags = read_tags(proof(sample_report(), finding(THEMA, "Elbe", 21)))
    rows = [fold(row.text) for row in tags.all("TR")]
    row = next(row for row in rows if "PartnerschaftanderElbe" in row)
    assert row.index("Elbe[1]") < row.index("[1]WarnungTYP003")
    for table in tags.all("Table")[:-1]:
        assert [cell.text.strip() for cell in table.all("TH")][:5][-1] == "Anmerkungen"
    levels = [int(each.tag[1]) for each in tags.all("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@settings(max_examples=8)
@given(st.data(), reports())
def test_any_report_with_any_remarks_is_set_whole(data: st.DataObject, report: Report) -> None:
    found = []
    texts = [line for line in ReportContext(report).lines if line.field.fixable]
    for line in data.draw(st.lists(st.sampled_from(texts), max_size=4)) if texts else ():
        start = data.draw(st.integers(0, len(line.text)))
        end = data.draw(st.integers(start, len(line.text)))
        found.append(finding(line.place, line.text[start:end], start))
    counted = Counter(numbers(proof(report, *found)))
    assert all(counted[number] >= 2 for number in range(1, len(found) + 1))


def test_verapdf_passes_it_as_ua1_and_a2a(crowded: bytes, tmp_path: Path, verapdf: Path) -> None:
    report = load_report(ROOT / "data", 2014)
    real = build_proof(review(report, proofread(report)), TEMPLATE, DAY)
    for number, content in enumerate((crowded, real, proof(sample_report()))):
        target = tmp_path / f"fahne{number}.pdf"
        target.write_bytes(content)
        result = subprocess.run([verapdf, "ua1,2a", target], capture_output=True, text=True, check=False)
        assert result.stdout.count("PASS") == 2, result.stdout + result.stderr
