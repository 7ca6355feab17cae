"""The HTML page in a real browser: filter, search, keyboard, print, contrast, landmarks, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from ikz_report.charts.output import svg
from ikz_report.charts.series import chart_data
from ikz_report.model import Report
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import SUPPRESSED, Finding, Level, Place
from ikz_report.proofread.output.remarks import review
from ikz_report.register import load_report
from ikz_report.writers.review import review_page
from tests.browser import Tab, browser
from tests.conftest import ROOT
from tests.samples import cells, para, sample_report
from tests.writers.test_review import DAY, THEMA, finding

HOSTILE = "<script>window.boese=1</script></style></script><img src=x onerror=window.boese=2> \" ' javascript:boese()"
PLANTS = Place("III", "gruenflaechen", "pflanzungen", "thema", (0,))
TRADE = Place("II/III", "dezernat-iii", "gewerbe", "thema", (0,))
FOUND = (
    finding(THEMA, "Elbe", 21, Level.HINWEIS),
    finding(PLANTS, "Pflanzungen"),
    finding(TRADE, "Gewerbe", 0, Level.FEHLER, "TYP001"),
    finding(Place(field=SUPPRESSED, path=(0,)), level=Level.HINWEIS, code="SUP900"),
)
SHOWN = '[...document.querySelectorAll(".notizen > li")].filter((n) => n.getClientRects().length).map((n) => n.id)'
CONTRAST = """
(() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = parse(getComputedStyle(element).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  let count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    count += 1;
    const pair = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) poor.add(`${element.tagName} ${element.className} ${ratio.toFixed(2)}`);
  }
  return [count, [...poor]];
})()
"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profil")) as tab:
        yield tab


@pytest.fixture
def show(chromium: Tab, tmp_path: Path) -> Tab:
    """The sample with four findings, each in another place, with another rule or level."""
    chromium.media()
    chromium.size(1400)
    put(chromium, tmp_path, sample_report(), *FOUND)
    return chromium


def put(tab: Tab, folder: Path, report: Report, *found: Finding) -> None:
    charts = [(chart, svg(chart)) for chart in chart_data(replace(report, charts=()), None)]
    path = folder / "korrektur.html"
    path.write_bytes(review_page(review(report, found), DAY, charts))
    tab.requests.clear()
    tab.open(path)


def real(tab: Tab, folder: Path) -> int:
    """The real report; how many findings it has."""
    report = load_report(ROOT / "data", 2014)
    found = proofread(report)
    put(tab, folder, report, *found)
    return len(found)


def choose(tab: Tab, name: str, value: str) -> None:
    tab.js(f'document.getElementById("{name}").value = "{value}"')
    tab.js(f'document.getElementById("{name}").dispatchEvent(new Event("change", {{bubbles: true}}))')
    assert tab.js(f'document.getElementById("{name}").value') == value


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("stelle", "Umweltamt", ["b1"]),
        ("kategorie", "III", ["b2"]),
        ("stufe", "3", ["b3"]),
        ("stufe", "2", ["b2", "b3"]),
        ("regel", "TYP003", ["b1", "b2"]),
        ("regel", "SUP900", ["b4"]),
    ],
)
def test_each_filter_leaves_its_findings(show: Tab, name: str, value: str, left: list[str]) -> None:
    assert sorted(show.js(SHOWN)) == ["b1", "b2", "b3", "b4"]
    choose(show, name, value)
    assert sorted(show.js(SHOWN)) == left
    assert show.js('document.getElementById("zahl").textContent') == f"{len(left)} von 4 Befunden"
    marked = show.js('[...document.querySelectorAll("mark:not(.aus)")].map((m) => m.dataset.n)')
    assert sorted(marked) == [each[1:] for each in left if each != "b4"]


def test_filters_work_together_and_can_be_taken_back(show: Tab) -> None:
    choose(show, "regel", "TYP003")
    choose(show, "stufe", "2")
    show.js('document.getElementById("nur").click()')
    assert show.js(SHOWN) == ["b2"]
    rows = '[...document.querySelectorAll("main tbody tr")].filter((r) => r.checkVisibility()).map((r) => r.id)'
    assert show.js(rows) == ["pflanzungen"]
    show.js('document.querySelector("button[type=reset]").click()')
    show.js("new Promise((done) => setTimeout(done, 50))")
    assert len(show.js(SHOWN)) == 4
    assert len(show.js(rows)) > 5


@pytest.mark.parametrize(
    ("words", "left"), [("ELBE", ["b1"]), ("pflanz", ["b2"]), ("an der  Elbe", ["b1"]), ("nirgends so", [])]
)
def test_the_search_finds_words_of_the_note_or_of_its_row(show: Tab, words: str, left: list[str]) -> None:
    show.js('document.getElementById("suche").focus()')
    show.press(*words)
    assert show.js(SHOWN) == left


