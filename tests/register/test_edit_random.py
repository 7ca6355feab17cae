"""Random edits in random files: what was asked for happens, and nothing else does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.model import Block, Content, Item, Measure, Report
from ikz_report.register import load_report
from ikz_report.register.edit import apply_report
from ikz_report.register.gone import gone_remarks
from tests.register.register_files import report_texts, write_register
from tests.register.yaml_noise import NOISE, noisy
from tests.strategies import contents, measures, reports, texts


def remarks_in(text: str) -> list[str]:
    """Those that the noise put in, each of which is another."""
    return NOISE.findall(text)


def edited_content(draw: st.DrawFn, content: Content) -> Content:
    """A cell with some blocks changed, removed, added, moved or put on another level."""
    blocks: list[Block] = list(content)
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(blocks)))
        kind = draw(st.sampled_from(["add", "remove", "change", "move", "below", "in", "out"]))
        if kind == "add" or place == len(blocks):
            blocks[place:place] = draw(contents())
        elif kind == "remove":
            del blocks[place]
        elif kind == "change":
            blocks[place] = replace(blocks[place], text=draw(texts()))
        elif kind == "move":
            blocks.append(blocks.pop(place))
        elif kind in ("in", "out"):
            blocks = releveled(blocks, place, kind)
        elif isinstance(block := blocks[place], Item):
            below = edited_content(draw, block.items)
            blocks[place] = replace(block, items=tuple(each for each in below if isinstance(each, Item)))
    return tuple(blocks)


def releveled(blocks: list[Block], place: int, kind: str) -> list[Block]:
    """With an item put below the one before it, or with the last one below it put behind it."""
    above, block = blocks[place - 1] if place else None, blocks[place]
    if kind == "in" and isinstance(above, Item) and isinstance(block, Item):
        return [*blocks[: place - 1], replace(above, items=(*above.items, block)), *blocks[place + 1 :]]
    if kind == "out" and isinstance(block, Item) and block.items:
        return [*blocks[:place], replace(block, items=block.items[:-1]), block.items[-1], *blocks[place + 1 :]]
    return blocks


@st.composite
def edited_measures(draw: st.DrawFn, measure: Measure, fields: tuple[str, ...]) -> Measure:
    other = draw(measures(fields))
    changed = draw(st.sampled_from([name for name in fields if name != "art"]))
    content = edited_content(draw, measure.cell(changed))
    kept = {name: each for name, each in measure.cells.items() if name != changed}
    new = {**kept, changed: content} if content or changed != "thema" else measure.cells
    new = {name: each for name, each in new.items() if each}
    if draw(st.booleans()):
        return replace(measure, cells=new)
    wording = other.wording if other.wording != " ".join(other.arten) else None
    return replace(measure, cells=new, arten=other.arten, wording=wording)


@st.composite
def edits(draw: st.DrawFn, report: Report) -> Report:
    """The report with measures changed, removed, added and moved, within their department and to others."""
    sections = [list(section.measures) for section in report.categories[0].sections]
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(sections) - 1))
        section, fields = sections[place], report.layout(report.categories[0].sections[place].layout).fields
        taken = {measure.id for each in sections for measure in each}
        kind = draw(st.sampled_from(["change", "change", "add", "remove", "move", "away"]))
        if kind == "add" or not section:
            new = draw(measures(fields))
            section[:0] = [new] if new.id not in taken else []
            continue
        index = draw(st.integers(0, len(section) - 1))
        if kind == "change":
            section[index] = draw(edited_measures(section[index], fields))
        elif kind == "remove":
            del section[index]
        elif kind == "move":
            section.append(section.pop(index))
        elif place:  # the first section has another table
            target = draw(st.integers(1, len(sections) - 1))
            sections[target].append(section.pop(index))
    pairs = zip(report.categories[0].sections, sections, strict=True)
    changed = tuple(replace(section, measures=tuple(each)) for section, each in pairs)
    return replace(report, categories=(replace(report.categories[0], sections=changed),))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Report, Report, dict[str, str]]:
    report = draw(reports())
    files = report_texts(report)
    noise = {name: draw(noisy(text)) for name, text in files.items() if "/massnahmen/" in name}
    return report, draw(edits(report)), {**files, **noise}


@given(case=cases())
def test_an_edited_report_is_what_its_files_say_afterwards(
    case: tuple[Report, Report, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    report, wanted, files = case
    data = write_register(tmp_path_factory.mktemp("edit"), files)
    before = load_report(data, 2014)
    assert before == report
    changed = apply_report(data, before, wanted)
    gone = gone_remarks(changed)
    for path, content in changed.items():
        path.write_bytes(content)
    loaded = load_report(data, 2014)
    assert list(loaded.measures()) == list(wanted.measures())
    assert apply_report(data, loaded, loaded) == {}
    assert wanted != report or not changed
    there = [remark for path in data.rglob("massnahmen/*.yaml") for remark in remarks_in(path.read_text("utf-8"))]
    named = [each.text for each in gone]
    before_edit = [remark for text in files.values() for remark in remarks_in(text)]
    assert Counter(there + named) == Counter(before_edit)
    ended = {measure.id for measure in report.measures()} - {measure.id for measure in wanted.measures()}
    assert ended or not gone
