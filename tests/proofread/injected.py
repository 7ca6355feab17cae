"""Defects as people make them, put at random places of a clean report.

Each kind is a slip of the hand or of the mind, described by what it does to a text, not by what a rule looks for: it
strikes wherever the report has the material for it. The spelling of single words is left out; that wants a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from ikz_report.model import ARBEITSSTAND, PERSPEKTIVE, THEMA, Content, Item, Measure, Paragraph, Report, Run, plain
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Finding, Fix, Level, Place
from ikz_report.proofread.fixes import apply_fixes
from ikz_report.proofread.texts import TextLine


class Defect(NamedTuple):
    """A defect of a kind in a measure; ``place`` is the text it stands in, None where the whole measure is wrong."""

    kind: str
    measure: str
    place: Place | None


class Slip(NamedTuple):
    """``pattern`` becomes one of ``new`` (as in ``re.Match.expand``), once, anywhere in the report's texts."""

    pattern: str
    new: tuple[str, ...]


Change = Callable[[Measure, Random], Measure | None]

_WORD = "[A-Za-zÄÖÜäöüß]"
SLIPS: dict[str, Slip] = {
    "straight quotes": Slip(r"„([^“„]+)“", (r'"\1"',)),
    "English quotes": Slip(r"„([^“„]+)“", (r"“\1”", r"„\1”", r"„\1„")),
    "quote lost": Slip("[„“]", ("",)),
    "hyphen for dash": Slip(" – ", (" - ", "- ", " -- ", "– ")),
    "hyphen for bis": Slip(r"(?<=\d)–(?=\d)", ("-", " - ")),
    "abbreviation": Slip(r"\b(z|u|e|i|d|o)\.[ \u00a0](B|a|V|d|h|ä|A)\.", (r"\1.\2.",)),
    "paragraph sign": Slip("§[ \u00a0]", ("§",)),
    "date": Slip(r"\b(\d\d)\.(\d\d)\.20(\d\d)\b", (r"\1.\2.\3", r"\1. \2. 20\3", r"\1.\2. 20\3")),
    "zero of a date": Slip(r"\b0(\d\.\d\d\.\d{4})\b", (r"\1",)),
    "blank at slash": Slip(rf"(?<={_WORD})/(?={_WORD})", ("/ ", " /")),
    "blank before bracket": Slip(rf"(?<={_WORD}) \((?=[^()]+\))", ("(",)),
    "blank after bracket": Slip(rf"(?<=\)) (?={_WORD})", ("",)),
    "bracket lost": Slip(r"[()]", ("",)),
    "stray full stop": Slip(rf"(?<={_WORD}{{4}}) (?=[a-zäöüß]{{3}})", (". ",)),
    "two blanks": Slip(" ", ("  ",)),
    "blank at comma": Slip(", ", (" , ", ",", " ,")),
    "two signs": Slip(", ", (",, ", ",. ")),
    "word twice": Slip(rf"(?<!\S)({_WORD}{{2,}}) ", (r"\1 \1 ",)),
    "Fugen-s lost": Slip(rf"({_WORD}(?:ung|heit|keit|schaft|ion|ität))s(?={_WORD}{{3}})", (r"\1",)),
    "hyphen left over": Slip(r"\b([A-ZÄÖÜ][a-zäöüß]{3,})([a-zäöüß]{4,})\b", (r"\1-\2",)),
    "word torn": Slip(rf"\b({_WORD}[a-zäöüß]{{2,}})([a-zäöüß]{{4,}})\b", (r"\1- \2",)),
    "times": Slip(r"(\d|\bzwei|\bdrei)-?mal\b|\bjährlich\b", ("2x jährlich", "3 mal jährlich", "3mal jährlich")),
    "unit": Slip(r"(?<=\d)[ \u00a0](?=[%€])", ("",)),
    "currency": Slip(r"€", ("EUR", "Euro")),
    "in with a year": Slip(r"(?<=[a-zäöüß] )(?=20\d\d\b(?! ?[–/-]))", ("in ",)),
    "genitive": Slip(r"(\bdes [A-ZÄÖÜ]\w+?[a-rt-zäöü])(?:es|s)\b", (r"\1",)),
    "apostrophe": Slip(r"\b([A-ZÄÖÜ]{2,})\b(?!-)", (r"\1's", r"\1´s")),
    "compound apart": Slip(r"\b([A-ZÄÖÜ]{2,}\d*)-([A-ZÄÖÜ][a-zäöüß]{3,})(?![\w-])", (r"\1 \2",)),
}  # fmt: skip
WRONG_CASE = ("entsprechend des {}s", "gemäß des {}s", "gemäß eines {}s", "wegen dem {}", "aufgrund dem {}")
MASCULINE = ("Vertrag", "Beschluss", "Plan", "Antrag", "Auftrag", "Bericht", "Bescheid", "Haushalt")
PAST = ("im Mai 2013", "am 12.03.2014", "im III. Quartal 2014", "Ende 2013", "im Herbst 2013", "bis 30.06.2014", "2013")
COMING = (
    "die Übergabe soll {} stattfinden",
    "wird {} eröffnet",
    "{} werden zwei Stellen besetzt",
    "der Umzug ist {} vorgesehen",
    "die Eröffnung ist {} geplant",
)
PEOPLE = ("Frau Krause", "Herr Dr. Yılmaz", "Petra Winkler", "Dr. Enno Brandt", "Herrn Schulze", "Sabine Vogt-Lehmann")
WITH_PERSON = ("Leitung durch {}", "Vortrag von {}", "Ansprechpartner: {}", "{} vertrat die Stadt", "Vorsitz {}")
NOWHERE = ("siehe Amt {}", "vgl. FB {}", "siehe Amt {}, dort federführend", "Federführung siehe FB {}")
KINDS_OF_PAIRS = ("{}/innen", "{}*innen", "{}:innen", "{}_innen", "{}(innen)")
PAIRED = ("Mitarbeiter", "Bürger", "Teilnehmer", "Schüler", "Lehrer", "Einwohner")


