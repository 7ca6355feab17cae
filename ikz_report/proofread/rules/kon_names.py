"""KON201: one body, two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Example, Found, Hit, ReportRule, examples
from ikz_report.proofread.settings import Settings, Spelling
from ikz_report.proofread.variants import Uses, is_in_one_piece, variants


def _check(context: ReportContext) -> Iterator[Found]:
    yield from _configured(context)
    told = {each for spelling in context.settings.spellings for each in (spelling.right, *spelling.wrong)}
    for forms in variants(context):
        if not told & set(forms):
            yield from _rarer(forms)


def _configured(context: ReportContext) -> Iterator[Found]:
    patterns = [(each, _pattern(each)) for each in context.settings.spellings if each.wrong]
    for line in context.lines if patterns else ():
        for spelling, pattern in patterns:
            for match in pattern.finditer(line.text):
                message = f"Statt „{match[0]}“ heißt es im Bericht „{spelling.right}“."
                reason = f" {spelling.reason}" if spelling.reason else ""
                yield Found(line.place, Hit(*match.span(), message + reason, spelling.right))


def _pattern(spelling: Spelling) -> re.Pattern[str]:
    """Any of the wrong spellings as a whole word, where it does not begin the right one."""
    begins = any(spelling.right.startswith(each) for each in spelling.wrong)
    guard = rf"(?!{re.escape(spelling.right)}(?!\w))" if begins else ""
    wrong = "|".join(re.escape(each) for each in sorted(spelling.wrong, key=len, reverse=True))
    return re.compile(rf"(?<![\w-]){guard}(?:{wrong})(?![\w-])")


def _rarer(forms: Mapping[str, Uses]) -> Iterator[Found]:
    """A remark on all forms but the commonest; of equals the one in one piece, without slash, with capitals, stays."""
    counts = {form: len(uses) for form, uses in forms.items()}
    right = max(counts, key=lambda form: (counts[form], *_rank(form)))
    for form, uses in forms.items():
        if form == right:
            continue
        message = f"Der Bericht schreibt dies sonst „{right}“ ({counts[right]}-mal). Bitte einheitlich schreiben."
        for line, start, end in uses:
            yield Found(line.place, Hit(start, end, message, proposal=right))


def _rank(form: str) -> tuple[bool, bool, int, str]:
    return is_in_one_piece(form), "/" not in form, sum(map(str.isupper, form)), form


_HOUSE = Settings(spellings=(Spelling("Landkreis Börde", ("Bördekreis",)), Spelling("KITU", ("Kitu", "KITU eG"))))

RULE = ReportRule(
    code="KON201",
    level=Level.WARNUNG,
    title="Ein Name, zwei Schreibweisen",
    reason="Ein Name wird im ganzen Bericht gleich geschrieben; sonst wirkt er wie zwei verschiedene, und die Suche "
    "findet nur einen Teil (Hausregel). Welche Schreibweise gilt, sagen die Einstellungen, sonst die häufigere.",
    bad=(
        Example("SIKOSA lehrt | mit SIKOSA | ⟦Sikosa⟧"),
        Example("die LH MD baut | in der LH MD | in der ⟦LH-MD⟧"),
        Example("D115 startet | D115 läuft | Nummer ⟦D 115⟧"),
        Example(
            "Otto-von-Guericke-Universität | mit der ⟦Otto-von-Guericke Universität⟧ | Otto-von-Guericke-Universität"
        ),
        Example("E-Learning im Haus | mit E-Learning | ⟦e-learning⟧ bleibt"),
        Example("im ⟦Bördekreis⟧ | im Landkreis Börde", settings=_HOUSE),
        Example("Beitritt zu ⟦KITU eG⟧ | KITU berät | ⟦Kitu⟧ bleibt", settings=_HOUSE),
        Example("bei SIKOSA | mit SIKOSA | durch ⟦SIKO-SA⟧"),
        Example("Kfz-Zulassung | Kfz-Steuer | ⟦KFZ⟧-Werkstatt"),
        Example("Projekt in S/A | mit S/A | in ⟦S-A⟧"),
        Example("Verband Elbe-Börde-Heide | im Elbe-Börde-Heide | mit dem Verband ⟦Elbe/Börde/Heide⟧"),
    ),
    good=(
        *examples(
            "SIKOSA lehrt | mit SIKOSA | die SIKOSA",
            "die LH MD baut | in der LH MD",
            "D115 startet | D115 läuft | D116 auch",
            "Städtebaulich-soziale Fragen | städtebaulich-soziale Fragen",
            "Bürger-Service | der Bürgerverein",
            "BUS ist ein Projekt | mit dem Bus",
            "„DIE AKADEMIE“ | die Stadt | eine Akademie",
            "Stadt-Umland-Beziehungen | die Stadt und ihr Umland",
            "Halle-Leipzig | Leipzig-Halle",
            "Sachsen-Anhaltische Städte | sachsen-anhaltische Städte",
            "FB 01 | FB 02",
            "Radweg Halle-Burg-Barby | Treffen in Halle/Barby/Burg",
            "Musik- und Kulturlandschaft | Musik und Kulturlandschaft",
        ),
        Example("im Landkreis Börde | der Landkreis Börde", settings=_HOUSE),
        Example("im Nordbördekreis | KITU berät", settings=_HOUSE),
    ),
    safe_fix=True,
    check=_check,
)
