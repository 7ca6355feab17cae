"""Where a draft differs from the register of its year. Without a draft there is nothing to compare."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ikz_report.model import THEMA, Content, Placement, Report, Section, Unit, plain_content
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import INTRO, NOTES, PRINCIPLES, TITLE, UNIT_NAME, Level, Place
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, Rule

if TYPE_CHECKING:  # comparing is not for those who read a register
    from ikz_report.years.comparison import Difference, Entry

_EMPTY = "(leer)"


@lru_cache(maxsize=1)  # for each rule the same
def _entries(context: ReportContext) -> tuple[Entry, ...]:
    if context.register is None:
        return ()
    from ikz_report.years.compare import compare

    return compare(context.report, context.register).entries


def _changed(context: ReportContext) -> Iterator[Found]:
    for entry in _entries(context):
        if entry.now is not None:
            for each in entry.changes:
                yield _found(_place(entry.now, each.name), _both(each))


def _both(each: Difference) -> str:
    return f"{each.title} im Entwurf: {_quoted(each.new)}; im Register: {_quoted(each.old)}."


def _quoted(text: str) -> str:
    return f"„{' / '.join(text.split(chr(10)))}“" if text else _EMPTY


def _shown(content: Content) -> str:
    from ikz_report.years.compare import bulleted

    return _quoted(bulleted(content))


def _new(context: ReportContext) -> Iterator[Found]:
    for entry in _entries(context):
        if entry.now is not None and entry.before is None:
            thema = plain_content(entry.now.measure.cell(THEMA)).partition("\n")[0]
            message = f"Die Maßnahme „{thema}“ steht nicht im Register {context.year}."
            yield _found(_place(entry.now, THEMA), message)


def _missing(context: ReportContext) -> Iterator[Found]:
    units = {_department(section.unit) for _, section in _sections(context.report)}
    absent: dict[str, int] = {}
    for entry in _entries(context):
        before = entry.before
        if entry.now is not None or before is None:
            continue
        unit = before.section.unit
        if _department(unit) in units:
            yield _found(_nearest(context.report, before), _gone(before, context))
        else:
            absent[unit.name] = absent.get(unit.name, 0) + 1
    if absent:
        names = ", ".join(f"{name} ({count})" for name, count in absent.items())
        yield _found(Place(field=TITLE), f"Im Entwurf fehlen Dienststellen mit Maßnahmen im Register: {names}.")


def _gone(before: Placement, context: ReportContext) -> str:
    texts = (
        f"{column.title}: {_shown(before.measure.cell(column.field))}"
        for column in context.register_layout(before.section.layout).columns
        if before.measure.cell(column.field)
    )
    return f"Die Maßnahme „{before.measure.id}“ des Registers fehlt im Entwurf. {'; '.join(texts)}."


def _moved(context: ReportContext) -> Iterator[Found]:
    for entry in _entries(context):
        if entry.now is not None:
            for each in entry.moves:
                message = f"{each.title} im Entwurf: {_quoted(each.new)}; im Register: {_quoted(each.old)}."
                yield _found(_place(entry.now, THEMA), message)


def _frame(context: ReportContext) -> Iterator[Found]:
    register = context.register
    if register is None:
        return
    known = {category.key: category for category in register.categories}
    for category in context.report.categories:
        other = known.get(category.key)
        if other is None:
            yield _found(
                Place(category.key, field=TITLE), f"„{category.title}“ steht nicht im Register {context.year}."
            )
            continue
        yield from _differing(Place(category.key, field=INTRO), category.intro, other.intro)
        yield from _differing(Place(category.key, field=PRINCIPLES), category.principles, other.principles)
        notes = {section.unit.key: section.notes for section in other.sections}
        for section in category.sections:
            place = Place(category.key, section.unit.key, field=NOTES)
            yield from _differing(place, section.notes, notes.get(section.unit.key, ()))


def _differing(place: Place, now: Content, before: Content) -> Iterator[Found]:
    new, old = _shown(now), _shown(before)
    if new != old:
        yield _found(place, f"Im Entwurf: {new}; im Register: {old}.")


def _place(placement: Placement, field: str) -> Place:
    return Place(placement.category.key, placement.section.unit.key, placement.measure.id, field)


def _found(place: Place, message: str) -> Found:
    return Found(place, Hit(0, 0, message))


def _nearest(report: Report, before: Placement) -> Place:
    """The unit's name in the draft, rather in the same category."""
    wanted = _department(before.section.unit)
    found = [(key, section.unit.key) for key, section in _sections(report) if _department(section.unit) == wanted]
    same = [place for place in found if place[0] == before.category.key]
    category, unit = (same or found)[0]
    return Place(category, unit, field=UNIT_NAME)


