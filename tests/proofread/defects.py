"""Defects put into a clean report at random, one of each kind, each into a measure of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import NamedTuple

from ikz_report.model import (
    ARBEITSSTAND,
    PERSPEKTIVE,
    THEMA,
    Content,
    Item,
    Measure,
    Paragraph,
    Report,
    Run,
    Section,
    plain,
)


class Defect(NamedTuple):
    """What must be found: a rule's code and the id of the measure."""

    code: str
    measure: str


Change = Callable[[Measure, Random], Measure | None]


def with_defects(report: Report, rng: Random) -> tuple[Report, list[Defect]]:
    """The report with a defect of each kind, and what must be found."""
    measures = [each for each in report.measures() if not report.is_list_row(each) and "austausch" not in each.cells]
    rng.shuffle(measures)
    changed: dict[str, Measure] = {}
    defects = []
    for code, change in KINDS:
        for each in measures:
            new = None if each.id in changed else change(each, rng)
            if new is not None:
                changed[each.id] = new
                defects.append(Defect(code, each.id))
                break
    report, copy = _copied(report, rng, set(changed))
    return _replaced(report, changed), [*defects, Defect("DUP601", copy)]


def _replaced(report: Report, changed: dict[str, Measure]) -> Report:
    def section(each: Section) -> Section:
        return replace(each, measures=tuple(changed.get(measure.id, measure) for measure in each.measures))

    categories = (replace(each, sections=tuple(map(section, each.sections))) for each in report.categories)
    return replace(report, categories=tuple(categories))


def _copied(report: Report, rng: Random, taken: set[str]) -> tuple[Report, str]:
    """A measure once more as the last of the report, with a word more in its theme."""
    long = [each for each in report.measures() if each.id not in taken and len(_theme(each).split()) > 7]
    original = rng.choice(long)
    theme = (
        *original.cell(THEMA)[:-1],
        Paragraph((Run(f"{plain(original.cell(THEMA)[-1].text)} {rng.choice(MORE)}"),)),
    )
    copy = replace(original, id="kopie", cells={**original.cells, THEMA: theme})
    *categories, last = report.categories
    *sections, end = last.sections
    end = replace(end, measures=(*end.measures, copy))
    return replace(report, categories=(*categories, replace(last, sections=(*sections, end)))), copy.id


MORE = ("insgesamt", "gemeinsam", "2014", "weiterhin")


def _theme(measure: Measure) -> str:
    return " ".join(plain(block.text) for block in measure.cell(THEMA))


def _with(field: str, *texts: str) -> Change:
    """One of the texts as a point more of a field."""

    def change(measure: Measure, rng: Random) -> Measure:
        new = Item((Run(rng.choice(texts)),))
        return replace(measure, cells={**measure.cells, field: (*measure.cell(field), new)})

    return change


def _instead(field: str, *texts: str) -> Change:
    def change(measure: Measure, rng: Random) -> Measure:
        return replace(measure, cells={**measure.cells, field: (Item((Run(rng.choice(texts)),)),)})

    return change


def _sign_at_end(measure: Measure, rng: Random) -> Measure | None:
    items = measure.cell(ARBEITSSTAND)
    bare = [each for each in items if isinstance(each, Item) and plain(each.text)[-1].isalpha() and not each.items]
    if len(bare) < 3 or len(bare) != len(items):
        return None
    at = rng.randrange(len(items) - 1)
    new = Item((*items[at].text, Run(rng.choice(".,;"))))
    return replace(measure, cells={**measure.cells, ARBEITSSTAND: (*items[:at], new, *items[at + 1 :])})


def _wrong_count(measure: Measure, rng: Random) -> Measure:
    number = rng.choice(("2", "zwei", "5", "fünf"))
    what = rng.choice(("Schwerpunkte", "neue Vereinbarungen", "gemeinsame Projekte der Ämter", "Städte"))
    below = tuple(Item((Run(each),)) for each in ("Burg", "Barby", "Gommern"))
    new = Item((Run(rng.choice((f"{number} {what}:", f"beschlossen sind {number} {what}:"))),), below)
    return replace(measure, cells={**measure.cells, ARBEITSSTAND: (new,)})


