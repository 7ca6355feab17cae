"""Any text the font has arrives unchanged; any other is an error that says where."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import category, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikz_report.errors import InputError, InternalError
from ikz_report.model import (
    Category,
    Content,
    Item,
    Mark,
    Measure,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    lines,
    normal_text,
    plain,
)
from ikz_report.writers.pdf import ChartImage, build_pdf
from ikz_report.writers.pdf.fonts import BOLD, BOLD_ITALIC, FACES, ITALIC, REGULAR, characters, package_folder, shows
from tests.samples import GARTEN, UMWELT, cells, item, para, sample_report, text
from tests.strategies import contents
from tests.writers.pdf.papers import PAPER, TEMPLATE, full_paper, sample_pdf, with_measures
from tests.writers.pdf.tagged import FOLDED, read_tags

EVERYWHERE = frozenset.intersection(*(characters(face) for face in FACES))


def supported(value: Text) -> Text:
    """The text with what the font has; without marks of direction and loose accents, which change their neighbours."""
    kept = (
        Run("".join(c for c in run.text if ord(c) in EVERYWHERE and category(c) not in ("Cf", "Mn")), run.marks)
        for run in value
    )
    result = normal_text(kept)
    return result if same(plain(result)) else (Run("x"),)


def restricted(content: Content) -> Content:
    return tuple(
        Paragraph(supported(block.text))
        if isinstance(block, Paragraph)
        else Item(supported(block.text), restricted(block.items))  # type: ignore[arg-type]
        for block in content
    )


def same(value: str) -> str:
    """What must be the same: ligatures and superscripts taken apart, no blanks, no hyphens."""
    return FOLDED.sub("", normalize("NFKC", value))


def report_of(parts: list[Content]) -> Report:
    """Parts one to three at the head of the category and section, the others in cells."""
    intro, principles, notes, *others = (*parts, *[()] * 3)
    fields = ("thema", "arbeitsstand", "perspektive")
    measures = tuple(
        Measure(f"m{number}", ("vertikal",), cells(**dict(zip(fields, others[number : number + 3], strict=False))))
        for number in range(0, len(others), 3)
    )
    paragraphs = tuple(block for block in notes if isinstance(block, Paragraph))
    section = Section(UMWELT, measures, notes=paragraphs)
    return replace(sample_report(), categories=(Category("I", "Kategorie", None, intro, principles, (section,)),))


@settings(max_examples=25)
@given(st.lists(contents().map(restricted), min_size=4, max_size=9))
def test_any_text_the_font_has_arrives_unchanged_and_in_order(parts: list[Content]) -> None:
    report = report_of(parts)
    everything = same(read_tags(sample_pdf(report)).children[0].text)
    position = everything.index("Kategorie")
    first = report.categories[0]
    printed = [first.intro, first.principles, first.sections[0].notes]
    printed += [content for measure in first.sections[0].measures for content in measure.cells.values()]
    for wanted in (same(plain(value)) for content in printed for _, value in lines(content)):
        found = everything.find(wanted, position)
        assert found >= 0, wanted
        position = found + len(wanted)


@pytest.mark.parametrize(
    "value",
    [
        "#x #let y = 1",
        "$ a^2 $",
        "*fett* _kursiv_",
        "<marke> @verweis",
        "// Rest /* Rest */",
        "`raw` \\ \\u{41}",
        "= Titel",
    ]
    + ["- Punkt", "+ Zahl", "--- ... ~", "\"gerade\" 'auch'", "http://a.b/c", "{{ x }} {% y %}", "https://x.y[z](w)"],
)
def test_signs_of_the_template_language_are_plain_text(value: str) -> None:
    report = with_measures(Measure("m", ("vertikal",), cells(thema=(para(value), item(value)))))
    cell = next(cell for cell in read_tags(sample_pdf(report)).all("TD") if "•" in cell.text)
    assert same(cell.text).count(same(value)) == 2


@pytest.mark.parametrize("letter", "șőłẞ€„“‚‘–§ŠžČĐğİαЖ")
def test_the_font_has_the_letters_that_papers_need(letter: str) -> None:
    report = with_measures(Measure("m", ("vertikal",), cells(thema=(para(f"vor{letter}nach"),))))
    assert f"vor{letter}nach" in read_tags(sample_pdf(report)).children[0].text


def test_emphasis_is_set_and_tagged() -> None:
    marked = (
        Run("schräg", Mark.ITALIC),
        Run("fett", Mark.BOLD),
        Run("beides", Mark.BOLD | Mark.ITALIC | Mark.UNDERLINE),
    )
    tags = read_tags(sample_pdf(with_measures(Measure("m", (), cells(thema=(Paragraph(marked),))))))
    assert [each.text.strip() for each in tags.all("Em")] == ["schräg", "beides"]
    assert [each.text.strip() for each in tags.all("Strong")] == ["fett", "beides"]


def test_hyphens_of_other_kinds_are_set_as_the_font_has_them() -> None:
    report = with_measures(Measure("m", (), cells(thema=(para("Bund\u2010Land E\u2011Mail"),))))
    assert "Bund-Land E\u2060-\u2060Mail" in read_tags(sample_pdf(report)).children[0].text


def test_invisible_characters_do_no_harm() -> None:
    report = with_measures(Measure("m", (), cells(thema=(para("a\u200bb\u2009c\u00add\u2003e\ufe0ff"),))))
    assert same(read_tags(sample_pdf(report)).all("TD")[1].text).replace("\ufe0f", "") == "abcdef"


def test_a_letter_put_together_from_parts_the_font_has_can_be_set() -> None:
    letter = "ǩ"
    assert ord(letter) not in characters(REGULAR)
    report = with_measures(Measure("m", (), cells(thema=(para(f"a{letter}b"),))))
    assert f"a{letter}" in normalize("NFC", read_tags(sample_pdf(report)).children[0].text)


def test_a_missing_character_is_named_with_code_measure_column_and_surroundings() -> None:
    report = with_measures(
        Measure("kasten", ("vertikal",), cells(arbeitsstand=(item("oben", item("Haken ☒ gesetzt")),)))
    )
    with pytest.raises(InputError) as error:
        sample_pdf(report)
    assert str(error.value) == (
        "Diese Zeichen hat die Schrift der PDF-Datei nicht:\n"
        "  „☒“ (U+2612) in Maßnahme kasten, Arbeitsstand: „Haken ☒ gesetzt“; vorhanden ist „☑“\n"
        "Bitte im Register durch andere ersetzen."
    )


def test_a_character_that_only_italics_lack_is_an_error_only_there() -> None:
    assert sample_pdf(with_measures(Measure("m", (), cells(thema=(para("№ 5"),)))))
    italic = Paragraph(text("№ 5", Mark.ITALIC))
    with pytest.raises(InputError, match=r"„№“ .* vorhanden ist es nur in gerader Schrift"):
        sample_pdf(with_measures(Measure("m", (), cells(thema=(italic,)))))
    with pytest.raises(InputError, match="„№“"):
        sample_pdf(with_measures(Measure("m", (), cells(thema=(Paragraph(text("№", Mark.ITALIC | Mark.BOLD)),)))))


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\ue000", "\ud800"])
def test_a_character_that_cannot_be_shown_is_named_by_its_code(character: str) -> None:
    report = with_measures(Measure("m", (), cells(thema=(para(f"a{character}b"),))))
    with pytest.raises(InputError, match=f"unsichtbares Zeichen U\\+{ord(character):04X} in Maßnahme m, Thema: „a b“"):
        sample_pdf(report)


def test_many_problems_are_counted_not_all_listed() -> None:
    measures = [Measure(f"m{number}", (), cells(thema=(para("☃"),))) for number in range(30)]
    with pytest.raises(InputError, match="… und 10 weitere"):
        sample_pdf(with_measures(*measures))


def _with_snowman(place: str) -> tuple[Report, tuple[ChartImage, ...]]:
    report, charts, _ = full_paper()
    section = Section(replace(GARTEN, name="Amt ☃") if place == "Dienststelle" else GARTEN, notes=(para("☃"),))
    category = report.categories[0]
    standard = report.layouts[0]
    match place:
        case "Deckblatt":
            report = replace(report, paper=replace(PAPER, office="☃"))
        case "Deckblatt, Text":
            report = replace(report, paper=replace(PAPER, text=(item("☃"),)))
        case "Titel und Kopf":
            report = replace(report, title="☃")
        case "Tabellenkopf":
            columns = (replace(standard.columns[0], title="☃"), *standard.columns[1:])
            report = replace(report, layouts=(replace(standard, columns=columns), *report.layouts[1:]))
        case "Überschrift":
            report = replace(report, categories=(replace(category, title="☃"),))
        case "Diagramm":
            charts = (replace(charts[0], table=(("☃",),)),)
        case "Maßnahme m, Art":
            report = with_measures(Measure("m", ("vertikal",), wording="☃"))
        case _:
            report = replace(report, categories=(replace(category, intro=(para("☃"),), sections=(section,)),))
    return report, charts


@pytest.mark.parametrize(
    "place",
    ["Deckblatt", "Deckblatt, Text", "Titel und Kopf", "Tabellenkopf", "Überschrift", "Einleitung", "Hinweis"]
    + ["Dienststelle", "Diagramm", "Maßnahme m, Art"],
)
def test_wherever_a_missing_character_stands_its_place_is_named(place: str) -> None:
    report, charts = _with_snowman(place)
    with pytest.raises(InputError, match=f"„☃“ \\(U\\+2603\\) in .*{place}"):
        build_pdf(report, TEMPLATE, charts=charts)


def test_a_missing_character_in_a_measure_of_the_year_before_is_named() -> None:
    report, _, comparison = full_paper()
    ended = comparison.ended[0]
    assert ended.before
    measure = replace(ended.before.measure, cells={"thema": (para("☃ beendet"),)})
    entry = replace(ended, before=ended.before._replace(measure=measure))
    with pytest.raises(InputError, match="Vergleich, Maßnahme laerm"):
        build_pdf(report, TEMPLATE, comparison=replace(comparison, entries=(entry,)))


def test_the_faces_know_their_letters() -> None:
    assert all(shows(face, letter) for face in FACES for letter in "aßÄőș")
    assert shows(REGULAR, "Ж")
    assert shows(BOLD, "Ж")
    assert not shows(ITALIC, "Ж")
    assert not shows(BOLD_ITALIC, "Ж")
    assert not shows(REGULAR, "中")


def test_a_missing_package_is_named() -> None:
    with pytest.raises(InternalError, match="Das Paket „gibt_es_nicht“ fehlt"):
        package_folder("gibt_es_nicht")
