"""In files of every form: the lines of what does not change are all still there, and no others came."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import Content, Item, Measure, Run, plain
from ikz_report.model import lines as flat_lines
from ikz_report.outline import Line, build
from ikz_report.register.edit import AddMeasure, Change, MoveMeasure, RemoveMeasure, SetCell, edit_measures
from tests.samples import cells, item, para

Lines = list[str]
FORMS = (  # an item „Wort n“ as people write it, the dash in column 0
    "- Wort {0}",
    "- Wort {0}  # hinter {0}",
    '- "Wort\n    {0}"  # gefaltet {0}',
    "- >-  # Kopf {0}\n    Wort\n    {0}",
    "- Wort\n      {0}",
    "- |\n  Wort {0}",
    "-\n  Wort {0}",
    "-   'Wort {0}'\n   # tiefer {0}",
)
WITH_ITEMS = (
    "- text: Wort {0}\n  punkte: [a {0}, b {0}]",
    "- text: Wort {0}  # Text {0}\n  punkte:\n  - a {0}\n  # unter {0}\n  - b {0}\n\n    # tiefer {0}",
    "- {{text: Wort {0}, punkte: [a {0},  # in Klammern {0}\n    b {0}]}}",
    "- punkte: # vorn {0}\n    - a {0}\n    - >\n      b\n      {0}\n  text: Wort {0}",
)


def drawn_item(draw: st.DrawFn, number: int) -> tuple[Lines, Item]:
    form = draw(st.sampled_from([*FORMS, *WITH_ITEMS]))
    below = (item(f"a {number}"), item(f"b {number}")) if form in WITH_ITEMS else ()
    return form.format(number).split("\n"), item(f"Wort {number}", *below)


def is_subsequence(lines: Iterable[str], of: Iterable[str]) -> bool:
    rest = iter(of)
    return all(line in rest for line in lines)


def remarks(text: str) -> Lines:
    return re.findall(r"(?<!\S)#.*?(?=\r?$)", text, re.MULTILINE)


def without_remark(line: str) -> str:
    """What a line of a list says that is no longer than a word."""
    found = re.fullmatch(r" *- (?:text: )?['\"]?(\w+)['\"]?(?: +#.*)?", line)
    return found[1] if found else line


def filled(lines: Iterable[str]) -> Lines:
    return [line for line in lines if line.strip()]


@st.composite
def edited_lists(draw: st.DrawFn) -> tuple[str, Content, Lines, Lines]:
    """A file with one list, what it shall be, the lines that stay in their order, and the texts that come."""
    indent = " " * draw(st.sampled_from([4, 6, 9]))
    lines: Lines = []
    stay: Lines = []
    texts: Lines = []
    wanted: list[Item] = []
    for number in range(draw(st.integers(1, 6))):
        around = draw(st.sampled_from([[], [f"{indent}# vor {number}"], [""], [f"# ganz links {number}"]]))
        chunk, old = drawn_item(draw, number)
        chunk = [indent + line if line else "" for line in chunk]
        lines += [*around, *chunk]
        stay += around
        kind = draw(st.sampled_from(["stay", "stay", "go", "replace", "insert"]))
        if kind in ("stay", "insert"):
            stay += chunk
            wanted.append(old)
        if kind in ("replace", "insert"):
            texts.append(f"Ersatz{number}")
            wanted.append(item(f"Ersatz{number}"))
    texts.append("Schluss")
    wanted.append(item("Schluss"))
    head = ["dienststelle: x", "massnahmen:", "  - id: a  # Beleg", "    kategorie: I", "    art: []"]
    text = [*head, "    thema: 'Thema'", "    arbeitsstand:  # Liste", *lines, "    # Ende"]
    return "\n".join(text) + "\n", tuple(wanted), [*text[:7], *stay, "    # Ende"], texts


@given(case=edited_lists(), newline=st.sampled_from(["\n", "\r\n"]))
def test_items_that_stay_keep_their_lines(case: tuple[str, Content, Lines, Lines], newline: str) -> None:
    text, wanted, stay, texts = case
    after = edit_measures(text.replace("\n", newline), "x", [SetCell("a", "arbeitsstand", wanted)])
    lines = after.split(newline)
    assert "\n" not in after.replace(newline, "")
    assert is_subsequence(filled(stay), lines)
    assert Counter(remarks(after)) == Counter(remarks(text))
    others = Counter(filled(lines)) - Counter(filled(stay))
    said = Counter(without_remark(line) for line in others.elements() if not line.lstrip().startswith("#"))
    assert said == Counter(texts)


MEASURES = (
    "- id: m{0}\n  kategorie: I # Kategorie {0}\n  art: [vertikal]\n  thema: Thema\n    {0}\n  # Ende {0}",
    "- id: m{0}\n  kategorie: I\n\n  art:\n  - vertikal\n  # Thema {0}\n  thema:\n    - eins {0}\n",
    "-\n    kategorie: I\n    id: m{0}\n    art: []\n    thema: |\n      Thema {0}\n    # noch {0}",
    "- {{id: m{0}, kategorie: I, art: [],  # in Klammern {0}\n     thema: Thema {0}}}",
)


@st.composite
def edited_files(draw: st.DrawFn) -> tuple[str, list[Change], Lines, Lines]:
    indent = draw(st.sampled_from(["", "  "]))
    lines: Lines = []
    stay: Lines = []
    new: Lines = []
    changes: list[Change] = []
    for number in range(draw(st.integers(1, 5))):
        around = draw(st.sampled_from([[], [f"{indent}# vor {number}"], [""], ["", f"# links {number}", ""]]))
        chunk = draw(st.sampled_from(MEASURES)).format(number).split("\n")
        chunk = [indent + line if line else "" for line in chunk]
        lines += [*around, *chunk]
        stay += around
        kind = draw(st.sampled_from(["stay", "go", "move", "add"]))
        if kind == "go":
            changes.append(RemoveMeasure(f"m{number}"))
            continue
        if kind == "move":
            changes.append(MoveMeasure(f"m{number}"))
        elif kind == "add":
            measure = Measure(f"n{number}", (), cells(thema=(para("Neu"),)))
            changes.append(AddMeasure(measure, "I", after=f"m{number}"))
            new += [
                f"{indent}- id: n{number}",
                f"{indent}  kategorie: I",
                f"{indent}  art: []",
                f"{indent}  thema: Neu",
            ]
        stay += chunk
    return "\n".join(["dienststelle: x", "massnahmen:  # alle", *lines]) + "\n", changes, stay, new


@given(case=edited_files())
def test_measures_that_stay_or_move_keep_their_lines(case: tuple[str, list[Change], Lines, Lines]) -> None:
    text, changes, stay, new = case
    lines = edit_measures(text, "x", changes).split("\n")
    kept = filled([*stay, *new])
    assert Counter(filled(lines[2:])) == Counter(kept)
    if not any(isinstance(change, MoveMeasure) for change in changes):
        assert is_subsequence(filled(stay), lines)


def as_yaml(items: tuple[Item, ...], indent: int, quotes: str) -> Iterator[str]:
    """Items with a remark above and behind each, which name its text; the first quote is that of the first item."""
    for each in items:
        text = plain(each.text)
        number = int(text.split()[1])
        quote = quotes[number % len(quotes)].strip()
        written = f"{quote}{text}{quote}  # hinter {number}"
        yield f"{' ' * indent}# über {number}"
        yield f"{' ' * indent}- {'text: ' if each.items else ''}{written}"
        if each.items:
            yield f"{' ' * indent}  punkte:"
            yield from as_yaml(each.items, indent + 4, quotes)


@st.composite
def reordered_items(draw: st.DrawFn) -> tuple[Content, Content, str]:
    """Nested items, the same ones in another order and on other levels, some gone, and the quotes they have."""
    levels = draw(st.lists(st.integers(1, 3), min_size=1, max_size=7))
    numbers = draw(st.permutations(range(len(levels))))
    kept = numbers[: draw(st.integers(1, len(numbers)))] if draw(st.booleans()) else sorted(numbers)
    old = build(Line(level, (Run(f"Wort {number} hier"),)) for number, level in enumerate(levels))
    new = build(Line(draw(st.integers(1, 3)), (Run(f"Wort {number} hier"),)) for number in kept)
    return old, new, draw(st.sampled_from(["'", '"', " ", "'\" "]))


@given(case=reordered_items())
def test_an_item_keeps_its_remarks_and_quotes_wherever_it_goes(case: tuple[Content, Content, str]) -> None:
    old, new, quotes = case
    head = "dienststelle: x\nmassnahmen:\n- id: a\n  kategorie: I\n  art: []\n  thema: x\n  arbeitsstand:\n"
    text = head + "\n".join(as_yaml(old, 2, quotes)) + "\n  perspektive: bald\n"  # type: ignore[arg-type]
    after = edit_measures(text, "x", [SetCell("a", "arbeitsstand", new)])
    assert Counter(remarks(after)) == Counter(remarks(text))
    lines = [line.strip().replace("text: ", "") for line in after.splitlines()]
    before = {line.strip().replace("text: ", "") for line in text.splitlines()}
    for _, found in flat_lines(new):
        number = plain(found).split()[1]
        (place,) = [place for place, line in enumerate(lines) if f"Wort {number} " in line]
        assert lines[place] in before
        assert lines[place - 1] == f"# über {number}"