def _same_outlook(measure: Measure, rng: Random) -> Measure | None:
    status = measure.cell(ARBEITSSTAND)
    return replace(measure, cells={**measure.cells, PERSPEKTIVE: status}) if status else None


def _doubled_point(measure: Measure, rng: Random) -> Measure | None:
    items: Content = measure.cell(ARBEITSSTAND)
    if len(items) < 2 or not isinstance(items[0], Item) or items[0].items:
        return None
    return replace(measure, cells={**measure.cells, ARBEITSSTAND: (*items, items[0])})


def _typo(measure: Measure, rng: Random) -> Measure | None:
    """Two letters swapped within a long word of the theme."""
    for word in _long_words(_theme(measure)):
        at = rng.randrange(3, len(word) - 3)
        if word[at] != word[at + 1]:
            wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            return _with(ARBEITSSTAND, wrong)(measure, rng)
    return None


def _long_words(text: str) -> Iterator[str]:
    return (word for word in text.split() if len(word) > 9 and word.isalpha())


def _no_outlook(measure: Measure, rng: Random) -> Measure | None:
    cells = {name: content for name, content in measure.cells.items() if name != PERSPEKTIVE}
    return replace(measure, cells=cells) if measure.cell(PERSPEKTIVE) else None


KINDS: tuple[tuple[str, Change], ...] = (
    (
        "KON201",
        _with(ARBEITSSTAND, "Treffen bei Kitu", "Treffen bei der Sikosa", "Otto-von-Guericke Universität beteiligt"),
    ),
    (
        "KON202",
        _with(ARBEITSSTAND, "Bürger*innen, Lehrer:innen", "LeiterInnen, Mieter/innen", "Helfer(innen), Pat_innen"),
    ),
    ("KON203", _sign_at_end),
    ("KON205", lambda measure, rng: replace(measure, wording=f"{' '.join(measure.arten).title()} ")),
    ("KON206", _typo),
    ("DAT401", _no_outlook),
    ("DAT402", lambda measure, rng: replace(measure, arten=(), wording=None) if measure.arten else None),
    ("DAT403", _wrong_count),
    (
        "ZEI301",
        _instead(
            PERSPEKTIVE,
            "Abschluss Ende 2014",
            "Eröffnung im Mai 2014",
            "soll bis 30.06.2014 fertig sein",
            "Übergabe an die Stadt III. Quartal 2014",
            "2013 folgt der zweite Abschnitt",
            "nächstes Treffen: 12.02.2015",
            "geplant für Herbst 2013",
        ),
    ),
    (
        "ZEI302",
        _with(
            ARBEITSSTAND,
            "die Übergabe soll am 12.03.2014 stattfinden",
            "wird im Juni 2013 eröffnet",
            "der Umzug ist für Ende 2013 vorgesehen",
            "voraussichtlich im II. Quartal 2014 abgeschlossen",
            "im Jahr 2012 werden zwei Stellen besetzt",
        ),
    ),
    (
        "ZEI303",
        _with(
            ARBEITSSTAND,
            "läuft noch bis Ende 2013",
            "derzeit gefördert (bis 30.06.2014)",
            "Projekt läuft von 2010 bis 2013",
            "zurzeit befristet bis März 2014",
        ),
    ),
    ("DUP602", _same_outlook),
    ("DUP602", _doubled_point),
    (
        "VER501",
        _with(
            ARBEITSSTAND,
            "siehe Amt 99",
            "vgl. FB 77",
            "siehe Dezernat IX",
            "siehe Maßnahme „Hafenfest der Nachbarstädte“",
            "siehe Wasserwirtschaftsamt",
        ),
    ),
    (
        "STI701",
        _with(
            ARBEITSSTAND, "die Ämter haben vereinbart, " + "dass sie gemeinsam planen und bauen, " * 7 + "und zwar bald"
        ),
    ),
    ("STI702", _with(ARBEITSSTAND, "Abstimmung mit der QXRB", "Beitritt zum XVW", "nach § 3 KoWaG")),
    (
        "DSG801",
        _with(
            ARBEITSSTAND,
            "Leitung durch Frau Beispiel",
            "Vortrag von Dr. Beispiel",
            "Vorsitz: Sabine Beispiel",
            "vertreten durch Herrn Prof. Dr. Beispiel",
            "Ansprechpartner Thomas Beispiel-Muster",
        ),
    ),
)
