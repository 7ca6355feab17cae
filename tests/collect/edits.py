"""Edits a department makes, each with what the register must say afterwards.

An edit is made on the extract of one department of the sample report; ``want`` gives the report that
follows, from the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace

from ikz_report.model import Content, Item, Mark, Measure, Paragraph, Report, Run
from tests.collect.registers import changed, with_cell, with_measures
from tests.collect.word import W, WordFile, element
from tests.samples import cells, item, para

Want = Callable[[Report], Report]


@dataclass(frozen=True)
class Edit:
    """``name`` tells what the department does."""

    name: str
    make: Callable[[WordFile], object]
    want: Want
    key: str = "umweltamt"


def same(report: Report) -> Report:
    return report


def cell(measure: str, field: str, *content: Paragraph | Item) -> Want:
    return lambda report: changed(report, {measure: with_cell(field, content)})


def art(measure: str, *arten: str, wording: str | None = None) -> Want:
    return lambda report: changed(report, {measure: lambda m: replace(m, arten=arten, wording=wording)})


def section(category: str, unit: str, make: Callable[[dict[str, Measure]], tuple[Measure, ...]]) -> Want:
    def want(report: Report) -> Report:
        return with_measures(report, category, unit, *make({each.id: each for each in report.measures()}))

    return want


def both(*wants: Want) -> Want:
    def want(report: Report) -> Report:
        for each in wants:
            report = each(report)
        return report

    return want


ELBE: Content = (item("Vorsitz bestätigt", item("Barby"), item("Schönebeck")), item("läuft"))
VORSITZ, LAEUFT = ELBE
OUTLOOK = "alle Fragen & Projekte <x> {{ y }}"
SOLAR = Measure("solar", ("vertikal",), cells(thema=(para("Solar"),), arbeitsstand=(para("neu"),)))
NEW_ROW = {0: "vertikal", 1: "Solar", 2: "neu"}


def arbeitsstand(*content: Paragraph | Item) -> Want:
    return cell("elbe", "arbeitsstand", *content)


TEXT = [
    Edit(
        "a word of Thema is another",
        lambda w: w.replace("elbe", "thema", 0, "Elbe", "Saale"),
        cell("elbe", "thema", para("Partnerschaft an der Saale")),
    ),
    Edit(
        "a word of a bullet is another",
        lambda w: w.replace("elbe", "arbeitsstand", 0, "bestätigt", "gewechselt"),
        arbeitsstand(Item((Run("Vorsitz gewechselt"),), (item("Barby"), item("Schönebeck"))), LAEUFT),
    ),
    Edit(
        "words go in between",
        lambda w: w.replace("elbe", "thema", 0, "an der", "an der schönen"),
        cell("elbe", "thema", para("Partnerschaft an der schönen Elbe")),
    ),
    Edit(
        "a text goes on",
        lambda w: w.append("elbe", "arbeitsstand", 3, " bis 2017"),
        arbeitsstand(VORSITZ, item("läuft bis 2017")),
    ),
    Edit(
        "a word is deleted",
        lambda w: w.replace("elbe", "arbeitsstand", 0, " bestätigt", ""),
        arbeitsstand(Item((Run("Vorsitz"),), (item("Barby"), item("Schönebeck"))), LAEUFT),
    ),
    Edit(
        "a bullet says something else",
        lambda w: w.replace("elbe", "perspektive", 0, OUTLOOK, "Hochwasserschutz ausbauen"),
        cell("elbe", "perspektive", item("Hochwasserschutz ausbauen")),
    ),
    Edit(
        "characters that mean something to a program",
        lambda w: w.append("elbe", "arbeitsstand", 3, " A&B <u> {% x %} „so“ – §\u00a05 100\u00a0€ ș"),
        arbeitsstand(VORSITZ, item("läuft A&B <u> {% x %} „so“ – §\u00a05 100\u00a0€ ș")),
    ),
    Edit(
        "a line break",
        lambda w: w.break_line("elbe", "thema", 0, "Nord"),
        cell("elbe", "thema", para("Partnerschaft an der Elbe\nNord")),
    ),
    Edit(
        "an empty cell is filled",
        lambda w: w.write("klima", "perspektive", "offen"),
        cell("klima", "perspektive", para("offen")),
    ),
    Edit("a cell is emptied", lambda w: w.clear("elbe", "perspektive"), cell("elbe", "perspektive")),
    Edit("a cell of several paragraphs is emptied", lambda w: w.clear("elbe", "arbeitsstand"), arbeitsstand()),
]

LISTS = [
    Edit(
        "a bullet at the end",
        lambda w: w.add_line("elbe", "arbeitsstand", 3, "neu seit Mai"),
        arbeitsstand(*ELBE, item("neu seit Mai")),
    ),
    Edit(
        "a bullet at the beginning",
        lambda w: w.add_line_before("elbe", "arbeitsstand", 0, "neu seit Mai"),
        arbeitsstand(item("neu seit Mai"), *ELBE),
    ),
    Edit(
        "a bullet between two",
        lambda w: w.add_line("elbe", "arbeitsstand", 2, "neu seit Mai", level=1),
        arbeitsstand(VORSITZ, item("neu seit Mai"), LAEUFT),
    ),
    Edit(
        "a bullet below another",
        lambda w: w.add_line("elbe", "arbeitsstand", 1, "Gommern"),
        arbeitsstand(Item((Run("Vorsitz bestätigt"),), (item("Barby"), item("Gommern"), item("Schönebeck"))), LAEUFT),
    ),
    Edit(
        "a bullet of a third level",
        lambda w: w.add_line("elbe", "arbeitsstand", 1, "Ortsteil", level=3),
        arbeitsstand(Item((Run("Vorsitz bestätigt"),), (item("Barby", item("Ortsteil")), item("Schönebeck"))), LAEUFT),
    ),
    Edit(
        "several bullets at once",
        lambda w: [w.add_line("elbe", "arbeitsstand", 3, text) for text in ("drei", "zwei", "eins")],
        arbeitsstand(*ELBE, item("eins"), item("zwei"), item("drei")),
    ),
    Edit(
        "a nested bullet goes",
        lambda w: w.remove_line("elbe", "arbeitsstand", 1),
        arbeitsstand(Item((Run("Vorsitz bestätigt"),), (item("Schönebeck"),)), LAEUFT),
    ),
    Edit(
        "the bullets below another go",
        lambda w: [w.remove_line("elbe", "arbeitsstand", number) for number in (2, 1)],
        arbeitsstand(item("Vorsitz bestätigt"), LAEUFT),
    ),
    Edit(
        "a bullet sinks a level",
        lambda w: w.set_level("elbe", "arbeitsstand", 3, 2),
        arbeitsstand(Item((Run("Vorsitz bestätigt"),), (item("Barby"), item("Schönebeck"), item("läuft")))),
    ),
    Edit(
        "a bullet rises a level",
        lambda w: w.set_level("elbe", "arbeitsstand", 2, 1),
        arbeitsstand(Item((Run("Vorsitz bestätigt"),), (item("Barby"),)), item("Schönebeck"), LAEUFT),
    ),
    Edit(
        "a bullet moves",
        lambda w: w.move_line("elbe", "arbeitsstand", 1, 2),
        arbeitsstand(Item((Run("Vorsitz bestätigt"),), (item("Schönebeck"), item("Barby"))), LAEUFT),
    ),
    Edit(
        "a paragraph becomes a bullet",
        lambda w: w.set_level("klima", "arbeitsstand", 0, 1),
        cell("klima", "arbeitsstand", item("ohne Punkt")),
    ),
    Edit(
        "a bullet becomes a paragraph",
        lambda w: w.set_level("elbe", "perspektive", 0, 0),
        cell("elbe", "perspektive", para(OUTLOOK)),
    ),
    Edit(
        "a bullet is split in two",
        lambda w: w.split_line("elbe", "arbeitsstand", 0, "bestätigt"),
        arbeitsstand(item("Vorsitz"), Item((Run("bestätigt"),), (item("Barby"), item("Schönebeck"))), LAEUFT),
    ),
    Edit(
        "two bullets are joined",
        lambda w: w.join_lines("elbe", "arbeitsstand", 1),
        arbeitsstand(Item((Run("Vorsitz bestätigt"),), (item("BarbySchönebeck"),)), LAEUFT),
    ),
    Edit(
        "a paragraph more in Thema",
        lambda w: w.add_line("klima", "thema", 1, "Dritter Absatz"),
        cell(
            "klima",
            "thema",
            para(Run("Klima", Mark.ITALIC), " in der Stadt"),
            para("Zweiter Absatz >Analyse<"),
            para("Dritter Absatz"),
        ),
    ),
    Edit(
        "a paragraph less in Thema",
        lambda w: w.remove_line("klima", "thema", 1),
        cell("klima", "thema", para(Run("Klima", Mark.ITALIC), " in der Stadt")),
    ),
    Edit(
        "a row that is only a list grows",
        lambda w: w.add_line("konferenz", "thema", 1, "Beirat"),
        cell("konferenz", "thema", item("Konferenz"), item("Kommission"), item("Beirat")),
    ),
]

LOOK = [
    Edit(
        "a lead is underlined",
        lambda w: w.emphasise("elbe", "thema", 0, "Partnerschaft", u="single"),
        cell("elbe", "thema", para(Run("Partnerschaft", Mark.UNDERLINE), " an der Elbe")),
    ),
    Edit(
        "italics go",
        lambda w: w.emphasise("klima", "thema", 0, "Klima", i="0"),
        cell("klima", "thema", para("Klima in der Stadt"), para("Zweiter Absatz >Analyse<")),
    ),
    Edit(
        "a word is bold",
        lambda w: w.emphasise("elbe", "arbeitsstand", 0, "bestätigt", b="1"),
        arbeitsstand(Item((Run("Vorsitz "), Run("bestätigt", Mark.BOLD)), (item("Barby"), item("Schönebeck"))), LAEUFT),
    ),
    Edit("a colour means nothing", lambda w: w.emphasise("elbe", "thema", 0, "Elbe", color="FF0000"), same),
    Edit(
        "another size means nothing",
        lambda w: w.emphasise("elbe", "arbeitsstand", 0, "Vorsitz", sz="36"),
        same,
    ),
    Edit("Word cuts a text into runs", lambda w: w.split(w.line("elbe", "thema", 0), "nersch"), same),
]

ARTEN = [
    Edit("another Art", lambda w: w.replace("elbe", "art", 0, "interkommunal", "vertikal"), art("elbe", "vertikal")),
    Edit("an Art more", lambda w: w.add_line("elbe", "art", 0, "vertikal"), art("elbe", "interkommunal", "vertikal")),
    Edit(
        "two Arten with a comma",
        lambda w: w.append("elbe", "art", 0, ", vertikal"),
        art("elbe", "interkommunal", "vertikal"),
    ),
    Edit(
        "a wording of its own goes",
        lambda w: w.replace("klima", "art", 0, "inter- und in- trakommunal", "intrakommunal"),
        art("klima", "intrakommunal"),
    ),
    Edit(
        "a wording of its own comes",
        lambda w: w.replace("elbe", "art", 0, "interkommunal", "inter- und intrakommunal"),
        art("elbe", "interkommunal", "intrakommunal", wording="inter- und intrakommunal"),
    ),
]

ROWS = [
    Edit(
        "a new row at the end",
        lambda w: w.add_row("klima", NEW_ROW),
        section("I", "umweltamt", lambda m: (m["elbe"], m["klima"], SOLAR)),
    ),
    Edit(
        "a new row at the beginning",
        lambda w: w.add_row("elbe", NEW_ROW, before=True),
        section("I", "umweltamt", lambda m: (SOLAR, m["elbe"], m["klima"])),
    ),
    Edit(
        "a new row between two",
        lambda w: w.add_row("elbe", NEW_ROW),
        section("I", "umweltamt", lambda m: (m["elbe"], SOLAR, m["klima"])),
    ),
    Edit(
        "a new row with typed bullets",
        lambda w: w.add_row("elbe", {0: "vertikal", 1: "Solar", 2: "- eins\n- zwei"}),
        section(
            "I",
            "umweltamt",
            lambda m: (
                m["elbe"],
                replace(SOLAR, cells=cells(thema=(para("Solar"),), arbeitsstand=(item("eins"), item("zwei")))),
                m["klima"],
            ),
        ),
    ),
    Edit(
        "two new rows",
        lambda w: (w.add_row("klima", {1: "Wind"}), w.add_row("klima", NEW_ROW)),
        section(
            "I",
            "umweltamt",
            lambda m: (m["elbe"], m["klima"], SOLAR, Measure("wind", (), cells(thema=(para("Wind"),)))),
        ),
    ),
    Edit("an empty row", lambda w: w.add_row("klima", {}), same),
    Edit(
        "rows change places",
        lambda w: w.move_row("elbe", w.row("klima")),
        section("I", "umweltamt", lambda m: (m["klima"], m["elbe"])),
    ),
    Edit(
        "a row goes to another category",
        lambda w: w.move_row("klima", w.row("konferenz")),
        both(
            section("III", "umweltamt", lambda m: (m["konferenz"], m["klima"])),
            section("I", "umweltamt", lambda m: (m["elbe"],)),
        ),
    ),
    Edit(
        "a row is copied and altered",
        lambda w: w.type_into(w.copy_row("elbe", w.row("klima")), 1, " und Havel"),
        section(
            "I",
            "umweltamt",
            lambda m: (
                m["elbe"],
                m["klima"],
                replace(
                    m["elbe"],
                    id="partnerschaft-elbe-havel",
                    cells=m["elbe"].cells | cells(thema=(para("Partnerschaft an der Elbe und Havel"),)),
                ),
            ),
        ),
    ),
    Edit(
        "a new row in the part of a sub-unit",
        lambda w: w.add_row("pflanzungen", NEW_ROW),
        section("III", "gruenflaechen", lambda m: (m["pflanzungen"], SOLAR)),
        key="stadtgarten",
    ),
    Edit(
        "a row goes from the sub-unit to the department",
        lambda w: w.move_row("pflanzungen", w.row_named("Stadtgarten und Friedhöfe")),
        both(
            section("III", "stadtgarten", lambda m: (m["pflanzungen"],)),
            section("III", "gruenflaechen", lambda m: ()),
        ),
        key="stadtgarten",
    ),
    Edit(
        "a cell under a head of its own",
        lambda w: w.replace("staedtetag", "austausch", 1, "Arbeitskreis", "Ausschuss"),
        cell("staedtetag", "austausch", item("Gremien", item("Ausschuss"))),
        key="amt-fuer-statistik",
    ),
    Edit(
        "a new row under a head of its own",
        lambda w: w.add_row("staedtetag", {0: "Umfragen", 1: "Zensus", 2: "läuft"}),
        section(
            "III",
            "amt-fuer-statistik",
            lambda m: (
                m["staedtetag"],
                Measure(
                    "zensus",
                    (),
                    cells(austausch=(para("Umfragen"),), thema=(para("Zensus"),), arbeitsstand=(para("läuft"),)),
                ),
            ),
        ),
        key="amt-fuer-statistik",
    ),
]


def link(w: WordFile) -> None:
    run = w.split(w.line("elbe", "thema", 0), "Elbe")
    around = element("hyperlink", anchor="oben")
    run.addprevious(around)
    around.append(run)


def content_control(w: WordFile) -> None:
    run = w.split(w.line("elbe", "thema", 0), "Elbe")
    content = element("sdtContent")
    around = element("sdt", element("sdtPr"), content)
    run.addprevious(around)
    content.append(run)


def pasted(w: WordFile) -> None:
    """Text from elsewhere, in a style of its own with a tab and typed bullets."""
    cell = w.cell("elbe", "perspektive")
    for paragraph in cell.findall(f"{W}p"):
        for run in paragraph.findall(f"{W}r"):
            paragraph.remove(run)
    first = cell.find(f"{W}p")
    first.find(f"{W}pPr").clear()
    first.find(f"{W}pPr").append(element("pStyle", val="Standard"))
    first.append(w.run("•\tTagung", color="00FF00"))
    second = deepcopy(first)
    for each in second.findall(f"{W}bookmarkStart") + second.findall(f"{W}bookmarkEnd"):
        second.remove(each)
    second.find(f"{W}r/{W}t").text = "–\tReise"
    cell.append(second)


def split_row(w: WordFile) -> None:
    """What a department does to make two measures of one: a new row, and half of the text cut over there."""
    w.add_row("elbe", {0: "interkommunal", 1: "Schiffbare Saale", 2: "läuft"})
    w.remove_line("elbe", "arbeitsstand", 3)


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

UNTRACKED = [
    Edit(
        "a new row with the joiners that LibreOffice leaves in it",
        lambda w: w.add_row("klima", {0: "vertikal\u200d", 1: "Solar\u200d", 2: "\u200dneu \u200d", 3: "\u200d"}),
        section("I", "umweltamt", lambda m: (m["elbe"], m["klima"], SOLAR)),
    ),
    Edit(
        "an emoji of several joined",
        lambda w: w.append("elbe", "arbeitsstand", 3, f" {FAMILY}"),
        arbeitsstand(VORSITZ, item(f"läuft {FAMILY}")),
    ),
    Edit("a link", link, same),
    Edit("a content control", content_control, same),
    Edit("text pasted from elsewhere", pasted, cell("elbe", "perspektive", item("Tagung", item("Reise")))),
    Edit(
        "a row is split",
        split_row,
        both(
            cell("elbe", "arbeitsstand", VORSITZ),
            section(
                "I",
                "umweltamt",
                lambda m: (
                    m["elbe"],
                    Measure(
                        "schiffbare-saale",
                        ("interkommunal",),
                        cells(thema=(para("Schiffbare Saale"),), arbeitsstand=(para("läuft"),)),
                    ),
                    m["klima"],
                ),
            ),
        ),
    ),
]

TRACKABLE = [*TEXT, *LISTS, *LOOK, *ARTEN, *ROWS]
EDITS = [*((edit, False) for edit in [*TRACKABLE, *UNTRACKED]), *((edit, True) for edit in TRACKABLE)]
