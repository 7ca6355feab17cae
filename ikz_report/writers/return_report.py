"""The report on a returned extract as one HTML page without anything from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from html import escape
from pathlib import PurePath
from typing import Any

Node = Mapping[str, Any]
MOST_WORDS = 4000  # of two texts together; beyond, they are shown whole instead of word by word
WORD = re.compile(r"\s+|[^\s\w]|\w+")
MARK = '<meta name="ruecklauf" content="'
STYLE = """
:root { color-scheme: light }
body { font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1c2b36; margin: 2rem auto; max-width: 62rem;
  padding: 0 1rem }
h1 { font-size: 1.7rem; color: #1f3a4d; margin: 0 0 .2rem }
h2 { font-size: 1.2rem; color: #1f3a4d; margin: 2rem 0 .5rem; border-bottom: 2px solid #9fb2bf }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem }
p.head { color: #4a5a66; margin: 0 0 1rem }
table { border-collapse: collapse; width: 100%; margin: .3rem 0 1rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border: 1px solid #9fb2bf }
td, .text { overflow-wrap: anywhere }
th { background: #dce5eb; font-weight: 600 }
th[scope=row] { width: 9rem }
td.text, div.text { white-space: pre-wrap }
.todo { border-left: 6px solid #a23b00; padding-left: .8rem }
.done { border-left: 6px solid #1f6f43; padding-left: .8rem }
ins { background: #d9f2e3; text-decoration: underline } del { background: #fbe3dc; text-decoration: line-through }
.when { white-space: nowrap }
.whole { overflow-wrap: normal }
small { color: #4a5a66; font-weight: normal }
@media print { body { margin: 0; max-width: none } }
"""


def return_report(data: Node, city: str, title: str) -> bytes:
    """The page for what ``collect.account.account`` gives, UTF-8."""
    name = escape(data["name"])
    parts = [
        "<!DOCTYPE html>",
        '<html lang="de"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'{MARK}{mark(data)}">',
        f"<title>Rücklauf {name} – {escape(title)}</title><style>{STYLE}</style></head><body>",
        f"<h1>Rücklauf {name}</h1>",
        f'<p class="head">{escape(city)} · {escape(title)}<br>{escape(_origin(data))}</p>',
        *_summary(data),
        *_decisions(data),
        *_merged(data),
        *_background(data),
        "</body></html>",
    ]
    return ("\n".join(parts) + "\n").encode()


def mark(data: Node) -> str:
    """What tells pages apart: the return, and how much of it is open."""
    return f"{data['fingerabdruck']}-{data['offen']}"


def mark_of(page: bytes) -> str | None:
    """The mark in a page; None where it has none."""
    found = re.search(MARK.encode() + rb"([\w-]+)", page)
    return found[1].decode() if found else None


def _origin(data: Node) -> str:
    issued = ".".join(reversed(data["ausgegeben"].split("-")))
    due = f", zurück erbeten bis {data['frist']}" if data["frist"] else ""
    return f"Datei {PurePath(data['datei']).name}; ausgegeben am {issued}{due}"


def _summary(data: Node) -> Iterator[str]:
    counts = {
        "zu entscheiden": data["offen"],
        "Änderungen übernommen": len(data["uebernommen"]),
        "neue Maßnahmen": len(data["neu"]),
        "Kommentare": len(data["kommentare"]),
        "nachverfolgte Änderungen": len(data["nachverfolgt"]),
    }
    yield "<table><tr>" + "".join(f'<th scope="col">{name}</th>' for name in counts) + "</tr>"
    yield "<tr>" + "".join(f"<td>{count}</td>" for count in counts.values()) + "</tr></table>"


def _decisions(data: Node) -> Iterator[str]:
    still_open = [each for each in data["konflikte"] if not each["entschieden"]]
    if data["offen"]:
        yield '<section class="todo"><h2>Zu entscheiden</h2>'
        for each in still_open:
            yield from _conflict(each)
        for each in data["fehlend"]:
            yield f"<h3>{_measure(each)}</h3><p>Die Zeile kam nicht zurück. Die Maßnahme bleibt im Register, bis ihr "
            yield f"Ende bestätigt ist: <code>--remove {escape(each['massnahme'])}</code></p>"
        for each in data["fragen"]:
            yield f'<h3>{_place(each)}</h3><div class="text">{escape(each["text"])}</div>'
        yield "</section>"


def _conflict(each: Node) -> Iterator[str]:
    yield f"<h3>{_measure(each)} · {escape(each['titel'] or '')}</h3>"
    yield "<p>Dienststelle und Register haben dieselbe Stelle verschieden geändert.</p><table>"
    sides = {"ausgegeben": "Ausgegeben", "dienststelle": "Dienststelle", "register": "Register"}
    for side, name in sides.items():
        text = _difference(each["ausgegeben"], each[side]) if side != "ausgegeben" else _text(each[side])
        yield f'<tr><th scope="row">{name}</th><td class="text">{text}</td></tr>'
    yield "</table>"


def _merged(data: Node) -> Iterator[str]:
    decided = [each for each in data["konflikte"] if each["entschieden"]]
    if not (data["uebernommen"] or data["neu"] or decided):
        yield '<section class="done"><h2>Übernommen</h2><p>Nichts; das Register hat schon alles.</p></section>'
        return
    yield '<section class="done"><h2>Übernommen</h2>'
    for name, changes in _by_measure(data["uebernommen"]):
        yield f"<h3>{name}</h3>{_changes(changes)}"
    for each in data["neu"]:
        cells = "".join(
            f'<tr><th scope="row">{escape(title)}</th><td class="text">{_text(lines)}</td></tr>'
            for title, lines in {"Art": [each["art"]], **each["zellen"]}.items()
        )
        yield f"<h3>neu: {_measure(each)} <small>Kategorie {escape(each['kategorie'])}</small></h3>"
        yield f"<table>{cells}</table>"
    for each in decided:
        who = "der Dienststelle" if each["entschieden"] == "department" else "des Registers"
        yield f"<h3>{_measure(each)} · {escape(each['titel'] or '')}</h3><p>Entschieden: der Text {who} gilt.</p>"
    yield "</section>"


def _background(data: Node) -> Iterator[str]:
    if data["register"]:
        yield "<h2>Seit der Ausgabe im Register geändert</h2><p>Diese Änderungen blieben stehen.</p>"
        for name, changes in _by_measure(data["register"]):
            yield f"<h3>{name}</h3>{_changes(changes)}"
    if data["schon_gleich"]:
        same = len(data["schon_gleich"])
        already = "1 Änderung" if same == 1 else f"{same} Änderungen"
        yield f"<p>{already} hatte das Register schon genauso.</p>"
    if data["bemerkungen_entfallen"]:
        yield "<h2>Entfallene Bemerkungen</h2><p>Mit Maßnahmen, deren Ende bestätigt wurde, gingen im Register:</p>"
        yield _table(
            ("Datei und Zeile", "Bemerkung"),
            ((escape(f"{e['datei']}:{e['zeile']}"), _text([e["text"]])) for e in data["bemerkungen_entfallen"]),
        )
    if data["kommentare"]:
        yield "<h2>Kommentare</h2>" + _table(("Wer", "Wann", "Wo", "Zu", "Kommentar"), _comments(data["kommentare"]))
    if data["hinweise"]:
        yield "<h2>Hinweise</h2>" + _table(
            ("Wo", "Hinweis"), ((_place(e), _text([e["text"]])) for e in data["hinweise"])
        )
    if data["nachverfolgt"]:
        rows = (
            (escape(e["wer"]), _when(e), _place(e), _whole(e["was"]), _text([e["text"]])) for e in data["nachverfolgt"]
        )
        yield "<h2>Nachverfolgte Änderungen</h2>" + _table(("Wer", "Wann", "Wo", "Was", "Text"), rows)


def _comments(comments: Iterable[Node]) -> Iterator[tuple[str, ...]]:
    for each in comments:
        answer = f"Antwort auf Kommentar {each['antwort_auf']}: " if each["antwort_auf"] else ""
        done = " (erledigt)" if each["erledigt"] else ""
        text = _text([f"{answer}{each['text']}{done}"])
        yield escape(each["wer"]), _when(each), _place(each), _text([each["zitat"]]), text


def _whole(text: str) -> str:
    """A text whose words are never broken."""
    return f'<span class="whole">{escape(text)}</span>'


def _when(each: Node) -> str:
    return f'<span class="when">{each["wann"]}</span>' if each["wann"] else ""


def _by_measure(changes: Iterable[Node]) -> list[tuple[str, list[Node]]]:
    groups: dict[str, list[Node]] = {}
    for each in changes:
        groups.setdefault(_measure(each), []).append(each)
    return list(groups.items())


def _changes(changes: Iterable[Node]) -> str:
    rows = (
        (_whole(each["titel"] or ""), _whole(each["was"]), _difference(each["vorher"], each["nachher"]))
        for each in changes
    )
    return _table(("Spalte", "Was", "Text"), rows)


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of ready HTML."""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f'<td class="text">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _measure(each: Node) -> str:
    theme = f"{escape(each['thema'])} " if each.get("thema") else ""
    return f"{theme}<small>({escape(each['massnahme'])})</small>" if each.get("massnahme") else theme or "Auszug"


def _place(each: Node) -> str:
    if not each.get("massnahme") and not each.get("thema"):
        return f"Tabelle {each['tabelle']}, Zeile {each['zeile']}" if each.get("zeile") else "außerhalb der Tabellen"
    return _measure(each) + (f" · {escape(each['titel'])}" if each.get("titel") else "")


def _text(lines: Iterable[str]) -> str:
    return escape("\n".join(lines))


def _difference(before: list[str], after: list[str]) -> str:
    """The new text with what was added and removed marked word by word."""
    old, new = WORD.findall("\n".join(before)), WORD.findall("\n".join(after))
    if old == new or len(old) + len(new) > MOST_WORDS:
        return _text(after)
    pieces = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = escape("".join(old[i:j])), escape("".join(new[k:m]))
        if kind == "equal":
            pieces.append(come)
        else:
            pieces += [f"<del>{gone}</del>"] * bool(gone) + [f"<ins>{come}</ins>"] * bool(come)
    return "".join(pieces)
