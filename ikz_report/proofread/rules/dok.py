"""The finished Word and PDF files; ``ikz_report/verify`` looks at them."""

from __future__ import annotations

from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import FileRule, Rule, examples
from ikz_report.verify.defect import (
    ALTERNATIVE,
    FONT,
    GLYPH,
    HEAD,
    LINK,
    LONELY,
    LOST,
    PROPERTIES,
    STANDARD,
    TALL,
)

# Right in every respect.
BUILT = (
    "Word: wie build sie schreibt, mit Deckblatt und Diagrammen",
    "PDF: wie build sie schreibt, mit Deckblatt und Diagrammen",
    "Word: nur die Anlage",
    "PDF: nur die Anlage",
    "PDF: viele Maßnahmen auf vielen Seiten",
)

RULES: tuple[Rule, ...] = (
    FileRule(
        code=LOST,
        level=Level.FEHLER,
        title="Text des Berichts fehlt in der Datei",
        reason="Jedes Wort und jede Zahl des Registers steht in der Word-Datei und in der PDF-Datei, in derselben "
        "Reihenfolge und auf dem Papier (Hausregel). build schreibt eine solche Datei nicht; nach Änderungen "
        "von Hand kann etwas fehlen.",
        bad=examples(
            "Word: ein Wort einer Maßnahme fehlt",
            "Word: zwei Maßnahmen sind vertauscht",
            "Word: im Diagramm steht eine andere Zahl",
            "Word: eine Maßnahme fehlt",
            "PDF: eine Maßnahme fehlt",
            "PDF: eine Zelle läuft unten aus der Seite",
            "PDF: das Deckblatt fehlt",
        ),
        good=examples(
            "Word: ein Satz ist in Stücke geteilt und fett",
            "Word: ein Satz hat einen Zeilenumbruch statt eines Leerzeichens",
            "Word: ein Satz steht zusätzlich da",
            "Word: eine Schrift, die nicht jeder hat",
            "PDF: eine Zelle geht über drei Seiten",
            "PDF: lange Wörter sind am Zeilenende getrennt",
            *BUILT,
        ),
    ),
    FileRule(
        code=HEAD,
        level=Level.WARNUNG,
        title="Tabelle ohne Kopfzeile auf der Seite",
        reason="Wer eine Seite liest, braucht die Namen der Spalten; die Kopfzeile wird auf jeder Seite wiederholt "
        "und ist als solche gekennzeichnet (ECMA-376 Teil 1 § 17.4.50 tblHeader; ISO 14289-1 Abschnitt 7.5; "
        "WCAG 2.1 Erfolgskriterium 1.3.1).",
        bad=examples(
            "Word: die Kopfzeile einer Tabelle wird nicht wiederholt",
            "Word: die Wiederholung der Kopfzeile ist ausgeschaltet",
            "Word: nur die zweite Zeile einer Tabelle wird wiederholt",
            "PDF: die Kopfzeile steht nur auf der ersten Seite",
            "PDF: auf einer von drei Seiten fehlt die Kopfzeile",
            "PDF: nirgends steht eine Kopfzeile",
            "PDF: die zweite Tabelle einer Seite hat keine Kopfzeile",
        ),
        good=examples(
            "Word: eine Tabelle ohne Kopf ordnet das Deckblatt",
            "Word: zwei Kopfzeilen werden wiederholt",
            "Word: eine Tabelle hat nur die Kopfzeile",
            "PDF: eine Zelle geht über drei Seiten",
            "PDF: zwei Tabellen auf einer Seite, jede mit Kopfzeile",
            "PDF: die letzte Zeile endet genau mit der Seite",
            "PDF: die Einleitung nennt die erste Dienststelle",
            "PDF: die letzte Zeile nennt die nächste Kategorie",
            *BUILT,
        ),
    ),
    FileRule(
        code=LONELY,
        level=Level.WARNUNG,
        title="Dienststelle allein am Ende der Seite",
        reason="Die Zeile mit dem Namen einer Dienststelle steht bei ihrer ersten Maßnahme, wie eine Überschrift bei "
        "ihrem Text (DIN 5008, Überschriften; ECMA-376 Teil 1 § 17.3.1.15 keepNext).",
        bad=examples(
            "Word: eine Dienststelle ist nicht an die nächste Zeile gebunden",
            "Word: die Formatvorlage der Dienststellen bindet nicht",
            "Word: die Bindung einer Dienststelle ist ausgeschaltet",
            "PDF: eine Dienststelle steht allein am Ende der Seite",
            "PDF: eine Dienststelle und ihr Bereich stehen allein am Ende der Seite",
            "PDF: die Zeile über der Dienststelle endet mit demselben Wort, sie steht allein",
        ),
        good=examples(
            "Word: die Formatvorlage erbt die Bindung",
            "Word: eine Dienststelle ist die letzte Zeile",
            "PDF: eine Dienststelle beginnt die Seite",
            "PDF: eine Dienststelle mit Hinweis am Ende der Seite",
            "PDF: die Zeile am Ende der Seite hört mit dem Namen der nächsten Dienststelle auf",
            "PDF: die erste Maßnahme einer Dienststelle geht über die Seite",
            *BUILT,
        ),
    ),
    FileRule(
        code=TALL,
        level=Level.WARNUNG,
        title="Zeile höher als eine Seite, ohne dass ihr Text es verlangt",
        reason="Eine zu hohe Zeile lässt Seiten leer oder schneidet Text ab. Unvermeidlich ist sie nur, wo der Text "
        "einer Zelle mehr als eine Seite braucht (ECMA-376 Teil 1 § 17.4.81 trHeight; Hausregel).",
        bad=examples(
            "Word: eine Zeile hat eine feste Höhe",
            "Word: eine Zeile ist höher eingestellt als die Seite",
            "Word: in einer Zelle stehen zwanzig leere Absätze",
            "PDF: eine Seite der Tabelle zeigt nur den Kopf",
            "PDF: zwei Seiten der Tabelle zeigen nur den Kopf",
        ),
        good=examples(
            "Word: eine Zeile hat eine Mindesthöhe von 2 cm",
            "Word: eine leere Zeile hat eine feste Höhe",
            "Word: zwischen zwei Absätzen steht ein leerer",
            "PDF: eine Zelle geht über drei Seiten",
            "PDF: auf der letzten Seite steht nur ein Wort",
            *BUILT,
        ),
    ),
    FileRule(
        code=FONT,
        level=Level.WARNUNG,
        title="Schrift nicht eingebettet oder nicht auf jedem Rechner",
        reason="Eine fremde Schrift wird auf anderen Rechnern ersetzt; Zeilen und Seiten brechen dann anders um (ISO "
        "19005-2 Abschnitt 6.2.11.4; ISO 14289-1 Abschnitt 7.21.4; ECMA-376 Teil 1 § 17.8.3.6 embedRegular).",
        bad=examples(
            "Word: eine Schrift, die nicht jeder hat",
            "Word: eine Formatvorlage mit einer Schrift, die nicht jeder hat",
            "Word: das Design nennt eine Schrift, die nicht jeder hat",
            "PDF: eine Schrift ist nicht eingebettet",
            "PDF: keine Schrift ist eingebettet",
            "PDF: eine Schrift, die jedes Programm kennt, ohne Datei",
        ),
        good=examples(
            "Word: eine seltene Schrift ist eingebettet",
            "Word: eine Schrift, für die eine übliche eintreten darf",
            "Word: Calibri und Times New Roman",
            "Word: Wingdings für ein Zeichen",
            "Word: eine seltene Schrift nur für ostasiatische Zeichen",
            "PDF: von einem Programm mit gepackten Objekten",
            "PDF: eine Zelle geht über drei Seiten",
            *BUILT,
        ),
    ),
    FileRule(
        code=GLYPH,
        level=Level.WARNUNG,
        title="Zeichen, das keine Schrift zeigt",
        reason="Zeichen ohne Bild erscheinen als Kästchen oder gar nicht und werden falsch vorgelesen (ISO 14289-1 "
        "Abschnitt 7.21.8; ISO 19005-2 Abschnitt 6.2.11.8). Gemeint sind Ersatzzeichen (�), Zeichen aus dem "
        "privaten Bereich alter Symbolschriften und Nummern ohne Zeichen.",
        bad=examples(
            "Word: ein Ersatzzeichen im Text",
            "Word: ein Zeichen aus dem privaten Bereich",
            "Word: eine Nummer ohne Zeichen",
            "PDF: ein Ersatzzeichen im Text",
            "PDF: ein Zeichen aus dem privaten Bereich",
        ),
        good=examples(
            "Word: ș, č, Ω und Ж",
            "Word: → ✓ ☐ ½ € ㎡ und 中",
            "Word: Wingdings für ein Zeichen",
            "PDF: lange Wörter sind am Zeilenende getrennt",
            "PDF: ș, č, Ω und Ж",
            *BUILT,
        ),
    ),
    FileRule(
        code=LINK,
        level=Level.WARNUNG,
        title="Verweis führt ins Leere",
        reason="Ein Verweis in der Datei hat ein Ziel, eine Adresse die Form einer Adresse (WCAG 2.1 "
        "Erfolgskriterium 2.4.4; ISO 32000-1 Abschnitt 12.6.4; RFC 3986). Adressen im Netz werden nie "
        "aufgerufen, nur ihre Form wird geprüft.",
        bad=examples(
            "Word: ein Verweis auf eine gelöschte Textmarke",
            "Word: ein Seitenverweis auf eine gelöschte Textmarke",
            "Word: ein Verweis auf die Adresse „http:/stadt“",
            "Word: ein Verweis auf eine Datei auf C:",
            "PDF: ein Verweis auf eine Seite, die es nicht gibt",
            "PDF: ein Verweis auf die Adresse „www.stadt“",
        ),
        good=examples(
            "Word: ein Verweis auf eine Textmarke",
            "Word: ein Verweis auf eine Webadresse und eine E-Mail-Adresse",
            "Word: ein Seitenverweis auf eine Textmarke",
            "PDF: ein Verweis auf die nächste Seite",
            "PDF: ein Verweis auf eine Webadresse mit Umlaut",
            *BUILT,
        ),
    ),
    FileRule(
        code=ALTERNATIVE,
        level=Level.WARNUNG,
        title="Bild ohne Alternativtext",
        reason="Wer ein Bild nicht sieht, braucht seinen Inhalt als Text (WCAG 2.1 Erfolgskriterium 1.1.1, BITV 2.0 "
        "§ 3; ISO 14289-1 Abschnitt 7.3).",
        bad=examples(
            "Word: ein Diagramm ohne Alternativtext",
            "Word: ein Diagramm mit leerem Alternativtext",
            "Word: ein Logo ohne Alternativtext im Kopf der Seite",
            "PDF: ein Diagramm ohne Alternativtext",
            "PDF: ein Diagramm mit leerem Alternativtext",
        ),
        good=examples(
            "Word: ein Bild ist als dekorativ gekennzeichnet",
            "Word: ein Logo mit Alternativtext im Kopf der Seite",
            "Word: zwei Kopfzeilen werden wiederholt",
            "PDF: der Alternativtext wurde später ergänzt",
            "PDF: auf der letzten Seite steht nur ein Wort",
            *BUILT,
        ),
    ),
    FileRule(
        code=PROPERTIES,
        level=Level.WARNUNG,
        title="Titel oder Sprache der Datei fehlt",
        reason="Titel und Sprache braucht, wer die Datei sucht oder sich vorlesen lässt (WCAG 2.1 Erfolgskriterien "
        "2.4.2 und 3.1.1; ISO 14289-1 Abschnitte 7.1 und 7.2).",
        bad=examples(
            "Word: ohne Titel",
            "Word: ohne Sprache",
            "PDF: ohne Titel",
            "PDF: ohne Sprache",
            "PDF: der Titel steht nicht in der Titelzeile",
        ),
        good=examples(
            "Word: die Sprache ist de-AT",
            "Word: der Titel hat Umlaute",
            "Word: Calibri und Times New Roman",
            "PDF: von einem Programm mit gepackten Objekten",
            "PDF: der Alternativtext wurde später ergänzt",
            *BUILT,
        ),
    ),
    FileRule(
        code=STANDARD,
        level=Level.WARNUNG,
        title="PDF ohne Kennzeichen der Barrierefreiheit oder des Archivs",
        reason="Eine PDF-Datei sagt in ihren Metadaten, dass sie barrierefrei (PDF/UA-1, ISO 14289-1 Abschnitt 5) "
        "und für das Archiv geeignet ist (PDF/A-2a, ISO 19005-2 Abschnitt 6.6.4); Programme prüfen das dort. "
        "Die PDF-Datei aus Word (--pdf-from-word) ist nicht PDF/A.",
        bad=examples(
            "PDF: ohne Kennzeichen PDF/UA",
            "PDF: ohne Kennzeichen PDF/A",
            "PDF: gekennzeichnet als PDF/A-2b",
            "PDF: gekennzeichnet als PDF/A-1a",
            "PDF: ohne Metadaten",
        ),
        good=examples(
            "PDF: ohne Titel",
            "PDF: ein Diagramm ohne Alternativtext",
            "PDF: eine Zelle geht über drei Seiten",
            "PDF: lange Wörter sind am Zeilenende getrennt",
            "PDF: die Kennzeichen stehen als Attribute",
            *BUILT,
        ),
    ),
)
