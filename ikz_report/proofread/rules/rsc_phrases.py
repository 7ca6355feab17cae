"""RSC109: fixed phrases and words written together or apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ikz_report.proofread.context import TextContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Hit, TextRule, examples


class _Phrase(NamedTuple):
    """What is found, what replaces it (as in ``re.Match.expand``), and why."""

    pattern: re.Pattern[str]
    right: str
    message: str


# Not „fertig“, „weiter“, „wieder“: apart they are right too (§ 34 E), in another sense or in the same.
_PARTICLE = "[Vv]oran|[Ff]ort|[Tt]eil|[Ss]tatt|[Bb]ereit|[Ss]icher|[Hh]erbei"
_VERB = "bringen|setzen|führen|nehmen|finden|stellen|entwickeln|verfolgen|arbeiten|bilden|verwenden"
_PHRASES = (
    _Phrase(
        re.compile(r"\b([Zz])ur Zeit\b(?! (?:des|der|von|seine[rs]|ihre[rs]|eine[rs]|diese[rs])\b)"),
        r"\1urzeit",
        "Im Sinne von „jetzt“ ein Wort.",
    ),
    _Phrase(
        re.compile(r"\b([Ii])n ((?:19|20)\d\d)\b(?![.,]\d| ?[%€]| (?:Fällen|Personen|Stück|Euro|EUR|Metern|Städten))"),
        r"\1m Jahr \2",
        "„in“ vor der Jahreszahl ist englisch: „im Jahr 2015“ oder nur die Zahl.",
    ),
    _Phrase(
        re.compile(rf"\b({_PARTICLE}) zu ({_VERB})\b"),
        r"\1zu\2",
        "Die Grundform mit „zu“ ist bei diesem Verb ein Wort.",
    ),
    _Phrase(
        re.compile(r"(?<=[\wäöüß] )zu ([A-ZÄÖÜ]\w*(?:ung|heit|keit|schaft))(?= (?:der|des|von|einer|eines)\b)"),
        r"zur \1",
        "Vor diesem Wort fehlt der Artikel.",
    ),
    _Phrase(re.compile(r"\b([Dd])es weiteren\b(?= [^A-ZÄÖÜ]|[,.]|$)"), r"\1es Weiteren", "Groß geschrieben."),
    _Phrase(
        re.compile(r"\b([Ii])m [Ww]esentlichen?\b(?<!Wesentlichen)(?= [^A-ZÄÖÜ])"),
        r"\1m Wesentlichen",
        "Groß geschrieben.",
    ),
    _Phrase(
        re.compile(r"\b([Ii])m (folgenden|allgemeinen|übrigen|einzelnen|weiteren)\b(?= [^A-ZÄÖÜ„]|[,.]|$)"),
        r"\1m {}",
        "Groß geschrieben.",
    ),
    _Phrase(re.compile(r"\b(geringst|höchst|best|größt)(e[mnrs]?) möglich(e[mnrs]?)\b"), r"\1möglich\3", "Ein Wort."),
    _Phrase(re.compile(r"\b([Ss])eid (?=(?:19|20)\d\d|[A-Z])"), r"\1eit ", "Bei einer Zeit „seit“ mit t."),
    _Phrase(
        re.compile(r"\b([Mm])it Ziel(?= (?:eine[rs]|de[rs])\b|, )"),
        r"\1it dem Ziel",
        "Vor diesem Wort fehlt der Artikel.",
    ),
    _Phrase(re.compile(r"(?<=\w), (usw|etc)\."), r" \1.", "Vor „usw.“ und „etc.“ steht kein Komma."),
    _Phrase(re.compile(r"\bwie zum Beispiel z\. ?B\."), "wie z. B.", "Zweimal dasselbe."),
    _Phrase(re.compile(r"\b([Ss])tandart"), r"\1tandard", "Mit d am Ende."),
    _Phrase(re.compile(r"\b([Dd])aß\b"), r"\1ass", "Nach kurzem Vokal steht ss."),
    _Phrase(re.compile(r"\b([Mm])uß(te|ten)?\b"), r"\1uss\2", "Nach kurzem Vokal steht ss."),
    _Phrase(re.compile(r"\b\w+(?:schluß|prozeß|fluß)\b"), "", "Nach kurzem Vokal steht ss."),
)
_FAR = 300  # characters between „sowohl“ and „als auch“
_NO_BOTH = re.compile(r"\bals auch\b")
_BOTH = re.compile(r"\b[Ss]owohl\b([^.;]*?), als auch\b")


def _check(text: str, context: TextContext) -> Iterator[Hit]:
    for phrase in _PHRASES:
        for match in phrase.pattern.finditer(text):
            yield Hit(*match.span(), phrase.message, _right(phrase, match))
    for match in _NO_BOTH.finditer(text):
        if not re.search(r"\b[Ss]owohl\b", text[max(0, match.start() - _FAR) : match.start()]):
            yield Hit(*match.span(), "Zu „als auch“ fehlt „sowohl“.", proposal="sowohl … als auch, oder „und“")
    for match in _BOTH.finditer(text):
        if "," not in match[1]:
            start = match.end() - len(", als auch")
            yield Hit(start, match.end(), "Zwischen „sowohl“ und „als auch“ steht kein Komma.", " als auch")


def _right(phrase: _Phrase, match: re.Match[str]) -> str:
    if phrase.right:
        capital = match[2].capitalize() if "{}" in phrase.right else ""
        return match.expand(phrase.right.replace("{}", "")) + capital
    return match[0].replace("ß", "ss")


RULE = TextRule(
    code="RSC109",
    level=Level.WARNUNG,
    title="Feste Wendung falsch geschrieben",
    reason="Feste Wendungen und zusammengesetzte Verben: zurzeit, voranzubringen, im Allgemeinen (amtliches "
    "Regelwerk § 34, § 36, § 39, § 57; Duden); „in 2015“ ist dem Englischen nachgebildet; „als auch“ verlangt "
    "„sowohl“.",
    bad=(
        Example("⟦zur Zeit⟧ in Abstimmung", "zurzeit in Abstimmung"),
        Example("Umsetzung ⟦in 2015⟧ geplant", "Umsetzung im Jahr 2015 geplant"),
        Example("⟦mit Ziel⟧ eines attraktiven Nahverkehrs", "mit dem Ziel eines attraktiven Nahverkehrs"),
        Example("Sitzungen, Tagungen⟦, usw.⟧ im Jahr", "Sitzungen, Tagungen usw. im Jahr"),
        Example("um das Projekt ⟦voran zu bringen⟧", "um das Projekt voranzubringen"),
        Example("Module ⟦zu Erhöhung⟧ der Kompetenz", "Module zur Erhöhung der Kompetenz"),
        Example("nach fachlichem ⟦als auch⟧ persönlichem Austausch"),
        Example("sowohl in Halle⟦, als auch⟧ in Burg", "sowohl in Halle als auch in Burg"),
        Example("mit ⟦geringstem möglichem⟧ Aufwand", "mit geringstmöglichem Aufwand"),
        Example("der ⟦Beschluß⟧, ⟦daß⟧ die Stadt beitritt", "der Beschluss, dass die Stadt beitritt"),
        Example("⟦im allgemeinen⟧ gilt", "im Allgemeinen gilt"),
    ),
    good=examples(
        "zur Zeit des Barock",
        "zurzeit in Abstimmung",
        "Umsetzung im Jahr 2015",
        "in 12/2014 und in 2015 Fällen",
        "Baustein 1 ist fertig gestellt, Baustein 2 fertigzustellen",
        "wird weiter verfolgt und weiterverfolgt, wieder zu verwenden",
        "mit Ziel Halle und mit Zielen des Landes",
        "Sitzungen, Tagungen usw., die im Jahr stattfinden",
        "sowohl in Halle als auch in Burg",
        "sowohl die Stadt, die gewann, als auch das Land",
        "so genannte und sogenannte Maßnahmen",
        "von der Planung zu Bau und Betrieb",
        "Bezug zu Fragen der Zeit",
        "im allgemeinen Interesse, im folgenden Jahr",
        "seid ihr bereit, seit 2009",
        "die Straße, das Maß und der Gruß",
        "sicher zu Fuß, bereit zu helfen",
    ),
    check=_check,
)
