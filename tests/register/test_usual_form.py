"""The quick reader of YAML in the usual form: the same nodes as libyaml's, or no answer."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ikz_report.register import dump_report, load_report
from ikz_report.register.libyaml import read_any
from ikz_report.register.nodes import MAX_EVENTS
from ikz_report.register.source import Source
from ikz_report.register.usual_form import MAX_LINES, read_usual
from ikz_report.register.usual_values import MAX_DEPTH, PART_EVENTS
from tests.conftest import ROOT
from tests.register.register_files import SAMPLE
from tests.register.yaml_noise import noisy

OWN = sorted(path for path in (ROOT / "data").rglob("*.yaml"))
USUAL = [
    "a: b",
    "a: b\n",
    "# Bemerkung\n\na: b # dahinter\n# Ende",
    "a: # dahinter\n  - b\n",
    "a:\n  - b\n  - c d\n    e\n\n  - f\nb: c\n",
    "a:\n  - b: c\n    d: e\n      f\n    g:\n      - h\n  - b: i\n",
    "a:\n  - - b\n    - {c: d, e: [f, g]}\n  - - h\n",
    'a: [b, c-d, Übung]\nc: []\nd: {}\ne: [b c, "d, e"] # dahinter\n',
    'a: "b: c # d"\nb: \'e\'\nc: "lang\n  und länger"\n',
    "a: |\n  b: c\n\n    # d\n\ne: f\n",
    "a: 12:30\nb: 012\nc: ~\nd: „NO“\ne: http://x\n",
    'a: ["b", "c, d", e]',
    "a: b\n  [c]\n  {d}\n  'e' & *f\n",
]
OTHER = [  # mistakes, and what is right but rare
    "",
    "a\n",
    "- a\n",
    "a:\n",
    "a: b: c\n",
    "a: b:\n",
    "a: b:",
    "a: b #c\n",
    "a: b\n  c: d\n",
    "a: b\n  - c\n",
    "a: b\n c\nd\n",
    "a: b\na: c\n",
    "a: b\n b: c\n",
    "a:\n- b\n",
    "a:\n  - b\n c: d\n",
    "a:\n  - b\n   - c\n",
    "a:\n  b\n",
    "a:\n\t- b\n",
    "a: b \n",
    "a: \n",
    "a:\r\n  - b\r\n",
    "A: b\n",
    '"a": b\n',
    "? a\n: b\n",
    "---\na: b\n",
    "a: &b c\n",
    "a: *b\n",
    "a: !b c\n",
    "a: >\n  b\n",
    "a: |-\n  b\n",
    "a: |\n\n  b\n",
    "a: |\n    b\n  c\n",
    "a: |\n  b",
    'a: "b\\n"\n',
    'a: "b" c\n',
    "a: 'it''s'\n",
    "a: [b\n",
    "a: [b,c]\n",
    "a: [b, ]\n",
    "a: [b: c]\n",
    "a: {b: c, b: d}\n",
    "a: {b}\n",
    "a: [b] c\n",
    "a: - b\n",
    "a:\n  - - b\n     c\n",
    'a: "o' + "\u0327" * 31 + '"\n',
    "a" * 1100 + ": b\n",
    "a: o\u0308\n",
]


def read(text: str) -> Source:
    return Source("a.yaml", text)


def agree(text: str) -> bool:
    """Whether the quick reader answers; where it does, libyaml must say the same."""
    source = read(text)
    found = read_usual(read(text))
    if found is None:
        return False
    assert found == read_any(source)
    assert source.problems == []
    return True


@pytest.mark.parametrize("text", USUAL)
def test_the_usual_form_is_read(text: str) -> None:
    assert agree(text)


@pytest.mark.parametrize("text", OTHER)
def test_any_other_form_is_left_to_libyaml(text: str) -> None:
    assert read_usual(read(text)) is None


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_register_in_the_repository_is_in_the_usual_form(path: Path) -> None:
    assert agree(path.read_text(encoding="utf-8"))


def test_what_the_program_writes_is_in_the_usual_form() -> None:
    texts = dump_report(load_report(ROOT / "data", 2014))
    assert [name for name, text in texts.items() if not agree(text)] == []


def test_a_register_in_the_usual_form_is_read_without_libyaml() -> None:
    code = "import sys; from pathlib import Path; from ikz_report.register import load_report\n"
    code += "load_report(Path('data'), 2014); print('yaml' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "False"


@pytest.mark.parametrize(
    "text",
    [
        "a:\n" + "  - b\n" * MAX_LINES,
        f"a: [{', '.join('b.' for _ in range(MAX_EVENTS // PART_EVENTS))}]\n",
        f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}\n",
        f"a:\n  {'- ' * MAX_DEPTH}b\n",
        "".join(f"{'  ' * depth}a:\n" for depth in range(MAX_DEPTH)) + "  " * MAX_DEPTH + "a: b\n",
    ],
    ids=["lines", "brackets", "nested brackets", "dashes", "fields below fields"],
)
def test_what_may_be_too_large_is_left_to_libyaml(text: str) -> None:
    assert read_usual(read(text)) is None


@pytest.mark.parametrize(
    "line",
    ["  - - b: c\n", f"  - [{', '.join('abcdefghij')}]\n", f"  - [{', '.join(f'{x}.' for x in 'abcdef')}]\n"],
    ids=["entries in entries", "words", "entries in brackets"],
)
def test_a_file_of_more_than_libyaml_takes_is_left_to_it(line: str) -> None:
    assert read_usual(read("a:\n" + line * 1_000)) is not None
    source = read("a:\n" + line * 190_000)
    assert read_usual(source) is None
    assert read_any(source) is None
    assert [problem.message for problem in source.problems] == [
        "Mehr als 1.000.000 Angaben in einer Datei. Bitte prüfen, ob sie hierher gehört."
    ]


def test_a_row_of_dashes_takes_no_more_room_than_its_text() -> None:
    source = read("- " * 200_000 + "b")
    tracemalloc.start()
    try:
        assert read_usual(source) is None
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 * len(source.text)


VALUES = [
    "",
    "x",
    "x y",
    "[a]",
    "[a, b c]",
    "{a: b}",
    "{a: [b, {c: d}]}",
    "[]",
    '"q"',
    '"q: r"',
    "'q'",
    "|",
    '"q',
    'r"',
]
VALUES += [
    "# r",
    "x # r",
    "x #r",
    "[a] # r",
    "- x",
    "x:",
    "x: y",
    "-x",
    ":x",
    "[ a ]",
    "[a",
    "x  y",
    "|-",
    "?",
    "~",
    "&x",
]
LINES = st.builds(
    lambda indent, dashes, key, value: " " * indent + dashes + key + value,
    st.sampled_from([0, 0, 2, 2, 4, 4, 6, 8, 1, 3]),
    st.sampled_from(["", "- ", "- ", "- - "]),
    st.sampled_from(["", "a:", "a: ", "b: ", "c:", " b:"]),
    st.sampled_from(VALUES),
)
ENDS = st.sampled_from(["", "\n", "\n\n", "\n# r", "\n  # r\n"])
PIECES = [
    *"\n \"'[]{},|>&*!%@`?\\~:#-",
    "  ",
    "- ",
    ": ",
    " # ",
    " #",
    ", ",
    "\n      - ",
    "\n        ",
    "a: b\n",
    "\u0301",
]


@given(st.lists(LINES, min_size=1, max_size=8), ENDS)
@example(["a:", "  - b: |", "      c", "", "  - b: d"], "\n")
def test_random_lines_are_read_as_libyaml_reads_them_or_not_at_all(lines: list[str], end: str) -> None:
    agree("\n".join(lines) + end)


@given(st.data())
def test_a_register_s_file_with_random_edits_is_read_as_libyaml_reads_it_or_not_at_all(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(OWN)).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + data.draw(st.integers(0, 3)) :]
    agree(text)


@given(st.data(), st.sampled_from(sorted(SAMPLE)))
def test_a_register_s_file_with_noise_is_read_as_libyaml_reads_it_or_not_at_all(data: st.DataObject, name: str) -> None:
    agree(data.draw(noisy(SAMPLE[name])))
