"""Model → YAML → model, and YAML → model → YAML."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ikz_report.errors import InputError
from ikz_report.model import (
    Art,
    Category,
    ChartSpec,
    Column,
    Consultation,
    Item,
    Layout,
    Measure,
    OfficeTitle,
    Paper,
    Paragraph,
    Report,
    Run,
    Section,
    Unit,
    YearCounts,
)
from ikz_report.register import dump_report, load_report
from tests.register.register_files import report_texts, write_register
from tests.samples import GARTEN, MUSEEN, UMWELT, cells, item, para, sample_report
from tests.strategies import contents, reports, texts, words

on_disk = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

PAPER = Paper(
    "Information",
    "DS0123/15",
    date(2015, 5, 12),
    "Interkommunale Zusammenarbeit: Bericht",
    "Der Oberbürgermeister",
    "Büro",
    public=False,
    consultations=(
        Consultation("Stadtrat", date(2015, 6, 11), postponed=True),
        Consultation("Verwaltungsausschuss, nicht öffentlich", None, public=False, role="Genehmigung OB"),
    ),
    text=(para("Im Jahr [[jahr]] [[kategorie I]]"), item("[[art vertikal]]"), item("[[dezernat IV]]")),
    annexes=("Anlage 1: Bericht",),
    signature=("gez.", "Das Büro"),
    license="https://www.govdata.de/dl-de/by-2-0",
    keywords=("IKZ",),
    example="Beispieldaten",
    number_pattern=r"DS\d{4}/\d{2}",
)


def full_report() -> Report:
    """The sample with everything optional filled."""
    unit = Unit("wald", "Stadtwald", "IV", "Wald", "99", None, 1990, 2020)
    below = Unit("forst", "Bereich Forst", "IV", parent="wald", since=2000)
    base = sample_report()
    titles = (
        OfficeTitle("Der Oberbürgermeister: Dr. N. N.", None, date(2022, 7, 4)),
        OfficeTitle("Die Oberbürgermeisterin", date(2022, 7, 5), date(2022, 7, 5)),
        OfficeTitle("Der Oberbürgermeister", date(2022, 7, 6)),
    )
    organisation = replace(base.organisation, units=(*base.organisation.units, unit, below), titles=titles)
    wide = Layout("standard", (*base.layouts[0].columns[:-1], Column("perspektive", "Perspektive", width=35.5)))
    return replace(
        base,
        organisation=organisation,
        layouts=(wide, base.layouts[1]),
        paper=PAPER,
        previous=YearCounts(2013, {"kategorie": {"I": 3, "II": 0}, "art": {"ohne Angabe": 1}}, "Beispiel: nein"),
        charts=(ChartSpec("Maßnahmen 2013 und 2014", "kategorie", (2013, 2014)),),
        example="Dies sind Beispieldaten",
    )


@pytest.mark.parametrize("report", [sample_report(), full_report()], ids=["sample", "full"])
def test_a_report_comes_back_from_its_files_as_it_was(report: Report, tmp_path: Path) -> None:
    assert load_report(write_register(tmp_path, report_texts(report)), 2014) == report


@on_disk
@given(report=reports())
def test_any_report_survives_the_way_through_yaml_and_gives_the_same_bytes_again(
    report: Report, tmp_path: Path
) -> None:
    texts_before = report_texts(report)
    loaded = load_report(write_register(tmp_path, texts_before), 2014)
    assert loaded == report
    assert report_texts(loaded) == texts_before


@on_disk
@given(name=words.map(str.strip).filter(bool), content=contents(), principle=texts())
def test_any_name_and_any_text_of_the_head_survive(
    name: str, content: object, principle: object, tmp_path: Path
) -> None:
    base = full_report()
    category = Category("I", name, intro=content, principles=(Item(principle),))  # type: ignore[arg-type]
    paper = replace(PAPER, topic=name, annexes=(name, name), text=())
    arten = (*base.arten, replace(base.arten[0], name=name))
    report = replace(base, categories=(category,), paper=paper, arten=arten, previous=None, example=name)
    assert load_report(write_register(tmp_path, report_texts(report)), 2014) == report


def test_a_long_text_is_folded_at_blanks_and_never_wider_than_110_columns() -> None:
    base = sample_report()
    long = "Wort – und - noch # eins: „zwei“ " * 30
    measure = Measure(
        "lang", ("interkommunal",), cells(thema=(para(long.strip()),), perspektive=(item("Satz " * 50 + "x"),))
    )
    report = replace(base, categories=(Category("I", "I", sections=(Section(UMWELT, (measure,)),)),))
    text = dump_report(report)["2014/massnahmen/umweltamt.yaml"]
    assert max(map(len, text.splitlines())) <= 110
    assert "\n        Satz Satz" in text


def test_only_texts_that_yaml_would_misread_stand_in_quotes() -> None:
    names = {
        "12:30 Uhr": "12:30 Uhr",
        "NO": "NO",
        "012": "012",
        "-5 Grad": "-5 Grad",
        "C#": "C#",
        "a: b": '"a: b"',
        "Frist:": '"Frist:"',
        "- Strich": '"- Strich"',
        "Nr. #1": '"Nr. #1"',
        '"Zitat" am Anfang': "'\"Zitat\" am Anfang'",
        "*Stern's\\": "'*Stern''s\\'",
        "~": '"~"',
    }
    base = sample_report()
    items = tuple(Item((Run(name),)) for name in names)
    measure = Measure("m", (), cells(thema=items))
    report = replace(base, categories=(Category("I", "I", sections=(Section(UMWELT, (measure,)),)),))
    lines = dump_report(report)["2014/massnahmen/umweltamt.yaml"].splitlines()
    assert [line.strip().removeprefix("- ") for line in lines[-len(names) :]] == list(names.values())


def test_short_lists_and_groups_stand_on_one_line_where_they_fit(tmp_path: Path) -> None:
    base = full_report()
    arten = tuple(Art("Art, die einen recht langen Namen hat: " + "x" * (length + 1)) for length in range(3))
    steps = (Consultation("Ausschuss, dessen Name nicht enden will, " * 3 + "Ende"),)
    measure = Measure("m", tuple(art.name for art in arten), cells(thema=(para("x"),)))
    report = replace(
        base,
        arten=arten,
        categories=(Category("I", "I", sections=(Section(UMWELT, (measure,)),)),),
        paper=replace(PAPER, consultations=steps, text=()),
        previous=None,
    )
    texts_after = report_texts(report)
    assert '    art:\n      - "Art, die' in texts_after["2014/massnahmen/umweltamt.yaml"]
    assert "    - gremium: Ausschuss" in texts_after["2014/bericht.yaml"]
    assert load_report(write_register(tmp_path, texts_after), 2014) == report


def test_several_paragraphs_and_line_ends_become_a_literal_block() -> None:
    base = sample_report()
    measure = Measure("m", (), cells(thema=(para("eins\nzwei"), para("drei"))))
    report = replace(base, categories=(Category("I", "I", sections=(Section(UMWELT, (measure,)),)),))
    assert dump_report(report)["2014/massnahmen/umweltamt.yaml"].endswith(
        "    thema: |\n      eins\n      zwei\n\n      drei\n"
    )


@given(st.permutations(sample_report().categories[2].sections))
def test_sections_come_back_in_official_order(sections: list[Section]) -> None:
    base = sample_report()
    shuffled = replace(base.categories[2], sections=tuple(sections))
    assert dump_report(replace(base, categories=(*base.categories[:2], shuffled))) == dump_report(base)


STRANGER = Unit("fremd", "Fremdamt", "I")


@pytest.mark.parametrize(
    ("categories", "message"),
    [
        ((Category("I", "K", sections=(Section(STRANGER),)),), "Fremdamt: Die Dienststelle fehlt in organisation.yaml"),
        ((Category("II", "K", "IV", sections=(Section(GARTEN),)),), "steht in K bei Dezernat IV, gehört"),
        ((Category("I", "K", sections=(Section(MUSEEN), Section(MUSEEN))),), "Museen: hat in K zwei Abschnitte"),
        ((Category("II", "K", "I"), Category("II", "L", "II")), "Kategorie II: Die Teile haben verschiedene"),
    ],
)
def test_what_the_register_has_no_place_for_is_refused_and_not_lost(
    categories: tuple[Category, ...], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        dump_report(replace(sample_report(), categories=categories))


def test_the_parts_of_a_category_keep_their_own_intros(tmp_path: Path) -> None:
    base = sample_report()
    parts = (
        Category("II", "K", "I", intro=(Paragraph((Run("eins"),)),)),
        Category("II", "K", "II", intro=(Paragraph((Run("zwei"),)),), principles=(item("Leitsatz"),)),
        Category("II", "K", "III"),
    )
    report = replace(base, categories=parts)
    assert load_report(write_register(tmp_path, report_texts(report)), 2014) == report
