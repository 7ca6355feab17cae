"""Counting: the figures of a year, and those that the cover sheet's text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from ikz_report.charts.style import ART, DEZERNAT, KATEGORIE, NO_ART, number
from ikz_report.errors import InputError
from ikz_report.model import Block, Content, Item, Report, Text, YearCounts, plain
from ikz_report.paper.needs import NEEDS_REGISTER_BEFORE, NEEDS_YEAR_BEFORE, NO_REGISTER_BEFORE, NO_YEAR_BEFORE
from ikz_report.years.compare import compare
from ikz_report.years.comparison import Group, department

FIGURE = re.compile(r"\[\[([^\[\]]*)\]\]")


def counts(report: Report) -> YearCounts:
    """The measures by category, Art and Dezernat, zeros included, in the order of the data.

    A measure with several Arten counts in each, one without under „ohne Angabe“ (absent where there is none).
    """
    places = list(report.placements())
    arten = (name for place in places for name in dict.fromkeys(place.measure.arten) or (NO_ART,))
    return YearCounts(
        report.year,
        {
            KATEGORIE: _tally((each.number for each in report.categories), (p.category.number for p in places)),
            ART: _tally((art.name for art in report.arten), arten),
            DEZERNAT: _tally(
                (each.number for each in report.organisation.dezernate), (p.section.unit.dezernat for p in places)
            ),
        },
        report.example,
    )


def _tally(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    result = dict.fromkeys(names, 0)
    for name in found:
        result[name] = result.get(name, 0) + 1
    return result


def paper_figures(report: Report, before: Report | YearCounts | None) -> dict[str, str]:
    """What stands for each ``[[name]]`` of docs/register.md, as far as the years have it.

    ``dienststellen`` are the departments with measures, a sub-unit's counting for its department;
    ``fortgeführt`` are all measures of both years, changed or moved ones too, so that with ``neu`` they make up
    ``massnahmen``.
    """
    places = list(report.placements())
    figures = {
        "jahr": str(report.year),
        "massnahmen": number(len(places)),
        "dienststellen": number(len({department(report, place.section.unit).key for place in places})),
    }
    for group, values in counts(report).counts.items():
        figures |= {f"{group} {name}": number(count) for name, count in values.items()}
    if before is not None:
        figures["vorjahr"] = str(before.year)
    if isinstance(before, Report):
        found = compare(report, before)
        sizes = found.counts()
        figures["neu"] = number(sizes[Group.NEW])
        figures["beendet"] = number(sizes[Group.ENDED])
        figures["fortgeführt"] = number(found.carried_on)
    return figures


def fill_figures(content: Content, figures: Mapping[str, str]) -> Content:
    """The content with every ``[[name]]`` replaced by its figure.

    Raises:
        InputError: a name that does not exist, or one that needs a year before where there is none.
    """
    return tuple(_fill_block(block, figures) for block in content)


def _fill_block(block: Block, figures: Mapping[str, str]) -> Block:
    if isinstance(block, Item):
        return _fill_item(block, figures)
    return replace(block, text=_fill_text(block.text, figures))


def _fill_item(item: Item, figures: Mapping[str, str]) -> Item:
    below = tuple(_fill_item(each, figures) for each in item.items)
    return Item(_fill_text(item.text, figures), below)


def _fill_text(text: Text, figures: Mapping[str, str]) -> Text:
    filled = tuple(replace(run, text=FIGURE.sub(lambda found: _figure(found[1], figures), run.text)) for run in text)
    if left := FIGURE.search(plain(filled)):
        raise InputError(
            f"Text der Vorlage, {left[0]}: die Hervorhebung beginnt oder endet mitten in der Klammer. "
            f"Bitte so schreiben, dass sie {left[0]} ganz umschließt."
        )
    return filled


def _figure(written: str, figures: Mapping[str, str]) -> str:
    name = " ".join(written.split())
    if name in figures:
        return figures[name]
    raise InputError(f"Text der Vorlage, [[{name}]]: {_why_missing(name, figures)}")


def _why_missing(name: str, figures: Mapping[str, str]) -> str:
    if name in NEEDS_REGISTER_BEFORE:
        return NO_REGISTER_BEFORE
    if name in NEEDS_YEAR_BEFORE:
        return NO_YEAR_BEFORE
    near = get_close_matches(name, figures, n=1)
    hint = f" Meinten Sie [[{near[0]}]]?" if near else ""
    return f"diese Zahl gibt es nicht.{hint} Möglich sind: {', '.join(figures)}."
