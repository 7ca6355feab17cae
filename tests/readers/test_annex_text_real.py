"""The council's real annex: every figure of it that is known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ikz_report.errors import SourceError
from ikz_report.model import (
    THEMA,
    Item,
    Mark,
    Measure,
    Organisation,
    Paragraph,
    Report,
    art_text,
    lines,
    plain,
    plain_content,
)
from ikz_report.readers.annex_text import Imported, read_annex
from ikz_report.readers.annex_text.markup import _TOKEN
from tests.readers.annexes import HEAD, line_of


@pytest.fixture(scope="module")
def source(annex: Path) -> str:
    return annex.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def imported(source: str) -> Imported:
    return read_annex(source.encode(), "ikz-2014.txt", 2014)


@pytest.fixture(scope="module")
def report(imported: Imported) -> Report:
    return imported.report


def by_id(report: Report, name: str) -> Measure:
    return next(measure for measure in report.measures() if measure.id == name)


def levels(measure: Measure, field: str) -> list[int]:
    return [level for level, _ in lines(measure.cell(field))]


def test_it_has_149_measures_in_three_categories(report: Report) -> None:
    counts = Counter(placement.category.number for placement in report.placements())
    assert counts == {"I": 20, "II": 86, "III": 43}


def test_category_two_has_a_part_per_dezernat(report: Report) -> None:
    counts = Counter(p.category.dezernat for p in report.placements() if p.category.number == "II")
    assert counts == {"I": 20, "II": 18, "III": 8, "IV": 24, "V": 2, "VI": 14}


def test_it_names_28_units_26_of_them_with_measures(report: Report) -> None:
    named = {s.unit.name for category in report.categories for s in category.sections if s.headed}
    assert len(named) == len(report.organisation.units) == 28
    assert len({placement.section.unit.key for placement in report.placements()}) == 26


def test_a_measure_counts_for_each_of_its_arten(report: Report) -> None:
    counts = Counter(art for measure in report.measures() for art in measure.arten)
    assert counts == {"interkommunal": 76, "intrakommunal": 61, "vertikal": 15, "allgemein": 10}


def test_six_measures_have_no_art_five_of_them_for_want_of_the_column(report: Report) -> None:
    without = [p.section.unit.key for p in report.placements() if not p.measure.arten]
    assert Counter(without) == {"amt-fuer-statistik": 5, "amt-fuer-brand-und-katastrophenschutz": 1}


def test_the_twelve_spellings_of_art_are_kept(report: Report) -> None:
    assert len({art_text(measure) for measure in report.measures()} - {""}) == 12
    assert {m.wording for m in report.measures() if m.wording} == {
        "Interkommunal",
        "inter- und in- trakommunal",
        "intrakommunal vertikal (Stadt-Land)",
        "interkommunal intra kommunal",
    }


def test_rows_of_allgemein_are_lists_across_the_row(report: Report) -> None:
    across = [measure for measure in report.measures() if report.is_list_row(measure)]
    assert len(across) == 10
    assert all(isinstance(block, Item) for measure in across for block in measure.cell(THEMA))


def test_the_eight_measures_without_a_unit_are_the_dezernats_own(report: Report) -> None:
    part = next(category for category in report.categories if category.key == "II/III")
    (section,) = part.sections
    assert (section.unit.key, section.unit.name, section.headed) == ("dezernat-iii", "Dezernat III", False)
    assert len(section.measures) == 8


def test_a_unit_may_head_the_next_without_measures_of_its_own(report: Report) -> None:
    names = [section.unit.name for section in report.categories[0].sections if not section.measures]
    assert names == ["Dezernat IV"]


def test_a_sub_unit_and_its_note_stand_below_their_unit(report: Report) -> None:
    sections = report.categories[-1].sections
    at = next(i for i, section in enumerate(sections) if section.unit.parent)
    assert sections[at].unit.name == "Bereich Grünflächenmanagement"
    assert sections[at].unit.parent == sections[at - 1].unit.key
    assert (len(sections[at].notes), len(sections[at].measures), len(sections[at - 1].measures)) == (1, 3, 0)


def test_statistik_has_its_own_head(report: Report) -> None:
    layout = report.layout("austausch")
    assert [(column.field, column.span) for column in layout.columns] == [
        ("austausch", 2),
        ("thema", 1),
        ("arbeitsstand", 1),
    ]
    assert [[(cell.text, cell.span) for cell in row] for row in layout.head] == [
        [("Erfahrungsaustausch, Arbeitsgruppen, etc. allgemein", 2), ("Konkrete Projekte/Vereinbarungen", 2)],
        [("", 2), ("Thema", 1), ("Arbeitsstand Perspektive", 1)],
    ]
    rows = [p.measure for p in report.placements() if p.section.layout == "austausch"]
    assert [levels(measure, "austausch") for measure in rows] == [[1], [1], [1], [1, 2], [1, 2]]
    assert all(levels(measure, "thema") == levels(measure, "arbeitsstand") == [0] for measure in rows)


def test_the_measure_over_a_page_break_is_one(report: Report, imported: Imported) -> None:
    measure = by_id(report, "relocation-service-lokale")
    assert levels(measure, "arbeitsstand") == [1, *[2] * 7, 1, *[2] * 3, 1]
    assert levels(measure, "thema") == [0, 0]
    assert levels(measure, "perspektive") == [1, 1]
    assert line_of(imported, "Zeile 42 läuft") == 45


def test_a_bullet_behind_circles_goes_back_to_level_one(report: Report) -> None:
    assert levels(by_id(report, "eu-foerderprogramm-mobilitaet"), "arbeitsstand") == [1, *[2] * 5, 1]


def test_a_circle_without_a_bullet_is_level_one(report: Report, imported: Imported) -> None:
    assert levels(by_id(report, "regionalteam-bereich-fussball"), "arbeitsstand") == [1]
    assert line_of(imported, "„○“ ohne „•“") == 191


def test_a_list_may_follow_a_lead_in_thema(report: Report) -> None:
    lists = [measure.id for measure in report.measures() if levels(measure, THEMA)[:2] == [0, 1]]
    assert lists == ["ag-musikfeste-land-sachsen", "lag-sexualisierte-gewalt-gegen", "vernetzung-gesundheitsaemtern"]


def test_text_without_a_list_is_a_paragraph(report: Report) -> None:
    measure = by_id(report, "kitu-pruefung-nutzung-software")
    assert levels(measure, "arbeitsstand") == levels(measure, "perspektive") == [0]


def test_empty_cells_of_perspektive_stay_empty(report: Report, source: str) -> None:
    empty = sum(
        1 for line in source.split("\n") if line.count("\t") == 3 and line.endswith("\t") and line.split("\t")[1]
    )
    ours = sum(1 for m in report.measures() if not m.cell("perspektive") and "austausch" not in m.cells)
    assert ours == empty


def test_leads_are_underlined_or_in_italics(report: Report, source: str) -> None:
    first = [block.text[0].marks for m in report.measures() for block in m.cell(THEMA)[:1] if block.text]
    assert Counter(first)[Mark.ITALIC] == source.count("\t<i>")
    assert Counter(first)[Mark.UNDERLINE] == source.replace("<p>", "").count("\t<u>")


def test_emphasis_may_stand_inside_a_text(report: Report) -> None:
    (paragraph,) = by_id(report, "verkehrsentwicklungsplan-2030").cell(THEMA)
    assert [run.marks for run in paragraph.text] == [Mark.NONE, Mark.ITALIC]


def test_angle_brackets_that_are_no_tags_stay(report: Report) -> None:
    assert ">Analyse<" in plain_content(by_id(report, "verkehrsentwicklungsplan-2030").cell("arbeitsstand"))


def test_the_principles_of_category_one_are_bold(report: Report) -> None:
    counts = [len(category.principles) for category in report.categories]
    assert counts == [5, 3, 2, 3, 3, 2, 2, 0]
    marks = {run.marks for block in report.categories[0].principles for run in block.text}
    assert marks == {Mark.BOLD}
    assert all(len(category.intro) == 1 for category in report.categories)


def test_the_charts_keep_their_titles_and_years(report: Report) -> None:
    assert [(chart.by, chart.years) for chart in report.charts] == [("kategorie", (2013,)), ("kategorie", (2014,))]
    assert [chart.title[-4:] for chart in report.charts] == ["2013", "2014"]


def test_ids_are_unique_and_short(report: Report) -> None:
    ids = [measure.id for measure in report.measures()]
    assert len(set(ids)) == 149
    assert max(map(len, ids)) <= 32
    assert "hochwasserpartnerschaft-elbe" in ids


def words(value: str) -> Counter[str]:
    """Words as acceptance counts them: bullet marks are none."""
    return Counter(word for word in value.split() if word not in {"•", "○", "-"})


def source_words(source: str) -> Counter[str]:
    """The source's words without heads, tags and cells repeated over a page break."""
    body = source.split("Vergleich der Maßnahmen")[0]
    kept: list[str] = []
    above: list[str] = []
    for line in body.split("\n"):
        cells = line.split("\t")
        if line == HEAD:
            continue
        repeated = len(cells) > 3 and all(cells[:2]) and cells[:2] == above[:2]
        kept += [cell for cell, before in zip(cells, above, strict=True) if cell != before] if repeated else cells
        above = cells if len(cells) > 1 else above
    bare = " ".join("".join(p for p in _TOKEN.split(cell) if not p.startswith(("<u", "<p", "</"))) for cell in kept)
    return words(bare.replace("<i>", "").replace("**", ""))


