"""The HTML page: the report as it reads, findings beside it, nothing from elsewhere, usable by everybody."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.charts.output import svg
from ikz_report.charts.series import chart_data
from ikz_report.model import Mark, Report, Run
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import SUPPRESSED, Finding, Level, Place
from ikz_report.proofread.output.remarks import WHOLE, review
from ikz_report.register import load_report
from ikz_report.writers.review import review_page
from ikz_report.writers.review.texts import text_html
from tests.conftest import ROOT
from tests.samples import sample_report
from tests.strategies import reports

DAY = datetime(2015, 4, 13, 8, 0, tzinfo=UTC)
ELBE = Place("I", "umweltamt", "elbe")
VOID = {"meta", "br", "img", "input"}


class Page(HTMLParser):
    """A page taken apart: elements with their attributes, text by element, and whether every tag is closed."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, Mapping[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def all(self, tag: str) -> list[Mapping[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def inside(self, tag: str) -> str:
        return "".join(text for path, text in self.texts if tag in path)


def finding(
    place: Place, quote: str = "", start: int = 0, level: Level = Level.WARNUNG, code: str = "TYP003"
) -> Finding:
    return Finding(code, level, "So nicht.", place, quote, start, start + len(quote), proposal="besser")


def page(report: Report, *findings: Finding) -> bytes:
    return review_page(review(report, findings), DAY)


THEMA = replace(ELBE, field="thema", path=(0,))


def test_the_report_is_there_word_for_word() -> None:
    report = sample_report()
    text = " ".join(Page(page(report)).inside("main").split())
    for line in ReportContext(report).lines:
        assert " ".join(line.text.split()) in text


def test_each_finding_is_marked_numbered_and_told_beside_its_row() -> None:
    content = Page(page(sample_report(), finding(THEMA, "Elbe", 21)))
    (mark,) = content.all("mark")
    assert content.inside("mark") == "Elbe"
    assert (mark["class"], mark["data-n"]) == ("warnung", "1")
    assert {"t1", "b1"} <= {each.get("id") for _, each in content.elements}
    assert "Warnung TYP003 So nicht.Vorschlag: besser" in content.inside("li").replace("  ", " ")


def test_overlapping_quotes_are_marked_piece_by_piece() -> None:
    found = [finding(THEMA, "haft an", 9), finding(THEMA, "an der", 14, Level.FEHLER)]
    html = page(sample_report(), *found).decode()
    marks = re.findall(r'<mark class="(\w+)" data-n="([\d ]+)">([^<]*)</mark>', html)
    assert marks == [("warnung", "1", "haft "), ("fehler", "1 2", "an"), ("fehler", "2", " der")]


def test_a_whole_cell_and_an_empty_one_are_framed() -> None:
    places = (replace(ELBE, field="arbeitsstand"), Place("I", "umweltamt", "klima", "perspektive"))
    html = page(sample_report(), *map(finding, places)).decode()
    assert html.count('class="ganz warnung"') == 2
    assert '<span class="leer">leer</span>' in html


def test_what_stands_nowhere_in_the_report_comes_first() -> None:
    places = (Place(field=SUPPRESSED, path=(0,)), Place(unit="museen"), Place(field="IKZ_2014.pdf"))
    content = page(sample_report(), *map(finding, places)).decode()
    assert "Ausnahmen in korrektur.yaml: So nicht." in content
    assert "IKZ_2014.pdf: So nicht." in content
    assert content.index(f"<h2>{WHOLE}</h2>") < content.index("Kategorie I (höchste Priorität)")
    assert content.count('<li id="b') == 3
    assert 'href="#t1"' not in content


