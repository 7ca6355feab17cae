"""Merging one measure three ways: its place, its Art, its cells."""

from __future__ import annotations

from ikz_report.merge.account import Account, Notes, Versions
from ikz_report.merge.cell import merge_cell
from ikz_report.merge.pick import pick
from ikz_report.merge.result import DIENSTSTELLE, KATEGORIE, MASSNAHME, Placed, Take
from ikz_report.model import ART, Content, Measure, Run, art_text
from ikz_report.outline import Line, Lines, build, flatten


def merge_measure(issued: Placed | None, returned: Placed, current: Placed, take: Take | None, notes: Notes) -> Placed:
    """The measure with what both sides changed; ``issued`` None where both sides have it newly."""
    versions = issued or Placed(Measure(current.id, ()), "", ""), returned, current

    def value(field: str, *values: str) -> str:
        return _merge_value(Account(current.id, field, take, notes), *values)

    category = value(KATEGORIE, *(each.category for each in versions))
    unit = value(DIENSTSTELLE, *(each.unit for each in versions))
    art = value(ART, *(art_text(each.measure) for each in versions))
    # Word only shows the text; where that is known already, so are the Arten behind it.
    known = {art_text(each.measure): each.measure for each in (returned, versions[0], current)}[art]
    fields = dict.fromkeys(field for each in reversed(versions) for field in each.measure.cells)
    cells = {
        field: _merge_content(Account(current.id, field, take, notes), [each.measure.cell(field) for each in versions])
        for field in fields
    }
    filled = {field: content for field, content in cells.items() if content}
    return Placed(Measure(current.id, known.arten, filled, known.wording), category, unit)


def whole(placed: Placed | None) -> Lines:
    """All lines of a measure, cell after cell; none where there is no measure."""
    if placed is None:
        return ()
    art = shown(art_text(placed.measure))
    return art + tuple(line for content in placed.measure.cells.values() for line in flatten(content))


def merge_presence(
    issued: Placed, returned: Placed | None, current: Placed | None, take: Take | None, notes: Notes
) -> Placed | None:
    """The measure that one side no longer has: kept where the other changed it and decides, else gone."""
    account = Account(issued.id, MASSNAHME, take, notes)
    versions = Versions(whole(issued), whole(returned), whole(current))
    still = returned or current
    if still is None or still == issued:
        account.value(versions)
        return None
    account.conflict(versions)
    return returned if account.department_chosen else current


def shown(text: str) -> Lines:
    """A name as a conflict shows it, like a cell's lines."""
    return (Line(0, (Run(text),)),) if text else ()


def _merge_value(account: Account, issued: str, returned: str, current: str) -> str:
    picked = pick(issued, *((returned, current) if account.department_chosen else (current, returned)))
    note = account.conflict if picked.conflict else account.value
    note(Versions(shown(issued), shown(returned), shown(current)))
    return picked.value


def _merge_content(account: Account, contents: list[Content]) -> Content:
    issued, returned, current = contents
    if issued == returned == current:
        return current
    versions = Versions(*(flatten(each) for each in contents))
    sides = versions.current, versions.returned
    merged = merge_cell(versions.issued, *(reversed(sides) if account.department_chosen else sides))
    content = build(merged.lines)
    if merged.conflict and account.take is None:
        account.notes.bases[account.measure, account.field] = merged.base
    account.cell(merged, versions, flatten(content))
    return content
