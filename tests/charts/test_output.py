"""SVG, PDF and PNG: the same figures, the right font, the same bytes."""

from __future__ import annotations

import io
from pathlib import Path

import font_source_sans_pro
import pypdf
import pypdfium2
import pytest
import typst
from lxml import etree
from PIL import Image

from ikz_report.charts.chart import ChartData
from ikz_report.charts.drawing import drawing
from ikz_report.charts.output import pdf_page, png, svg
from ikz_report.charts.series import chart_data
from ikz_report.charts.style import LOOKS, number
from ikz_report.errors import InputError
from tests.charts.cases import CASES, LONG, chart, two_years
from tests.charts.test_drawing import figures

SVG = "{http://www.w3.org/2000/svg}"
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def texts(picture: bytes) -> list[str]:
    return [element.text or "" for element in etree.fromstring(picture).iter(f"{SVG}text")]


def pdf_text(document: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document)).pages)


def fonts(document: bytes) -> set[tuple[str, bool]]:
    """Each font's name without its subset's prefix, and whether it is embedded."""
    result = set()
    for page in pypdf.PdfReader(io.BytesIO(document)).pages:
        for reference in page["/Resources"]["/Font"].values():  # type: ignore[index]
            font = reference.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            described = inner.get("/FontDescriptor", {})
            embedded = any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            result.add((str(font["/BaseFont"]).split("+")[-1], embedded))
    return result


@every_case
def test_svg_and_pdf_hold_every_figure_in_order(case: ChartData) -> None:
    shown = [number(value) for value in figures(case)]
    written = texts(svg(case))
    start = len(written) - len(case.notes) - len(shown)
    assert written[start : start + len(shown)] == shown
    lines = pdf_text(pdf_page(case)).split("\n")
    assert [line.strip() for line in lines if line.strip() in set(shown)][-len(shown) :] == shown


def test_the_pictures_of_a_report_hold_the_counts_of_its_register() -> None:
    after, before = two_years()
    by_art = chart_data(after, before)[3]
    counted = [
        str(sum(name in (measure.arten or ("ohne Angabe",)) for measure in report.measures()))
        for name in ("interkommunal", "intrakommunal", "vertikal", "allgemein", "ohne Angabe")
        for report in (before, after)
    ]
    assert texts(svg(by_art, notes=False))[-len(counted) :] == counted
    assert "\n".join(counted) in pdf_text(pdf_page(by_art))


@every_case
def test_the_same_chart_gives_the_same_bytes(case: ChartData) -> None:
    assert svg(case) == svg(case)
    assert pdf_page(case) == pdf_page(case)


def test_svg_says_what_it_shows_and_in_which_language() -> None:
    root = etree.fromstring(svg(CASES["long names"]))
    assert root.findtext(f"{SVG}title") == CASES["long names"].title
    assert root.findtext(f"{SVG}desc") == CASES["long names"].alt
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de-DE"


def test_svg_text_stays_text_in_the_real_family() -> None:
    root = etree.fromstring(svg(CASES["three groups, two years"]))
    styles = {element.get("style", "").split("font-family: ")[1].split(";")[0] for element in root.iter(f"{SVG}text")}
    assert styles == {"'Source Sans Pro', sans-serif"}
    weights = {element.text: "font-weight: 600" in element.get("style", "") for element in root.iter(f"{SVG}text")}
    assert (weights["86"], weights["Maßnahmen"], weights["Kategorie I"]) == (True, True, False)


def test_svg_has_the_palette_without_rounding_and_no_ids_that_could_meet_another_picture_s() -> None:
    picture = svg(CASES["one group, four series"])
    assert all(f"fill: #{look.colour};".encode() in picture for look in LOOKS)
    assert b" id=" not in picture
    assert b"url(" not in picture
    assert b"DOCTYPE" not in picture


