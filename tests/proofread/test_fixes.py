"""Fixes change only their place, twice is once, and no fix makes a new finding."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikz_report.model import Item, Mark, Measure, Paragraph, Report, Run, plain
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.correct import correct
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Fix
from ikz_report.proofread.fixes import apply_fixes, fix_text
from ikz_report.proofread.registry import registry
from ikz_report.proofread.rule import Example, TextRule
from ikz_report.proofread.settings import Settings, Suppression
from tests.proofread.notation import MARK, one_text, report_of
from tests.samples import sample_report

WORDS = ["Stadt", "Land", "Halle", "und", "der", "die", "Grundstück", "läuft", "ESF", "II", "Amt", "Jahre", "mal", "x"]
NUMBERS = ["2", "4", "6", "12", "2014", "2015", "1.07.2010", "05.08.2014", "12:30", "01", "03/2015", "1.", "98,98"]
SIGNS = ["-", " - ", "–", " – ", "- ", " -", "--", "/", " /", "/ ", "(", ")", " (", ")", '"', "„", "“", "”", "'", "’"]
SIGNS += [",", ".", " ,", "..", ";", ":", " .", "%", "€", " EUR", "§", "§ ", "Abs.", "z.B.", "e.V.", "u. a.", "i.d.R."]
BLANKS = [" ", " ", " ", " ", "  ", "\u00a0", "\n"]
fragments = st.lists(st.sampled_from(WORDS + NUMBERS + SIGNS + BLANKS), min_size=1, max_size=14).map("".join)
texts = fragments.map(lambda text: "\n".join(filter(None, (line.strip() for line in text.split("\n"))))).filter(bool)


def texts_of(report: Report) -> list[str]:
    return [line.text for line in ReportContext(report).lines if line.measure]


def typ_codes(report: Report) -> Counter[str]:
    return Counter(finding.code for finding in proofread(report, select=["TYP"]))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_correcting_twice_equals_once(text: str) -> None:
    once = correct(one_text(Example(text)), select=["TYP"]).report
    assert correct(once, select=["TYP"]).report == once


@settings(max_examples=200, deadline=None)
@given(texts)
def test_no_correction_makes_a_new_finding(text: str) -> None:
    before = one_text(Example(text))
    after = correct(before, select=["TYP"]).report
    assert typ_codes(after) <= typ_codes(before)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_a_round_of_fixes_changes_only_what_the_findings_quote(text: str) -> None:
    report = one_text(Example(text))
    found = proofread(report, select=["TYP"])
    (fixed,) = texts_of(apply_fixes(report, found))
    kept, at = [], 0
    for finding in sorted(found, key=lambda each: each.start):
        if finding.fix is not None:
            kept.append(text[at : finding.start] if finding.start > at else "")
            at = max(at, finding.end)
    start = 0
    for piece in [*kept, text[at:]]:
        found_at = fixed.find(piece, start)
        assert found_at >= 0
        start = found_at + len(piece)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_letters_and_figures_stay(text: str) -> None:
    """Typography moves blanks and signs; the words are the author's. „x“ becomes „mal“, a date gets its zeros."""
    report = correct(one_text(Example(text)), ignore=["TYP007", "TYP012", "TYP013"], select=["TYP"]).report
    assert [char for char in texts_of(report)[0] if char.isalnum()] == [char for char in text if char.isalnum()]


def test_emphasis_around_a_fix_stays() -> None:
    text = (Run("Ziele 4", Mark.BOLD), Run("-"), Run("6", Mark.ITALIC), Run(" Jahre"))
    assert fix_text(text, [Fix(6, 9, "4–6", True)]) == (*text[:1], Run("–"), *text[2:])


def test_characters_put_in_look_like_the_one_before() -> None:
    text = (Run("§", Mark.BOLD), Run("5"))
    assert fix_text(text, [Fix(0, 2, "§ 5", True)]) == (Run("§ ", Mark.BOLD), Run("5"))


def test_of_two_overlapping_fixes_the_first_is_made() -> None:
    fixes = [Fix(2, 4, "CD", True), Fix(0, 3, "ABC", True)]
    assert fix_text((Run("abcd"),), fixes) == (Run("ABCd"),)


def test_a_fix_never_leaves_a_text_empty() -> None:
    assert fix_text((Run("-"),), [Fix(0, 1, "", True)]) == (Run("-"),)


def test_unsafe_fixes_are_made_on_request_only() -> None:
    report = one_text(Example("zur Zeit für 4-6 Jahre"))
    assert texts_of(correct(report).report) == ["zur Zeit für 4–6 Jahre"]
    assert texts_of(correct(report, unsafe=True).report) == ["zurzeit für 4–6 Jahre"]