def inject(report: Report, rng: Random) -> tuple[Report, list[Defect]]:
    """The report with a defect of each kind, each in a measure of its own."""
    taken: set[str] = set()
    report, defects = _slips(report, rng, taken)
    for kind, change in CHANGES.items():
        measures = [each for each in report.measures() if each.id not in taken and "austausch" not in each.cells]
        rng.shuffle(measures)
        for each in measures:
            new = None if report.is_list_row(each) else change(each, rng)
            if new is not None:
                taken.add(each.id)
                report = _replaced(report, new)
                defects.append(Defect(kind, each.id, None))
                break
    report, copy = _copied(report, rng, taken)
    return report, [*defects, Defect("measure twice", copy, None)]


def missed(defects: Sequence[Defect], before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Defect]:
    """The defects that no new finding points at. The list of abbreviations (STI702) counts for nothing."""
    known = {(each.code, each.place, each.quote) for each in before}
    new = [each for each in after if (each.code, each.place, each.quote) not in known and each.code != "STI702"]
    for defect in defects:
        spots = [spot for each in new for spot in (each.place, *each.also)]
        if defect.place is None and any(spot.measure == defect.measure for spot in spots):
            continue
        if defect.place is None or defect.place not in [each.place for each in new]:
            yield defect


def _slips(report: Report, rng: Random, taken: set[str]) -> tuple[Report, list[Defect]]:
    lines = [line for line in ReportContext(report).lines if line.measure is not None]
    defects, fixes = [], []
    for kind, slip in SLIPS.items():
        rng.shuffle(lines)
        for line in lines:
            fix = None if line.place.measure in taken else _slip(line, slip, rng)
            if fix is not None:
                fixes.append(fix)
                taken.add(line.place.measure or "")
                defects.append(Defect(kind, line.place.measure or "", line.place))
                break
    return apply_fixes(report, fixes, unsafe=True), defects


def _slip(line: TextLine, slip: Slip, rng: Random) -> Finding | None:
    found = list(re.finditer(slip.pattern, line.text))
    if not found:
        return None
    match = rng.choice(found)
    fix = Fix(
        *match.span(), re.sub(r"\\g?<?(\d)>?", lambda each: match[int(each[1])] or "", rng.choice(slip.new)), True
    )
    return Finding("", Level.HINWEIS, "", line.place, fix=fix)


def _replaced(report: Report, new: Measure) -> Report:
    categories = tuple(
        replace(
            category,
            sections=tuple(
                replace(section, measures=tuple(new if each.id == new.id else each for each in section.measures))
                for section in category.sections
            ),
        )
        for category in report.categories
    )
    return replace(report, categories=categories)


def _copied(report: Report, rng: Random, taken: set[str]) -> tuple[Report, str]:
    """A measure once more under another unit, a word of its theme left out and one put in."""
    long = [each for each in report.measures() if each.id not in taken and len(_theme(each).split()) > 9]
    original = rng.choice(long)
    words = _theme(original).split()
    del words[rng.randrange(1, len(words))]
    words.insert(rng.randrange(len(words)), rng.choice(("weiterhin", "gemeinsam", "insgesamt", "auch")))
    copy = replace(original, id="kopie", cells={**original.cells, THEMA: (Paragraph((Run(" ".join(words)),)),)})
    *categories, last = report.categories
    *sections, end = last.sections
    end = replace(end, measures=(*end.measures, copy))
    return replace(report, categories=(*categories, replace(last, sections=(*sections, end)))), copy.id


def _theme(measure: Measure) -> str:
    return " ".join(plain(block.text) for block in measure.cell(THEMA))