def test_everything_can_be_done_with_the_keyboard(show: Tab) -> None:
    here = "document.activeElement.id || document.activeElement.textContent"
    show.press("Tab")
    assert show.js(here) == "Zum Bericht springen"
    assert show.js("document.activeElement.getBoundingClientRect().left >= 0")
    reached = []
    for _ in range(14):
        show.press("Tab")
        reached.append(show.js(here))
    order = ["stelle", "kategorie", "stufe", "regel", "suche", "nur", "vor", "nach", "Alles zeigen"]
    assert [each for each in reached if each in order] == order
    show.js('document.getElementById("stufe").focus()')
    show.press("ArrowDown")
    assert show.js(SHOWN) == ["b3"]
    show.js('document.getElementById("nach").focus()')
    show.press("Enter")
    assert show.js('document.activeElement.closest("li").id') == "b3"
    assert show.js("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    show.press("Enter")
    assert show.js("location.hash") == "#t3"


def test_the_skip_link_leads_past_the_filter(show: Tab) -> None:
    show.press("Tab", "Enter")
    assert show.js("document.activeElement.id") == "bericht"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(show: Tab, tmp_path: Path, scheme: str) -> None:
    real(show, tmp_path)
    show.media("screen", scheme)
    show.js('document.querySelectorAll("details").forEach((each) => { each.open = true; })')
    count, poor = show.js(CONTRAST)
    assert count > 1000
    assert poor == []
    choose(show, "stufe", "3")
    assert show.js(CONTRAST)[1] == []


def test_assistive_technology_is_told_landmarks_names_and_levels(show: Tab) -> None:
    nodes = show.tree()
    roles = [node["role"] for node in nodes]
    assert roles.count("main") == roles.count("banner") == roles.count("form") == 1
    assert next(node["name"] for node in nodes if node["role"] == "form") == "Befunde auswählen"
    for role in ("combobox", "searchbox", "checkbox", "button", "link", "image", "table", "columnheader"):
        names = [node["name"] for node in nodes if node["role"] == role]
        assert names, role
        assert all(names), role
    levels = [node["level"] for node in nodes if node["role"] == "heading"]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert show.js("document.documentElement.lang") == "de"


def test_the_charts_are_in_the_page_with_their_figures_as_text(show: Tab, tmp_path: Path) -> None:
    report = load_report(ROOT / "data", 2014)
    put(show, tmp_path, report)
    pictures = show.js("[...document.images].map((i) => [i.complete && i.naturalWidth > 100, i.alt])")
    assert len(pictures) >= 1
    assert all(drawn and "Balkendiagramm" in alt for drawn, alt in pictures)


def test_nothing_is_asked_for_but_the_file_itself(show: Tab, tmp_path: Path) -> None:
    real(show, tmp_path)
    show.js('document.getElementById("nach").click()')
    page = (tmp_path / "korrektur.html").as_uri()
    assert [each for each in show.requests if each != page and not each.startswith("data:")] == []
    assert page in show.requests
    loaded = show.js('performance.getEntriesByType("resource").map((each) => each.name)')
    assert [each for each in loaded if not each.startswith("data:")] == []


def test_a_strange_script_may_not_run(show: Tab) -> None:
    add = 'document.body.append(Object.assign(document.createElement("script"), {textContent: "window.fremd = 1"}))'
    show.js(f"{add}; 1")
    assert show.js("window.fremd === undefined")
    fetched = 'fetch("https://stadt.example/").then(() => "ja", () => "nein")'
    assert show.js(fetched) == "nein"
    assert not any(each.startswith("https:") for each in show.requests)


def test_hostile_texts_are_shown_and_do_nothing(show: Tab, tmp_path: Path) -> None:
    report = sample_report()
    first = report.categories[0]
    section = first.sections[0]
    measure = replace(section.measures[0], id="zeile", cells=cells(thema=(para(HOSTILE),)))
    sections = (replace(section, unit=replace(section.unit, name=HOSTILE), measures=(measure,)), *first.sections[1:])
    bad = replace(
        report, title=HOSTILE, example=HOSTILE, categories=(replace(first, title=HOSTILE, sections=sections),)
    )
    place = Place("I", "umweltamt", "zeile", "thema", (0,))
    found = replace(finding(place, HOSTILE[5:30], 5), message=HOSTILE, proposal=HOSTILE)
    put(show, tmp_path, bad, found)
    assert show.js("window.boese === undefined")
    assert show.js("document.scripts.length") == 1
    assert show.js('document.body.innerText.split("onerror=window.boese=2").length') >= 6
    assert (
        show.js('document.querySelector("#zeile td:nth-child(2)").textContent').replace("1<", "<", 1).startswith("<s")
    )
    assert show.js(SHOWN) == ["b1"]
    assert [each for each in show.requests if not each.startswith(("file:", "data:"))] == []


def test_on_paper_it_is_the_report_with_its_notes_and_no_controls(show: Tab, tmp_path: Path) -> None:
    count = real(show, tmp_path)
    show.media("print")
    assert show.js('document.getElementById("filter").checkVisibility()') is False
    assert show.js('document.querySelector(".sprung").checkVisibility()') is False
    assert show.js(CONTRAST)[1] == []
    show.media()
    document = pypdfium2.PdfDocument(show.pdf())
    width, height = document[0].get_size()
    text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    document.close()
    assert width > height
    assert len(re.findall(r"\b(?:Fehler|Warnung|Hinweis) [A-Z]{3}\d{3}\b", text)) == count
    assert "Nächster Befund" not in text


@pytest.mark.parametrize("width", [320, 800, 1400])
def test_no_width_needs_scrolling_to_the_side(show: Tab, tmp_path: Path, width: int) -> None:
    real(show, tmp_path)
    show.size(width)
    assert show.js("document.documentElement.scrollWidth") <= width


def test_without_the_filter_script_all_is_readable(show: Tab, tmp_path: Path) -> None:
    show.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        put(show, tmp_path, sample_report(), *FOUND)
        names = [node["name"] for node in show.tree()]
        assert "Partnerschaft an der " in names
        assert not any(node["role"] == "form" for node in show.tree())
    finally:
        show.call("Emulation.setScriptExecutionDisabled", value=False)
