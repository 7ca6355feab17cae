"""TYP011, TYP014 and TYP015: full stops before small letters, doubled blanks, blanks beside punctuation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples, word_set

_STOP = re.compile(r"(?<![\w.-])(?:[^\W\d_]+-)*([^\W\d_]{4,})[,;]?\.{1,2}([ \u00a0]+)(?=[a-zäöü]{2})")
_KNOWN = word_set(
    "insbes gest verst best bezgl geplt ggfs städt durchschn wissensch mind evang Dienstst Zweigst Hauptst Buchst"
)
# An abbreviation ends in the middle of a word, so hardly ever like this, and is hardly ever so long.
_WHOLE = re.compile(
    r"(?:e|e[nmrst]|e[lr]n|[eu]it|[nz]e?t|ung|[hk]eit|ft|[cs]ht?|tion|[ao]r|tät|st|[nlr][dt]|nz|ng|tz|ck|ig|ie|on|um|al)$"
    r"|^\w{10,}$"
)


def _stop(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _STOP.finditer(text):
        word = match[1]
        if word in _KNOWN or word in context.settings.abbreviations or not _is_whole(word, context):
            continue
        message = "Nach dem Punkt geht es klein weiter. Entweder ist der Punkt zu viel, oder hier beginnt ein Satz."
        advice = f"{word}{match[2]}… oder danach groß schreiben"
        yield Hit(match.start(), match.start(2), message, proposal=advice)


def _is_whole(word: str, context: TextContext) -> bool:
    """Whether it is no abbreviation: it ends like a word, or stands elsewhere without a full stop."""
    if _WHOLE.search(word):
        return True
    places = context.report.words.get(word, ())
    return any(place.line.text[place.end : place.end + 1] != "." for place in places)


STOP = TextRule(
    code="TYP011",
    level=Level.FEHLER,
    title="Punkt vor kleinem Buchstaben",
    reason="Nach dem Punkt am Satzende beginnt ein neuer Satz mit großem Anfangsbuchstaben; ein Punkt mitten im Satz "
    "steht nur nach Abkürzungen und Ordnungszahlen (amtliches Regelwerk 2018, § 54 und § 67).",
    bad=examples(
        "Anträge werden derzeit, und zwar ⟦derzeit.⟧ erarbeitet",
        "Das Projekt ist ⟦beendet.⟧ ein neues folgt",
        "für das Amt ⟦Ausbildung.⟧ und Einstellung",
        "mit allen ⟦Städten.⟧ gemeinsam, besser ⟦bekannt.⟧ machen",
        "die ⟦Amtsleiterkonferenz.⟧ deutscher Städte",
        "in ⟦Magdeburg-Rothensee.⟧ wieder in Betrieb",
        "die Stadt ⟦beschließt.⟧ dass der Beitritt erfolgt, weil sie es beschließt",
    ),
    good=examples(
        "Das Projekt ist beendet. Ein neues folgt.",
        "insb. aus dem kirchlichen Bereich",
        "die lfd. Abstimmung, gem. Beschluss",
        "etc. durch gemeinsame Aktionen",
        "mit div. ortsansässigen Institutionen",
        "am 3. und 4. Tag",
        "die sog. steckengebliebenen Fälle",
        "zzgl. der Mehrwertsteuer",
        "einschl. aller Gäste",
        "der Präsentation von „Neue Wege.“ in Halle",
        "Abt. für Musik, Min. für Soziales",
        "die Stellv. des Amtes, die techn. und wiss. begleitet",
        "die evang. und kath. Träger, resp. mind. drei",
    ),
    check=_stop,
)

_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")


def _double(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _DOUBLE.finditer(text):
        yield Hit(*match.span(), "Hier stehen mehrere Leerzeichen. Bitte nur eines.", " ")


DOUBLE = TextRule(
    code="TYP014",
    level=Level.FEHLER,
    title="Mehrere Leerzeichen",
    reason="Zwischen zwei Wörtern steht genau ein Leerzeichen (DIN 5008, Zwischenräume).",
    bad=(
        Example("das Projekt⟦  ⟧läuft", "das Projekt läuft"),
        Example("das Projekt läuft.⟦   ⟧Es endet 2015.", "das Projekt läuft. Es endet 2015."),
        Example("Amt⟦  ⟧31 und⟦  ⟧Amt 61", "Amt 31 und Amt 61"),
        Example("am 01.07.2014⟦ \u00a0⟧in Halle", "am 01.07.2014 in Halle"),
        Example("„Stadt“⟦  ⟧und Land", "„Stadt“ und Land"),
    ),
    good=examples(
        "das Projekt läuft",
        "das Projekt läuft. Es endet 2015.",
        "Amt 31",
        "Amt\u00a031",
        "z. B. in Burg",
        "ein Zeilenumbruch\nmitten im Absatz",
        "Stadt – Land",
        "(Halle, Burg)",
        "3-mal im Jahr",
        "eins",
    ),
    safe_fix=True,
    check=_double,
)

_BEFORE = re.compile(r"(?<=[^\W_]|[)“%€])[ \u00a0]+([,;](?=[ \n]|$)|[.:!?](?=$|[ \n][A-ZÄÖÜ„]))")
_MOVED = re.compile(r"(?<=[^\W_]|[)“%€])[ \u00a0]+([,;])(?=[^\W_]|[„(])")
_AFTER = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[)“]))[,;](?=[^\W\d_]{2}|[„(])|(?<=\d)[,;](?=[A-ZÄÖÜ][a-zäöüß]{2})")
_TWICE = re.compile(r"([,;:])\1+|(?<!\.)\.\.(?!\.)|[,;]\.(?!\.)")


def _beside(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _BEFORE.finditer(text):
        yield Hit(*match.span(), f"Vor „{match[1]}“ steht kein Leerzeichen.", match[1])
    for match in _MOVED.finditer(text):
        yield Hit(*match.span(), f"Das Leerzeichen gehört hinter „{match[1]}“.", f"{match[1]} ")
    for match in _AFTER.finditer(text):
        yield Hit(*match.span(), f"Nach „{match[0]}“ steht ein Leerzeichen.", f"{match[0]} ")
    for match in _TWICE.finditer(text):
        right = "." if match[0].endswith(".") else match[0][0]
        yield Hit(*match.span(), "Zwei Satzzeichen, wo eines genügt.", right)


BESIDE = TextRule(
    code="TYP015",
    level=Level.FEHLER,
    title="Leerzeichen am Satzzeichen",
    reason="Satzzeichen schließen ohne Leerzeichen an das Wort davor an, danach folgt ein Leerzeichen; keines steht "
    "doppelt (DIN 5008, Satzzeichen).",
    bad=(
        Example("Halle⟦ ,⟧ Burg und Barby", "Halle, Burg und Barby"),
        Example("Halle⟦,⟧Burg und Barby", "Halle, Burg und Barby"),
        Example("Das Projekt läuft⟦ .⟧", "Das Projekt läuft."),
        Example("Halle⟦,,⟧ Burg", "Halle, Burg"),
        Example("Halle⟦ ,⟧Burg und 2014⟦,⟧Magdeburg", "Halle, Burg und 2014, Magdeburg"),
        Example("Das Projekt läuft⟦..⟧", "Das Projekt läuft."),
        Example("Themen⟦ :⟧ Bildung⟦ ;⟧ Kultur", "Themen: Bildung; Kultur"),
        Example("Das Projekt läuft⟦ .⟧ Es endet 2015", "Das Projekt läuft. Es endet 2015"),
    ),
    good=examples(
        "Halle, Burg und Barby",
        "98,98 % der Fälle",
        "im Verhältnis 1 : 10",
        "und so weiter … im Rathaus",
        "und so weiter ...",
        "5.000, davon 3,5 %",
        "z. B. in Burg; danach in Halle",
        "um 12:30 Uhr",
        "Magdeburg.de, AGE+!",
        "das ist usw., damit sich das lohnt",
        "(Halle), „Burg“, 2014",
        "n,m-Beziehung",
        "auf 5,12 Hektar und 3,5Prozent-Marke",
    ),
    safe_fix=True,
    check=_beside,
)
