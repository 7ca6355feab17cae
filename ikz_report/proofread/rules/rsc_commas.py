"""RSC115: a comma before „sowie“ in a plain enumeration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples
from ikz_report.proofread.sentences import sentences

_COMMA = re.compile(r",(?= (?:sowie|bzw\.|beziehungsweise) )")
# A piece that is only a name or thing: „Vejle Kommune (DK)“; any other may be put in, and wants its comma.
_PLAIN = re.compile(r"(?:\d+ )?(?:[a-zäöüß]+(?:e[nrs]?) )?[A-ZÀ-Þ][\w.-]*(?: [A-ZÀ-Þ][\w.-]*){0,3}(?: \([^()]*\))?$")
_SIMPLE = re.compile(r"[A-ZÄÖÜ][\w-]*(?: \([^()]*\))?$")  # ends with a noun, so with no clause
_CLAUSE = re.compile(
    r"\b(?:dass|weil|wenn|ob|um|indem|damit|soweit|sofern|falls|bevor|nachdem|während)\b", re.IGNORECASE
)
_FEWEST = 2  # pieces between commas that show an enumeration
_MOST = 6  # words before the only comma; a longer text may hold an insertion


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for sentence in sentences(text):
        for match in _COMMA.finditer(sentence.text):
            if _enumerates(re.split("[:;] ", sentence.text[: match.start()])[-1]):
                at = sentence.start + match.start()
                yield Hit(at, at + 1, "In einer Aufzählung steht hier kein Komma.", "")


def _enumerates(before: str) -> bool:
    """Whether what stands before the comma is the beginning of a plain enumeration."""
    pieces = before.split(", ")
    if _CLAUSE.search(before):
        return False
    if len(pieces) == 1:
        return len(before.split()) <= _MOST and _SIMPLE.search(before) is not None
    return len(pieces) > _FEWEST and all(_PLAIN.match(piece) for piece in pieces[1:])


RULE = TextRule(
    code="RSC115",
    level=Level.WARNUNG,
    title="Komma vor „sowie“",
    reason="„sowie“ und „beziehungsweise“ verbinden gleichrangige Teile wie „und“, ohne Komma (amtliches Regelwerk "
    "2018, § 72). Nach einem Einschub steht das Komma, das ihn schließt.",
    bad=(
        Example("Austausch mit Halle⟦,⟧ sowie Burg", "Austausch mit Halle sowie Burg"),
        Example(
            "mit den Kommunen: Vejle (DK), Vaduz (LI), Wien (AT)⟦,⟧ sowie den Trägern",
            "mit den Kommunen: Vejle (DK), Vaduz (LI), Wien (AT) sowie den Trägern",
        ),
        Example("die Ämter der Stadt⟦,⟧ bzw. des Landes", "die Ämter der Stadt bzw. des Landes"),
        Example("Schulen, Kitas, Horte, Museen⟦,⟧ sowie Archive", "Schulen, Kitas, Horte, Museen sowie Archive"),
        Example(
            "Das Amt plant. Die Stadt⟦,⟧ sowie der Kreis bauen.", "Das Amt plant. Die Stadt sowie der Kreis bauen."
        ),
    ),
    good=examples(
        "Austausch mit Halle sowie Burg",
        "mit der Stadt, die den Vorsitz hat, sowie dem Land",
        "mit Halle, der Saalestadt, sowie Burg",
        "um die Ämter zu verbinden, sowie für die Räte",
        "Vertrag, Satzung und Beschluss sowie Plan",
        "mit dem Land (Ministerium), dem Partner der Stadt, sowie Burg",
        "dass alle kommen, sowie die Gäste",
        "Schulen, Kitas und, falls nötig, sowie Horte",
        "Burg, Barby bzw. Gommern",
        "die unter Nummer 3 fallen, sowie alle Titel",
        "nach § 5 des Gesetzes vom 1. Mai 2013 (BGBl. I S. 316), sowie nach der Satzung",
        "Stadt und Land, vertreten durch den Rat, sowie Kreis",
    ),
    check=_check,
)
