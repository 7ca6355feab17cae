"""A changed report into the register's files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from ikz_report.errors import InputError
from ikz_report.model import ARBEITSSTAND, Item, Measure, Report, Section, Unit
from ikz_report.register import load_report
from ikz_report.register.apply import apply_report
from tests.conftest import ROOT
from tests.register.register_files import SAMPLE, write_register
from tests.samples import FLAECHEN, GARTEN, MUSEEN, STATISTIK, UMWELT, cells, item, para

UMWELT_FILE = "2014/massnahmen/umweltamt.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    texts = dict(SAMPLE)
    texts[UMWELT_FILE] = texts[UMWELT_FILE].replace("  - id: klima", "  # zum Klima\n  - id: klima  # Beleg")
    return write_register(tmp_path, texts)


def mapped(report: Report, change: Callable[[Section], Iterable[Measure]]) -> Report:
    """The report with other measures in its sections; ``change`` gets each."""
    return replace(
        report,
        categories=tuple(
            replace(
                category,
                sections=tuple(replace(section, measures=tuple(change(section))) for section in category.sections),
            )
            for category in report.categories
        ),
    )


def written(data: Path, after: Report) -> dict[str, str]:
    """Apply, write, and give the changed files' texts by their path below the data folder."""
    files = apply_report(data, load_report(data, 2014), after)
    for path, content in files.items():
        path.write_bytes(content)
    return {path.relative_to(data).as_posix(): content.decode() for path, content in files.items()}


def test_the_same_report_changes_no_file(data: Path) -> None:
    report = load_report(data, 2014)
    assert apply_report(data, report, report) == {}


def test_a_measure_moves_to_another_department_with_its_remark(data: Path) -> None:
    report = load_report(data, 2014)
    (klima,) = (measure for measure in report.measures() if measure.id == "klima")

    def change(section: Section) -> list[Measure]:
        kept = [measure for measure in section.measures if measure.id != "klima"]
        return [*kept, klima] if section.unit == MUSEEN else kept

    after = mapped(report, change)
    files = written(data, after)
    assert list(files) == [UMWELT_FILE, "2014/massnahmen/museen.yaml"]
    assert "  - id: klima  # Beleg\n" in files["2014/massnahmen/museen.yaml"]
    assert "klima" not in files[UMWELT_FILE].replace("# zum Klima", "")
    assert load_report(data, 2014) == after


def test_a_department_without_a_file_gets_one(data: Path) -> None:
    report = load_report(data, 2014)
    (data / "2014/massnahmen/museen.yaml").unlink()
    before = load_report(data, 2014)
    files = apply_report(data, before, report)
    assert [path.name for path in files] == ["museen.yaml"]
    (text,) = (content.decode() for content in files.values())
    assert text.startswith(
        "# yaml-language-server: $schema=../../schema/massnahmen.schema.json\ndienststelle: museen\n"
    )


def test_a_department_that_loses_its_last_measure_keeps_its_file(data: Path) -> None:
    report = load_report(data, 2014)
    files = written(data, mapped(report, lambda section: section.measures if section.unit != MUSEEN else ()))
    assert files["2014/massnahmen/museen.yaml"].endswith("massnahmen: []\n")
    assert MUSEEN not in [
        section.unit for category in load_report(data, 2014).categories for section in category.sections
    ]


def test_a_measure_changes_between_sub_unit_and_department(data: Path) -> None:
    report = load_report(data, 2014)
    plants = next(measure for measure in report.measures() if measure.id == "pflanzungen")
    files = written(
        data, mapped(report, lambda s: (plants,) if s.unit == GARTEN else () if s.unit == FLAECHEN else s.measures)
    )
    assert "bereich: gruenflaechen\n    art" not in files["2014/massnahmen/stadtgarten.yaml"]
    assert load_report(data, 2014).categories[2].sections[-2].measures == (plants,)


def test_a_measure_of_the_usual_table_loses_its_art_in_another_one(data: Path) -> None:
    report = load_report(data, 2014)
    measure = Measure("konferenz", (), cells(thema=(item("Konferenz"), item("Kommission"))))
    after = mapped(
        report,
        lambda s: (
            (*s.measures, measure) if s.unit == STATISTIK else [each for each in s.measures if each.id != "konferenz"]
        ),
    )
    files = written(data, after)
    assert files["2014/massnahmen/amt-fuer-statistik.yaml"].endswith(
        "  - id: konferenz\n    kategorie: III\n    thema:\n      - Konferenz\n      - Kommission\n"
    )


def test_the_order_of_a_section_is_the_one_wanted_and_others_stay_between(data: Path) -> None:
    report = load_report(data, 2014)
    after = mapped(report, lambda section: reversed(section.measures))
    files = written(data, after)
    ids = [line.split()[2] for line in files[UMWELT_FILE].splitlines() if line.startswith("  - id:")]
    assert ids in (["klima", "elbe", "konferenz"], ["konferenz", "klima", "elbe"])
    assert load_report(data, 2014) == after


def test_new_measures_follow_those_of_the_categories_before(data: Path) -> None:
    report = load_report(data, 2014)
    first = Measure("a1", (), cells(thema=(para("x"),)))

    def change(section: Section) -> tuple[Measure, ...]:
        here = section.unit == UMWELT and len(section.measures) == 1
        return (
            (first, replace(first, id="a2"), *section.measures, replace(first, id="a3")) if here else section.measures
        )

    files = written(data, mapped(report, change))
    ids = [line.split()[2] for line in files[UMWELT_FILE].splitlines() if line.startswith("  - id:")]
    assert ids == ["elbe", "klima", "a1", "a2", "konferenz", "a3"]


