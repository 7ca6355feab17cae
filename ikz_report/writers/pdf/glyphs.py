"""Characters the PDF's font lacks: found before anything is set, named with their place.

PDF/A and PDF/UA forbid text without a glyph, so these are errors and not little boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ikz_report.errors import InputError
from ikz_report.model import Mark, Run
from ikz_report.writers.pdf.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, shows
from ikz_report.writers.pdf.places import Place

HYPHENS = {"\u2010": "-", "\u2011": "\u2060-\u2060"}  # the font has one hyphen; a word joiner forbids a break there
INSTEAD = {"○": "•", "◦": "•", "●": "•", "▪": "■", "▫": "☐", "□": "☐", "☒": "☑", "⇒": "→", "➔": "→", "➢": "→", "√": "✓"}
SHOWN = 20
AROUND = 15  # characters of the text quoted on either side
FACES = (REGULAR, ITALIC, BOLD, BOLD_ITALIC)
ESCAPED = re.compile(r"\\[bfrtu]")  # how JSON writes control characters
CONTROLS = frozenset(map(chr, range(32))) - {"\n"}


def printable(text: str) -> str:
    """The text with the hyphens the font has."""
    for character, instead in HYPHENS.items():
        text = text.replace(character, instead)
    return text


def check_characters(data: str, texts: Iterable[Place]) -> None:
    """See that all that is to be printed can be; ``data`` is all the template gets, as JSON, ``texts`` says where.

    Raises:
        InputError: names each character, its code point and its place.
    """
    doubtful = {character for character in set(data) if not all(shows(face, character) for face in FACES)}
    if ESCAPED.search(data):
        doubtful |= CONTROLS
    problems = list(dict.fromkeys(_problems(doubtful, texts))) if doubtful else []
    if problems:
        raise InputError(_message(problems))


def _message(problems: list[str]) -> str:
    shown = problems[:SHOWN]
    if len(problems) > len(shown):
        shown.append(f"… und {len(problems) - len(shown)} weitere")
    listing = "\n".join(f"  {problem}" for problem in shown)
    return f"Diese Zeichen hat die Schrift der PDF-Datei nicht:\n{listing}\nBitte im Register durch andere ersetzen."


def _problems(doubtful: set[str], texts: Iterable[Place]) -> Iterator[str]:
    for where, text in texts:
        for run in text:
            for character in sorted(doubtful.intersection(run.text)):
                if not shows(_face(run.marks), character):
                    yield f"{_name(character)} in {where}: „{_quote(character, run)}“{_hint(character)}"


def _face(marks: Mark) -> str:
    if marks & Mark.BOLD:
        return BOLD_ITALIC if marks & Mark.ITALIC else BOLD
    return ITALIC if marks & Mark.ITALIC else REGULAR


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"„{character}“ ({code})" if character.isprintable() else f"unsichtbares Zeichen {code}"


def _quote(character: str, run: Run) -> str:
    at = run.text.index(character)
    around = run.text[max(at - AROUND, 0) : at + AROUND + 1]
    return "".join(each if each.isprintable() else " " for each in around)


def _hint(character: str) -> str:
    if character in INSTEAD:
        return f"; vorhanden ist „{INSTEAD[character]}“"
    return "; vorhanden ist es nur in gerader Schrift" if shows(REGULAR, character) else ""
