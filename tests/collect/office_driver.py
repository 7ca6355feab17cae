"""Edits made inside LibreOffice itself, the way a person makes them: with its cursor, its commands, its clipboard.

Run by the Python that LibreOffice talks to (``import uno``), never imported by a test. Standard input has a JSON
object: ``profile``, an empty folder for LibreOffice's settings, and ``jobs``, each with ``source``, ``target``,
``tracked`` and ``steps``. A step is a method's name, its arguments and keywords; ``{"step": 3}`` among them is
what the fourth step gave. For each job a line of JSON comes out: null, or what went wrong.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
import traceback
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

WORD = "MS Word 2007 XML"
PATIENCE = 90  # seconds for LibreOffice to start


def values(**properties):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in properties.items())


class OfficeFile:
    """An open extract; the methods are those of ``tests.collect.word.WordFile``."""

    def __init__(self, document, dispatcher):
        self.document = document
        self.controller = document.getCurrentController()
        self.view = self.controller.getViewCursor()
        self.dispatcher = dispatcher

    def command(self, name, **arguments):
        frame = self.controller.getFrame()
        self.dispatcher.executeDispatch(frame, f".uno:{name}", "", 0, values(**arguments))

    # what is where

    def cell(self, measure, field):
        anchor = self.document.Bookmarks.getByName(f"_ikz_{measure}_{field}".replace("-", "_")).Anchor
        return anchor.TextTable, anchor.Cell

    def row(self, measure):
        table, cell = self.cell(measure, "thema")
        return table.Name, row_number(cell)

    def row_named(self, text):
        found = [
            (table.Name, row_number(table.getCellByName(name)))
            for table in items(self.document.TextTables)
            for name in table.CellNames
            if table.getCellByName(name).String == text
        ]
        return found[-1]

    def cell_of(self, row, number):
        table, line = row
        return self.document.TextTables.getByName(table).getCellByName(f"{chr(ord('A') + number)}{line}")

    def lines(self, measure, field):
        return paragraphs(self.cell(measure, field)[1])

    def line(self, measure, field, number):
        return self.lines(measure, field)[number]

    # the cursor

    def go(self, place):
        self.view.gotoRange(place, False)

    def select(self, start, end):
        self.view.gotoRange(start, False)
        self.view.gotoRange(end, True)

    def mark(self, paragraph, text):
        """Select a piece of a paragraph."""
        at = paragraph.String.index(text)
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.goRight(at, False)
        cursor.goRight(len(text.encode("utf-16-le")) // 2, True)
        self.controller.select(cursor)

    def type(self, text):
        for number, part in enumerate(text.split("\n")):
            if number:
                self.command("InsertPara")
            if part:
                self.command("InsertText", Text=part)

    # text

    def replace(self, measure, field, number, old, new):
        self.mark(self.line(measure, field, number), old)
        if new:
            self.type(new)
        else:
            self.command("Delete")

    def append(self, measure, field, number, text):
        self.go(self.line(measure, field, number).End)
        self.type(text)

    def write(self, measure, field, text):
        self.append(measure, field, 0, text)

    def break_line(self, measure, field, number, text):
        self.go(self.line(measure, field, number).End)
        self.command("InsertLinebreak")
        self.type(text)

    def clear(self, measure, field):
        lines = self.lines(measure, field)
        self.select(lines[0].Start, lines[-1].End)
        self.command("Delete")

    def emphasise(self, measure, field, number, text, **look):
        self.mark(self.line(measure, field, number), text)
        names = {"b": "Bold", "i": "Italic", "u": "Underline"}
        for name, value in look.items():
            if name in names:
                self.command(names[name])
            elif name == "color":
                self.command("Color", Color=int(value, 16))
            else:
                self.command("FontHeight", **{"FontHeight.Height": int(value) / 2})

    def emphasised(self, measure, field, number, text, name):
        self.emphasise(measure, field, number, text, **{name: ""})

    def replace_all(self, old, new):
        search = self.document.createReplaceDescriptor()
        search.SearchString, search.ReplaceString = old, new
        assert self.document.replaceAll(search)

    # paragraphs

    def add_line(self, measure, field, after, text, level=None):
        before = self.line(measure, field, after)
        self.go(before.End)
        self.command("InsertPara")
        self.type(text)
        if level is not None:
            self._to_level(self.line(measure, field, after + 1), level)

    def add_line_before(self, measure, field, before, text):
        self.go(self.line(measure, field, before).Start)
        self.command("InsertPara")
        self.go(self.line(measure, field, before).Start)
        self.type(text)

    def remove_line(self, measure, field, number):
        lines = self.lines(measure, field)
        if number + 1 < len(lines):
            self.select(lines[number].Start, lines[number + 1].Start)
        else:
            self.select(lines[number - 1].End, lines[number].End)
        self.command("Delete")

    def set_level(self, measure, field, number, level):
        self._to_level(self.line(measure, field, number), level)

    def _to_level(self, paragraph, level):
        """Tab and Shift+Tab at the beginning of a bullet, or the button for bullets."""
        self.go(paragraph.Start)
        if not level:
            self.command("RemoveBullets")
            return
        if not paragraph.NumberingIsNumber or not paragraph.ListId:
            self.command("DefaultBullet")
        for _ in range(9):
            if paragraph.NumberingLevel + 1 == level:
                return
            self.command("DecrementLevel" if paragraph.NumberingLevel + 1 < level else "IncrementLevel")
        raise AssertionError(f"level {paragraph.NumberingLevel + 1} instead of {level}")

    def split_line(self, measure, field, number, at):
        self.mark(self.line(measure, field, number), at)
        self.go(self.view.Start)
        self.command("InsertPara")

    def join_lines(self, measure, field, number):
        self.go(self.line(measure, field, number).End)
        self.command("Delete")

    def move_line(self, measure, field, number, to):
        self.go(self.line(measure, field, number).Start)
        for _ in range(to - number):
            self.command("MoveDown")

    # rows

    def add_row(self, like, texts, before=False):
        table, number = self.row(like)
        self.go(self.cell_of((table, number), 0).Start)
        self.command("InsertRowsBefore" if before else "InsertRowsAfter", Amount=1)
        row = table, number if before else number + 1
        for place, text in texts.items():
            self._fill(row, int(place), text)
        return row

    def _fill(self, row, number, text):
        """Type into a new cell, without the bullets that LibreOffice gives it from its neighbour."""
        self.go(self.cell_of(row, number).Start)
        self.command("RemoveBullets")
        self.type(text)

    def remove_row(self, measure):
        self.go(self.cell(measure, "thema")[1].Start)
        self.command("DeleteRows")

    def move_row(self, measure, after):
        self._paste_row("Cut", measure, after)

    def copy_row(self, measure, after):
        return self._paste_row("Copy", measure, after)

    def _paste_row(self, how, measure, after):
        table, number = self.row(measure)
        self.go(self.cell_of((table, number), 0).Start)
        self.command("EntireRow")
        self.command(how)
        if how == "Cut":
            self.command("DeleteRows")
            is_gone = not self.document.RecordChanges  # else the row only looks deleted
            after = after[0], after[1] - (is_gone and after[0] == table and after[1] > number)
        self.go(self.cell_of(after, 0).Start)
        self.command("InsertRowsAfter", Amount=1)
        row = after[0], after[1] + 1
        self.go(self.cell_of(row, 0).Start)
        self.command("Paste")
        return row

    def type_into(self, row, number, text):
        self.go(paragraphs(self.cell_of(row, number))[-1].End)
        self.type(text)

    # the rest

    def paste(self, measure, field, number, text, other, other_field):
        """Copy a piece of text from another cell to the end of a line."""
        self.mark(self.line(other, other_field, 0), text)
        self.command("Copy")
        self.go(self.line(measure, field, number).End)
        self.command("Paste")

    def undo(self, count):
        for _ in range(count):
            self.document.UndoManager.undo()

    def redo(self, count):
        for _ in range(count):
            self.document.UndoManager.redo()

    def tracking(self, on):
        self.document.RecordChanges = on

    def accept_all(self):
        self.command("AcceptAllTrackedChanges")


def items(names):
    return [names.getByName(name) for name in names.ElementNames]


def row_number(cell):
    return int("".join(each for each in cell.CellName if each.isdecimal()))


def paragraphs(text):
    found = text.createEnumeration()
    result = []
    while found.hasMoreElements():
        result.append(found.nextElement())
    return result


def perform(desktop, dispatcher, job):
    """Open, edit and save one file."""
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(job["source"]), "_blank", 0, values(Hidden=True))
    try:
        document.RecordChanges = job["tracked"]
        office = OfficeFile(document, dispatcher)
        given = []
        for name, arguments, keywords in job["steps"]:
            known = [given[each["step"]] if is_reference(each) else each for each in arguments]
            given.append(getattr(office, name)(*known, **keywords))
        document.storeToURL(uno.systemPathToFileUrl(job["target"]), values(FilterName=WORD))
    finally:
        document.close(True)


def is_reference(argument):
    return isinstance(argument, dict) and set(argument) == {"step"}


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def main():
    order = json.load(sys.stdin)
    pipe = f"ikz{Path(order['profile']).stat().st_ino}"
    command = [order["soffice"], f"-env:UserInstallation={Path(order['profile']).as_uri()}", "--headless"]
    command += ["--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            context = connect(pipe)
            create = context.ServiceManager.createInstanceWithContext
            desktop = create("com.sun.star.frame.Desktop", context)
            dispatcher = create("com.sun.star.frame.DispatchHelper", context)
            for job in order["jobs"]:
                try:
                    perform(desktop, dispatcher, job)
                    print("null", flush=True)
                except Exception:
                    print(json.dumps(traceback.format_exc()), flush=True)
            with contextlib.suppress(Exception):  # the answer is lost when it ends
                desktop.terminate()
            process.wait(PATIENCE)
        finally:
            process.kill()


if __name__ == "__main__":
    main()
