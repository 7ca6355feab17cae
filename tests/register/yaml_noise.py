"""A register's file as people leave it: remarks, blank lines, other folding, quotes and indentation."""

from __future__ import annotations

import re

from hypothesis import strategies as st

REMARK = "# Bemerkung {}"
NOISE = re.compile(r"(?<=\s)# (?:Bemerkung |Bemerkung hinter |gefaltet |Zitat )\d+")
_WIDE_TEXT = re.compile(r"( *(?:- )?(?:[a-z_]+: )?)([A-Za-z][a-z]+) ([A-Za-z][A-Za-z ]+)")


@st.composite
def noisy(draw: st.DrawFn, text: str) -> str:
    """The same YAML with noise; every remark is another one, so that each can be looked for."""
    lines: list[str] = []
    for number, line in enumerate(text.splitlines()):
        if number > 1 and _begins_something(line) and not _in_block_text(lines):
            lines += _before(draw, line, number, lines)
        lines += _line(draw, line, number, lines)
    result = "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n# Ende\n"]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + result.replace("\n", newline)


def _begins_something(line: str) -> bool:
    return bool(re.match(r" *(- |[a-z_]+:)", line))


def _in_block_text(lines: list[str]) -> bool:
    """Whether a line is still part of a ``|`` text, where nothing is a remark."""
    for index in range(len(lines) - 1, -1, -1):
        if re.search(r"[:-] \|$", lines[index]):
            depth = _depth(lines[index])
            return all(not line or _depth(line) > depth for line in lines[index + 1 :])
    return False


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _before(draw: st.DrawFn, line: str, number: int, lines: list[str]) -> list[str]:
    kind = draw(st.sampled_from(["nothing"] * 6 + ["blank", "remark", "deeper remark"]))
    remark = " " * _depth(line) + REMARK.format(number)
    if kind == "deeper remark" and not _in_block_text([*lines, f" {remark}"]):
        return [f"  {remark}"]
    if kind == "remark":
        return [remark]
    return [""] if kind == "blank" else []


def _line(draw: st.DrawFn, line: str, number: int, before: list[str]) -> list[str]:
    match = _WIDE_TEXT.fullmatch(line)
    if not match or _in_block_text([*before, line]):
        return [line]
    head, first, rest = match.groups()
    deeper = " " * (_depth(line) + 6)
    forms = [
        [line],
        [f"{line}  {REMARK.format(f'hinter {number}')}"],
        [f"{head}{first}", f"{deeper}{rest}"],
        [f'{head}"{first} {rest}"'],
        [f"{head}'{first}", f"{deeper}{rest}'  # Zitat {number}"],
        [f"{head}>-  # gefaltet {number}", f"{deeper}{first}", f"{deeper}{rest}"],
    ]
    return draw(st.sampled_from(forms))
