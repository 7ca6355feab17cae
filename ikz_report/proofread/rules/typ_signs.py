"""TYP017: signs of arithmetic and „&“ instead of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

_SIGN = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_][)“]))[ \u00a0]([+&=])[ \u00a0](?=[^\W\d_]{3}|[(„][^\W\d_]{3})")
_FIRM = re.compile(r"\b(?:g?GmbH|mbH|AG|KG|KGaA|OHG|GbR|UG|SE|Co\.?|Söhne|Partner|Cie\.?)(?!\w)")
_QUOTED = re.compile("„[^“]*“")
_NEAR = 60  # characters in which a firm's legal form follows its name


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _SIGN.finditer(text):
        sign = match[1]
        if _is_name(text, match):
            continue
        if sign != "=":
            yield Hit(*match.span(), f"„{sign}“ steht hier für ein Wort.", " und ")
        elif text[match.end()] == "(":
            yield Hit(*match.span(), "Die Klammer genügt, das Gleichheitszeichen ist zu viel.", " ")
        else:
            yield Hit(*match.span(), "„=“ steht hier für Wörter. Bitte ausschreiben.", proposal="heißt, also, das ist")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the sign belongs to a firm's name or to what is quoted."""
    if any(each.start() < match.start() and match.end() < each.end() for each in _QUOTED.finditer(text)):
        return True
    behind = re.split(r"[,;:()]|\.(?= |$)", text[match.end() : match.end() + _NEAR])[0]
    return match[1] != "=" and _FIRM.search(behind) is not None


RULE = TextRule(
    code="TYP017",
    level=Level.WARNUNG,
    title="Zeichen statt Wort",
    reason="Im Text steht „und“, nicht „+“ oder „&“; „&“ gehört nur in Namen von Firmen (DIN 5008, Schriftzeichen für "
    "Wörter). „=“ steht zwischen Größen, nicht für „heißt“ (Hausregel).",
    bad=(
        Example("Erarbeitung⟦ + ⟧Abstimmung der Aufgaben", "Erarbeitung und Abstimmung der Aufgaben"),
        Example("BUS⟦ = ⟧(Bürger- und Unternehmensservice)", "BUS (Bürger- und Unternehmensservice)"),
        Example("Netzwerkarbeit wird verbindlich⟦ = ⟧Netzwerkforum"),
        Example("Strategie⟦ & ⟧Steuerung der Stadt", "Strategie und Steuerung der Stadt"),
        Example("Kita „Spatz“⟦ + ⟧Hort im Norden", "Kita „Spatz“ und Hort im Norden"),
        Example("Bund (Anteil)⟦ & ⟧Land", "Bund (Anteil) und Land"),
    ),
    good=examples(
        "Erarbeitung und Abstimmung",
        "TyreXpert Reifen + Autoservice GmbH in Magdeburg",
        "Magdeburger Verkehrsbetriebe GmbH & Co. KG",
        "im AK „Strategie & Steuerung“",
        "Programm ERASMUS+ und AGE+!",
        "2 + 3 = 5 und a = b + c",
        "Band (= Magdeburger Schriften 6)",
        "Rudolf & Partner, Halle",
        "Forschung+Lehre",
        "+ zusätzlich im Mai",
        "Müller & Söhne aus Burg",
    ),
    check=_check,
)
