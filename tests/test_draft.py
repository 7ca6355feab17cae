"""Drafts in Word: their year, and the ids of the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ikz_report.draft import Draft, read_draft
from ikz_report.errors import SourceError
from ikz_report.model import Report
from ikz_report.proofread.finding import INTRO, TITLE, UNIT_NAME, Finding, Level, Place
from ikz_report.years.known import with_ids
from tests.collect.registers import new_register
from tests.collect.word import WordFile
from tests.readers.handmade import save
from tests.readers.word_annexes import FRONT, HEAD, across, docx, p, row, tbl
from tests.samples import ORGANISATION, sample_report
from tests.wordxml import write


def read(path: Path, register: Report | None = None, year: int | None = None) -> Draft:
    return read_draft(path, year, ORGANISATION, lambda wanted: register if wanted == 2014 else None)


def saved(folder: Path, *blocks: str, **related: Any) -> Path:
    return write(folder / "entwurf.docx", docx(*blocks, **related).parts)


def ids(report: Report) -> list[str]:
    return [measure.id for measure in report.measures()]


def test_the_year_stands_in_the_title(tmp_path: Path) -> None:
    path = saved(tmp_path, p("Zusammenarbeit 2013"), FRONT[1], tbl(HEAD, across("Umweltamt"), row()))
    assert read(path).report.year == 2013
    assert read(path, year=2013).register is None


def test_a_year_that_stands_nowhere_must_be_given(tmp_path: Path) -> None:
    path = saved(tmp_path, p("Zusammenarbeit"), FRONT[1], tbl(HEAD, across("Umweltamt"), row()))
    with pytest.raises(SourceError, match=r"Der Titel nennt kein Jahr\. Bitte mit --year angeben, etwa --year 2014\."):
        read(path)
    assert read(path, year=2014).report.year == 2014


def test_another_year_than_the_title_s_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, *FRONT, tbl(HEAD, across("Umweltamt"), row()))
    with pytest.raises(SourceError, match="Der Titel nennt das Jahr 2014, eingelesen werden soll 2013"):
        read(path, year=2013)


@pytest.mark.parametrize("style", ["headings", "typed", "breaks", "single"])
def test_measures_have_the_ids_of_the_register(tmp_path: Path, style: str) -> None:
    register = sample_report()
    draft = read(save(register, style, tmp_path / "entwurf.docx"), register)
    assert draft.register is register
    assert ids(draft.report) == ids(register)


def test_each_field_knows_where_it_stands(tmp_path: Path) -> None:
    register = sample_report()
    draft = read(save(register, "headings", tmp_path / "entwurf.docx"), register)

    def label(place: Place) -> str:
        spot = draft.spot(Finding("TYP003", Level.WARNUNG, "m", place))
        assert spot is not None
        assert str(spot) == f"{tmp_path / 'entwurf.docx'}: {spot.label}"
        return spot.label

    assert label(Place("I", "umweltamt", "klima", "arbeitsstand", (0,))) == "Tabelle 1, Zeile 4, Zelle 3"
    assert label(Place("III", "umweltamt", "konferenz", "thema", (0,))) == "Tabelle 3, Zeile 7, Zelle 2"
    assert label(Place(field=TITLE)) == "Absatz 1 vor Tabelle 1"
    assert label(Place("II/III", field=INTRO, path=(0,))) == "Absatz 2 vor Tabelle 2"
    assert label(Place("I", "museen", field=UNIT_NAME)) == "Tabelle 1, Zeile 6"
    assert draft.spot(Finding("TYP003", Level.WARNUNG, "m", Place(measure="fehlt", field="thema"))) is None


def test_an_extract_is_a_draft_whose_measures_are_known_by_their_bookmarks(tmp_path: Path) -> None:
    register = new_register(tmp_path)
    assert register.extract("umweltamt") == 0
    word = WordFile(register.docx("umweltamt"))
    word.replace("elbe", "thema", 0, "Partnerschaft an der Elbe", "Ganz anderes Vorhaben")
    path = word.save(tmp_path / "zurueck.docx")
    draft = read_draft(path, None, register.report.organisation, lambda _: register.report)
    assert draft.report.year == 2014
    assert set(ids(draft.report)) == {"elbe", "klima", "konferenz"}


def test_no_id_is_given_twice_although_a_row_was_copied(tmp_path: Path) -> None:
    register = with_ids(sample_report(), (f"m{number}" for number, _ in enumerate(sample_report().measures())))
    made = docx(
        *FRONT, tbl(HEAD, across("Umweltamt"), row("Partnerschaft an der Elbe"), row("Partnerschaft an der Elbe"))
    )
    draft = read(write(tmp_path / "entwurf.docx", made.parts), register)
    assert len(set(ids(draft.report))) == 2
    assert "m0" in ids(draft.report)


def test_a_register_of_another_year_is_not_asked(tmp_path: Path) -> None:
    asked: list[int] = []
    path = saved(tmp_path, *FRONT, tbl(HEAD, across("Umweltamt"), row()))
    assert read_draft(path, None, None, asked.append).register is None  # type: ignore[func-returns-value]
    assert asked == [2014]
