"""Which measures go into which extract, and by what names it is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from ikz_report.errors import InputError
from ikz_report.extracts.extract import EMPTY_ROW, again, departments, of_departments, of_dezernate, placed
from ikz_report.extracts.issued import FOLDER, Issued, load, mark_of, to_json
from ikz_report.identity import slug
from ikz_report.model import Dezernat, Report, Unit
from tests.samples import FLAECHEN, GARTEN, UMWELT, sample_report
from tests.strategies import reports


def units(report: Report) -> list[str]:
    return [section.unit.key for category in report.categories for section in category.sections]


def with_unit(unit: Unit, new: Unit) -> Report:
    report = sample_report()
    all_units = tuple(new if each == unit else each for each in report.organisation.units)
    return replace(report, organisation=replace(report.organisation, units=all_units))


def test_every_measure_is_in_one_extract() -> None:
    report = sample_report()
    found = [each for extract in of_departments(report) for each in extract.measures]
    assert sorted(each.id for each in found) == sorted(each.id for each in report.measures())
    by_dezernat = [each.id for extract in of_dezernate(report) for each in extract.measures]
    assert sorted(by_dezernat) == sorted(each.id for each in found)


def test_an_extract_has_the_measures_of_all_categories_and_of_sub_units() -> None:
    (umwelt,) = of_departments(sample_report(), ["umweltamt"])
    assert [(each.category, each.id) for each in umwelt.measures] == [
        ("I", "elbe"),
        ("I", "klima"),
        ("III", "konferenz"),
    ]
    (garten,) = of_departments(sample_report(), ["stadtgarten"])
    assert [(each.unit, each.id) for each in garten.measures] == [("gruenflaechen", "pflanzungen")]


def test_a_category_without_measures_has_a_row_to_write_in() -> None:
    (garten,) = of_departments(sample_report(), ["stadtgarten"])
    first = garten.report.categories[0]
    assert [section.measures for section in first.sections] == [(EMPTY_ROW,)]
    assert not any(each.id == "" for each in garten.measures)


def test_an_extract_leaves_out_other_dezernate() -> None:
    (umwelt,) = of_departments(sample_report(), ["umweltamt"])
    assert [category.key for category in umwelt.report.categories] == ["I", "III"]
    (wirtschaft,) = of_departments(sample_report(), ["dezernat-iii"])
    assert [category.key for category in wirtschaft.report.categories] == ["I", "II/III", "III"]
    assert all(section.headed for category in wirtschaft.report.categories for section in category.sections)


@pytest.mark.parametrize("name", ["Umweltamt", "umweltamt", "UMWELTAMT", "Amt 31", "amt31", "31", "Umwelt-Amt"])
def test_a_department_goes_by_many_names(name: str) -> None:
    assert [each.key for each in of_departments(sample_report(), [name, "Umweltamt"])] == ["umweltamt"]


@pytest.mark.parametrize("name", ["III", "Dezernat III", "dezernat iii"])
def test_a_dezernat_goes_by_name_or_number(name: str) -> None:
    (extract,) = of_dezernate(sample_report(), [name])
    assert (extract.key, extract.name, extract.departments) == (
        "dezernat-iii-gesamt",
        "Dezernat III",
        ("dezernat-iii",),
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Umweltant", "„Umweltant“ ist keine Dienststelle des Berichts. Meinten Sie „Umweltamt“?"),
        ("Statistik", "„Statistik“ ist keine Dienststelle des Berichts. Meinten Sie „Amt für Statistik“?"),
        ("Xyz", "„Xyz“ ist keine Dienststelle des Berichts. Es gibt: Amt für Statistik, Umweltamt, "),
        (
            "Amt 41",
            "„Amt 41“ ist keine Dienststelle des Berichts. Nummern sind nur bekannt für: Umweltamt (31). Sonst bitte "
            "den Namen angeben. Es gibt: Amt für Statistik, Umweltamt, ",
        ),
        ("41", "„41“ ist keine Dienststelle des Berichts. Nummern sind nur bekannt für: Umweltamt (31). "),
        ("13", "„13“ ist keine Dienststelle des Berichts. Meinten Sie 31 („Umweltamt“)?"),
        ("Amt 331", "Meinten Sie 31 („Umweltamt“)?"),
        ("Umweltant 31", "Meinten Sie „Umweltamt“?"),
        ("", "„“ ist keine Dienststelle des Berichts. Es gibt: "),
        ("Bereich Grünflächen", "„Bereich Grünflächen“ ist keine Dienststelle"),
    ],
)
def test_an_unknown_name_gets_the_nearest_known(name: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        of_departments(sample_report(), [name])
    assert sentence in str(caught.value)


def test_where_all_departments_have_numbers_an_unknown_one_gets_them_all() -> None:
    report = sample_report()
    organisation = report.organisation
    units = tuple(replace(unit, number=unit.number or f"{40 + n}") for n, unit in enumerate(organisation.units))
    numbered = replace(report, organisation=replace(organisation, units=units))
    known = ", ".join(f"{unit.name} ({unit.number})" for unit in departments(numbered))
    with pytest.raises(InputError) as caught:
        of_departments(numbered, ["77"])
    assert str(caught.value) == f"„77“ ist keine Dienststelle des Berichts. Es gibt: {known}."


def test_dezernate_whose_names_make_the_same_file_name_have_files_of_their_own() -> None:
    report = sample_report()
    names = ["Дела", "Право", "Kultur & Bau", "Kultur/Bau"]
    dezernate = tuple(
        Dezernat(each.number, name) for each, name in zip(report.organisation.dezernate, names, strict=True)
    )
    report = replace(report, organisation=replace(report.organisation, dezernate=dezernate))
    keys = [each.key for each in of_dezernate(report)]
    assert keys == ["i-gesamt", "ii-gesamt", "kultur-bau-gesamt-3", "kultur-bau-gesamt-4"]


def test_an_unknown_dezernat_is_told_too() -> None:
    with pytest.raises(InputError, match="„IX“ ist kein Dezernat des Berichts"):
        of_dezernate(sample_report(), ["IX"])


def test_a_name_of_two_departments_asks_for_the_key() -> None:
    report = with_unit(GARTEN, replace(GARTEN, number="31"))
    with pytest.raises(InputError, match="die Kennung angeben: „umweltamt“, „stadtgarten“"):
        of_departments(report, ["31"])


def test_a_closed_department_gets_no_extract() -> None:
    report = with_unit(UMWELT, replace(UMWELT, until=2013))
    assert "umweltamt" not in [each.key for each in of_departments(report)]
    with pytest.raises(InputError, match="„Umweltamt“ ist keine Dienststelle"):
        of_departments(report, ["Umweltamt"])


def test_a_name_that_windows_keeps_for_a_device_is_no_file_name() -> None:
    report = with_unit(UMWELT, replace(UMWELT, key="con"))
    assert [each.key for each in of_departments(report, ["con"])] == ["con-auszug"]


def test_the_same_part_is_found_again() -> None:
    report = sample_report()
    (garten,) = of_departments(report, ["stadtgarten"])
    found = again(report, garten.key, garten.departments)
    assert found.measures == garten.measures
    assert set(units(found.report)) == {GARTEN.key, FLAECHEN.key}


@given(reports())
def test_an_issue_survives_its_file(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    issued = Issued(
        report.organisation.city,
        report.year,
        "alles",
        "Alles",
        ("umweltamt",),
        "2015-01-12",
        placed(report),
        "31.01.2015",
        None,
        ("Kopf",),
    )
    issued = issued.with_return("abc", placed(report)[:1])
    path = tmp_path_factory.mktemp("issue") / str(issued.year) / FOLDER / issued.file
    path.parent.mkdir(parents=True)
    path.write_bytes(to_json(issued))
    assert load(path) == issued
    assert mark_of(str(issued.mark)) == issued.mark


@pytest.mark.parametrize("year", [2013, "2014/../../fremd", None])
def test_an_issue_that_speaks_of_another_year_than_its_folder_is_refused(tmp_path: Path, year: object) -> None:
    issued = Issued("Musterstadt", year, "x", "X", (), "2015-01-12", ())  # type: ignore[arg-type]
    path = tmp_path / "2014" / FOLDER / issued.file
    path.parent.mkdir(parents=True)
    path.write_bytes(to_json(issued))
    with pytest.raises(InputError, match="von Hand geändert"):
        load(path)


@pytest.mark.parametrize(
    "text", [None, "", "ikz-report", "ikz-report:a:b:c:d", "x:a:2014:c:d", "ikz-report:a:2014:c:d:e"]
)
def test_a_foreign_identifier_is_no_mark(text: str | None) -> None:
    assert mark_of(text) is None


def test_the_mark_names_the_city() -> None:
    report = sample_report()
    issued = Issued(report.organisation.city, 2014, "x", "X", (), "2015-01-12", ())
    assert issued.mark.city == slug(report.organisation.city, 40)
