"""LTL: what a LanguageTool server remarks, by its kind."""

from __future__ import annotations

from ikz_report.proofread.finding import Level
from ikz_report.proofread.languagetool.remarks import GRAMMAR, OTHER, SIGNS, SPELLING, STYLE
from ikz_report.proofread.rule import Rule, ServerRule

_REASON = (
    "Befund eines Dienstes von LanguageTool (languagetool.org), dessen Adresse mit --languagetool oder in "
    "korrektur.yaml angegeben ist; ohne Adresse verlässt kein Text diesen Rechner. Der Name seiner Regel steht am Ende "
    "der Meldung; was unter „languagetool“, „ohne“ in korrektur.yaml steht, wird nicht gezeigt."
)


def _rule(code: str, title: str) -> ServerRule:
    return ServerRule(code=code, level=Level.HINWEIS, title=title, reason=_REASON, bad=(), good=())


RULES: tuple[Rule, ...] = (
    _rule(SPELLING, "LanguageTool: Rechtschreibung"),
    _rule(GRAMMAR, "LanguageTool: Grammatik"),
    _rule(SIGNS, "LanguageTool: Zeichensetzung und Typografie"),
    _rule(STYLE, "LanguageTool: Stil"),
    _rule(OTHER, "LanguageTool: Sonstiges"),
)