def test_what_is_suppressed_is_not_corrected() -> None:
    report = one_text(Example("Titel 4-6"))
    allowed = Settings(suppressions=(Suppression("TYP003", "m1", "Titel"),))
    result = correct(report, allowed)
    assert result.report == report
    assert result.made == ()


def test_the_findings_made_good_are_returned() -> None:
    made = correct(one_text(Example("Ziele 4-6 Jahre, z.B. eins"))).made
    assert [finding.code for finding in made] == ["TYP003", "TYP004"]


@pytest.mark.parametrize("field", ["arbeitsstand", "perspektive"])
def test_only_the_bullet_with_the_finding_changes(field: str) -> None:
    cell = (Item((Run("eins"),), (Item((Run("z.B. zwei"),)), Item((Run("drei"),)))), Paragraph((Run("vier"),)))
    report = sample_report()
    section = report.categories[0].sections[0]
    measure = Measure("elbe", ("vertikal",), {"thema": (Paragraph((Run("x"),)),), field: cell})
    section = replace(section, measures=(measure, *section.measures[1:]))
    category = replace(report.categories[0], sections=(section, *report.categories[0].sections[1:]))
    report = replace(report, categories=(category, *report.categories[1:]))
    fixed = correct(report, select=["TYP004"]).report
    changed = next(each for each in fixed.measures() if each.id == "elbe").cell(field)
    assert [plain(item.text) for item in changed[0].items] == ["z. B. zwei", "drei"]  # type: ignore[union-attr]
    assert changed[1] == cell[1]
    assert list(fixed.measures())[1:] == list(report.measures())[1:]


def test_an_intro_shared_by_two_dezernate_is_corrected_in_both() -> None:
    report = report_of(Example("## II/I\n$ Ziele z.B. eins\n# Amt A\nx\n## II/II\n$ Ziele z.B. eins\n# Amt B\ny"))
    intros = [category.intro for category in correct(report, select=["TYP004"]).report.categories]
    assert intros[0] == intros[1] == (Paragraph((Run("Ziele z. B. eins"),)),)


def test_notes_principles_and_cover_are_corrected_too() -> None:
    base = report_of(Example("> Hinweis z.B. eins\nx", day=date(2015, 5, 1)))
    assert base.paper is not None
    paper = replace(base.paper, text=(Paragraph((Run("Text z.B. drei"),)),))
    category = replace(base.categories[0], principles=(Item((Run("z.B. zwei"),)),))
    report = correct(replace(base, categories=(category,), paper=paper), select=["TYP004"]).report
    assert report.categories[0].sections[0].notes == (Paragraph((Run("Hinweis z. B. eins"),)),)
    assert report.categories[0].principles == (Item((Run("z. B. zwei"),)),)
    assert report.paper is not None
    assert report.paper.text == (Paragraph((Run("Text z. B. drei"),)),)


def test_a_title_is_remarked_on_and_not_corrected() -> None:
    report = replace(one_text(Example("x")), title="Bericht 2013-2014")
    (finding,) = proofread(report, select=["TYP003"])
    assert (finding.place.field, finding.fix, finding.proposal) == ("titel", None, "2013–2014")
    assert correct(report).report == report


EXAMPLES = [
    MARK.sub("", example.text)
    for rule in registry().values()
    if isinstance(rule, TextRule)
    for example in (*rule.bad, *rule.good)
]
WORDS_OF_EXAMPLES = sorted({word for text in EXAMPLES for word in text.split() if word[0].isalnum()})
mixed = st.lists(st.sampled_from(WORDS_OF_EXAMPLES), min_size=2, max_size=10).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EXAMPLES) | mixed, st.booleans())
def test_correcting_with_all_rules_twice_equals_once(text: str, unsafe: bool) -> None:
    once = correct(one_text(Example(text)), unsafe=unsafe).report
    assert correct(once, unsafe=unsafe).report == once


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EXAMPLES) | mixed, st.booleans())
def test_no_correction_of_any_rule_makes_a_new_finding(text: str, unsafe: bool) -> None:
    before = one_text(Example(text))
    after = correct(before, unsafe=unsafe).report
    found, left = (Counter(each.code for each in proofread(report)) for report in (before, after))
    assert left <= found


def test_a_correction_that_would_make_a_finding_is_left_and_the_others_of_its_text_are_made() -> None:
    text = "Eigentums-/ beitritt zum Verein, z.B. heute"
    result = correct(one_text(Example(text)))
    assert texts_of(result.report) == ["Eigentums-/ beitritt zum Verein, z. B. heute"]
    assert [each.code for each in result.made] == ["TYP004"]
