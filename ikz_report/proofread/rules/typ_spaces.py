"""TYP004 and TYP006: blanks inside abbreviations and before paragraph numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples

_SHORT = (
    "z. B.|u. a.|d. h.|i. d. R.|e. V.|z. T.|z. Zt.|z. Z.|o. g.|i. A.|i. V. m.|u. U.|v. a.|s. o.|s. u.|m. E.|u. v. m."
    "|u. v. a.|o. ä.|o. Ä.|u. ä.|u. Ä.|a. D.|i. S. d.|i. S. v.|i. H. v.|i. d. F.|i. e. S.|i. w. S.|n. Chr.|v. Chr."
    "|u. a. m.|u. dgl.|b. a. w.|a. a. O.|i. Allg.|z. Hd.|o. Ä.|i. Ü."
)
_RIGHT = {each.replace(" ", ""): each for each in sorted(_SHORT.split("|"), key=len, reverse=True)}
_ANY = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(
        r"[ \u00a0\u202f]?".join(re.escape(part) + r"\." for part in key.split(".")[:-1])
        for key in sorted(_RIGHT, key=len, reverse=True)
    )
    + r")(?![\w])(?!\.\w)"
)
_BLANKS = re.compile(r"[ \u00a0\u202f]")
_NO_DOTS = re.compile(r"(?<![\w.])(zB|z\.B|zb\.|d\.h|dh\.|u\.a(?!\.))(?![\w.])")
_DOTTED = {"zB": "z. B.", "z.B": "z. B.", "zb.": "z. B.", "d.h": "d. h.", "dh.": "d. h.", "u.a": "u. a."}


def _abbreviation(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _ANY.finditer(text):
        right = _RIGHT[_BLANKS.sub("", match[0])]
        if _BLANKS.sub(" ", match[0]) != right:
            yield Hit(*match.span(), "In dieser Abkürzung fehlt ein Leerzeichen.", right)
    for match in _NO_DOTS.finditer(text):
        yield Hit(*match.span(), "Diese Abkürzung hat Punkte und ein Leerzeichen.", _DOTTED[match[1]])


ABBREVIATION = TextRule(
    code="TYP004",
    level=Level.WARNUNG,
    title="Abkürzung ohne Leerzeichen",
    reason="Abkürzungen, die für mehrere Wörter stehen, haben nach jedem Punkt ein Leerzeichen: z. B., i. d. R. "
    "(DIN 5008, Abkürzungen; amtliches Regelwerk 2018, § 101).",
    bad=(
        Example("Mitglieder (⟦u.a.⟧ Barby)", "Mitglieder (u. a. Barby)"),
        Example("⟦i.d.R.⟧ einmal im Jahr", "i. d. R. einmal im Jahr"),
        Example("der Landesmusikrat ⟦e.V.⟧", "der Landesmusikrat e. V."),
        Example("⟦z.Zt.⟧ in Abstimmung, ⟦z.B.⟧ in Burg", "z. Zt. in Abstimmung, z. B. in Burg"),
        Example("⟦i. d.R.⟧ im Herbst", "i. d. R. im Herbst"),
        Example("⟦zB⟧ die Stadt Halle", "z. B. die Stadt Halle"),
        Example("⟦i.V.m.⟧ § 4 GemHVO", "i. V. m. § 4 GemHVO"),
    ),
    good=examples(
        "z. B. in Burg",
        "i. d. R. einmal im Jahr",
        "der Landesmusikrat e. V.",
        "die O.-v.-G.-Universität",
        "G. P. Telemann",
        "z.\u00a0B. mit festem Leerzeichen",
        "usw. und etc. und bzw.",
        "Abs. 4 und Nr. 3",
        "www.u.a.de",
        "die Stadt Frankfurt a. M.",
        "am 1.2.2014",
        "ca. 10, vgl. oben, gem. Beschluss",
    ),
    safe_fix=True,
    check=_abbreviation,
)

_SECTION = re.compile(r"§(?=\d)|(?<![\w.])(?:Abs|Nr|Art|Ziff|Kap|Dez|Bd)\.(?=\d)")


def _section(text: str, context: TextContext) -> Iterator[Hit]:
    for match in _SECTION.finditer(text):
        sign = match[0]
        end = match.end() + len(re.match(r"\d+", text[match.end() :])[0])  # type: ignore[index]
        message = f"Zwischen {sign} und der Zahl steht ein Leerzeichen."
        yield Hit(match.start(), end, message, f"{sign} {text[match.end() : end]}")


SECTION = TextRule(
    code="TYP006",
    level=Level.WARNUNG,
    title="Kein Leerzeichen vor der Nummer eines Paragrafen",
    reason="Zwischen dem Paragrafzeichen oder einer Abkürzung wie Abs., Nr. und der Zahl steht ein Leerzeichen "
    "(DIN 5008, Paragrafzeichen und Abkürzungen).",
    bad=(
        Example("nach ⟦§14⟧ GewO", "nach § 14 GewO"),
        Example("gemäß SchG LSA ⟦§66⟧", "gemäß SchG LSA § 66"),
        Example("§ 88 ⟦Abs.4⟧ SOG", "§ 88 Abs. 4 SOG"),
        Example("Programm ⟦Nr.432⟧", "Programm Nr. 432"),
        Example("§⟦§5⟧ und 6", "§§ 5 und 6"),
        Example("(⟦§11⟧a KiFöG)", "(§ 11a KiFöG)"),
    ),
    good=examples(
        "nach § 14 GewO",
        "nach §§ 5 und 6",
        "§ 88 Abs. 4 SOG",
        "Programm Nr. 432",
        "das Zeichen § steht davor",
        "nach §\u00a011a KiFöG",
        "Beschluss-Nr. 1380-50(V)12",
        "Art. 28 GG",
        "Dez. III und Bd. 6",
        "Amt 31",
        "die Absätze 3 und 4",
    ),
    safe_fix=True,
    check=_section,
)
