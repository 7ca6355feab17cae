"""What a Word file holds besides its text: fonts, links, alternative texts, title, language (ECMA-376 part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from ikz_report.verify.addresses import is_address
from ikz_report.verify.defect import ALTERNATIVE, FONT, LINK, PROPERTIES, Defect
from ikz_report.verify.glyphs import glyph_defect
from ikz_report.verify.word_parts import (
    CORE,
    FONTS,
    R_ID,
    RELATIONSHIPS,
    STYLES,
    WP,
    A,
    W,
    WordParts,
    text_of,
)

# What comes with Windows and Office; LibreOffice has fonts of the same widths for the most usual ones.
USUAL_FONTS = frozenset(
    """
    arial, arial narrow, arial black, aptos, aptos display, calibri, calibri light, cambria, cambria math, candara,
    consolas, constantia, corbel, courier new, franklin gothic book, franklin gothic medium, garamond, georgia,
    helvetica, lucida console, lucida sans unicode, palatino linotype, segoe ui, segoe ui light, segoe ui semibold,
    segoe ui symbol, symbol, tahoma, times new roman, trebuchet ms, verdana, webdings, wingdings, wingdings 2,
    wingdings 3
    """.strip()
    .replace("\n    ", " ")
    .split(", ")
)
EMBEDDED = tuple(f"{W}embed{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
INSTRUCTION = re.compile(r"\s*(?:(?:REF|PAGEREF|NOTEREF)\s+|HYPERLINK\s+\\l\s+)\"?([^\s\"\\]+)")
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
HYPERLINK = "/hyperlink"


def fact_defects(parts: WordParts, more: str = "") -> Iterator[Defect]:
    """All that is wrong with these; ``more`` is text that the file holds beside that of ``parts``."""
    yield from _fonts(parts)
    yield from glyph_defect("\n".join((*("".join(text.itertext(f"{W}t")) for text in parts.texts()), more)))
    yield from _links(parts)
    yield from _addresses(parts.tree(RELATIONSHIPS))
    yield from _pictures(parts)
    yield from _properties(parts)


def _fonts(parts: WordParts) -> Iterator[Defect]:
    fonts = parts.tree(FONTS).iterfind(f"{W}font")
    provided = {font.get(f"{W}name", "").lower() for font in fonts if _is_provided(font)}
    for name in sorted(set(_named(parts))):
        if name.lower() not in USUAL_FONTS | provided:
            message = (
                f"Die Schrift „{name}“ ist nicht eingebettet und nicht auf jedem Rechner; Word ersetzt sie dort. Bitte "
                "in Word einbetten (Optionen, Speichern) oder eine übliche Schrift nehmen."
            )
            yield Defect(FONT, message, name)


def _is_provided(font: Element) -> bool:
    """Whether the font comes with the file (§17.8.3.6), or with the name of a usual one that stands in (§17.8.3.1)."""
    instead = font.find(f"{W}altName")
    names = "" if instead is None else instead.get(f"{W}val", "").lower()
    return any(font.find(face) is not None for face in EMBEDDED) or not USUAL_FONTS.isdisjoint(names.split(","))


def _named(parts: WordParts) -> Iterator[str]:
    """The fonts of Latin text that styles, runs and the theme name (§17.3.2.26)."""
    for tree in (parts.tree(STYLES), *parts.texts()):
        for fonts in tree.iter(f"{W}rFonts"):
            yield from (name for side in ("ascii", "hAnsi") if (name := fonts.get(f"{W}{side}")))
    for theme in parts.themes():
        yield from (name for each in theme.iter(f"{A}latin") if (name := each.get("typeface")) and name[0] != "+")


def _links(parts: WordParts) -> Iterator[Defect]:
    """Links within the file that name no bookmark (§17.16.22, §17.16.5.25)."""
    known = {each.get(f"{W}name", "") for tree in parts.texts() for each in tree.iter(f"{W}bookmarkStart")}
    for tree in parts.texts():
        wanted = [(each.get(f"{W}anchor"), text_of(each)) for each in tree.iter(f"{W}hyperlink") if not each.get(R_ID)]
        wanted += [(match[1], match[1]) for code in _instructions(tree) if (match := INSTRUCTION.match(code))]
        for target, text in wanted:
            if target and target not in known and target != "_top":
                message = f"Der Verweis „{text or target}“ führt zu keiner Stelle der Datei („{target}“)."
                yield Defect(LINK, f"{message} Bitte neu setzen oder entfernen.", target)


def _instructions(tree: Element) -> Iterator[str]:
    """The instructions of fields; Word may cut one into several runs."""
    yield from (each.get(f"{W}instr", "") for each in tree.iter(f"{W}fldSimple"))
    code = ""
    for each in tree.iter(f"{W}instrText", f"{W}fldChar"):
        if each.tag == f"{W}instrText":
            code += each.text or ""
        elif code:
            yield code
            code = ""


def _addresses(relationships: Element) -> Iterator[Defect]:
    for each in relationships:
        address = each.get("Target", "")
        external = each.get("TargetMode") == "External" and each.get("Type", "").endswith(HYPERLINK)
        if external and not is_address(address):
            message = f"Die Adresse „{address[:80]}“ kann so nicht stimmen. Bitte prüfen."
            yield Defect(LINK, message, address)


def _pictures(parts: WordParts) -> Iterator[Defect]:
    for tree in parts.texts():
        for each in tree.iter(f"{WP}docPr"):
            if not each.get("descr", "").strip() and not _is_decorative(each):
                name = each.get("name", "") or each.get("id", "")
                message = (
                    f"Dem Bild „{name}“ fehlt der Alternativtext. Bitte in Word ergänzen: rechte Maustaste, "
                    "„Alternativtext anzeigen“."
                )
                yield Defect(ALTERNATIVE, message, name)


def _is_decorative(properties: Element) -> bool:
    return any(each.get("val") in ("1", "true") for each in properties.iter(DECORATIVE))


def _properties(parts: WordParts) -> Iterator[Defect]:
    title = next((each.text or "" for each in parts.tree(CORE).iter(TITLE)), "")
    if not title.strip():
        yield Defect(PROPERTIES, "Die Datei hat keinen Titel. Bitte ergänzen: Datei, Informationen, Titel.", "Titel")
    language = parts.tree(STYLES).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or not language.get(f"{W}val", "").strip():
        message = "Die Datei nennt keine Sprache. Bitte einstellen: Überprüfen, Sprache, Als Standard festlegen."
        yield Defect(PROPERTIES, message, "Sprache")