def model_words(report: Report) -> Counter[str]:
    texts = [report.title]
    for category in report.categories:
        texts += [report.heading(category), plain_content(category.intro), plain_content(category.principles)]
        for section in category.sections:
            texts += [section.unit.name] if section.headed else []
            texts += [plain(note.text) for note in section.notes]
            texts += [cell.text for head in report.layout(section.layout).head for cell in head]
            for measure in section.measures:
                texts += [art_text(measure), *map(plain_content, measure.cells.values())]
    return words(" ".join(texts))


def test_every_word_of_the_annex_is_in_the_model_and_no_other(report: Report, source: str) -> None:
    assert model_words(report) == source_words(source)


def test_nothing_unsure_is_silent(imported: Imported) -> None:
    assert {doubt.place.order for doubt in imported.doubts} == {
        *(1, 16, 45, 59, 99, 155, 191, 197, 270, 277, 284, 285, 288, 289, 290, 291, 292, 294, 303),
        *(318, 319, 320, 342, 347, 359),
    }


def test_the_units_are_grouped_by_dezernat_in_the_order_of_the_paper(report: Report) -> None:
    numbers = [unit.dezernat for unit in report.organisation.units]
    assert Counter(numbers) == {"I": 9, "II": 5, "III": 1, "IV": 9, "V": 3, "VI": 1}
    assert numbers == sorted(numbers, key=["I", "II", "III", "IV", "V", "VI"].index)