def _sections(report: Report) -> Iterator[tuple[str, Section]]:
    return ((category.key, section) for category in report.categories for section in category.sections)


def _department(unit: Unit) -> str:
    return unit.parent or unit.key


_ELBE = "# Umweltamt\nElbe | läuft | weiter"
_REASON = (
    "Der Bericht wird aus dem Register erstellt: Was nur im Entwurf steht, fehlt in der nächsten Fassung (Hausregel)."
)


def _pair(draft: str, register: str) -> Example:
    return Example(draft, register=register)


_STILL = "# Umweltamt\nElbe | steht still | weiter"
_AGREED = (
    _pair(_ELBE, _ELBE),
    _pair("eins\nzwei", "eins\nzwei"),
    _pair("• eins ○ zwei • drei", "• eins ○ zwei • drei"),
    Example("Elbe | läuft | weiter"),
)
_OTHER_TEXT = (_pair(_STILL, _ELBE), _pair("{vertikal} Elbe | läuft | weiter", "Elbe | läuft | weiter"))
_MORE, _LESS = _pair(f"{_ELBE}\nMesse | neu |", _ELBE), _pair(_ELBE, f"{_ELBE}\nMesse | neu |")
_ELSEWHERE = (
    _pair("# Museen\nElbe | läuft | weiter", _ELBE),
    _pair("## II/I\n# Umweltamt\nElbe | läuft | weiter", _ELBE),
)
_OTHER_FRAME = (_pair("> Hinweis\nElbe", "Elbe"), _pair("$ Einleitung\nElbe", "Elbe"))


