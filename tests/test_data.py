"""The data in the repository: the facts of the 2014 annex, in the project's own words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from ikz_report.model import Measure, Report, lines, plain
from ikz_report.proofread.moments import MONTHS
from ikz_report.proofread.schema import settings_schema
from ikz_report.readers.annex_text import read_annex
from ikz_report.register import load_report, schema_files

DATA = Path(__file__).parents[1] / "data"
PHRASE = 8  # words; a phrase this long of the annex may only be an official name or title
OFFICIAL_NAMES = {"Sektion"}  # the German section of the Rat der Gemeinden und Regionen Europas
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(DATA, 2014)


@pytest.fixture(scope="module")
def original(annex: Path) -> Report:
    return read_annex(annex.read_bytes(), annex.name, 2014).report


def places(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    """Category, unit and Arten of each measure in the paper's order."""
    return [(category.key, section.unit.name, measure.arten) for category, section, measure in report.placements()]


def numbers(measure: Measure) -> set[int]:
    """Every number of a measure, a month by its number; „12/2014“ and „Dezember 2014“ are the same."""
    words = " ".join(plain(text) for content in measure.cells.values() for _, text in lines(content))
    for number, month in enumerate(MONTHS, start=1):
        words = re.sub(rf"\b{month}\b", str(number), words)
    return {int(number) for number in re.findall(r"\d+", words)}


def texts(report: Report) -> list[str]:
    return [
        plain(text) for measure in report.measures() for content in measure.cells.values() for _, text in lines(content)
    ]


def test_it_holds_149_measures_of_26_departments(report: Report) -> None:
    assert sum(1 for _ in report.measures()) == 149
    assert len({placement.section.unit.key for placement in report.placements()}) == 26


def test_the_measures_are_spread_as_in_the_annex(report: Report) -> None:
    assert Counter(placement.category.key for placement in report.placements()) == {
        "I": 20,
        "II/I": 20,
        "II/II": 18,
        "II/III": 8,
        "II/IV": 24,
        "II/V": 2,
        "II/VI": 14,
        "III": 43,
    }


def test_the_arten_count_as_in_the_annex(report: Report) -> None:
    counts = Counter(art for measure in report.measures() for art in measure.arten)
    assert counts == {"interkommunal": 76, "intrakommunal": 61, "vertikal": 15, "allgemein": 10}
    assert sum(not measure.arten for measure in report.measures()) == 6


def test_each_measure_stands_where_the_annex_has_it(report: Report, original: Report) -> None:
    assert places(report) == places(original)


def test_no_long_phrase_is_the_annexes_own(report: Report, original: Report) -> None:
    def phrases(report: Report) -> set[tuple[str, ...]]:
        words = [re.findall(r"\w+", text) for text in texts(report)]
        return {tuple(each[at : at + PHRASE]) for each in words for at in range(len(each) - PHRASE + 1)}

    shared = phrases(report) & phrases(original)
    # Names of bodies and titles of works and programmes are facts; they are written with many capitals.
    prose = [phrase for phrase in shared if sum(word[:1].islower() for word in phrase) > PHRASE // 2]
    assert [phrase for phrase in prose if not OFFICIAL_NAMES & set(phrase)] == []


def test_the_amounts_and_numbers_are_the_annexes(report: Report, original: Report) -> None:
    ours, theirs = (set(NUMBER.findall(" ".join(texts(each)))) for each in (report, original))
    money_and_files = {"299.734", "147.000", "14.000", "6.000", "7.500", "98,98", "98,92", "1790/63", "1380", "0412/13"}
    assert money_and_files <= theirs
    assert money_and_files <= ours


def test_each_measure_has_the_numbers_of_its_row_in_the_annex(report: Report, original: Report) -> None:
    other = {
        ours.id: numbers(theirs) ^ numbers(ours)
        for theirs, ours in zip(original.measures(), report.measures(), strict=True)
        if numbers(theirs) != numbers(ours)
    }
    assert other == {"eliteschulen-sport": {1}}  # „1x“ is a word there


def test_no_person_is_named(report: Report) -> None:
    assert not [text for text in texts(report) if re.search(r"\b(Dr|Herrn?|Frau)\.? [A-ZÄÖÜ]", text)]


def test_the_example_year_says_so() -> None:
    before = load_report(DATA, 2013)
    assert before.example is not None
    assert "Beispieldaten" in before.example


def test_the_schemas_beside_the_data_are_those_of_the_program() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "schema").glob("*.json")}
    assert written == {Path(name).name: text for name, text in {**schema_files(), **settings_schema()}.items()}
