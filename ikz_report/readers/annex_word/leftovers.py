"""What a Word file holds beside text, and what of it the register has no room for: listed, never dropped silently."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ikz_report.readers.annex.drafts import Doubts, Spot
from ikz_report.readers.annex.places import Place
from ikz_report.readers.word import DocxFile, Remark, comments, tracked_changes
from ikz_report.readers.word.flow import View, shown_text

LEFT_OUT = "{what}, nicht übernommen: „{text}“"
_NOT_TAKEN = "{kind}{text} nicht übernommen; im Register ist dafür kein Platz."
_MESSAGES = {
    "Textfeld": "Textfeld; sein Text steht in der Zelle hinter dem Absatz, an dem es hängt:{text}. Bitte prüfen.",
    "Tabelle in der Zelle": "Tabelle in der Zelle, Zelle für Zelle als Absätze gelesen:{text}. Bitte prüfen.",
    "Nummerierung": "Nummerierter Absatz, als Aufzählungspunkt gelesen:{text}.",
    "Formel": "Formel, als Text gelesen:{text}. Bitte prüfen.",
    "Verweis": "Verweis; der sichtbare Text ist übernommen, die Adresse nicht:{text}.",
    "Zeichen einer unbekannten Schrift": "Zeichen einer unbekannten Schrift:{text}. Bitte ersetzen.",
}
_BOX = "Textfeld außerhalb der Tabellen, nicht übernommen:{text}."
_PAGE = re.compile(r"(?:Seite|S\.|von|/|–|-|\||\d|\s)*", re.IGNORECASE)
_EDGES = {"header": "Kopfzeile", "footer": "Fußzeile"}
_DONE = {"accepted": "angenommen gelesen", "rejected": "abgelehnt gelesen"}


class Leftovers:
    """Texts that have no place in the register; those of a kind between two tables are listed as one."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], tuple[Spot, list[str]]] = {}

    def add(self, what: str, text: str, spot: Spot, piece: int) -> None:
        """``piece`` is the same for texts that stand together."""
        self._found.setdefault((what, piece), (spot, []))[1].append(one_line(text))

    def note(self) -> None:
        for (what, _), (spot, texts) in self._found.items():
            spot.doubt(LEFT_OUT.format(what=what, text=" / ".join(texts)))


def one_line(text: str) -> str:
    return " ".join(text.split())


def note_remarks(remarks: Iterable[Remark], spot: Spot, *, boxed: bool = False) -> None:
    """List what a cell or paragraph holds beside its text."""
    for remark in remarks:
        quoted = f" „{one_line(remark.text)}“" if remark.text.strip() else ""
        message = _MESSAGES.get(remark.kind, _NOT_TAKEN)
        if boxed and remark.kind == "Textfeld":
            message = _BOX
        spot.doubt(message.format(kind=remark.kind, text=quoted))


def note_edges(docx: DocxFile, view: View, place: Callable[[], Place], doubts: Doubts) -> None:
    """List the words of headers and footers, page numbers aside."""
    for kind, name in _EDGES.items():
        texts = (shown_text(root, view) for root in docx.all_related(kind))
        for text in dict.fromkeys(" ".join(each.split()) for each in texts):
            if not _PAGE.fullmatch(text):
                doubts.add(place(), LEFT_OUT.format(what=name, text=one_line(text)))


def note_comments(docx: DocxFile, places: Callable[[int, int, int], Place], doubts: Doubts) -> None:
    """List the comments, each at its cell."""
    for each in comments(docx):
        quote = f" zu „{one_line(each.quote)}“" if each.quote else ""
        message = f"Kommentar von {each.author or 'unbekannt'}{quote}, nicht übernommen: „{one_line(each.text)}“"
        doubts.add(places(each.table, each.row, each.cell), message)


def note_changes(docx: DocxFile, view: View, place: Callable[[], Place], doubts: Doubts) -> None:
    """Say in one sentence that changes were tracked, by whom, and how they were read."""
    found = tracked_changes(docx)
    if found:
        people = ", ".join(dict.fromkeys(each.author or "unbekannt" for each in found))
        other = "--changes reject liest den Stand davor" if view == "accepted" else "--changes accept nimmt sie an"
        amount = "1 nachverfolgte Änderung" if len(found) == 1 else f"{len(found)} nachverfolgte Änderungen"
        doubts.add(place(), f"{amount} von {people}, als {_DONE[view]}; {other}.")
