"""Cover sheet, chart and comparison for the trial: each text a word of its own, and the tag that prints it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ikz_report.charts.chart import ChartData, Series
from ikz_report.model import THEMA, Consultation, Measure, Paper, Paragraph, Placement, Report, Run, Section, Unit
from ikz_report.writers.word.findings import Severity, TemplateFinding
from ikz_report.years.comparison import SAME_ID, Comparison, Difference, Entry

UNIT = Unit("probevergleich", "Probevergleich", "I")
PART = Unit("probeteil", "Probeteil", "I", parent=UNIT.key)
COVER = {  # marker word → what prints it
    "Probevorlage": "{{ vorlage.art }}",
    "Probenummer": "{{ vorlage.nummer }}",
    "01.01.2000": "{{ vorlage.datum }}",
    "Probezuständig": "{{ vorlage.dezernat }}",
    "Probeamt": "{{ vorlage.amt }}",
    "Probehinweis.Deckblatt": "{{ vorlage.beispiel }}",
    "Probegremium": "{{ s.gremium }} in einer Schleife durch vorlage.beratungsfolge",
    "02.01.2000": "{{ s.tag }}",
    "Proberolle": "{{ s.zustaendigkeit }}",
    "Probethema": "{{ vorlage.thema }}",
    "Probetext": "{{p vorlage.text }}",
    "Probeanlage": "{{p vorlage.anlagen }}",
    "Probeunterschrift": "{{ vorlage.unterschrift }}",
}
TITLE = "Probeamtsbezeichnung"
COMPARISON = {
    "Probediagramm": "{{ d.titel }} in einer Schleife durch diagramme",
    "471": "{{p d.tabelle }}",
    "Probezählung": "{{p d.hinweise }}",
    "Probejahr": "{{p vergleich.beispiele }}",
    "Probevergleich": "{{ e.dienststelle }}",
    "Probeteil": "{{ e.bereich }}",
    "Probeneu": "{{ e.thema }} in einer Schleife durch vergleich.neu",
    "Probeanders": "{{ e.thema }} in einer Schleife durch vergleich.verschoben",
    "Probeort": "{{ e.wechsel }}",
    "Probeende": "{{ e.thema }} in einer Schleife durch vergleich.beendet",
}
OVERVIEW = {
    "Fortgeführt": "{{ u.name }} in einer Schleife durch vergleich.uebersicht",
    "51": "{{ u.anzahl }}",
    "23": "{{ u.kennung }}",
    "16": "{{ u.text }}",
    "gleichen": "{{ vergleich.unveraendert }}",
}
REASONS = {
    "Probeänderung": "{{ e.thema }} in einer Schleife durch vergleich.geaendert",
    "Probefeld": "{{ e.zellen }} in der Schleife durch vergleich.geaendert",
    "Probegrund": "{{ e.grund }} in der Schleife durch vergleich.geaendert",
    "Probezelle.anders": "{{ e.zellen }} in der Schleife durch vergleich.verschoben",
    "Probegrund.anders": "{{ e.grund }} in der Schleife durch vergleich.verschoben",
}
CHANGED = "Die Liste der geänderten Maßnahmen samt Gründen der Zuordnung"
REFUSED = "ein Bericht, der so etwas hat, ließe sich nicht erstellen."
ALLOWED = "der Bericht wird ohne sie erstellt."
PICTURE = ("c:chart", "{{p d.bild }}")  # an element's name, and what prints it
FIXED_TITLE = (
    "Die Amtsbezeichnung des Deckblatts kommt nicht aus organisation.yaml; in der Vorlage fehlt "
    "{{ vorlage.amtsbezeichnung }}. Steht dort eine, die nicht auch fest in der Vorlage steht, entsteht kein Bericht."
)


def trial_cover() -> Paper:
    """A cover with a word of its own in each field."""
    return Paper(
        kind="Probevorlage",
        number="Probenummer",
        day=date(2000, 1, 1),
        topic="Probethema",
        dezernat="Probezuständig",
        office="Probeamt",
        consultations=(Consultation("Probegremium", date(2000, 1, 2), role="Proberolle"),),
        text=(Paragraph((Run("Probetext"),)),),
        annexes=("Probeanlage",),
        signature=("Probeunterschrift",),
        example="Probehinweis.Deckblatt",
    )


def trial_chart() -> ChartData:
    """A chart with a word or number of its own in each place."""
    series = (Series("2000", (471,)),)
    return ChartData("probe", "Probediagramm", "Achse", "Gruppe", ("Name",), series, ("Probezählung",), "Bild")


def trial_comparison(report: Report) -> Comparison:
    """Measures of each kind, of a unit that stands nowhere else; as many as tell the overview's figures apart."""
    units = (*report.organisation.units, UNIT, PART)
    after = replace(report, organisation=replace(report.organisation, units=units))
    before = replace(after, year=1999, example="Probejahr")
    new, changed, moved, ended = (
        Placement(report.categories[0], Section(PART), Measure(word, (), {THEMA: (Paragraph((Run(word),)),)}))
        for word in ("Probeneu", "Probeänderung", "Probeanders", "Probeende")
    )
    move = Difference("kategorie", "Kategorie", "I", "Probeort")
    own, other = Difference("a", "Probefeld", "", ""), Difference("b", "Probezelle.anders", "", "")
    entries = (
        Entry(new, None),
        *(Entry(new, new, SAME_ID),) * 30,
        *(Entry(new, new, "gleich"),) * 21,
        *(Entry(changed, changed, SAME_ID, changes=(own,)),) * 23,
        *(Entry(changed, changed, "Probegrund", changes=(own,)),) * 16,
        Entry(moved, moved, "Probegrund.anders", changes=(other,), moves=(move,)),
        Entry(None, ended),
    )
    return Comparison(after, before, entries)


def unprinted(words: Collection[str], xml: str) -> Iterator[TemplateFinding]:
    """What a template leaves out of cover sheet and comparison, by the words and the XML of its print.

    To print none of it is a choice, which only a report that has it will contradict; overview and reasons of the
    comparison came later, so that there may be templates without them.
    """
    comparison = _lacking(COMPARISON, words)
    if PICTURE[0] not in xml:
        comparison.append(PICTURE[1])
    most = len(COMPARISON) + 1
    cover = _lacking(COVER, words)
    yield from _finding("Das Deckblatt", cover, len(COVER))
    if len(cover) < len(COVER) and TITLE not in words:
        yield TemplateFinding(Severity.WARNING, FIXED_TITLE)
    yield from _finding("Der Vergleich mit dem Vorjahr", comparison, most)
    if len(comparison) < most:
        yield from _finding("Die Übersicht des Vergleichs", _lacking(OVERVIEW, words), len(OVERVIEW), needed=False)
        yield from _finding(CHANGED, _lacking(REASONS, words), len(REASONS), needed=False)


def _lacking(tags: Mapping[str, str], words: Collection[str]) -> list[str]:
    return [tag for word, tag in tags.items() if word not in words]


def _finding(what: str, tags: list[str], most: int, *, needed: bool = True) -> Iterator[TemplateFinding]:
    if len(tags) == most:
        message = f"{what} wird nirgends gedruckt; {REFUSED if needed else ALLOWED}"
        yield TemplateFinding(Severity.WARNING, message)
    elif tags:
        message = f"{what} wird nicht ganz gedruckt; Texte gingen verloren. In der Vorlage fehlt: {', '.join(tags)}."
        yield TemplateFinding(Severity.ERROR, message)