def test_svg_text_stands_where_the_drawing_has_it() -> None:
    case = CASES["twelve groups"]
    target = drawing(case)
    expected = [text.y for text in target.values.contents]
    shown = [e for e in etree.fromstring(svg(case)).iter(f"{SVG}text") if "600" in e.get("style", "")][1:]
    for y, element in zip(expected, shown, strict=True):
        # reportlab mirrors each text about its own baseline and keeps whole numbers only
        assert element.get("transform") == f"translate(0,{2 * y:g}) scale(1,-1)"


def test_svg_is_as_wide_as_asked_in_millimetres() -> None:
    root = etree.fromstring(svg(CASES["one group"], 120, 80))
    assert float(root.get("width", "").removesuffix("mm")) == pytest.approx(120, abs=0.2)
    assert float(root.get("height", "").removesuffix("mm")) == pytest.approx(80, abs=0.2)


def test_typst_sets_the_svg_in_the_packaged_font_in_an_accessible_pdf(tmp_path: Path) -> None:
    (tmp_path / "bild.svg").write_bytes(svg(chart(LONG, [1, 2, 3], [4, 5, 6], title="Titel ș ő ł ẞ € „“ ‚‘ – §")))
    source = tmp_path / "seite.typ"
    source.write_text(
        '#set document(title: "Probe")\n#set text(lang: "de", font: "Source Sans Pro")\n'
        '#figure(image("bild.svg", width: 160mm), alt: "Diagramm")',
        encoding="utf-8",
    )
    folder = font_source_sans_pro.font_directory
    made = typst.compile(
        str(source), font_paths=[folder], ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"], timestamp=0
    )
    assert all(name.startswith("SourceSansPro-") and embedded for name, embedded in fonts(made))
    assert {name.split("-")[1] for name, _ in fonts(made)} == {"Regular", "Semibold"}
    page = pypdfium2.PdfDocument(made)[0]
    assert "Titel ș ő ł ẞ € „“ ‚‘ – §" in page.get_textpage().get_text_range()


def test_the_pdf_page_is_a4_across_with_embedded_fonts_language_and_title() -> None:
    made = pdf_page(CASES["three groups, two years"])
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [842, 595]
    assert {(name.strip("/"), embedded) for name, embedded in fonts(made)} == {
        ("SourceSansPro-Regular", True),
        ("SourceSansPro-Semibold", True),
    }
    assert reader.metadata is not None
    assert reader.metadata.title == "Maßnahmen"
    assert str(reader.root_object["/Lang"]) == "de-DE"


def test_the_pdf_page_grows_with_a_chart_that_is_taller() -> None:
    many = chart([f"Amt {place}" for place in range(60)], range(60))
    height = float(pypdf.PdfReader(io.BytesIO(pdf_page(many))).pages[0].mediabox.height)
    assert height > 900


@pytest.mark.parametrize("dpi", [72, 300])
def test_png_has_the_pixels_of_its_resolution(dpi: int) -> None:
    image = Image.open(io.BytesIO(png(CASES["three groups, two years"], dpi)))
    assert image.width == pytest.approx(170 / 25.4 * dpi, abs=3)
    assert image.height == pytest.approx(90 / 25.4 * dpi, abs=3)
    assert round(image.info["dpi"][0]) == dpi


def test_png_is_white_with_the_colours_of_its_series() -> None:
    image = Image.open(io.BytesIO(png(CASES["three groups, two years"], 100))).convert("RGB")
    pixels = image.tobytes()
    colours = {pixels[place : place + 3].hex().upper() for place in range(0, len(pixels), 3)}
    assert {"FFFFFF", LOOKS[0].colour, LOOKS[1].colour} <= colours
    assert image.getpixel((0, 0)) == image.getpixel((image.width - 1, image.height - 1)) == (255, 255, 255)


@pytest.mark.parametrize("dpi", [0, -1, 23, 1201])
def test_a_resolution_no_printer_has_is_an_error(dpi: int) -> None:
    with pytest.raises(InputError, match=f"{dpi} dpi: bitte einen Wert von 24 bis 1200"):
        png(CASES["one group"], dpi)
