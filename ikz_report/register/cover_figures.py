"""The figures that a cover's text asks for as ``[[name]]``: which there are, and which are mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ikz_report.model import Content, lines, plain
from ikz_report.register import fields as f
from ikz_report.register.hints import nearest, shown
from ikz_report.register.record import Values

FIGURES = ("jahr", "vorjahr", "massnahmen", "dienststellen", "neu", "beendet", "fortgeführt")
Names = Mapping[str, tuple[str, ...]]  # group (``kategorie``, ``art``, ``dezernat``) → its names
_FIGURE = re.compile(r"\[\[([^\[\]]{0,200})\]\]")
_TAKEN = "\0"  # stands for each character of a figure; no text holds one
_BRACKETS = re.compile(r"\[+([^\[\]]*)\]*|\]+")
_LONGEST = 60  # characters in front of a bracket that may be a name
_SLIP = (
    "{slip} würde so gedruckt. Eine Zahl steht in zwei Klammern auf jeder Seite: {figure}. "
    "Soll da keine Zahl stehen, bitte runde Klammern nehmen."
)


def check_figures(values: Values, names: Names) -> None:
    """Figures the text asks for must be known and rightly written, see docs/register.md."""
    for name, place in cover_figures(values):
        reason = _unknown(name, names)
        if reason:
            values.source.problem(place, reason)
    _check_slips(values, names)


def cover_figures(values: Values) -> Iterator[tuple[str, int]]:
    """The name of each ``[[name]]`` in the cover's text, with its place in the file."""
    node = values.node(f.COVER_TEXT)
    start = node.start
    for text in _texts(values):
        for match in _FIGURE.finditer(text):
            place = values.source.text.find(match[0], start, node.end)
            start = place + 1 if place >= 0 else start
            yield match[1], place if place >= 0 else node.start


def _texts(values: Values) -> Iterator[str]:
    content: Content = values.get(f.COVER_TEXT)
    return (plain(text) for _, text in lines(content))


def _unknown(name: str, names: Names) -> str | None:
    if name in FIGURES:
        return None
    group, _, rest = name.partition(" ")
    if group in names:
        known = names[group]
        wrong = known and rest not in known
        return f"Zu {shown(f'[[{name}]]')} gibt es keine Zahl. {nearest(rest, known)}" if wrong else None
    known = (*FIGURES, *(f"{each} …" for each in names))
    return f"Die Zahl {shown(f'[[{name}]]')} gibt es nicht. {nearest(name, known)}"


def _check_slips(values: Values, names: Names) -> None:
    known = {name.lower(): name for name in (*FIGURES, *(f"{g} {name}" for g, each in names.items() for name in each))}
    node = values.node(f.COVER_TEXT)
    written = _without_figures(values.source.text[node.start : node.end])
    start = 0
    for text in _texts(values):
        for slip, meant in figure_slips(text, known):
            place = written.find(_without_figures(slip).split()[0], start)
            start = place + 1 if place >= 0 else start
            message = _SLIP.format(slip=shown(slip), figure=f"[[{meant or FIGURES[0]}]]")
            values.source.problem(node.start + max(place, 0), message)


def figure_slips(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """What is meant for a figure and is none, with its brackets, and which is meant; other square brackets are text.

    That is a known name in single brackets, and brackets without a partner that are double or stand at such a name.
    ``known`` has the names by what they are in small letters.
    """
    rest = _without_figures(text)
    alone = _without_partner(rest)
    for match in _BRACKETS.finditer(rest):
        start, end = match.span()
        is_broken = any(place in alone for place in range(start, end))
        is_end = is_broken and match[1] is None  # the name stands in front
        before = rest[max(0, start - _LONGEST) : start].split(" ")[-1] if is_end else ""
        word = " ".join((match[1] or before).split()).lower()
        meant = _meant(word, known) if is_broken else known.get(word)
        if meant or (is_broken and ("[[" in match[0] or "]]" in match[0] or word.startswith(_TAKEN))):
            slip = text[start - len(before) : end]
            yield slip if rest[end - 1] == "]" else slip.split()[0], meant


def _meant(word: str, known: Mapping[str, str]) -> str | None:
    """The longest name that the word begins with."""
    begun = (name for name in known if re.match(rf"{re.escape(name)}(?!\w)", word))
    return known.get(max(begun, key=len, default=""))


def _without_figures(text: str) -> str:
    return _FIGURE.sub(lambda match: _TAKEN * len(match[0]), text)


def _without_partner(text: str) -> set[int]:
    """The places of square brackets that are not closed, or were not opened."""
    opened: list[int] = []
    alone = set()
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            alone.add(match.start())
    return alone.union(opened)