def _more(field: str, *parts: Sequence[str]) -> Change:
    """A point more in a field: the first of the parts, filled with one of the second."""

    def change(measure: Measure, rng: Random) -> Measure:
        frames, fillings = parts
        text = rng.choice(frames).format(rng.choice(fillings))
        return _with(measure, field, (*measure.cell(field), Item((Run(text),))))

    return change


def _with(measure: Measure, field: str, content: Content) -> Measure:
    return replace(measure, cells={**measure.cells, field: content})


def _mixed_pairs(measure: Measure, rng: Random) -> Measure:
    first, second = rng.sample(KINDS_OF_PAIRS, 2)
    texts = (first.format(rng.choice(PAIRED)), second.format(rng.choice(PAIRED)))
    items = tuple(Item((Run(f"Angebote für {each} der Stadt"),)) for each in texts)
    return _with(measure, ARBEITSSTAND, (*measure.cell(ARBEITSSTAND), *items))


def _sign_at_end(measure: Measure, rng: Random) -> Measure | None:
    items = measure.cell(ARBEITSSTAND)
    if len(items) < 3 or any(isinstance(each, Paragraph) or each.items for each in items):
        return None
    at = rng.randrange(len(items))
    if not plain(items[at].text)[-1].isalnum():
        return None
    new = Item((*items[at].text, Run(rng.choice(".,;"))))
    return _with(measure, ARBEITSSTAND, (*items[:at], new, *items[at + 1 :]))


def _odd_art(measure: Measure, rng: Random) -> Measure | None:
    names = " ".join(measure.arten)
    odd = rng.choice((names.title(), names.replace("kommunal", " kommunal", 1), names.upper(), f"{names}/Stadt"))
    return replace(measure, wording=odd) if measure.arten and measure.wording is None and odd != names else None


def _no_art(measure: Measure, rng: Random) -> Measure | None:
    return replace(measure, arten=(), wording=None) if measure.arten else None


def _emptied(measure: Measure, rng: Random) -> Measure | None:
    field = rng.choice((ARBEITSSTAND, PERSPEKTIVE))
    cells = {name: content for name, content in measure.cells.items() if name != field}
    return replace(measure, cells=cells) if measure.cell(field) else None


def _wrong_count(measure: Measure, rng: Random) -> Measure:
    """A number before a list that has one point too many or too few."""
    names = ["Burg", "Barby", "Gommern", "Halle", "Calbe", "Wanzleben"]
    count = rng.randrange(2, 6)
    number = rng.choice((str(count), ("zwei", "drei", "vier", "fünf")[count - 2]))
    frames = ("{} Städte beteiligt", "{} neue Partner:", "Verträge mit {} Gemeinden", "bisher {} gemeinsame Vorhaben")
    below = tuple(Item((Run(each),)) for each in rng.sample(names, count + rng.choice((-1, 1))))
    new = Item((Run(rng.choice(frames).format(number)),), below)
    return _with(measure, ARBEITSSTAND, (*measure.cell(ARBEITSSTAND), new))


def _year_back(measure: Measure, rng: Random) -> Measure | None:
    """An outlook whose year was not moved on."""
    items = measure.cell(PERSPEKTIVE)
    for at, each in enumerate(items):
        text = plain(each.text)
        if len(re.findall(r"\b20\d\d\b", text)) == 1 and re.search(r"\b201[5-9]\b", text):
            new = Item((Run(re.sub(r"\b201[5-9]\b", rng.choice(("2012", "2013", "2014")), text)),))
            return _with(measure, PERSPEKTIVE, (*items[:at], new, *items[at + 1 :]))
    return None


def _same_outlook(measure: Measure, rng: Random) -> Measure | None:
    status = measure.cell(ARBEITSSTAND)
    return _with(measure, PERSPEKTIVE, status) if status else None


def _doubled_point(measure: Measure, rng: Random) -> Measure | None:
    items = measure.cell(ARBEITSSTAND)
    if len(items) < 2:
        return None
    return _with(measure, ARBEITSSTAND, (*items, rng.choice(items)))


CHANGES: dict[str, Change] = {
    "points end differently": _sign_at_end,
    "short pairs mixed": _mixed_pairs,
    "odd Art": _odd_art,
    "no Art": _no_art,
    "empty cell": _emptied,
    "wrong count": _wrong_count,
    "outlook of the past": _year_back,
    "future that is past": _more(ARBEITSSTAND, COMING, PAST),
    "status is outlook": _same_outlook,
    "point twice": _doubled_point,
    "reference to nothing": _more(ARBEITSSTAND, NOWHERE, [str(number) for number in range(70, 99)]),
    "person named": _more(ARBEITSSTAND, WITH_PERSON, PEOPLE),
    "wrong case": _more(ARBEITSSTAND, ["umgesetzt " + each for each in WRONG_CASE], MASCULINE),
}
