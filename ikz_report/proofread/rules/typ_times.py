"""TYP012: numbers with „x“ or „mal“."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

# Not 1x1, nor 2x in a name such as „2x2 Meter“.
_TIMES = re.compile(r"(?<![\w.,])(?<!§ )(\d{1,2}) ?[x×](?![\w×]| ?\d)|(?<![\w.,])(\d{1,3})(mal|[ \u00a0]mal)(?!\w|-\d)")


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _TIMES.finditer(text):
        if match[1]:
            yield Hit(*match.span(), "„x“ steht für „mal“.", f"{match[1]}-mal")
        else:
            yield Hit(*match.span(), "Ziffer und „mal“ verbindet ein Bindestrich.", f"{match[2]}-mal")


RULE = TextRule(
    code="TYP012",
    level=Level.WARNUNG,
    title="Zahl mit „x“ oder „mal“",
    reason="Ziffer und „mal“ werden mit Bindestrich verbunden: 3-mal (amtliches Regelwerk § 40 Abs. 3).",
    bad=(
        Example("Die Gruppe tagt ⟦2x⟧ jährlich.", "Die Gruppe tagt 2-mal jährlich."),
        Example("⟦3mal⟧ im Jahr", "3-mal im Jahr"),
        Example("Treffen ⟦4 mal⟧ pro Jahr", "Treffen 4-mal pro Jahr"),
        Example("(mind. ⟦2 x⟧ im Quartal)", "(mind. 2-mal im Quartal)"),
        Example("jährlich ⟦1x⟧ eine Klausur", "jährlich 1-mal eine Klausur"),
        Example("Treffen 1–⟦2 mal⟧ pro Jahr", "Treffen 1–2-mal pro Jahr"),
    ),
    good=examples(
        "Die Gruppe tagt 2-mal jährlich.",
        "dreimal im Jahr",
        "ein Raum von 4 x 5 Metern",
        "Das kleine 1x1 der Verwaltung",
        "diesmal ohne Beschluss",
        "mehrmals im Jahr",
        "im Jahr 2014 mal wieder",
        "Fläche 3x4 m",
        "Version 2.1x und § 675x und § 10x",
        "Linie X3 und Linie 3X5",
        "ein 16-mal-9-Format",
    ),
    safe_fix=True,
    check=_check,
)