def test_a_category_that_had_none_gets_its_measures_behind_the_others(data: Path) -> None:
    report = load_report(data, 2014)
    category = report.categories[2]
    new = Section(MUSEEN, (Measure("neu", (), cells(thema=(para("x"),))),))
    after = replace(report, categories=(*report.categories[:2], replace(category, sections=(*category.sections, new))))
    files = written(data, after)
    assert files["2014/massnahmen/museen.yaml"].endswith(
        "\n  - id: neu\n    kategorie: III\n    art: []\n    thema: x\n"
    )
    assert load_report(data, 2014) == after


def with_sections(report: Report, *sections: Section) -> Report:
    first = report.categories[0]
    return replace(report, categories=(replace(first, sections=sections), *report.categories[1:]))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda r: replace(r, title="Anders"), "Angaben in bericht.yaml oder organisation.yaml ändern sich"),
        (lambda r: replace(r, categories=r.categories[:2]), "die Kategorien ändern sich"),
        (
            lambda r: replace(r, categories=(replace(r.categories[0], intro=()), *r.categories[1:])),
            "Überschrift oder Texte der Kategorie I ändern sich",
        ),
        (
            lambda r: with_sections(r, *(replace(s, notes=(para("neu"),)) for s in r.categories[0].sections)),
            r"ein Abschnitt in Kategorie I \(Hinweise, Tabelle",
        ),
        (lambda r: mapped(r, lambda s: [*s.measures, *s.measures]), "die id „elbe“, „klima“, .* käme mehrmals vor"),
        (
            lambda r: with_sections(r, Section(Unit("fremd", "Fremdamt", "I"), r.categories[0].sections[0].measures)),
            "Unbekannte Dienststelle „fremd“",
        ),
    ],
)
def test_what_has_no_place_is_refused(data: Path, change: Callable[[Report], Report], message: str) -> None:
    report = load_report(data, 2014)
    with pytest.raises(InputError, match=message):
        apply_report(data, report, change(report))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes().replace(b"Barby", b"Gommern")),
        lambda path: path.write_bytes(path.read_bytes() + b"  - {id: neu, kategorie: I, art: [], thema: x}\n"),
        lambda path: path.write_bytes(b"\xff"),
        lambda path: path.write_bytes(b"dienststelle"),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["other text", "another measure", "not UTF-8", "broken", "a folder"],
)
def test_a_file_that_a_person_changed_in_between_is_left_alone(data: Path, spoil: Callable[[Path], object]) -> None:
    report = load_report(data, 2014)
    spoil(data / UMWELT_FILE)
    with pytest.raises(InputError, match=r"umweltamt\.yaml: Die Datei wurde inzwischen geändert"):
        apply_report(data, report, mapped(report, lambda section: section.measures[:1]))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def test_an_item_more_in_every_measure_of_the_real_register_leaves_all_its_lines(real: Path) -> None:
    report = load_report(real, 2014)

    def extended(measure: Measure) -> Measure:
        content = measure.cell(ARBEITSSTAND)
        if not any(isinstance(block, Item) for block in content):
            return measure
        return replace(measure, cells={**measure.cells, ARBEITSSTAND: (*content, item("neuer Stand"))})

    after = mapped(report, lambda section: map(extended, section.measures))
    files = apply_report(real, report, after)
    assert len(files) > 20
    for path, content in files.items():
        lines = [line for line in content.decode().splitlines() if line != "      - neuer Stand"]
        assert lines == path.read_text(encoding="utf-8").splitlines()


def test_all_measures_of_a_category_of_the_real_register_can_move_to_one_department(real: Path) -> None:
    report = load_report(real, 2014)
    category = report.categories[-1]
    usual = [section for section in category.sections if section.layout == "standard"]
    everything = tuple(measure for section in usual for measure in section.measures)

    def home(section: Section) -> Section:
        ours = everything if section.unit.key == "umweltamt" else ()
        return replace(section, measures=ours) if section.layout == "standard" else section

    sections = tuple(map(home, category.sections))
    after = replace(report, categories=(*report.categories[:-1], replace(category, sections=sections)))
    files = apply_report(real, report, after)
    lines = files[real / "2014/massnahmen/umweltamt.yaml"].decode().splitlines()
    ids = [line.split()[2] for line in lines if "- id:" in line]
    assert [name for name in ids if name in {measure.id for measure in everything}] == [m.id for m in everything]
    for path, content in files.items():
        if path.name != "umweltamt.yaml":
            assert not any(f"id: {measure.id}\n" in content.decode() for measure in everything)


def test_a_measure_leaves_a_list_in_brackets_for_a_list_in_lines(data: Path) -> None:
    row = "{id: leihgaben, kategorie: I, art: [], thema: Leihgaben}"
    (data / "2014/massnahmen/museen.yaml").write_text(f"dienststelle: museen\nmassnahmen: [{row}]\n", encoding="utf-8")
    report = load_report(data, 2014)
    (loans,) = (measure for measure in report.measures() if measure.id == "leihgaben")

    def change(section: Section) -> tuple[Measure, ...]:
        if section.unit == MUSEEN:
            return ()
        return (
            (*section.measures, loans)
            if section.measures[:1] and section.measures[0].id == "elbe"
            else section.measures
        )

    files = written(data, mapped(report, change))
    assert files["2014/massnahmen/museen.yaml"] == "dienststelle: museen\nmassnahmen: []\n"
    assert "  - id: leihgaben\n    kategorie: I\n    art: []\n    thema: Leihgaben\n" in files[UMWELT_FILE]
