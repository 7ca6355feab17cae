"""What one writes without this project: PyYAML, docxtpl and its rich text, no check of anything.

``python -m bench.plain DATA OUTPUT TEMPLATE``. Nothing of ikz_report is imported; no errors are told, no word is looked
for in the result, no list has a number of its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from docxtpl import DocxTemplate, RichText, RichTextParagraph

YEAR = "2014"
TAG = re.compile(r"<(/?)([uib])>")
Tree = dict[str, Any]


def load(path: Path) -> Tree:
    tree: Tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tree


def rich(text: str) -> RichText:
    result, marks, at = RichText(), dict.fromkeys("uib", False), 0
    for tag in [*TAG.finditer(text), None]:
        part = text[at : tag.start() if tag else None]
        if part:
            result.add(part, underline=marks["u"], italic=marks["i"], bold=marks["b"])
        if tag:
            marks[tag[2]] = not tag[1]
            at = tag.end()
    return result


def blocks(content: Any, style: str = "IKZZelltext", bullets: str = "IKZPunkt") -> RichTextParagraph:
    result = RichTextParagraph()
    for level, text in lines(content):
        result.add(rich(text), parastyle=f"{bullets}{level}" if level else style)
    result.xml = result.xml or "<w:p/>"  # a cell without a paragraph is damaged
    return result


def lines(content: Any, level: int = 0) -> Iterator[tuple[int, str]]:
    if isinstance(content, list):
        for each in content:
            if isinstance(each, dict) and "absatz" in each:
                yield 0, str(each["absatz"])
            elif isinstance(each, dict):
                yield level + 1, str(each["text"])
                yield from lines(each.get("punkte"), level + 1)
            else:
                yield level + 1, str(each)
    elif content is not None:
        yield from ((0, part) for part in str(content).split("\n") if part)


def units(organisation: Tree) -> Iterator[tuple[str, Tree, str]]:
    """Dezernat, unit, kind of row, in official order."""
    for dezernat in organisation["dezernate"]:
        for unit in dezernat.get("dienststellen", ()):
            yield dezernat["nummer"], unit, "dienststelle"
            yield from ((dezernat["nummer"], part, "bereich") for part in unit.get("bereiche", ()))


def read(data: Path) -> Tree:
    """The context of the template."""
    organisation, report = load(data / "organisation.yaml"), load(data / YEAR / "bericht.yaml")
    measures: dict[tuple[str, str], list[Tree]] = {}
    special: dict[tuple[str, str], Tree] = {}
    for path in sorted((data / YEAR / "massnahmen").glob("*.yaml")):
        tree = load(path)
        for found, key in ((measures, "massnahmen"), (special, "abschnitte")):
            for each in tree.get(key) or ():
                place = str(each["kategorie"]), each.get("bereich") or tree["dienststelle"]
                if found is measures:
                    measures.setdefault(place, []).append(each)
                else:
                    special[place] = each
    names = {each["nummer"]: each["name"] for each in organisation["dezernate"]}
    categories, before = [], None
    for category in report["kategorien"]:
        for part in category.get("dezernate") or [{}]:
            dezernat, number = part.get("dezernat"), category["nummer"]
            heading = category["titel"] + (f" {names[dezernat]}" if dezernat else "")
            rows: list[Tree] = []
            for own, unit, kind in units(organisation):
                if dezernat in (None, own):
                    rows += section(report, unit, kind, measures, special, number)
            texts = part | {key: category[key] for key in ("einleitung", "leitsaetze") if key in category}
            categories.append(
                {
                    "neu": number != before,
                    "ueberschrift": heading,
                    "einleitung": blocks(texts.get("einleitung"), "IKZEinleitung"),
                    "leitsaetze": blocks(texts.get("leitsaetze"), bullets="IKZLeitsatzPunkt"),
                    "zeilen": rows,
                }
            )
            before = number
    titles = {column["feld"]: column["titel"] for column in report["spalten"]}
    frame = {"titel": report["titel"], "kurztitel": report["titel"], "jahr": YEAR, "stadt": organisation["stadt"]}
    return {**frame, "beispiel": "", "spalten": titles, "kategorien": categories, "vorlage": None, "diagramme": []}


def section(report: Tree, unit: Tree, kind: str, measures: Any, special: Any, category: str) -> Iterator[Tree]:
    place = category, unit["kennung"]
    own, found = special.get(place, {}), measures.get(place, ())
    below = any((category, part["kennung"]) in measures for part in unit.get("bereiche", ()))
    if not (found or own or below):
        return
    if own.get("zeile") != "nein":
        yield {"ist": kind, "stelle": {"name": unit["name"]}}
    yield from ({"ist": "hinweis", "hinweis": blocks(note)} for note in own.get("hinweise") or ())
    table = report["tabellen"][own["tabelle"]] if own.get("tabelle") else None
    for head in table["kopf"] if table else ():
        cells = [each if isinstance(each, dict) else {"text": each} for each in head]
        yield {
            "ist": "kopf",
            "zellen": [_cell(cell["text"], cell.get("spalten", 1), "IKZTabellenkopf") for cell in cells],
        }
    for measure in found:
        if table:
            cells = [_cell(measure.get(each["feld"]), each.get("spalten", 1)) for each in table["spalten"]]
            yield {"ist": "eigene", "zellen": cells}
        else:
            kinds = [measure["art_wortlaut"]] if measure.get("art_wortlaut") else measure["art"]
            texts = {name: blocks(measure.get(name)) for name in ("thema", "arbeitsstand", "perspektive")}
            is_list = measure["art"] == ["allgemein"] and set(measure) <= {"id", "kategorie", "bereich", "art", "thema"}
            art = blocks("\n".join(kinds))
            yield {"ist": "liste" if is_list else "massnahme", "art": art, **texts}


def _cell(content: Any, span: int, style: str = "IKZZelltext") -> Tree:
    return {"inhalt": blocks(content, style), "breite": span}


def main() -> None:
    data, output, template = map(Path, sys.argv[1:4])
    document = DocxTemplate(template)
    document.render(read(data), autoescape=True)
    document.save(output)


if __name__ == "__main__":
    main()
