"""KON203 and KON204: the bullets of one list end and begin alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Found, Hit, ReportRule, examples
from ikz_report.proofread.sentences import ends_in_abbreviation, sentences
from ikz_report.proofread.texts import TextLine

_SERIES = frozenset({",", ";"})
_AND = re.compile(r"\b(?:und|oder|sowie)$")


def _lists(context: ReportContext) -> Iterator[list[TextLine]]:
    """The bullets of each list: one rank, below one bullet, with no paragraph between them."""
    for lines in context.cells.values():
        open_lists: dict[tuple[int, ...], list[TextLine]] = {}
        for line in lines:
            if line.level == 0:
                yield from open_lists.values()
                open_lists = {}
            else:
                open_lists.setdefault(line.place.path[:-1], []).append(line)
        yield from open_lists.values()


def _ends(context: ReportContext) -> Iterator[Found]:
    for bullets in _lists(context):
        if len(bullets) > 1:
            yield from _odd_ends(bullets)


def _odd_ends(bullets: Sequence[TextLine]) -> Iterator[Found]:
    ends = [_end(line) for line in bullets]
    counts = Counter(end for end in ends if end is not None)
    # of equals the one without a sign stands: that is the usual way for notes
    usual = max(counts, key=lambda end: (counts[end], end == "", end == "."), default="")
    if _is_series(bullets, ends):
        return
    for line, end in zip(bullets, ends, strict=True):
        ends_series = usual in _SERIES and line is bullets[-1] and end in ("", ".")
        if end not in (None, usual) and not ends_series:
            yield Found(line.place, _odd_end(line.text.rstrip(), end, usual))


def _end(line: TextLine) -> str | None:
    """The sign at a bullet's end; None where it says nothing: a lead to others, an abbreviation, whole sentences."""
    text = line.text.rstrip().rstrip("“”\"')") or line.text
    if text[-1] in ":!?…–" or (text[-1] == "." and ends_in_abbreviation(text)):
        return None
    if text[-1] == "." and len(list(sentences(text))) > 1:
        return None
    return text[-1] if text[-1] in ".,;" else ""


def _is_series(bullets: Sequence[TextLine], ends: Sequence[str | None]) -> bool:
    """Whether the bullets are one sentence: commas (none before „und“), at the end a full stop or nothing."""
    *first, last = ends
    signs = {end for end in first if end}
    if len(signs) != 1 or not signs <= _SERIES or last not in ("", ".", None):
        return False
    without = [line for line, end in zip(bullets, first, strict=False) if end == ""]
    return all(_AND.search(line.text) for line in without)


def _odd_end(text: str, end: str | None, usual: str) -> Hit:
    if not end:
        start = text.rfind(" ") + 1
        message = f"Die anderen Punkte dieser Liste enden mit „{usual}“, dieser nicht."
        return Hit(start, len(text), message, text[start:] + usual)
    others = f"mit „{usual}“" if usual else "ohne Zeichen"
    message = f"Die anderen Punkte dieser Liste enden {others}, dieser mit „{end}“."
    at = text.rindex(end)
    return Hit(at, at + 1, message, usual)


ENDS = ReportRule(
    code="KON203",
    level=Level.WARNUNG,
    title="Punkte einer Liste enden verschieden",
    reason="Die Punkte einer Aufzählung enden gleich: Stichworte ohne Zeichen, Sätze mit Punkt, Teile eines Satzes mit "
    "Komma und am Schluss Punkt (DIN 5008, Aufzählungen; Duden, Zeichensetzung in Aufzählungen).",
    bad=examples(
        "Netz | • Treffen in Halle • Treffen in Burg⟦.⟧ • Treffen in Barby",
        "Netz | • Treffen in Halle⟦,⟧ • Treffen in Burg • Treffen in Barby",
        "Netz | • Halle • Burg⟦;⟧",
        "Netz | • Arbeit an: ○ Plänen ○ Verträgen⟦.⟧ ○ Listen",
        "Netz | • Die Ämter tagen. • Die Räte ⟦beraten⟧ • Die Stadt baut.",
        "Netz | • Halle, • Burg, • Barby⟦;⟧ • Gommern",
    ),
    good=examples(
        "Netz | • Halle • Burg • Barby",
        "Netz | • Halle, • Burg, • Barby",
        "Netz | • Halle, • Burg, • Barby.",
        "Netz | • Halle, • Burg und • Barby",
        "Netz | • Die Ämter tagen. • Die Räte beraten.",
        "Netz | • Treffen in Halle: ○ im Mai ○ im Juni • Bericht",
        "Netz | • Treffen in Halle, Burg usw. • Bericht",
        "Netz | • Treffen in Halle. Danach ein Bericht. • Bericht",
        "Netz | • Treffen in Halle • Bericht ¶ Der Rest folgt.",
        "Netz | • Verein der Freunde e. V. • Bericht",
        "Netz | • Was folgt? • Bericht",
        "Netz | • Halle. | • Burg",
    ),
    check=_ends,
)


def _starts(context: ReportContext) -> Iterator[Found]:
    for bullets in _lists(context):
        worded = [line for line in bullets if line.text[0].isalpha()]
        small = [line for line in worded if line.text[0].islower()]
        if len(worded) < 2 or len(small) in (0, len(worded)):
            continue
        for line in small:
            end = line.text.find(" ") if " " in line.text else len(line.text)
            yield Found(
                line.place,
                Hit(0, end, "Andere Punkte dieser Liste beginnen groß, dieser klein.", None, "groß beginnen"),
            )


STARTS = ReportRule(
    code="KON204",
    level=Level.HINWEIS,
    title="Punkte einer Liste beginnen verschieden",
    reason="Die Punkte einer Aufzählung beginnen gleich. Weil Hauptwörter immer groß stehen, ist gemischter Anfang oft "
    "richtig; die Regel läuft daher nur auf Wunsch (Duden, Groß- oder Kleinschreibung in Aufzählungen; Hausregel).",
    bad=examples(
        "Netz | • Treffen in Halle • ⟦regelmäßige⟧ Berichte",
        "Netz | • ⟦erste⟧ Treffen • Berichte • Ausblick",
        "Netz | • Arbeit an: ○ Plänen ○ ⟦neuen⟧ Verträgen",
        "Netz | • ⟦läuft⟧ • Bericht liegt vor",
        "Netz | • Die Ämter tagen. • ⟦die⟧ Räte beraten.",
    ),
    good=examples(
        "Netz | • Treffen in Halle • Berichte",
        "Netz | • erste Treffen • regelmäßige Berichte",
        "Netz | • 2012: Gründung • erste Treffen",
        "Netz | • „Netz“ • erste Treffen",
        "Netz | • Treffen",
        "Netz | Treffen ¶ erste Berichte",
        "Netz | • Treffen | • erste Berichte",
        "Netz | • Treffen: ○ erste ○ zweite • Berichte",
        "Netz | • § 5 • erste Treffen",
        "Netz | • Über Land • Änderung",
    ),
    on=False,
    check=_starts,
)
