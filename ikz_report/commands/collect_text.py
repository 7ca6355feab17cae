"""What became of returned files, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ikz_report.usage import counted, shortened

Node = Mapping[str, Any]
SHOWN = 160  # characters of a text
BEFORE = 40  # characters shown before the place where texts begin to differ
SIDES = (("ausgegeben", "ausgegeben"), ("dienststelle", "Dienststelle"), ("register", "Register"))
DECIDED = {"department": "es gilt der Text der Dienststelle", "register": "es gilt der Text des Registers"}
MOST_NAMED = 5  # reports


def file_text(data: Node) -> Iterator[str]:
    """The lines on one file, given what ``account`` says of it."""
    measures = {each["massnahme"] for each in data["uebernommen"]}
    yield f"{data['datei']}: {data['name']} {data['jahr']}"
    changes = counted(len(data["uebernommen"]), "Änderung", "Änderungen")
    where = f" in {counted(len(measures), 'Maßnahme', 'Maßnahmen')}" if measures else ""
    yield f"  übernommen: {changes}{where}, {counted(len(data['neu']), 'neue Maßnahme', 'neue Maßnahmen')}"
    for each in data["uebernommen"]:
        yield f"    {each['massnahme']} · {each['titel']}: {each['was']}{_change(each)}"
    for each in data["neu"]:
        yield f"    neu: {each['massnahme']} {_quoted(each['thema'])}"
    for each in data["konflikte"]:
        yield from _conflict(each)
    for each in data["fehlend"]:
        key = each["massnahme"]
        yield f"  Zeile fehlt: {key} {_quoted(each['thema'])}. Ende bestätigen: --remove {key}"
    for each in data["fragen"]:
        yield f"  Bitte prüfen{_where(each)}: {_short(each['text'])}"
    for each in data["kommentare"]:
        yield f"  Kommentar von {each['wer'] or 'unbekannt'}{_where(each)}: {_short(each['text'])}"
    for each in data["bemerkungen_entfallen"]:
        yield f"  Bemerkung entfällt: {each['datei']}:{each['zeile']}: {_short(each['text'])}"
    if data["nachverfolgt"]:
        people = ", ".join(sorted({each["wer"] or "unbekannt" for each in data["nachverfolgt"]}))
        tracked = counted(len(data["nachverfolgt"]), "nachverfolgte Änderung", "nachverfolgte Änderungen")
        yield f"  {tracked} von {people} (einzeln im Bericht)"


def total(accounts: Sequence[Node]) -> Iterator[str]:
    """A line on all files together, where there are several."""
    if len(accounts) == 1:
        return
    changes, new, left = (sum(len(each[name]) for each in accounts) for name in ("uebernommen", "neu", "fehlend"))
    decide = sum(each["offen"] for each in accounts)
    yield (
        f"{len(accounts)} Dateien: {counted(changes, 'Änderung', 'Änderungen')}, "
        f"{counted(new, 'neue Maßnahme', 'neue Maßnahmen')}, {counted(left, 'fehlende Zeile', 'fehlende Zeilen')}; "
        f"zu entscheiden: {decide}."
    )


def reports(paths: Sequence[Path]) -> Iterator[str]:
    """Where the reports are; many are not named one by one."""
    if len(paths) > MOST_NAMED:
        yield f"{len(paths)} Berichte: {', '.join(sorted({str(path.parent) for path in paths}))}"
    else:
        yield from (f"Bericht: {path}" for path in paths)


def excerpts(texts: Sequence[str]) -> list[str]:
    """The texts in a line each, long ones shortened alike so that the place where they begin to differ is in view."""
    lines = [" ".join(text.split()) for text in texts]
    begin = _common(lines) if max(map(len, lines)) > SHOWN else 0
    return [f"{'… ' if begin and line else ''}{shortened(line[begin:], SHOWN)}" for line in lines]


def _common(lines: Sequence[str]) -> int:
    """How much of the beginning can be left out, up to a word shortly before the first difference."""
    filled = [line for line in lines if line]
    length = min(map(len, filled))
    same = next((place for place in range(length) if len({line[place] for line in filled}) > 1), length)
    far = same > SHOWN // 2 and len(set(filled)) > 1
    return filled[0].rfind(" ", 0, same - BEFORE) + 1 if far else 0


def _quoted(text: str) -> str:
    """In quotation marks, those within as DIN 5008 has them."""
    return f"„{text.replace('„', '‚').replace('“', '‘')}“"


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), SHOWN)


def _conflict(each: Node) -> Iterator[str]:
    state = f" ({DECIDED[each['entschieden']]})" if each["entschieden"] else ""
    nothing = "(gibt es nicht mehr)" if each["feld"] == "massnahme" else "(leer)"
    yield f"  Konflikt: {each['massnahme'] or 'Reihenfolge'} · {each['titel']}{state}"
    shown = excerpts([" / ".join(each[side]) for side, _ in SIDES])
    for (_, name), text in zip(SIDES, shown, strict=True):
        yield f"      {name + ':':13} {text or nothing}"


def _change(each: Node) -> str:
    after = each["nachher"] or each["vorher"]
    text = excerpts([" / ".join(after), " / ".join(each["vorher"])])[0]
    return f": {text}" if text else ""


def _where(each: Node) -> str:
    if each.get("massnahme"):
        return f" ({each['massnahme']}{' · ' + each['titel'] if each.get('titel') else ''})"
    return f" (Tabelle {each['tabelle']}, Zeile {each['zeile']})" if each.get("zeile") else ""
