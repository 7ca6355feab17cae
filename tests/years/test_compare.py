"""What became of the measures: matching, groups, and that both directions agree."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import Mark, Measure, Placement, Report, Run, Section, Unit
from ikz_report.years.compare import SAME_ID, Comparison, Difference, Entry, Group, bulleted, compare, headline
from tests.samples import FLAECHEN, GARTEN, MUSEEN, UMWELT, cells, item, para, sample_report
from tests.strategies import reports


def one_section(unit: Unit, *measures: Measure, number: str = "I", year: int = 2014) -> Report:
    base = sample_report()
    category = replace(base.categories[0], number=number, title=f"Kategorie {number}")
    return replace(base, year=year, categories=(replace(category, sections=(Section(unit, measures),)),))


def measure(key: str, thema: str, arbeitsstand: str = "", *arten: str) -> Measure:
    stand = (para(arbeitsstand),) if arbeitsstand else ()
    return Measure(key, arten, cells(thema=(para(thema),), arbeitsstand=stand))


def only(comparison: Comparison) -> Entry:
    (entry,) = comparison.entries
    return entry


ELBE = "Hochwasserpartnerschaft an der Elbe mit den Nachbargemeinden"


def test_the_same_report_twice_has_only_continued_measures() -> None:
    found = compare(sample_report(), replace(sample_report(), year=2013))
    assert found.counts() == {group: 7 if group is Group.CONTINUED else 0 for group in Group}
    assert {entry.reason for entry in found.entries} == {SAME_ID}
    assert found.carried_on == 7


def test_a_measure_of_one_year_only_is_new_or_ended() -> None:
    found = compare(one_section(UMWELT, measure("a", "Radwege")), one_section(UMWELT, measure("b", ELBE)))
    assert [entry.placement.measure.id for entry in found.new] == ["a"]
    assert [entry.placement.measure.id for entry in found.ended] == ["b"]
    assert found.carried_on == 0


def test_a_changed_cell_shows_its_old_and_new_text() -> None:
    was = Measure("a", (), cells(thema=(para(ELBE),), arbeitsstand=(item("Vertrag", item("Entwurf")),)))
    now = Measure("a", ("vertikal",), cells(thema=(para(ELBE),), arbeitsstand=(item("Vertrag"), item("läuft"))))
    (entry,) = compare(one_section(UMWELT, now), one_section(UMWELT, was)).changed
    assert entry.changes == (
        Difference("art", "Art", "", "vertikal"),
        Difference("arbeitsstand", "Arbeitsstand", "• Vertrag\n  • Entwurf", "• Vertrag\n• läuft"),
    )


def test_emphasis_alone_is_no_change_but_a_bullet_is() -> None:
    plain, marked = measure("a", ELBE), Measure("a", (), {"thema": (para(Run(ELBE, Mark.BOLD)),)})
    assert compare(one_section(UMWELT, plain), one_section(UMWELT, marked)).continued
    bullet = Measure("a", (), {"thema": (item(ELBE),)})
    assert compare(one_section(UMWELT, plain), one_section(UMWELT, bullet)).changed


def test_a_measure_under_another_category_department_and_area_is_moved() -> None:
    was, now = one_section(UMWELT, measure("a", ELBE)), one_section(FLAECHEN, measure("a", ELBE), number="III")
    (entry,) = compare(now, was).moved
    assert [(each.title, each.old, each.new) for each in entry.moves] == [
        ("Kategorie", "Kategorie I", "Kategorie III"),
        ("Dezernat", "I", "II"),
        ("Dienststelle", "Umweltamt", "Stadtgarten und Friedhöfe"),
        ("Bereich", "", "Bereich Grünflächen"),
    ]


def test_a_move_into_an_area_of_the_same_department_names_only_the_area() -> None:
    entry = only(compare(one_section(FLAECHEN, measure("a", ELBE)), one_section(GARTEN, measure("a", ELBE))))
    assert [each.name for each in entry.moves] == ["bereich"]


def test_a_moved_and_changed_measure_stands_under_moved_with_its_changes() -> None:
    entry = only(compare(one_section(UMWELT, measure("a", ELBE)), one_section(MUSEEN, measure("a", "Leihgaben"))))
    assert entry.group is Group.MOVED
    assert [each.name for each in entry.changes] == ["thema"]


def test_likeness_finds_a_measure_with_another_id_and_says_how_alike_it_is() -> None:
    was = measure("alt", ELBE, "Der Vertrag ist geschlossen.")
    now = measure("neu", ELBE + " und Kommunen", "Der Vertrag ist geschlossen.")
    assert only(compare(one_section(UMWELT, now), one_section(UMWELT, was))).reason == (
        "Thema zu 90 % gleich, übriger Text gleich"
    )


def test_an_equal_theme_in_the_same_department_is_enough_though_the_rest_was_rewritten() -> None:
    was, now = measure("a", ELBE, "Gespräche laufen"), measure("b", ELBE, "Vertrag unterzeichnet")
    entry = only(compare(one_section(UMWELT, now), one_section(UMWELT, was)))
    assert entry.reason.startswith("Thema gleich, übriger Text zu ")


def test_the_same_department_is_preferred() -> None:
    base = one_section(UMWELT, measure("neu", ELBE))
    old = one_section(UMWELT, measure("hier", ELBE + "!?"))
    (category,) = old.categories
    both = replace(category, sections=(Section(MUSEEN, (measure("dort", ELBE),)), *category.sections))
    (entry,) = (
        compare(base, replace(old, categories=(both,))).continued
        + compare(base, replace(old, categories=(both,))).changed
    )
    assert entry.before is not None
    assert entry.before.measure.id == "hier"


def test_another_department_is_matched_by_likeness_and_says_so() -> None:
    entry = only(compare(one_section(UMWELT, measure("a", ELBE)), one_section(MUSEEN, measure("b", ELBE))))
    assert entry.reason == "Thema gleich, andere Dienststelle"


def test_a_short_theme_in_another_department_with_other_text_is_another_measure() -> None:
    now = one_section(UMWELT, measure("a", "Erfahrungsaustausch", "Treffen der Fachleute für Bodenschutz"))
    old = one_section(MUSEEN, measure("b", "Erfahrungsaustausch", "Leihverkehr, Depotplanung, Jubiläum 2014"))
    assert compare(now, old).counts()[Group.NEW] == 1


def test_the_same_id_wins_over_a_more_alike_text() -> None:
    old = one_section(UMWELT, measure("a", "Radwege"), measure("b", ELBE))
    found = compare(one_section(UMWELT, measure("a", ELBE)), old)
    assert [entry.reason for entry in found.changed] == [SAME_ID]
    assert [entry.placement.measure.id for entry in found.ended] == ["b"]


def test_hundreds_of_equal_measures_in_one_department_all_find_a_partner() -> None:
    now = one_section(UMWELT, *(measure(f"x{index}", ELBE, "läuft") for index in range(300)))
    old = one_section(UMWELT, *(measure(f"b{index}", ELBE, "läuft") for index in range(300)))
    assert compare(now, old).counts()[Group.CONTINUED] == 300


def test_a_large_department_still_finds_a_misspelt_theme() -> None:
    names = [f"Projekt {chr(97 + index % 26) * 7}{index * 7919 % 1000:03d}" for index in range(200)]
    now = [measure(f"x{index}", name) for index, name in enumerate(names)]
    old = [measure(f"b{index}", name) for index, name in enumerate(names)]
    old[17] = measure("b17", names[17] + "x")
    found = compare(one_section(UMWELT, *now), one_section(UMWELT, *old))
    assert found.counts()[Group.CONTINUED] == 199
    assert [entry.before.measure.id for entry in found.changed if entry.before] == ["b17"]


def test_a_theme_of_signs_alone_is_compared_as_it_stands() -> None:
    found = compare(one_section(UMWELT, measure("a", "§§ …")), one_section(UMWELT, measure("b", "+++")))
    assert found.counts()[Group.NEW] == 1


def test_two_megabytes_of_text_are_compared_by_their_beginning() -> None:
    now, old = measure("a", ELBE, "lang " * 400_000), measure("b", ELBE, "lang " * 400_000 + "Ende")
    assert only(compare(one_section(UMWELT, now), one_section(UMWELT, old))).group is Group.CHANGED


def test_the_groups_come_in_the_order_for_readers_with_their_headings() -> None:
    titles = [group.heading for group, _ in compare(sample_report(), sample_report()).groups()]
    assert titles == [
        "Neue Maßnahmen",
        "Unverändert fortgeführt",
        "Fortgeführt, Text geändert",
        "Fortgeführt, an anderer Stelle",
        "Beendete Maßnahmen",
    ]


def test_as_dict_is_json_with_german_keys_and_names_example_data() -> None:
    old = replace(one_section(GARTEN, measure("a", ELBE), measure("b", "Radwege"), year=2013), example="Beispiel")
    data = json.loads(json.dumps(compare(one_section(FLAECHEN, measure("a", ELBE)), old).as_dict()))
    assert data["beispieldaten"] == {"2013": "Beispiel"}
    assert data["anzahl"] == {
        "neu": 0,
        "geaendert": 0,
        "verschoben": 1,
        "unveraendert": 0,
        "beendet": 1,
        "fortgefuehrt": 1,
    }
    assert data["massnahmen"]["verschoben"] == [
        {
            "kennung": "a",
            "kennung_vorjahr": "a",
            "thema": ELBE,
            "kategorie": "I",
            "dezernat": "II",
            "dienststelle": "Stadtgarten und Friedhöfe",
            "bereich": "Bereich Grünflächen",
            "grund": SAME_ID,
            "aenderungen": [],
            "verschoben": [{"was": "bereich", "titel": "Bereich", "alt": "", "neu": "Bereich Grünflächen"}],
        }
    ]
    (ended,) = data["massnahmen"]["beendet"]
    assert (ended["kennung"], ended["kennung_vorjahr"], ended["grund"]) == (None, "b", None)


def test_the_headline_is_the_first_line_of_the_theme() -> None:
    assert headline(Measure("a", (), {"thema": (para("Klima\nStadt"), para("Zweiter"))})) == "Klima"
    assert headline(Measure("a", ())) == ""


def test_bullets_are_indented_by_their_level() -> None:
    assert bulleted((para("Absatz"), item("eins", item("zwei", item("drei"))))) == (
        "Absatz\n• eins\n  • zwei\n    • drei"
    )


WORDS = st.sampled_from(["Elbe", "Hochwasser", "Hochwasserschutz", "Partnerschaft", "Radweg", "Region", "2014", "§"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
UNITS = (UMWELT, GARTEN, FLAECHEN, MUSEEN)


@st.composite
def two_years(draw: st.DrawFn) -> tuple[Report, Report]:
    """Two years of measures made of few words, so that equal and nearly equal ones abound; some ids are shared."""
    keys = [f"{letter}{number}" for letter in "xay" for number in range(9)]
    years = []
    for year in (2014, 2013):
        chosen = draw(st.lists(st.sampled_from(keys), max_size=14, unique=True))
        measures = [measure(key, draw(TEXTS), draw(TEXTS | st.just(""))) for key in chosen]
        places = [draw(st.integers(0, 3)) for _ in chosen]
        sections = tuple(
            Section(unit, tuple(each for each, place in zip(measures, places, strict=True) if place == number))
            for number, unit in enumerate(UNITS)
        )
        base = one_section(UMWELT, year=year)
        years.append(replace(base, categories=(replace(base.categories[0], sections=sections),)))
    return years[0], years[1]


def sides(comparison: Comparison) -> list[tuple[str | None, str | None, str]]:
    def key(place: Placement | None) -> str | None:
        return place.measure.id if place else None

    return [(key(entry.now), key(entry.before), entry.reason) for entry in comparison.entries]


@given(two_years())
def test_every_measure_of_either_year_stands_in_exactly_one_group(years: tuple[Report, Report]) -> None:
    after, before = years
    grouped = [entry for _, entries in compare(after, before).groups() for entry in entries]
    assert Counter(e.now.measure.id for e in grouped if e.now) == Counter(each.id for each in after.measures())
    assert Counter(e.before.measure.id for e in grouped if e.before) == Counter(each.id for each in before.measures())


@given(two_years())
def test_the_other_direction_is_the_mirror(years: tuple[Report, Report]) -> None:
    there, back = compare(*years), compare(years[1], years[0])
    assert sorted(map(repr, sides(there))) == sorted(repr((now, was, why)) for was, now, why in sides(back))
    changes = {(e.now.measure.id, c.name, c.old, c.new) for e in there.entries if e.now for c in e.changes + e.moves}
    mirrored = {
        (e.before.measure.id, c.name, c.new, c.old) for e in back.entries if e.before for c in e.changes + e.moves
    }
    assert changes == mirrored


@given(reports())
def test_identical_reports_have_only_continued_measures(report: Report) -> None:
    found = compare(report, report)
    assert len(found.continued) == len(found.entries) == sum(1 for _ in report.measures())