def test_the_organisation_made_of_it_recognises_every_unit_again(report: Report, source: str) -> None:
    again = read_annex(source.encode(), "ikz-2014.txt", 2014, report.organisation)
    assert again.report == report
    assert not [d for d in again.doubts if "zugeordnet" in d.message or "organisation.yaml" in d.message]


def test_a_smaller_organisation_is_added_to(report: Report, source: str) -> None:
    units = tuple(unit for unit in report.organisation.units if unit.key not in ("museen", "rechtsamt", "dezernat-iii"))
    smaller = Organisation(report.organisation.city, report.organisation.dezernate, units)
    again = read_annex(source.encode(), "ikz-2014.txt", 2014, smaller)
    found = again.report.organisation.units
    assert set(found) == set(report.organisation.units)
    assert tuple(unit for unit in found if unit in units) == units
    assert line_of(again, "„Rechtsamt“ steht nicht in organisation.yaml") == 77


@pytest.mark.parametrize("share", [0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999])
def test_a_part_of_it_is_refused(share: float, source: str) -> None:
    raw = source.encode()
    with pytest.raises(SourceError, match=r"abgeschnitten|kein UTF-8|keinen Platz"):
        read_annex(raw[: int(len(raw) * share)], "ikz-2014.txt", 2014)


def test_paragraphs_of_a_theme_are_kept_apart(report: Report) -> None:
    several = [m.id for m in report.measures() if len(m.cell(THEMA)) > 1 and levels(m, THEMA) == [0, 0]]
    assert several == ["eu-foerderprogramm-erasmus", "relocation-service-lokale"]
    assert all(isinstance(block, Paragraph) for name in several for block in by_id(report, name).cell(THEMA))
