"""typst's messages about a template, in German and with file:line:column.

typst counts columns from 0, editors and this program from 1.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SHOWN = 5
ENTRY = re.compile(r"^(?:error|warning): (.*?)(?=^(?:error|warning): |\Z)", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"┌─ (.*?):(\d+):(\d+)")
DEFINED = re.compile(r"#?let ([^\W\d][\w-]*)")
FIELD = re.compile(r'"([^\W\d]\w*)":')
STANDARD = re.compile(r"^PDF/.*? error: ")

MEANINGS = [
    (r"unknown variable: (\S+)", "Den Namen „{0}“ gibt es nicht."),
    (r'dictionary does not contain key "(.+?)"', "Das Feld „{0}“ gibt es in den Daten nicht."),
    (r"unexpected argument: (\S+)", "Die Angabe „{0}“ gibt es hier nicht."),
    (
        r"unclosed (?:delimiter|string)",
        'Hier beginnt etwas, das nicht geschlossen wird (Klammer, „"“, „*“, „_“ oder „$“).',
    ),
    (r"unexpected closing (?:paren|bracket|brace)", "Diese schließende Klammer hat keine öffnende."),
    (r"unknown font family: (.+)", "Die Schrift „{0}“ gibt es hier nicht; die PDF wird mit „Source Sans Pro“ gesetzt."),
    (
        r"no font could be found",
        "Hierfür gibt es keine Schrift; Formeln ($ … $) sind nicht möglich. Ein Dollarzeichen schreibt man „\\$“.",
    ),
    (
        r"the text `\"(.+?)\"` could not be displayed",
        "Das Zeichen „{0}“ hat die Schrift nicht. Bitte ein anderes nehmen.",
    ),
    (
        r"failed to download package|package not found",
        "Zusatzpakete („@preview/…“) sind in Vorlagen nicht erlaubt. Bitte die Zeile entfernen.",
    ),
    (
        r"file not found|cannot read file|would escape the project root|failed to load file",
        "Diese Datei steht der Vorlage nicht zur Verfügung. Möglich sind nur Bilder (SVG, PNG, JPG bis 16 MB), "
        "die neben der Vorlage liegen und mit ihrem Namen ohne Ordner genannt sind.",
    ),
    (r"missing alt text", 'Diesem Bild fehlt die Beschreibung für Blinde (alt: "…").'),
    (
        r"skipped from heading level (\d) to (\d)|first heading must be of level 1",
        "Die Ebenen der Überschriften müssen lückenlos sein und mit 1 beginnen.",
    ),
    (r"missing document title", "Es fehlt der Titel des Dokuments: set document(title: …)."),
    (r"maximum function call depth exceeded", "Diese Funktion ruft sich ohne Ende selbst auf."),
    (r"loop seems to be infinite|condition is always true", "Diese Schleife läuft ohne Ende."),
    (r"label `<(.+?)>` does not exist", "Den Verweis „{0}“ gibt es nicht. Ein At-Zeichen als Text schreibt man „\\@“."),
    (r"can only be used when context is known", "Das geht nur innerhalb von „context“."),
    (r"cell's colspan would cause", "Diese Zelle ist breiter als die Tabelle (colspan)."),
    (r"cannot add (.+?) and (.+)", "„{0}“ und „{1}“ lassen sich nicht addieren."),
    (r"expected (.+), found (.+)", "Hier ist „{0}“ nötig, da steht „{1}“."),
    (r"(?:panicked with|assertion failed):? ?(.*)", "Die Vorlage hat selbst abgebrochen: {0}"),
]
LONGEST = 300


def explain(diagnostics: str, template: Path, source: str, data: str) -> str:
    """The mistakes typst found, a line each, the first five; ``source`` and ``data`` help to propose names."""
    known = [*DEFINED.findall(source), *sorted(set(FIELD.findall(data)))]
    found = list(dict.fromkeys(_entries(diagnostics, template, known)))
    more = [f"… und {len(found) - SHOWN} weitere Fehler"] if len(found) > SHOWN else []
    return "\n".join(found[:SHOWN] + more)


def _entries(diagnostics: str, template: Path, known: list[str]) -> Iterator[str]:
    for entry in ENTRY.findall(diagnostics):
        message = entry.split("\n")[0]
        place = PLACE.search(entry)
        where = f"{template}:{place[2]}:{int(place[3]) + 1}" if place else str(template)
        yield f"{where}: {_german(message, known)}"


def _german(message: str, known: Iterable[str]) -> str:
    message = STANDARD.sub("", message)
    for pattern, meaning in MEANINGS:
        match = re.search(pattern, message)
        if match:
            groups = [group or "" for group in match.groups()]
            return meaning.format(*groups)[:LONGEST] + _proposal(pattern, groups, known)
    return f"typst meldet: {message[:LONGEST]}. Bitte die Stelle in der Vorlage prüfen."


def _proposal(pattern: str, groups: list[str], known: Iterable[str]) -> str:
    if not pattern.startswith(("unknown variable", "dictionary")):
        return ""
    nearest = difflib.get_close_matches(groups[0], known, 1)
    return f" Meinten Sie „{nearest[0]}“?" if nearest else " Bitte die Schreibweise prüfen."
