"""Each finding is found again in the YAML files, at its line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from ikz_report.model import Report
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import SUPPRESSED, Finding, Level, Place
from ikz_report.proofread.locate import Locator, Spot
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.register.register_files import report_texts, write_register
from tests.strategies import reports

DATA = ROOT / "data"


def finding(place: Place, quote: str = "", start: int = 0) -> Finding:
    return Finding("TYP003", Level.WARNUNG, "m", place, quote, start, start + len(quote))


def written(spot: Spot) -> str:
    """What stands in the file from the spot's beginning to its end, line ends and indentation as one blank."""
    lines = Path(spot.path).read_text(encoding="utf-8").split("\n")[spot.line - 1 : spot.end_line]
    lines[-1] = lines[-1][: spot.end_column - 1]
    lines[0] = lines[0][spot.column - 1 :]
    return " ".join(line.strip() for line in lines)


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(DATA, 2014)


@pytest.fixture(scope="module")
def locator(report: Report) -> Locator:
    return Locator(DATA, report)


def test_the_last_word_of_every_text_of_the_real_register_is_found(report: Report, locator: Locator) -> None:
    for line in ReportContext(report).lines:
        word = list(re.finditer(r"[\w-]+", line.text))[-1]
        spot = locator.find(finding(line.place, word[0], word.start()))
        assert spot is not None, line.place
        assert spot.exact, line.place
        assert written(spot) == word[0]


def test_a_cell_that_is_not_there_leads_to_its_measure(locator: Locator) -> None:
    place = Place("III", "gruenflaechenmanagement", "sondernutzung-gruenflaechen", "perspektive")
    spot = locator.find(finding(place))
    assert spot is not None
    line = Path(spot.path).read_text(encoding="utf-8").split("\n")[spot.line - 1]
    assert line[spot.column - 1 :] == "sondernutzung-gruenflaechen"
    assert not spot.exact


def test_an_art_leads_to_what_is_printed(locator: Locator) -> None:
    place = Place("III", "gruenflaechenmanagement", "sondernutzung-gruenflaechen", "art")
    spot = locator.find(finding(place))
    assert spot is not None
    line = Path(spot.path).read_text(encoding="utf-8").split("\n")[spot.line - 1]
    assert line[: spot.column - 1].strip() == "art:"


def test_a_suppression_leads_to_its_entry(locator: Locator) -> None:
    spot = locator.find(finding(Place(field=SUPPRESSED, path=(0,))))
    assert spot is not None
    assert spot.path.endswith("data/korrektur.yaml")
    line = Path(spot.path).read_text(encoding="utf-8").split("\n")[spot.line - 1]
    assert line[spot.column - 1 :].startswith("code: ")


def test_a_department_leads_to_its_name(locator: Locator) -> None:
    for place in (Place(unit="rechtsamt"), Place("II/I", "rechtsamt", field="name", path=(0,))):
        spot = locator.find(finding(place))
        assert spot is not None
        assert spot.path.endswith("data/organisation.yaml")
        assert Path(spot.path).read_text(encoding="utf-8").split("\n")[spot.line - 1].strip() == "name: Rechtsamt"


def test_the_quote_is_told_from_the_same_words_before_it(tmp_path: Path, report: Report) -> None:
    theme = "    thema: |\n      4-6 und\n\n      Jahre 4-6 und 4-6\n"
    place = _write(tmp_path, theme)
    spots = [Locator(tmp_path, load_report(tmp_path, 2014)).find(finding(place, "4-6", start)) for start in (6, 14)]
    assert [(spot.column, spot.exact) for spot in spots if spot] == [(13, True), (21, True)]
    assert len({spot.line for spot in spots if spot}) == 1


@pytest.mark.parametrize(
    ("theme", "quote"),
    [
        ("    thema: 'Die ''neue'' Bahn'\n", "'neue'"),
        ('    thema: "Die \\"neue\\" Bahn"\n', '"neue"'),
        ("    thema: Die\n      neue\n      Bahn\n", "Die neue Bahn"),
        ("    thema: Die <u>neue</u> Bahn\n", "Die neue Bahn"),
        ("    thema:\n      - erstens\n      - {absatz: dann die Bahn}\n", "die Bahn"),
        ("    thema:\n      - text: erstens\n        punkte: [eins, zwei, die Bahn]\n", "die Bahn"),
    ],
)
def test_a_quote_is_found_however_it_is_written(tmp_path: Path, theme: str, quote: str) -> None:
    place = _write(tmp_path, theme)
    report = load_report(tmp_path, 2014)
    line = next(
        each for each in ReportContext(report).lines if each.place.measure == place.measure and quote in each.text
    )
    spot = Locator(tmp_path, report).find(finding(line.place, quote, line.text.index(quote)))
    assert spot is not None
    assert spot.exact
    assert written(spot).replace("''", "'").replace("\\", "").replace("<u>", "").replace("</u>", "") == quote


def _write(data: Path, theme: str) -> Place:
    """A register with one measure, whose theme is given as YAML; the place of its last paragraph."""
    for name in ("organisation.yaml", "2014/bericht.yaml"):
        target = data / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((DATA / name).read_bytes())
    (data / "2014" / "massnahmen").mkdir()
    text = f"dienststelle: rechtsamt\nmassnahmen:\n  - id: bahn\n    kategorie: II\n    art: []\n{theme}"
    (data / "2014" / "massnahmen" / "rechtsamt.yaml").write_text(text, encoding="utf-8")
    return Place("II/I", "rechtsamt", "bahn", "thema", (1,))


@settings(max_examples=15)
@given(reports())
def test_any_text_of_any_report_leads_to_a_place_in_its_file(
    tmp_path_factory: pytest.TempPathFactory, report: Report
) -> None:
    data = write_register(tmp_path_factory.mktemp("register"), report_texts(report))
    locator = Locator(data, report)
    for line in ReportContext(report).lines:
        spot = locator.find(finding(line.place, line.text))
        assert spot is not None, line.place
        assert 1 <= spot.line <= spot.end_line
