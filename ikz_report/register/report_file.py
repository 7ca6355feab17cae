"""bericht.yaml → a report still without measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from ikz_report.model import Art, Category, Organisation, Report
from ikz_report.register import fields as f
from ikz_report.register.hints import legible, nearest, shown
from ikz_report.register.office_titles import check_title
from ikz_report.register.paper_file import group_names, read_chart, read_paper, read_previous
from ikz_report.register.parse import read_nodes
from ikz_report.register.record import Values
from ikz_report.register.source import Source, TooManyProblems
from ikz_report.register.tables import read_layouts

_NO_ORGANISATION = Organisation("", (), ())


def empty_report(year: int, organisation: Organisation | None) -> Report:
    """Stands in for a report that could not be read, so that the other files can be."""
    return Report(year, "", organisation or _NO_ORGANISATION, (), (), ())


def read_report(source: Source, year: int, organisation: Organisation | None) -> Report | None:
    """The report; None where the file does not tell all of it.

    ``organisation`` is None where its file could not be read.
    """
    with suppress(TooManyProblems):
        node = read_nodes(source, partly=True)
        values = None if node is None else f.REPORT.read(node, source)
        if values is not None:
            report = _report(values, year, organisation)
            return report if source.whole else None
    return None


def _report(values: Values, year: int, organisation: Organisation | None) -> Report:
    _check_year(values, year)
    arten = tuple(_arten(values))
    categories = tuple(_categories(values, organisation))
    dezernate = tuple(each.number for each in organisation.dezernate) if organisation else ()
    names = group_names(
        () if values.mapping.may_have_had(f.CATEGORIES.name) else categories,
        () if values.mapping.may_have_had(f.ARTEN.name) else tuple(art.name for art in arten),
        dezernate,
    )
    paper = values.find(f.PAPER)
    if paper and organisation:
        check_title(paper, organisation)
    previous = values.find(f.PREVIOUS)
    return Report(
        year,
        values.get(f.TITLE),
        organisation or _NO_ORGANISATION,
        arten,
        read_layouts(values),
        categories,
        paper=read_paper(paper, names) if paper else None,
        previous=read_previous(previous, year, names) if previous else None,
        charts=tuple(read_chart(each) for each in values.get(f.CHARTS)),
        example=values.find(f.EXAMPLE),
    )


def _check_year(values: Values, year: int) -> None:
    found = values.find(f.YEAR)
    if found is not None and found != year:
        values.problem(f.YEAR, f"Das Jahr {found} passt nicht zum Ordner {year}. Bitte eines von beiden ändern.")
    named = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", values.get(f.TITLE))
    if named and str(year) not in named:
        values.problem(f.TITLE, f"Der Titel nennt {named[0]}, der Ordner heißt {year}. Bitte den Titel ändern.")


def _arten(values: Values) -> Iterator[Art]:
    seen = set()
    for each in values.get(f.ARTEN):
        name = each.get(f.ART_NAME)
        if name and name in seen:
            each.problem(f.ART_NAME, f"Die Art {shown(name)} steht schon weiter oben. Bitte eine löschen.")
        seen.add(name)
        yield Art(name, each.get(f.LIST_ROW))


def _categories(values: Values, organisation: Organisation | None) -> Iterator[Category]:
    seen = set()
    for each in values.get(f.CATEGORIES):
        number = each.get(f.CATEGORY_NUMBER).text
        if number and number in seen:
            each.problem(f.CATEGORY_NUMBER, f"Die Kategorie {shown(number)} steht schon weiter oben. Bitte ändern.")
        seen.add(number)
        yield from _parts(each, number, organisation)


def _parts(values: Values, number: str, organisation: Organisation | None) -> Iterator[Category]:
    title, intro, principles = values.get(f.CATEGORY_TITLE), values.get(f.INTRO), values.get(f.PRINCIPLES)
    parts = values.get(f.PARTS)
    if not parts:
        yield Category(number, title, intro=intro, principles=principles)
        return
    if principles:
        values.problem(f.PRINCIPLES, "Diese Leitsätze gehören zu den einzelnen Dezernaten darunter. Bitte verschieben.")
    seen = set()
    for part in parts:
        dezernat = part.get(f.PART_DEZERNAT).text
        known_numbers = legible(each.number for each in organisation.dezernate) if organisation else ()
        if dezernat and known_numbers and dezernat not in known_numbers:
            known = nearest(dezernat, known_numbers)
            part.problem(f.PART_DEZERNAT, f"Unbekanntes Dezernat {shown(dezernat)}. {known}")
        if dezernat and dezernat in seen:
            part.problem(f.PART_DEZERNAT, f"Das Dezernat {shown(dezernat)} steht in der Kategorie schon weiter oben.")
        seen.add(dezernat)
        yield Category(number, title, dezernat, part.get(f.INTRO) or intro, part.get(f.PRINCIPLES))
