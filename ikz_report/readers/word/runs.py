"""The text of a paragraph, run by run (§17.3.2, §17.3.3, §17.16)."""

from __future__ import annotations

from collections.abc import Callable

from ikz_report.model import Mark, Run, plain
from ikz_report.readers.word.flow import children, properties, shown_text
from ikz_report.readers.word.names import R_ID, Element, M, W, attribute, child, on
from ikz_report.readers.word.source import Remark, Source
from ikz_report.readers.word.symbols import symbol, translate, unknown

STRUCK, HIDDEN, UNENDED = "durchgestrichener Text", "verborgener Text", "Text in einem Feld ohne Ende"
BREAK = "\n"
TAB = "\t"  # kept until typed bullets are recognised
SPACES = str.maketrans("\n\r\t\u2028\u2029", "     ")
FIXED = {
    f"{W}br": BREAK,
    f"{W}cr": BREAK,
    f"{W}tab": TAB,
    f"{W}ptab": TAB,
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
NOTES = {f"{W}footnoteReference": ("footnote", "Fußnote"), f"{W}endnoteReference": ("endnote", "Endnote")}


class Inline:
    """Collects what the paragraphs of one cell hold.

    A field's instruction is left out and its result kept, also where it runs over paragraphs.
    """

    def __init__(self, source: Source) -> None:
        self.runs: list[Run] = []
        self.boxes: list[Element] = []
        self.bookmarks: list[str] = []
        self.remarks: list[Remark] = []
        self._source = source
        self._fields: list[bool] = []  # per open field: whether its instruction is still running
        self._unshown: list[str] = []  # texts in the instructions of open fields
        self._handlers: dict[str, Callable[[Element, Mark], None]] = {
            f"{W}r": self._run,
            f"{W}hyperlink": self._link,
            f"{W}fldSimple": self._inside,
            f"{W}ruby": lambda each, marks: self._inside(child(each, "rubyBase"), marks),
            f"{W}bookmarkStart": lambda each, _: self.bookmarks.append(attribute(each, "name")),
            f"{M}oMath": self._formula,
            f"{M}oMathPara": self._formula,
            f"{W}t": self._text,
            f"{W}delText": self._deleted,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
        }

    def paragraph(self, paragraph: Element) -> None:
        self._inside(paragraph, Mark(~0))

    def remark(self, kind: str, text: str) -> None:
        self.remarks.append(Remark(kind, text))

    def _inside(self, element: Element | None, allowed: Mark) -> None:
        """Read the children; of a run's emphasis only the ``allowed`` marks count."""
        if element is not None:
            for each in children(element, self._source.view):
                self._read(each, allowed)

    def _read(self, each: Element, marks: Mark) -> None:
        handler = self._handlers.get(each.tag)
        if handler:
            handler(each, marks)
        elif each.tag in FIXED:
            self._add(FIXED[each.tag], marks)
        elif each.tag in NOTES:
            kind, name = NOTES[each.tag]
            self.remark(name, self._source.note(kind, attribute(each, "id")))

    def end(self) -> None:
        """Report what is hidden by a field that never ends; Word itself never leaves one open."""
        text = "".join(self._unshown).strip()
        if text:
            self.remark(UNENDED, text)
        self._unshown = []

    def _add(self, text: str, marks: Mark) -> None:
        if any(self._fields):
            self._unshown.append(text)
        else:
            self.runs.append(Run(text, marks))

    def _run(self, run: Element, allowed: Mark) -> None:
        rPr = properties(run, "rPr", self._source.view)
        if on(child(rPr, "vanish")):
            text = shown_text(run, self._source.view)
            if text:
                self.remark(HIDDEN, text)
            return
        marks = self._source.styles.marks(rPr) & allowed
        first = len(self.runs)
        for each in children(run, self._source.view):
            self._read(each, marks)
        if on(child(rPr, "strike")) or on(child(rPr, "dstrike")):
            self._struck(plain(tuple(self.runs[first:])))

    def _struck(self, text: str) -> None:
        """Report a text that somebody crossed out by hand, piece by piece where it stands in several runs."""
        if text.strip():
            self.remark(STRUCK, text)

    def _text(self, each: Element, marks: Mark) -> None:
        text = (each.text or "").translate(SPACES)
        if unknown(text):
            text = translate(text, _font(each))
            self._report_unknown(text)
        self._add(text, marks)

    def _deleted(self, each: Element, marks: Mark) -> None:
        if self._source.view == "rejected":
            self._text(each, marks)

    def _symbol(self, each: Element, marks: Mark) -> None:
        text = symbol(attribute(each, "char"), attribute(each, "font"))
        if text is not None:
            self._report_unknown(text)
            self._add(text, marks)

    def _report_unknown(self, text: str) -> None:
        for character in dict.fromkeys(filter(unknown, text)):
            self.remark("Zeichen einer unbekannten Schrift", character)

    def _field(self, each: Element, _: Mark) -> None:
        kind = attribute(each, "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()
            if not any(self._fields):
                self._unshown = []

    def _link(self, link: Element, allowed: Mark) -> None:
        first = len(self.runs)
        self._inside(link, allowed & ~Mark.UNDERLINE)
        address = self._source.addresses.get(str(link.get(R_ID)), "")
        shown = plain(tuple(self.runs[first:])).strip().casefold()
        if address and not (shown and shown.rstrip("/") in address.casefold()):
            self.remark("Verweis", address)

    def _formula(self, formula: Element, marks: Mark) -> None:
        text = shown_text(formula, self._source.view)
        self._add(text, marks & Mark.NONE)
        self.remark("Formel", text)

    def _drawing(self, drawing: Element, _: Mark) -> None:
        boxes = list(drawing.iter(f"{W}txbxContent"))
        self.boxes += boxes
        if not boxes:
            titles = (each.get("descr") or each.get("title") or "" for each in drawing.iter())
            self.remark("Bild", next(filter(None, titles), ""))


def _font(text: Element) -> str:
    """The font of a run, which decides what its private characters look like."""
    fonts = text.getparent().find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else attribute(fonts, "ascii")
