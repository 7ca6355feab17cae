"""A small report with every irregularity the real annex has, in invented words."""

from __future__ import annotations

from ikz_report.model import (
    Art,
    Category,
    Column,
    Content,
    Dezernat,
    HeadCell,
    Item,
    Layout,
    Mark,
    Measure,
    Organisation,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    Unit,
)


def text(value: str, marks: Mark = Mark.NONE) -> Text:
    return (Run(value, marks),)


def para(*runs: str | Run) -> Paragraph:
    return Paragraph(tuple(Run(run) if isinstance(run, str) else run for run in runs))


def item(value: str, *below: Item) -> Item:
    return Item(text(value), below)


def cells(**contents: Content) -> dict[str, Content]:
    return {name: content for name, content in contents.items() if content}


ARTEN = (Art("interkommunal"), Art("intrakommunal"), Art("vertikal"), Art("allgemein", list_row=True))
STANDARD = Layout(
    "standard",
    (
        Column("art", "Art"),
        Column("thema", "Thema"),
        Column("arbeitsstand", "Arbeitsstand"),
        Column("perspektive", "Perspektive"),
    ),
)
AUSTAUSCH = Layout(
    "austausch",
    (
        Column("austausch", "Erfahrungsaustausch", span=2),
        Column("thema", "Thema"),
        Column("arbeitsstand", "Arbeitsstand Perspektive"),
    ),
    head=(
        (HeadCell("Erfahrungsaustausch, Arbeitsgruppen", 2), HeadCell("Konkrete Projekte/Vereinbarungen", 2)),
        (HeadCell("", 2), HeadCell("Thema"), HeadCell("Arbeitsstand Perspektive")),
    ),
)
UMWELT = Unit("umweltamt", "Umweltamt", "I", short="Amt 31", number="31")
STATISTIK = Unit("amt-fuer-statistik", "Amt für Statistik", "I")
GARTEN = Unit("stadtgarten", "Stadtgarten und Friedhöfe", "II")
FLAECHEN = Unit("gruenflaechen", "Bereich Grünflächen", "II", parent="stadtgarten")
WIRTSCHAFT = Unit("dezernat-iii", "Dezernat III", "III")
KULTUR = Unit("dezernat-iv", "Dezernat IV", "IV")
MUSEEN = Unit("museen", "Museen", "IV")

ORGANISATION = Organisation(
    "Landeshauptstadt Magdeburg",
    tuple(Dezernat(number, f"Dezernat {number}") for number in ("I", "II", "III", "IV")),
    (STATISTIK, UMWELT, GARTEN, FLAECHEN, WIRTSCHAFT, KULTUR, MUSEEN),
)


def sample_report() -> Report:
    """Every special case once: see the comments."""
    first = Category(
        "I",
        "Kategorie I (höchste Priorität)",
        intro=(para("Die Maßnahmen der ersten Kategorie."),),
        principles=(Item(text("weltoffene Stadt", Mark.BOLD)), item("junge Stadt")),
        sections=(
            Section(
                UMWELT,
                (
                    Measure(
                        "elbe",
                        ("interkommunal",),
                        cells(
                            thema=(para("Partnerschaft an der Elbe"),),
                            arbeitsstand=(item("Vorsitz bestätigt", item("Barby"), item("Schönebeck")), item("läuft")),
                            perspektive=(item("alle Fragen & Projekte <x> {{ y }}"),),
                        ),
                    ),
                    Measure(  # lead in italics, two paragraphs, other wording of the Art, an empty cell
                        "klima",
                        ("interkommunal", "intrakommunal"),
                        cells(
                            thema=(para(Run("Klima", Mark.ITALIC), " in der Stadt"), para("Zweiter Absatz >Analyse<")),
                            arbeitsstand=(para("ohne Punkt"),),
                        ),
                        wording="inter- und in- trakommunal",
                    ),
                ),
            ),
            Section(KULTUR),  # a row with no measures of its own
            Section(
                MUSEEN,
                (
                    Measure(  # no Art, a list inside Thema, emphasis inside a word
                        "leihgaben",
                        (),
                        cells(
                            thema=(para(Run("Leihgaben", Mark.UNDERLINE)), item("an Halle"), item("an Köln")),
                            arbeitsstand=(Item((Run("Plan 2030 "), Run("pl", Mark.ITALIC), Run("us"))),),
                            perspektive=(item("„fortgesetzt“"),),
                        ),
                    ),
                ),
            ),
        ),
    )
    second = Category(
        "II",
        "Kategorie II (hohe Priorität)",
        dezernat="III",
        intro=(para("Die zweite Kategorie."),),
        principles=(item("Bestand pflegen."),),
        sections=(  # measures under no unit row
            Section(
                WIRTSCHAFT,
                (Measure("gewerbe", ("vertikal", "intrakommunal"), cells(thema=(para("Gewerbegebiete"),))),),
                headed=False,
            ),
        ),
    )
    third = Category(
        "III",
        "Kategorie III (Priorität)",
        intro=(para("Alles Übrige."),),
        sections=(
            Section(  # its own sub-head, no Art column
                STATISTIK,
                (
                    Measure(
                        "staedtetag",
                        (),
                        cells(
                            austausch=(item("Gremien", item("Arbeitskreis")),),
                            thema=(para("Sitzung"),),
                            arbeitsstand=(para("Vertretung der Stadt"),),
                        ),
                    ),
                ),
                layout="austausch",
            ),
            Section(
                UMWELT,
                (Measure("konferenz", ("allgemein",), cells(thema=(item("Konferenz"), item("Kommission")))),),
            ),
            Section(GARTEN),
            Section(
                FLAECHEN,
                (Measure("pflanzungen", ("interkommunal",), cells(thema=(para("Pflanzungen"),))),),
                notes=(para("Hier nur Auftragnehmer."),),
            ),
        ),
    )
    return Report(
        2014,
        "Interkommunale Zusammenarbeit (IKZ) 2014",
        ORGANISATION,
        ARTEN,
        (STANDARD, AUSTAUSCH),
        (first, second, third),
    )
