"""DAT401 and DAT402: cells and departments without content."""

from __future__ import annotations

from collections.abc import Iterator

from ikz_report.model import ART, THEMA, Report, Unit
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level, Place
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples


def _empty(context: ReportContext) -> Iterator[Found]:
    titles = {column.field: column.title for layout in context.report.layouts for column in layout.columns}
    for field in context.fields:
        measure, name = field.measure, field.place.field
        if measure is None or name in (ART, THEMA) or field.content or context.report.is_list_row(measure):
            continue
        yield Found(
            field.place, Hit(0, 0, f"Die Zelle „{titles[name]}“ ist leer. Bitte ergänzen oder „entfällt“ angeben.")
        )


EMPTY = ReportRule(
    code="DAT401",
    level=Level.HINWEIS,
    title="Leere Zelle",
    reason="Zu jeder Maßnahme gehören alle Spalten der Tabelle; was es nicht gibt, wird gesagt („entfällt“), damit die "
    "Lücke kein Versehen ist (Hausregel).",
    bad=(
        Example("Thema | Stand |⟦⟧"),
        Example("Thema | | Ausblick⟦⟧"),
        Example("Thema⟦⟧⟦⟧"),
        Example("Erstes | Stand | Ausblick\nZweites | • Stand • mehr |⟦⟧"),
        Example("{vertikal, intrakommunal} Thema | | • Ausblick⟦⟧"),
        Example("# Museen\nThema | abgeschlossen⟦⟧"),
    ),
    good=examples(
        "Thema | Stand | Ausblick",
        "Thema | Stand | entfällt",
        "Thema | • Stand | • Ausblick",
        "{allgemein} Gremien der Stadt",
        "{allgemein} • Arbeitskreis Nord • Arbeitskreis Süd",
        "Thema | Stand ¶ noch einer | Ausblick",
        "{} Thema | Stand | Ausblick",
        "{interkommunal: inter kommunal} Thema | Stand | Ausblick",
        "# Umweltamt\n> nur ein Hinweis",
        "## II/IV\n# Museen\nThema | Stand | Ausblick",
        "Thema | – | –",
    ),
    check=_empty,
)


def _required(context: ReportContext) -> Iterator[Found]:
    for field in context.fields:
        if field.measure is None or field.content:
            continue
        if field.place.field == THEMA:
            yield Found(field.place, Hit(0, 0, "Das Thema fehlt. Bitte ergänzen: Ohne Thema ist es keine Maßnahme."))
        elif field.place.field == ART and not field.measure.arten:
            names = ", ".join(art.name for art in context.report.arten)
            yield Found(field.place, Hit(0, 0, f"Die Art der Zusammenarbeit fehlt. Bitte angeben: {names}."))
    for unit in _without_measures(context.report):
        message = f"„{unit.name}“ hat {context.year} keine Maßnahme. Bitte bei der Dienststelle nachfragen."
        yield Found(_place_of(unit, context.report), Hit(0, 0, message))


def _without_measures(report: Report) -> Iterator[Unit]:
    """Departments of the year without a measure, their sub-units' included; a Dezernat's own row only heads others."""
    units = {unit.key: unit for unit in report.organisation.units}
    having = {placement.section.unit.key for placement in report.placements()}
    having |= {parent for key in having if key in units and (parent := units[key].parent)}
    heads = {dezernat.name for dezernat in report.organisation.dezernate}
    for unit in units.values():
        exists = unit.exists(report.year)
        if exists and unit.parent is None and unit.key not in having and unit.name not in heads:
            yield unit


def _place_of(unit: Unit, report: Report) -> Place:
    for category in report.categories:
        if any(section.unit.key == unit.key for section in category.sections):
            return Place(category.key, unit.key)
    return Place(unit=unit.key)


REQUIRED = ReportRule(
    code="DAT402",
    level=Level.WARNUNG,
    title="Pflichtangabe fehlt",
    reason="Jede Maßnahme hat ein Thema und eine Art, und jede Dienststelle meldet im Jahr mindestens eine Maßnahme; "
    "fehlt eine, ist sie vielleicht beim Zusammentragen verloren gegangen (Hausregel).",
    bad=(
        Example("{} Thema | Stand | Ausblick⟦⟧"),
        Example("# Museen⟦⟧"),
        Example("# Umweltamt\nThema | Stand | Ausblick\n# Museen⟦⟧\n# Stadtarchiv\nThema | Stand | Ausblick"),
        Example("| Stand | Ausblick⟦⟧"),
        Example("{} | Stand | Ausblick⟦⟧⟦⟧"),
        Example("# Museen⟦⟧\n> nur ein Hinweis"),
    ),
    good=examples(
        "Thema | Stand | Ausblick",
        "Thema",
        "{allgemein} Gremien der Stadt",
        "{vertikal, intrakommunal} Thema | Stand | Ausblick",
        "{interkommunal: inter kommunal} Thema | Stand",
        "# Umweltamt\nThema | Stand | Ausblick\n# Museen\nThema | Stand | Ausblick",
        "# Dezernat IV\n# Museen\nThema | Stand | Ausblick",
        "## I\n# Museen\n## III\n# Museen\nThema | Stand | Ausblick",
        "Thema | | Ausblick",
        "## II/IV\n# Museen\nThema | Stand | Ausblick",
        "# Museen = Amt 41\nThema",
    ),
    check=_required,
)