def test_every_finding_of_the_real_report_is_shown_once_and_every_link_leads_somewhere() -> None:
    report = load_report(ROOT / "data", 2014)
    found = proofread(report)
    content = Page(review_page(review(report, found, ROOT / "data"), DAY))
    ids = [attributes["id"] for _, attributes in content.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert [f"b{number}" in ids for number in range(1, len(found) + 1)] == [True] * len(found)
    assert {each["href"].removeprefix("#") for each in content.all("a")} <= set(ids)
    assert content.open == []


def test_nothing_is_loaded_and_only_the_pages_own_script_may_run() -> None:
    report = load_report(ROOT / "data", 2014)
    charts = [(chart, svg(chart)) for chart in chart_data(replace(report, charts=()), None)]
    html = review_page(review(report, proofread(report)), DAY, charts).decode()
    content = Page(html.encode())
    assert all(each["src"].startswith("data:image/svg+xml;base64,") for each in content.all("img"))
    assert all(each["alt"] for each in content.all("img"))
    assert not any(name.startswith("on") or name == "style" for _, each in content.elements for name in each)
    assert not {"link", "iframe", "object", "base"} & {tag for tag, _ in content.elements}
    policy = next(each["content"] for each in content.all("meta") if each.get("http-equiv"))
    for tag in ("style", "script"):
        (source,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert b64encode(hashlib.sha256(source.encode()).digest()).decode() in policy


def test_it_has_language_landmarks_labels_and_headings_in_order() -> None:
    content = Page(page(sample_report(), finding(THEMA, "Elbe", 21)))
    tags = [tag for tag, _ in content.elements]
    assert content.all("html") == [{"lang": "de"}]
    assert tags.count("main") == tags.count("header") == tags.count("h1") == 1
    named = {each["for"] for each in content.all("label")}
    assert {each["id"] for tag in ("select", "input") for each in content.all(tag)} == named
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert next(each for each in content.all("a"))["href"] == "#bericht"


def test_colours_have_enough_contrast() -> None:
    css = (ROOT / "ikz_report" / "writers" / "review" / "page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    for block in (light, dark):
        colours = dict(re.findall(r"--([\w-]+): (#\w+)", block))
        grounds = [colours[name] for name in ("grund", "kopf", "stelle", "fehler", "warnung", "hinweis")]
        assert all(_contrast(colours["schrift"], ground) >= 4.5 for ground in grounds)
        assert _contrast(colours["leise"], colours["grund"]) >= 4.5
        assert all(_contrast(colours["verweis"], ground) >= 4.5 for ground in grounds)


def _contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2.1, success criterion 1.4.3."""
    low, high = sorted(map(_luminance, (first, second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_without_findings_there_is_nothing_to_filter() -> None:
    html = page(sample_report()).decode()
    assert "0 Befunde: " in html
    assert "<form" not in html


def test_example_data_are_called_so() -> None:
    report = replace(sample_report(), example="Beispieldaten <b>")
    assert "<p>Achtung: Beispieldaten &lt;b&gt;</p>" in page(report).decode()


def test_the_same_findings_give_the_same_bytes() -> None:
    assert page(sample_report(), finding(THEMA)) == page(sample_report(), finding(THEMA))


@given(st.data(), reports())
def test_any_text_with_any_marks_is_escaped_and_whole(data: st.DataObject, report: Report) -> None:
    lines = [line for line in ReportContext(report).lines if line.field.fixable]
    found = []
    for line in data.draw(st.lists(st.sampled_from(lines), max_size=4)) if lines else ():
        start = data.draw(st.integers(0, len(line.text)))
        end = data.draw(st.integers(start, len(line.text)))
        found.append(finding(line.place, line.text[start:end], start))
    content = Page(page(report, *found))
    assert content.open == []
    shown = "".join("".join(text for path, text in content.texts if "main" in path and "sup" not in path).split())
    for line in lines:
        assert "".join(line.text.split()) in shown


def test_emphasis_and_quotes_may_cross() -> None:
    text = (Run("kur"), Run("siv", Mark.ITALIC), Run("fett & unter", Mark.BOLD | Mark.UNDERLINE))
    (remark,) = review(sample_report(), [finding(THEMA, "rsivf", 2)]).remarks
    html = text_html(text, [remark])
    assert html.startswith(
        'ku<mark class="warnung" data-n="1">r</mark><mark class="warnung" data-n="1"><i>siv</i></mark>'
    )
    assert "<b><u>f</u></b></mark><sup" in html
    assert html.endswith("</sup><b><u>ett &amp; unter</u></b>")