CHANGED = ReportRule(
    code="REG001",
    level=Level.WARNUNG,
    title="Text anders als im Register",
    reason=_REASON,
    bad=(
        _pair("# Umweltamt\nElbe | ⟦⟧steht still | weiter", _ELBE),
        _pair("# Umweltamt\nElbe | läuft | ⟦⟧", _ELBE),
        _pair("# Umweltamt\n⟦⟧Elbe und Saale | läuft | weiter", _ELBE),
        _pair("# Umweltamt\nElbe | ⟦⟧• läuft | weiter", _ELBE),
        _pair("# Umweltamt\n⟦⟧{vertikal} Elbe | läuft | weiter", _ELBE),
        _pair("# Umweltamt\nElbe | läuft • und ○ tief | weiter ⟦⟧", "# Umweltamt\nElbe | läuft • und ○ tief | fort"),
    ),
    good=(*_AGREED, _MORE, _LESS, *_ELSEWHERE, *_OTHER_FRAME, _pair("eins ¶ zwei", "eins ¶ zwei")),
    check=_changed,
)
NEW = ReportRule(
    code="REG002",
    level=Level.WARNUNG,
    title="Maßnahme, die nicht im Register steht",
    reason=_REASON,
    bad=(
        _pair(f"{_ELBE}\n⟦⟧Messe | neu |", _ELBE),
        _pair(f"{_ELBE}\n# Museen\n⟦⟧Ausstellung der Leihgaben | neu |", _ELBE),
        _pair(f"{_ELBE}\n⟦⟧Gewerbegebiet Nord\n⟦⟧Radweg nach Barby", _ELBE),
        _pair(f"{_ELBE}\n## II/I\n# Umweltamt\n⟦⟧Klimabündnis | neu |", _ELBE),
        _pair(f"{_ELBE}\n⟦⟧{{}} Volkshochschule", _ELBE),
    ),
    good=(*_AGREED, *_OTHER_TEXT, _LESS, *_ELSEWHERE, *_OTHER_FRAME, _pair("# Umweltamt\nElbe | läuft |", _ELBE)),
    check=_new,
)
MISSING = ReportRule(
    code="REG003",
    level=Level.WARNUNG,
    title="Maßnahme des Registers, die im Entwurf fehlt",
    reason="Eine Maßnahme endet im Register, nicht durch Weglassen im Entwurf (Hausregel).",
    bad=(
        _pair(f"{_ELBE} ⟦⟧", f"{_ELBE}\nMesse | neu |"),
        _pair(f"{_ELBE} ⟦⟧⟦⟧", f"{_ELBE}\nMesse | neu |\nRadweg | neu |"),
        _pair(f"{_ELBE} ⟦⟧", f"{_ELBE}\n# Museen\nLeihgaben"),
        _pair(f"{_ELBE} ⟦⟧", f"{_ELBE}\n# Museen\nLeihgaben\n# Theater\nBühne"),
        _pair(f"{_ELBE} ⟦⟧", f"{_ELBE}\n## II/I\n# Umweltamt\nKlimabündnis"),
    ),
    good=(*_AGREED, *_OTHER_TEXT, _MORE, *_ELSEWHERE, *_OTHER_FRAME, _pair("Elbe |  | ", "Elbe | läuft | weiter")),
    check=_missing,
)
MOVED = ReportRule(
    code="REG004",
    level=Level.WARNUNG,
    title="Maßnahme an anderer Stelle als im Register",
    reason="Kategorie und Dienststelle entscheiden, wer für eine Maßnahme zuständig ist und wo sie gezählt wird "
    "(Hausregel).",
    bad=(
        _pair("# Museen\n⟦⟧Elbe | läuft | weiter", _ELBE),
        _pair("## II\n# Umweltamt\n⟦⟧Elbe | läuft | weiter", _ELBE),
        _pair("## III\n# Umweltamt\n⟦⟧Elbe | läuft | weiter", _ELBE),
        _pair("# Theater\n⟦⟧Elbe | steht | weiter", _ELBE),
        _pair("# Museen\n⟦⟧Elbe\n⟦⟧Messe", "# Umweltamt\nElbe\nMesse"),
    ),
    good=(
        *_AGREED,
        *_OTHER_TEXT,
        _MORE,
        _LESS,
        *_OTHER_FRAME,
        _pair("# Umweltamt = Amt 31\nElbe", "# Umweltamt\nElbe"),
    ),
    check=_moved,
)
FRAME = ReportRule(
    code="REG005",
    level=Level.WARNUNG,
    title="Einleitung, Leitsätze oder Hinweis anders als im Register",
    reason=_REASON,
    bad=(
        _pair("$ Hierzu zählt manches.\nElbe ⟦⟧", "$ Hierzu zählt alles.\nElbe"),
        _pair("$ Hierzu zählt alles.\nElbe ⟦⟧", "Elbe"),
        _pair("Elbe ⟦⟧", "$ Hierzu zählt alles.\nElbe"),
        _pair("> Nur im Winter.\nElbe ⟦⟧", "> Nur im Sommer.\nElbe"),
        _pair("> Nur im Winter.\nElbe ⟦⟧", "Elbe"),
        _pair("## III\nElbe ⟦⟧", "Elbe"),
    ),
    good=(
        *_AGREED,
        *_OTHER_TEXT,
        _MORE,
        _LESS,
        _ELSEWHERE[0],
        _pair("> Nur im Winter.\nElbe", "> Nur im Winter.\nElbe"),
    ),
    check=_frame,
)
RULES: tuple[Rule, ...] = (CHANGED, NEW, MISSING, MOVED, FRAME)
