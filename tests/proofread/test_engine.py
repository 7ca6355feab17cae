"""The engine chooses rules, leaves out what is suppressed, and keeps the paper's order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ikz_report.errors import InputError
from ikz_report.model import Item, Mark, Measure, Paper, Paragraph, Run
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Level, Place
from ikz_report.proofread.rule import Example
from ikz_report.proofread.settings import Settings, Suppression
from tests.proofread.notation import report_of
from tests.samples import sample_report

TEXT = "Ziele für 4-6 Jahre | z.B. eins • §5 | 3mal"
REPORT = report_of(Example(TEXT))


def codes(
    select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), settings: Settings | None = None, text: str = TEXT
) -> list[str]:
    return [finding.code for finding in proofread(report_of(Example(text)), settings, select, ignore)]


def test_findings_come_in_the_papers_order() -> None:
    assert codes(("TYP",)) == ["TYP003", "TYP004", "TYP006", "TYP012"]


def test_rules_are_chosen_by_code_and_by_prefix() -> None:
    assert codes(("TYP00",), ("typ006",)) == ["TYP003", "TYP004"]
    assert codes(("TYP012", "RSC")) == ["TYP012"]


def test_the_settings_turn_rules_off_and_on() -> None:
    text = "Netz für 4-6 Jahre | • Treffen in Halle • regelmäßige Berichte"
    assert codes(("KON204",), text=text) == ["KON204"]
    assert "KON204" not in codes(("KON",), text=text)
    settings = Settings(on=("KON204",), off=("TYP",))
    assert codes(("KON", "TYP"), settings=settings, text=text) == ["KON204"]
    assert codes(("TYP003",), settings=settings, text=text) == ["TYP003"]
    assert "TYP003" not in codes(settings=settings, text=text)


@pytest.mark.parametrize("code", ["TYP999", "", "x"])
def test_a_code_that_no_rule_has_is_an_error(code: str) -> None:
    with pytest.raises(InputError, match=r"Eine Regel „.*“ gibt es nicht. Bitte einen Code \(etwa TYP001\)"):
        proofread(REPORT, select=[code])


def test_a_finding_tells_code_level_place_quote_and_proposal() -> None:
    finding = proofread(REPORT, select=["TYP003"])[0]
    assert finding.place == Place("I", "umweltamt", "m1", "thema", (0,))
    assert (finding.level, finding.quote, finding.proposal) == (Level.WARNUNG, "4-6", "4–6")
    assert (finding.start, finding.end) == (10, 13)
    assert finding.level.label == "Warnung"


def test_a_suppression_hides_its_finding_and_no_other() -> None:
    mine = Suppression("TYP003", "m1", "Titel", quote="4-6")
    assert codes(("TYP",), settings=Settings(suppressions=(mine,))) == ["TYP004", "TYP006", "TYP012"]
    for other in (replace(mine, quote="5-6"), replace(mine, field="art"), replace(mine, year=2013)):
        assert "TYP003" in codes(("TYP",), settings=Settings(suppressions=(other,)))


def test_a_suppression_ends_after_its_last_day() -> None:
    settings = Settings(suppressions=(Suppression("TYP003", "m1", "Titel", until=date(2015, 1, 31)),))
    assert proofread(REPORT, settings, ["TYP003"], today=date(2015, 1, 31)) == []
    assert len(proofread(REPORT, settings, ["TYP003"], today=date(2015, 2, 1))) == 1


def test_exceptions_asked_for_alone_are_judged_by_what_all_rules_find() -> None:
    needed, idle = Suppression("TYP003", "m1", "Titel"), Suppression("RSC104", "m1", "Titel")
    settings = Settings(suppressions=(needed, idle))
    (found,) = proofread(REPORT, settings, ["SUP"])
    assert (found.code, found.place.path) == ("SUP900", (1,))
    assert proofread(REPORT, settings, ["SUP"], ["RSC104"]) == []


def test_a_name_of_the_settings_is_left_alone_and_what_is_around_it_is_not() -> None:
    settings = Settings(names=frozenset(("Programm 4-6",)))
    assert codes(("TYP003",), settings=settings, text="das Programm 4-6 für 4-6 Jahre") == ["TYP003"]


def test_addresses_are_left_alone() -> None:
    assert codes(("TYP", "RSC"), text="unter www.u.a-stadt.de/4-6/z.B. oder x.y@stadt-rat.de") == []


def test_an_intro_printed_for_every_dezernat_is_read_once() -> None:
    report = report_of(Example("## II/I\n$ Ziele z.B. eins\n# Amt A\nx\n## II/II\n$ Ziele z.B. eins\n# Amt B\ny"))
    assert [finding.place.category for finding in proofread(report, select=["TYP004"])] == ["II/I"]


def test_every_text_of_a_report_is_read() -> None:
    report = sample_report()
    paper = Paper("Information", "I0001/15", date(2015, 5, 1), "Zum Thema", "I", "Amt", annexes=("Anlage 1",))
    report = replace(report, paper=replace(paper, text=(Paragraph((Run("Zum Text"),)),)))
    texts = [line.text for line in ReportContext(report).lines]
    for text in (
        "Zum Thema",
        "Zum Text",
        "Anlage 1",
        report.title,
        "Kategorie II (hohe Priorität)",
        "weltoffene Stadt",
    ):
        assert text in texts
    for text in ("Museen", "Hier nur Auftragnehmer.", "Plan 2030 plus", "Schönebeck", "Arbeitskreis"):
        assert text in texts


def test_the_context_of_a_report_knows_words_cells_and_measures() -> None:
    context = ReportContext(report_of(Example("Thema | • eins ○ unter eins • zwei")))
    assert [(word.line.text, word.start) for word in context.words["eins"]] == [("eins", 0), ("unter eins", 6)]
    assert [line.text for line in context.cells["m1", "arbeitsstand"]] == ["eins", "unter eins", "zwei"]
    assert [line.level for line in context.measures["m1"]] == [0, 1, 2, 1]


def test_a_place_without_text_is_sorted_where_it_belongs() -> None:
    context = ReportContext(report_of(Example("# Amt A\nThema eins\nThema zwei | Stand")))
    places = [
        Place("I", "amt-a", "m2", "thema", (0,)),
        Place("I", "amt-a", "m1", "perspektive"),
        Place("III", "nirgends"),
        Place("I", "amt-a", "m1"),
        Place("I", "amt-a", "m1", "arbeitsstand"),
    ]
    ordered = sorted(places, key=context.order)
    assert [(place.subject, place.field) for place in ordered] == [
        ("m1", ""),
        ("m1", "arbeitsstand"),
        ("m1", "perspektive"),
        ("m2", "thema"),
        ("III/nirgends", ""),
    ]


def test_a_text_across_runs_is_one_text() -> None:
    text = (Run("Ziele für 4-", Mark.BOLD), Run("6 Jahre"))
    report = report_of(Example("x"))
    measure = Measure("m1", ("interkommunal",), {"thema": (Item(text),)})
    section = replace(report.categories[0].sections[0], measures=(measure,))
    report = replace(report, categories=(replace(report.categories[0], sections=(section,)),))
    assert [finding.quote for finding in proofread(report, select=["TYP003"])] == ["4-6"]


def test_an_underlined_short_name_is_no_part_of_the_word_behind_it() -> None:
    def found(*runs: Run) -> list[str]:
        measure = Measure("x", ("vertikal",), {"thema": (Paragraph(runs),)})
        report = sample_report()
        section = replace(report.categories[0].sections[0], measures=(measure,))
        category = replace(report.categories[0], sections=(section,))
        return [each.quote for each in proofread(replace(report, categories=(category,)), select=["RSC106"])]

    assert found(Run("KITU", Mark.UNDERLINE), Run(" Vertrag geschlossen")) == []
    assert found(Run("KITU Vertrag geschlossen")) == ["KITU Vertrag"]
