"""The next register from the last one."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ikz_report.errors import InputError, RegisterError, TargetError
from ikz_report.files import write_all
from ikz_report.model import (
    Category,
    ChartSpec,
    Consultation,
    Dezernat,
    Measure,
    Organisation,
    Paper,
    Report,
    Section,
    Unit,
    YearCounts,
)
from ikz_report.register import load_report
from ikz_report.years.new_year import NewYear, new_year
from tests.conftest import ROOT
from tests.register.register_files import report_texts, write_register
from tests.samples import ARTEN, STANDARD, cells, item, para

OLD = Unit("alt", "Altes Amt", "I", until=2014)
GREEN = Unit("gruen", "Bereich Grün", "I", parent="park", until=2014)
PARK = Unit("park", "Parkamt", "I")
NEW = Unit("neu", "Neues Amt", "II", since=2015)
WOOD = Unit("wald", "Bereich Wald", "II", parent="neu")


def measure(name: str, **contents: str) -> Measure:
    filled = {field: (item(text),) for field, text in contents.items()}
    return Measure(name, ("vertikal",), cells(thema=(para(f"Thema {name}"),), **filled))


PAPER = Paper(
    "Information",
    "I0123/15",
    date(2015, 5, 12),
    "Bericht 2014",
    "Dezernat",
    "Büro",
    consultations=(
        Consultation("Ausschuss", date(2015, 5, 20), postponed=True),
        Consultation("Ausschuss", date(2015, 5, 28)),
        Consultation("Stadtrat", None),
    ),
    text=(para("Im Jahr [[jahr]] galt der Beschluss von 2014."),),
    annexes=("Maßnahmen 2014", "Vergleich 2013 und 2014"),
    example="Beispiel",
)


def report() -> Report:
    parts = (
        Category(
            "I",
            "Kategorie I",
            intro=(para("Seit 2014 gilt dies."),),
            sections=(
                Section(
                    PARK, (measure("bleibt", arbeitsstand="läuft"), measure("fertig", arbeitsstand="abgeschlossen"))
                ),
                Section(GREEN, (measure("baeume", arbeitsstand="läuft"),)),
            ),
        ),
        Category(
            "II",
            "Kategorie II",
            "I",
            sections=(Section(OLD, (measure("erbe"), measure("ende", perspektive="Projekt beendet"))),),
        ),
        Category("II", "Kategorie II", "II"),
    )
    return Report(
        2014,
        "Bericht 2014",
        Organisation("Stadt", (Dezernat("I", "Eins"), Dezernat("II", "Zwei")), (OLD, PARK, GREEN, NEW, WOOD)),
        ARTEN,
        (STANDARD,),
        parts,
        paper=PAPER,
        previous=YearCounts(2013, {"kategorie": {"I": 3}}),
        charts=(ChartSpec("Maßnahmen 2013 und 2014", "kategorie", (2013, 2014)),),
        example="Beispieldaten",
    )


HOMES = {"alt": "neu", "gruen": "park"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    texts = report_texts(report())
    texts["2014/massnahmen/park.yaml"] += "# von Hand\n"
    texts["2014/bericht.yaml"] = texts["2014/bericht.yaml"].replace("jahr: 2014", "jahr: 2014 # Stand\n# Titel")
    return write_register(tmp_path, texts)


def made(data: Path, result: NewYear) -> Report:
    write_all(result.files)
    return load_report(data, 2015)


def test_measures_keep_their_ids_texts_and_remarks_and_those_over_are_left_out(data: Path) -> None:
    result = new_year(data, 2015, 2014, HOMES)
    after = made(data, result)
    assert [each.id for each in after.measures()] == ["bleibt", "baeume", "erbe"]
    assert [name for names in result.carried.values() for name in names] == ["bleibt", "baeume", "erbe"]
    before = {each.id: each for each in load_report(data, 2014).measures()}
    assert all(before[each.id] == each for each in after.measures())
    assert [(each.id, each.unit, each.quote) for each in result.left_out] == [
        ("fertig", "Parkamt", "abgeschlossen"),
        ("ende", "Altes Amt", "Projekt beendet"),
    ]
    assert (data / "2015/massnahmen/park.yaml").read_text(encoding="utf-8").endswith("# von Hand\n")


def test_a_measure_that_is_over_is_kept_on_request(data: Path) -> None:
    result = new_year(data, 2015, 2014, HOMES, keep=["fertig"])
    assert "fertig" in [each.id for each in made(data, result).measures()]
    assert not any("fertig" in sentence for sentence in result.attention)


def test_measures_of_units_that_end_go_to_their_successors(data: Path) -> None:
    result = new_year(data, 2015, 2014, HOMES)
    assert [(each.id, each.old, each.new) for each in result.moved] == [
        ("baeume", "gruen", "park"),
        ("erbe", "alt", "neu"),
    ]
    homes = {m.id: (category.key, section.unit) for category, section, m in made(data, result).placements()}
    assert homes == {"bleibt": ("I", PARK), "baeume": ("I", PARK), "erbe": ("II/II", NEW)}
    assert not (data / "2015/massnahmen/alt.yaml").exists()


def test_a_sub_unit_can_be_a_successor_and_nobody_too(data: Path) -> None:
    result = new_year(data, 2015, 2014, {"alt": "wald", "gruen": ""})
    homes = {m.id: section.unit for _, section, m in made(data, result).placements()}
    assert homes == {"bleibt": PARK, "erbe": WOOD}
    assert ("baeume", "ihre Dienststelle gibt es nicht mehr") in [(each.id, each.reason) for each in result.left_out]


def test_titles_and_charts_move_on_and_old_figures_and_marks_go(data: Path) -> None:
    after = made(data, new_year(data, 2015, 2014, HOMES))
    before = load_report(data, 2014)
    assert (after.year, after.title, after.example, after.previous, after.paper) == (
        2015,
        "Bericht 2015",
        None,
        None,
        None,
    )
    assert after.charts == (ChartSpec("Maßnahmen 2014 und 2015", "kategorie", (2014, 2015)),)
    texts = [(each.key, each.title, each.intro, each.principles) for each in before.categories]
    assert [(each.key, each.title, each.intro, each.principles) for each in after.categories] == texts
    assert "jahr: 2015 # Stand\n# Titel\n" in (data / "2015/bericht.yaml").read_text(encoding="utf-8")


def test_two_years_on_charts_and_titles_move_by_two(data: Path) -> None:
    write_all(new_year(data, 2016, 2014, HOMES).files)
    after = load_report(data, 2016)
    assert after.charts == (ChartSpec("Maßnahmen 2015 und 2016", "kategorie", (2015, 2016)),)


def test_the_cover_sheet_waits_as_a_remark_until_it_is_filled_in(data: Path) -> None:
    write_all(new_year(data, 2015, 2014, HOMES).files)
    path = data / "2015/bericht.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("# vorlage:")
    end = text.index("diagramme:")
    cover = re.sub(r"(?m)^# ?", "", text[start:end])
    assert "nummer:\n" in cover
    assert "datum:\n" in cover
    path.write_text(text[:start] + cover + text[end:], encoding="utf-8")
    with pytest.raises(RegisterError, match="Im Deckblatt ist das Feld „nummer“ leer"):
        load_report(data, 2015)
    filled = cover.replace("nummer:\n", "nummer: I0001/16\n").replace("datum:\n", "datum: 2016-05-01\n")
    path.write_text(text[:start] + filled + text[end:], encoding="utf-8")
    assert load_report(data, 2015).paper == replace(
        PAPER,
        number="I0001/16",
        day=date(2016, 5, 1),
        topic="Bericht 2015",
        consultations=(Consultation("Ausschuss"), Consultation("Stadtrat")),
        annexes=("Maßnahmen 2015", "Vergleich 2014 und 2015"),
        example=None,
    )


def test_a_register_without_cover_charts_or_line_end_is_carried_over(tmp_path: Path) -> None:
    bare = replace(report(), paper=None, charts=(), previous=None, example=None)
    texts = report_texts(bare)
    name = "2014/bericht.yaml"
    texts[name] = "\ufeff" + texts[name].replace("\n", "\r\n").rstrip()
    data = write_register(tmp_path, texts)
    result = new_year(data, 2015, 2014, HOMES)
    assert made(data, result).title == "Bericht 2015"
    content = result.files[data / "2015/bericht.yaml"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_steps_in_brackets_are_emptied_too(data: Path) -> None:
    path = data / "2014/bericht.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  beratungsfolge:")
    steps = "  beratungsfolge: [{gremium: A, tag: 2015-05-20, vertagt: ja}, {gremium: B, tag: 2015-05-28}]\n"
    path.write_text(text[:start] + steps + text[text.index("  text:") :], encoding="utf-8")
    head = new_year(data, 2015, 2014, HOMES).files[data / "2015/bericht.yaml"].decode()
    assert "#   beratungsfolge: [{gremium: B, tag: 2015-05-28}]\n" not in head
    assert "#   beratungsfolge: [{gremium: B, tag: }]\n" in head


def test_what_a_person_should_look_at_is_said(data: Path) -> None:
    path = data / "2014/massnahmen/park.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("- läuft", "- abgeschlossen\n      - Band 2 folgt", 1),
        encoding="utf-8",
    )
    attention = new_year(data, 2015, 2014, HOMES).attention
    assert [sentence.split(":")[0] for sentence in attention] == [
        "Deckblatt",
        "Das Register 2014 war gekennzeichnet",
        "Kategorie I",
        "bleibt",
        "Neu ab 2015",
        "Ohne Maßnahmen",
        "Ohne Maßnahmen",
    ]
    assert "bleibt: „abgeschlossen“, nennt aber noch anderes und ist darum übernommen." in attention


@pytest.mark.parametrize(
    ("year", "source", "successors", "keep", "message"),
    [
        (2014, 2014, {}, (), "Das neue Jahr muss nach 2014 liegen, nicht 2014"),
        (2015, 2014, HOMES, ("weg",), "--keep weg: diese Maßnahme gibt es 2014 nicht"),
        (2015, 2014, {"park": "neu"}, (), "--successor park=neu: „park“ ist keine Dienststelle, die nach"),
        (
            2015,
            2014,
            {"alt": "nirgends"},
            (),
            "alt=nirgends: „nirgends“ gibt es nach organisation.yaml 2015",
        ),
        (2015, 2014, {"alt": "gruen"}, (), "„gruen“ gibt es nach organisation.yaml 2015 nicht"),
        (2015, 2014, {}, (), r"wohin mit ihren Maßnahmen\?\n  gruen: baeume\n  alt: erbe\nBitte für jede angeben"),
        (2015, 2012, {}, (), "Das Jahr 2012 gibt es im Register nicht"),
    ],
)
def test_what_does_not_fit_is_refused(
    data: Path, year: int, source: int, successors: dict[str, str], keep: tuple[str, ...], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        new_year(data, year, source, successors, keep)


def test_a_successor_needs_a_part_of_the_category(tmp_path: Path) -> None:
    base = report()
    data = write_register(tmp_path, report_texts(replace(base, categories=base.categories[:2])))
    with pytest.raises(InputError, match="Kategorie II hat keinen Teil für Dezernat II, zu dem „neu“ gehört"):
        new_year(data, 2015, 2014, HOMES)


def test_a_register_that_is_there_is_not_overwritten(data: Path) -> None:
    (data / "2015").mkdir()
    with pytest.raises(TargetError, match="dieses Register gibt es schon; es wird nicht überschrieben"):
        new_year(data, 2015, 2014, HOMES)


def test_a_register_that_would_not_load_is_refused(tmp_path: Path) -> None:
    base = report()
    noted = Section(GREEN, notes=(para("Hinweis"),))
    first = replace(base.categories[0], sections=(base.categories[0].sections[0], noted))
    data = write_register(tmp_path, report_texts(replace(base, categories=(first, *base.categories[1:]))))
    with pytest.raises(InputError, match=r"Das neue Register 2015 wäre fehlerhaft(.|\n)*nur bis 2014"):
        new_year(data, 2015, 2014, HOMES)


def test_the_real_register_gets_a_next_year(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    result = new_year(data, 2015, 2014)
    after = made(data, result)
    before = load_report(data, 2014)
    gone = {each.id for each in result.left_out}
    assert [each for each in before.measures() if each.id not in gone] == list(after.measures())
    assert 0 < len(gone) < 10
    assert "2014" not in after.title
