"""The fields of the charts and of the comparison with the year before."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from ikz_report.model import Paragraph, Run
from ikz_report.writers.word.cover import absent, example_note
from ikz_report.writers.word.fields import COMPARISON
from ikz_report.writers.word.figures import Figure
from ikz_report.writers.word.typesetter import Blocks, Typesetter, inline

if TYPE_CHECKING:
    from ikz_report.years.comparison import Comparison


def figure_fields(figure: Figure, typesetter: Typesetter) -> SimpleNamespace:
    """What an entry of ``diagramme`` holds."""
    return SimpleNamespace(
        titel=inline(figure.title),
        bild=figure.picture,
        tabelle=figure.table,
        breit=figure.across,
        hinweise=_paragraphs(figure.notes, typesetter),
    )


def comparison_fields(comparison: Comparison | None, typesetter: Typesetter) -> SimpleNamespace:
    """What ``vergleich`` holds."""
    if comparison is None:
        return absent(COMPARISON, typesetter)
    from ikz_report.years.comparison import Group
    from ikz_report.years.overview import overview, unchanged_sentence

    data = comparison.as_dict()
    groups = (Group.NEW, Group.CHANGED, Group.MOVED, Group.ENDED)  # the others stand in the annex
    notes = dict.fromkeys(map(example_note, data["beispieldaten"].values()))
    return SimpleNamespace(
        jahr=data["jahr"],
        vorjahr=data["vorjahr"],
        beispiele=_paragraphs(tuple(notes), typesetter),
        uebersicht=[_line(*line) for line in overview(comparison)],
        unveraendert=unchanged_sentence(comparison),
        **{group.key: [_entry(each) for each in data["massnahmen"][group.key]] for group in groups},
    )


def _line(name: str, count: str, by_id: str, by_text: str) -> SimpleNamespace:
    return SimpleNamespace(name=name, anzahl=count, kennung=by_id, text=by_text)


def _entry(measure: Mapping[str, Any]) -> SimpleNamespace:
    moves = (f"{move['titel']}: {move['alt']} → {move['neu']}" for move in measure["verschoben"])
    return SimpleNamespace(
        kategorie=inline(measure["kategorie"]),
        dienststelle=inline(measure["dienststelle"]),
        bereich=inline(measure["bereich"]),
        thema=inline(measure["thema"]),
        wechsel=inline("\n".join(moves)),
        zellen=inline(", ".join(change["titel"] for change in measure["aenderungen"])),
        grund=inline(measure["grund"] or ""),
    )


def _paragraphs(texts: tuple[str, ...], typesetter: Typesetter) -> Blocks:
    return Blocks(tuple(Paragraph((Run(text),)) for text in texts), typesetter)
