"""What libyaml has to say about broken YAML, in words a clerk can use.

Each cause is recognised by libyaml's message and by the line it points at; the place is moved to where the
mistake is, which is often not where the parser stumbled.
"""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from ikz_report.register.hints import shown
from ikz_report.register.source import Source

_QUOTES = "Bitte den ganzen Text in Anführungszeichen setzen."
_INDENT = (
    "Die Einrückung stimmt nicht: Felder derselben Maßnahme und Punkte derselben Liste stehen genau untereinander "
    "(mit Leerzeichen)."
)
_BLANK = "Nach dem Doppelpunkt fehlt ein Leerzeichen."
_NO_BLANK = re.compile(r"[ -]*[a-z_]+:(?=\S)")
_TAB = "Tabulator in der Einrückung. Bitte durch Leerzeichen ersetzen."


def explain(error: MarkedYAMLError, source: Source) -> tuple[int, str]:
    """Place and German message of a syntax error."""
    problem = error.problem or ""
    index = error.problem_mark.index if error.problem_mark else 0
    start = error.context_mark.index if error.context_mark else index
    if "\t" in source.text[index : index + 1] or "tab character" in problem:
        return index, _TAB
    if "mapping values are not allowed" in problem:
        return _stray_colon(index, source)
    if "could not find expected ':'" in problem:
        return _no_colon(start, source)
    if "did not find expected key" in problem or "'-' indicator" in problem:
        return _wrong_neighbour(index, source)
    if "cannot start any token" in problem:
        return index, _not_allowed(f"„{source.text[index]}“")
    if "escape c" in problem or "hexdecimal" in problem:
        return _escape(index, problem, source)
    told = f"{error.context}: {problem}"
    for part, at_start, message in _CAUSES:
        if part in told:
            return (start if at_start else index), message
    return index, f"Hier ist die Datei kein gültiges YAML ({problem})."


def _not_allowed(signs: str) -> str:
    return f"Ein Text, der mit {signs} beginnt, ist hier nicht erlaubt. {_QUOTES}"


_CAUSES = (
    # part of libyaml's message, whether to point at the start of what was being read, message
    ("unexpected end of stream", True, "Dieses Anführungszeichen wird nirgends geschlossen. Bitte ergänzen."),
    ("unexpected document indicator", True, "Dieses Anführungszeichen wird vor „---“ nicht geschlossen."),
    ("',' or ']'", True, "Diese Klammer „[“ wird nicht mit „]“ geschlossen, oder ein Komma fehlt."),
    ("',' or '}'", True, "Diese Klammer „{“ wird nicht mit „}“ geschlossen, oder ein Komma fehlt."),
    (
        "expected node content",
        False,
        "Hier fehlt ein Wert, oder eine Klammer oder ein Komma steht zu viel. Ein Text, der mit einer Klammer oder "
        "einem Komma beginnt, gehört in Anführungszeichen.",
    ),
    ("sequence entries are not allowed", False, _not_allowed("„- “")),
    ("mapping keys are not allowed", False, _not_allowed("„? “")),
    ("block scalar: ", True, f"Nach „|“ oder „>“ muss eine neue Zeile beginnen. Ist es Text? {_QUOTES}"),
    ("an alias: ", True, _not_allowed("„*“")),
    ("an anchor: ", True, _not_allowed("„&“")),
    ("directive", True, "Eine Zeile darf nicht mit „%“ beginnen. Bitte löschen oder in Anführungszeichen setzen."),
    ("YAML document", False, "Eine Zeile darf nicht mit „%“ beginnen. Bitte löschen oder in Anführungszeichen setzen."),
    ("tag", True, _not_allowed("„!“")),
    ("unexpected ':'", False, f"Ein Doppelpunkt am Ende eines Textes ist in Klammern nicht erlaubt. {_QUOTES}"),
    ("<document start>", False, _INDENT),
)


def _stray_colon(index: int, source: Source) -> tuple[int, str]:
    start, line = source.line_at(index)
    before, behind = line[: index - start], line[index - start + 1 :]
    if re.search(r":\s", before) and not behind.strip():
        return index, f"Ein Doppelpunkt am Ende eines Textes ist so nicht erlaubt. {_QUOTES}"
    if re.search(r":\s", before):
        return index, f"Zweiter Doppelpunkt mit Leerzeichen in einer Zeile. {_QUOTES}"
    above_start, above = source.line_at(start - 1) if start else (0, "")
    missing = _NO_BLANK.match(above)
    if missing:
        return above_start + missing.end(), _BLANK
    if before.strip(" -") in _field_names():
        return start + len(before) - len(before.lstrip(" -")), _INDENT
    return index, f"Ein Text mit Doppelpunkt und Leerzeichen ist so nicht erlaubt. {_QUOTES}"


def _field_names() -> set[str]:
    from ikz_report.register import fields  # only errors need it, and it needs the parser
    from ikz_report.register.record import Field

    return {*fields.USUAL_COLUMNS, *(each.name for each in vars(fields).values() if isinstance(each, Field))}


def _no_colon(start: int, source: Source) -> tuple[int, str]:
    line_start, line = source.line_at(start)
    missing = _NO_BLANK.match(line)
    if missing:
        return line_start + missing.end(), _BLANK
    return start, (
        f"Zu {shown(line)} fehlt ein Feldname mit Doppelpunkt. Gehört die Zeile zum Text darüber, "
        "ist sie tiefer einzurücken."
    )


def _wrong_neighbour(index: int, source: Source) -> tuple[int, str]:
    start, line = source.line_at(index)
    before = line[: index - start]
    if not before.strip(" -"):
        return index, _INDENT
    return index, (
        "Nach dem schließenden Anführungszeichen oder der Klammer steht noch Text. Der ganze Text gehört in "
        "Anführungszeichen; Anführungszeichen im Text selbst: „ und “ oder in '…'."
    )


def _escape(index: int, problem: str, source: Source) -> tuple[int, str]:
    if "invalid Unicode" in problem:
        match = re.match(r"[0-9A-Fa-f]{4,8}", source.text[index : index + 8])
        code = match[0][-8:] if match else ""
        code = code[:4] if source.text[index - 1] == "u" else code
        message = f"Das Zeichen U+{code.upper()} gibt es nicht. Bitte das gemeinte Zeichen selbst schreiben."
        return index - 2, message
    return index, (
        "Ein „\\“ zwischen \" und \" leitet ein Sonderzeichen ein. Bitte einfache Anführungszeichen '…' nehmen."
    )
