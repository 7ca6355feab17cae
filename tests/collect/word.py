"""Editing an extract as Word does, with tracking or without."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from ikz_report.merge.rows import bookmark_name

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY = "word/document.xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
AUTHOR = {f"{W}author": "Amt 31", f"{W}date": "2015-01-20T09:30:00Z"}
Element = Any


def element(name: str, *children: Element, **attributes: str) -> Element:
    made = etree.Element(W + name, {W + key.rstrip("_"): value for key, value in attributes.items()})
    made.extend(children)
    return made


class WordFile:
    """An extract to be edited; every method is one edit a person could make."""

    def __init__(self, path: Path, tracked: bool = False) -> None:
        self.path = path
        self.tracked = tracked
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[BODY])
        self.number = 1000

    def save(self, path: Path | None = None) -> Path:
        target = path or self.path
        self.parts[BODY] = etree.tostring(self.root, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return target

    # what is where

    def cell(self, measure: str, field: str) -> Element:
        wanted = bookmark_name(measure, field)
        found = next(each for each in self.root.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == wanted)
        return next(found.iterancestors(f"{W}tc"))

    def row(self, measure: str) -> Element:
        return next(self.cell(measure, "thema").iterancestors(f"{W}tr"))

    def row_named(self, text: str) -> Element:
        """The last row across a table that shows a name."""
        return [each for each in self.root.iter(f"{W}tr") if "".join(each.itertext(f"{W}t")) == text][-1]

    def line(self, measure: str, field: str, number: int) -> Element:
        return self.cell(measure, field).findall(f"{W}p")[number]

    def paragraph(self, text: str) -> Element:
        """The paragraph with this text."""
        return next(each for each in self.root.iter(f"{W}p") if "".join(each.itertext(f"{W}t")) == text)

    # tracking

    def mark(self, name: str) -> Element:
        self.number += 1
        return etree.Element(W + name, {f"{W}id": str(self.number), **AUTHOR})

    def inserted(self, *runs: Element) -> list[Element]:
        if not self.tracked:
            return list(runs)
        wrapper = self.mark("ins")
        wrapper.extend(runs)
        return [wrapper]

    def delete_run(self, run: Element) -> None:
        if not self.tracked:
            run.getparent().remove(run)
            return
        wrapper = self.mark("del")
        run.addprevious(wrapper)
        wrapper.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"

    def track_mark(self, paragraph: Element, name: str) -> None:
        """Note that a paragraph's mark was inserted or deleted."""
        if self.tracked:
            pPr = self.paragraph_properties(paragraph)
            rPr = pPr.find(f"{W}rPr")
            if rPr is None:
                rPr = element("rPr")
                pPr.append(rPr)
            rPr.insert(0, self.mark(name))

    def paragraph_properties(self, paragraph: Element) -> Element:
        pPr = paragraph.find(f"{W}pPr")
        if pPr is None:
            pPr = element("pPr")
            paragraph.insert(0, pPr)
        return pPr

    # text

    def runs(self, paragraph: Element) -> list[Element]:
        return [each for each in paragraph.iter(f"{W}r") if next(each.iterancestors(f"{W}del"), None) is None]

    def run(self, text: str, like: Element | None = None, **rPr: str) -> Element:
        made = element("r")
        if like is not None and like.find(f"{W}rPr") is not None:
            made.append(deepcopy(like.find(f"{W}rPr")))
        if rPr:
            properties = made.find(f"{W}rPr")
            if properties is None:
                properties = element("rPr")
                made.append(properties)
            properties.extend(element(name, val=value) for name, value in rPr.items())
        t = element("t")
        t.text = text
        t.set(SPACE, "preserve")
        made.append(t)
        return made

    def split(self, paragraph: Element, text: str) -> Element:
        """The run that holds exactly this text, cut out of the one around it."""
        for run in self.runs(paragraph):
            t = run.find(f"{W}t")
            if t is None or text not in (t.text or ""):
                continue
            before, after = t.text.split(text, 1)
            if before:
                run.addprevious(self.run(before, run))
            if after:
                run.addnext(self.run(after, run))
            t.text = text
            return run
        raise AssertionError(f"not in the paragraph: {text}")

    def cut(self, run: Element, start: int, end: int) -> Element:
        """The run that holds a piece of a run's text, cut out of it."""
        t = run.find(f"{W}t")
        text = t.text
        for piece, add in ((text[:start], run.addprevious), (text[end:], run.addnext)):
            if piece:
                add(self.run(piece, run))
        t.text = text[start:end]
        t.set(SPACE, "preserve")
        return run

    def replace(self, measure: str, field: str, number: int, old: str, new: str, **rPr: str) -> None:
        """Type something over a piece of text."""
        run = self.split(self.line(measure, field, number), old)
        if new:
            for each in reversed(self.inserted(self.run(new, run, **rPr))):
                run.addnext(each)
        self.delete_run(run)

    def append(self, measure: str, field: str, number: int, text: str, **rPr: str) -> None:
        self.line(measure, field, number).extend(self.inserted(self.run(text, **rPr)))

    def emphasise(self, measure: str, field: str, number: int, text: str, **rPr: str) -> None:
        """Change the emphasis of a piece of text."""
        self.change_look(self.split(self.line(measure, field, number), text), rPr)

    def change_look(self, run: Element, rPr: Mapping[str, str]) -> None:
        properties = run.find(f"{W}rPr")
        before = element("rPr") if properties is None else deepcopy(properties)
        if properties is None:
            properties = element("rPr")
            run.insert(0, properties)
        for name, value in rPr.items():
            for old in properties.findall(W + name):
                properties.remove(old)
            properties.append(element(name, val=value))
        if self.tracked and before.find(f"{W}rPrChange") is None:
            change = self.mark("rPrChange")
            change.append(before)
            properties.append(change)

    # paragraphs

    def add_line(
        self, measure: str, field: str, after: int, text: str, level: int | None = None, **rPr: str
    ) -> Element:
        """Press Enter at a paragraph's end and type; ``level`` other than the paragraph's is set by hand."""
        above = self.line(measure, field, after)
        new = element("p", deepcopy(self.paragraph_properties(above)))
        new.extend(self.inserted(self.run(text, **rPr)))
        above.addnext(new)
        if level is not None:
            self.change_level(new, level)
        self.track_mark(above, "ins")
        return new

    def break_line(self, measure: str, field: str, number: int, text: str) -> None:
        """Press Shift+Enter at a paragraph's end and type."""
        run = self.run(text)
        run.insert(0, element("br"))
        self.line(measure, field, number).extend(self.inserted(run))

    def add_line_before(self, measure: str, field: str, before: int, text: str) -> None:
        below = self.line(measure, field, before)
        new = element("p", deepcopy(self.paragraph_properties(below)))
        new.extend(self.inserted(self.run(text)))
        below.addprevious(new)
        self.track_mark(new, "ins")

    def remove_line(self, measure: str, field: str, number: int) -> None:
        """Delete a paragraph; the last of a cell goes with the mark of the one before it."""
        paragraphs = self.cell(measure, field).findall(f"{W}p")
        paragraph = paragraphs[number]
        marked = paragraphs[number - 1] if paragraph is paragraphs[-1] else paragraph
        for run in self.runs(paragraph):
            self.delete_run(run)
        if self.tracked:
            self.track_mark(marked, "del")
        else:
            for kept in paragraph.findall(f"{W}bookmarkStart") + paragraph.findall(f"{W}bookmarkEnd"):
                (paragraphs[1] if number == 0 else paragraphs[0]).append(kept)
            paragraph.getparent().remove(paragraph)

    def clear(self, measure: str, field: str) -> None:
        """Delete all text of a cell; one paragraph stays."""
        paragraphs = self.cell(measure, field).findall(f"{W}p")
        for number, paragraph in enumerate(paragraphs):
            for run in self.runs(paragraph):
                self.delete_run(run)
            if self.tracked:
                if paragraph is not paragraphs[-1]:
                    self.track_mark(paragraph, "del")
            elif number:
                paragraph.getparent().remove(paragraph)

    def write(self, measure: str, field: str, text: str) -> None:
        """Type into an empty cell."""
        self.line(measure, field, 0).extend(self.inserted(self.run(text)))

    def set_level(self, measure: str, field: str, number: int, level: int) -> None:
        """Tab and Shift+Tab: another list level; 0 takes the bullet away."""
        self.change_level(self.line(measure, field, number), level)

    def change_level(self, paragraph: Element, level: int) -> None:
        pPr = self.paragraph_properties(paragraph)
        before = deepcopy(pPr)
        for each in before.findall(f"{W}rPr"):
            before.remove(each)
        self._set_level(paragraph, level)
        if self.tracked and before.find(f"{W}pPrChange") is None:
            change = self.mark("pPrChange")
            change.append(before)
            pPr.append(change)

    def _set_level(self, paragraph: Element, level: int) -> None:
        pPr = self.paragraph_properties(paragraph)
        number = pPr.find(f"{W}numPr/{W}numId")
        value = self._list() if number is None else number.get(f"{W}val")
        for name in ("pStyle", "numPr"):
            for each in pPr.findall(W + name):
                pPr.remove(each)
        if level:
            numPr = element("numPr", element("ilvl", val=str(level - 1)), element("numId", val=value))
            pPr.insert(0, numPr)
            pPr.insert(0, element("pStyle", val=f"IKZPunkt{level}"))
        else:
            pPr.insert(0, element("pStyle", val="IKZZelltext"))

    def _list(self) -> str:
        return "1"

    def split_line(self, measure: str, field: str, number: int, at: str) -> None:
        """Press Enter before a piece of text."""
        paragraph = self.line(measure, field, number)
        run = self.split(paragraph, at)
        new = element("p", deepcopy(self.paragraph_properties(paragraph)))
        for each in [run, *run.itersiblings()]:
            new.append(each)
        paragraph.addnext(new)
        self.track_mark(paragraph, "ins")

    def join_lines(self, measure: str, field: str, number: int) -> None:
        """Delete the end of a paragraph."""
        paragraph = self.line(measure, field, number)
        below = paragraph.getnext()
        if self.tracked:
            self.track_mark(paragraph, "del")
            return
        paragraph.extend([each for each in below if each.tag != f"{W}pPr"])
        below.getparent().remove(below)

    def move_line(self, measure: str, field: str, number: int, to: int) -> None:
        """Cut a paragraph and paste it behind another one."""
        moved = self.line(measure, field, number)
        target = self.line(measure, field, to)
        if not self.tracked:
            target.addnext(moved)
            return
        copy = element("p", deepcopy(self.paragraph_properties(moved)))
        runs = [deepcopy(run) for run in self.runs(moved)]
        to_mark = self.mark("moveTo")
        to_mark.extend(runs)
        copy.append(to_mark)
        target.addnext(copy)
        self.track_mark(target if target.getnext() is copy and copy.getnext() is None else copy, "ins")
        for run in self.runs(moved):
            wrapper = self.mark("moveFrom")
            run.addprevious(wrapper)
            wrapper.append(run)
        self.track_mark(moved, "del")

    # rows

    def add_row(self, like: str, texts: Mapping[int, str], *, before: bool = False) -> Element:
        """Insert a row beside a measure's and fill cells, counted from 0; each text is a plain paragraph."""
        return self.new_row(self.row(like), texts, before=before)

    def new_row(self, row: Element, texts: Mapping[int, str], *, before: bool) -> Element:
        new = deepcopy(row)
        for number, cell in enumerate(new.findall(f"{W}tc")):
            for paragraph in cell.findall(f"{W}p"):
                cell.remove(paragraph)
            for line in texts.get(number, "").split("\n"):
                paragraph = element("p", element("pPr", element("pStyle", val="IKZZelltext")))
                paragraph.extend(self.inserted(self.run(line)) if line else [])
                self.track_mark(paragraph, "ins")
                cell.append(paragraph)
        self._track_row(new, "ins")
        (row.addprevious if before else row.addnext)(new)
        return new

    def _track_row(self, row: Element, name: str) -> None:
        if self.tracked:
            trPr = row.find(f"{W}trPr")
            if trPr is None:
                trPr = element("trPr")
                row.insert(0, trPr)
            trPr.append(self.mark(name))

    def remove_row(self, measure: str) -> None:
        self.remove(self.row(measure))

    def remove(self, row: Element) -> None:
        if not self.tracked:
            row.getparent().remove(row)
            return
        for run in list(row.iter(f"{W}r")):
            self.delete_run(run)
        for paragraph in row.iter(f"{W}p"):
            self.track_mark(paragraph, "del")
        self._track_row(row, "del")

    def move_row(self, measure: str, after: Element) -> None:
        """Cut a row and paste it; Word keeps the bookmarks with what was pasted."""
        row = self.row(measure)
        if not self.tracked:
            after.addnext(row)
            return
        self.paste(row, after, keep_bookmarks=True)
        for each in list(row.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            each.getparent().remove(each)
        self.remove(row)

    def copy_row(self, measure: str, after: Element) -> Element:
        """Copy a row; Word leaves the bookmarks with the original."""
        return self.paste(self.row(measure), after, keep_bookmarks=False)

    def paste(self, row: Element, after: Element, *, keep_bookmarks: bool) -> Element:
        new = deepcopy(row)
        if not keep_bookmarks:
            for each in list(new.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                each.getparent().remove(each)
        for paragraph in new.iter(f"{W}p"):
            for run in self.runs(paragraph):
                (wrapper,) = self.inserted(deepcopy(run))
                run.getparent().replace(run, wrapper)
            self.track_mark(paragraph, "ins")
        self._track_row(new, "ins")
        after.addnext(new)
        return new

    def type_into(self, row: Element, number: int, text: str) -> None:
        """Type behind the text of a cell's last paragraph, counted from 0."""
        cell = row.findall(f"{W}tc")[number]
        cell.findall(f"{W}p")[-1].extend(self.inserted(self.run(text)))

    # beside the text

    def comment(self, measure: str, field: str, text: str) -> None:
        """A comment on the first words of a cell."""
        (run,) = self.runs(self.line(measure, field, 0))[:1]
        run.addprevious(element("commentRangeStart", id="0"))
        run.addnext(element("r", element("commentReference", id="0")))
        run.addnext(element("commentRangeEnd", id="0"))
        body = element("comment", element("p", self.run(text)), id="0", author="Amt 31", date="2015-01-21T10:00:00Z")
        self.parts["word/comments.xml"] = etree.tostring(element("comments", body))
        self._amend("[Content_Types].xml", f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS}"/>')
        self._amend(
            "word/_rels/document.xml.rels",
            f'<Relationship Id="rIdC" Type="{RELATIONSHIP}/comments" Target="comments.xml"/>',
        )

    def _amend(self, part: str, xml: str) -> None:
        """Put an element at the end of a part."""
        head, end, tail = self.parts[part].decode().rpartition("</")
        self.parts[part] = f"{head}{xml}{end}{tail}".encode()

    def identify(self, old: str, new: str) -> None:
        """Change the mark in the file's properties."""
        before = self.parts["docProps/core.xml"].decode()
        assert old in before
        self.parts["docProps/core.xml"] = before.replace(old, new).encode()

    def forget_bookmarks(self) -> None:
        for each in list(self.root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            each.getparent().remove(each)

    def merge_cells(self, measure: str, field: str) -> None:
        """Join a cell with the one to its right."""
        cell = self.cell(measure, field)
        right = cell.getnext()
        cell.extend(right.findall(f"{W}p"))
        right.getparent().remove(right)
        cell.find(f"{W}tcPr").append(element("gridSpan", val="2"))

    def split_cell(self, measure: str, field: str, text: str) -> None:
        """A new cell with a text, behind a cell."""
        self.cell(measure, field).addnext(element("tc", element("tcPr"), element("p", self.run(text))))
