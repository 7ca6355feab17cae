"""The list of unknown words on the real annex, judged word by word; on the project's own report it is empty.

``judged_words.json`` holds each word that is listed without any settings: „wrong“ (misspelt), „known“ (a name or term
that the dictionary lacks) or „doubtful“, and whether it is still listed with the words of data/korrektur.yaml.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ikz_report.model import Report
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.settings import Settings
from ikz_report.proofread.settings_file import load_settings
from ikz_report.readers.annex_text import read_annex
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.proofread.spelling.dictionaries import german

JUDGED = json.loads((Path(__file__).parent / "judged_words.json").read_text(encoding="utf-8"))
ENTRIES = 71714  # of igerman98 of 2016-12-07, with which the words were judged


def listed(report: Report, settings: Settings) -> dict[str, int]:
    dictionary = german()
    if len(dictionary.entries) != ENTRIES:
        pytest.skip(f"judged with igerman98 of 2016-12-07, not with {dictionary.name}")
    found = proofread(report, settings, select=("RSC", "KON201"), dictionary=dictionary)
    return {each.quote: len(each.uses) for each in found if each.code == "RSC100"}


@pytest.fixture(scope="module")
def report(annex: Path) -> Report:
    return read_annex(annex.read_bytes(), annex.name, 2014).report


def test_every_word_listed_on_the_annex_has_been_judged(report: Report) -> None:
    assert listed(report, Settings()) == {row["word"]: row["count"] for row in JUDGED}


def test_the_words_of_the_house_leave_a_short_list(report: Report) -> None:
    found = listed(report, load_settings(ROOT / "data"))
    assert set(found) == {row["word"] for row in JUDGED if row["listed_with_settings"]}


def test_most_words_of_the_short_list_are_wrong_and_none_of_the_wrong_ones_is_lost() -> None:
    short = [row for row in JUDGED if row["listed_with_settings"]]
    assert len(short) <= 15
    assert sum(row["verdict"] == "wrong" for row in short) / len(short) >= 0.75
    lost = {row["word"] for row in JUDGED if row["verdict"] == "wrong" and not row["listed_with_settings"]}
    assert lost == {"Sikosa", "Yasi"}  # other spellings of names that the settings have: KON201 says so at each place


@pytest.mark.parametrize("year", [2013, 2014])
def test_the_projects_own_reports_have_no_unknown_word(year: int) -> None:
    assert listed(load_report(ROOT / "data", year), load_settings(ROOT / "data")) == {}


def test_the_dictionary_adds_no_wrong_remark_on_joints(report: Report) -> None:
    with_it, without = (
        {each.key for each in proofread(report, select=("RSC101", "RSC102"), dictionary=each)}
        for each in (german(), None)
    )
    assert with_it == without
