"""KON205: an Art outside the vocabulary, or in odd wording."""

from __future__ import annotations

from collections.abc import Iterator

from ikz_report.model import ART
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.finding import Level
from ikz_report.proofread.rule import Found, Hit, ReportRule, examples


def _check(context: ReportContext) -> Iterator[Found]:
    known = {art.name for art in context.report.arten}
    for field in context.fields:
        measure = field.measure
        if measure is None or field.place.field != ART:
            continue
        unknown = [name for name in measure.arten if name not in known]
        names = " ".join(measure.arten)
        if unknown:
            message = f"Die Art „{', '.join(unknown)}“ gibt es nicht. Bekannt sind: {', '.join(sorted(known))}."
            yield Found(field.place, Hit(0, 0, message))
        elif measure.wording is not None and measure.wording != names:
            message = f"Die Art ist als „{measure.wording}“ gedruckt. Bitte wie im Vokabular: „{names}“."
            yield Found(field.place, Hit(0, 0, message, proposal=names))


RULE = ReportRule(
    code="KON205",
    level=Level.WARNUNG,
    title="Art nicht wie im Vokabular",
    reason="Die Arten der Zusammenarbeit sind festgelegt (bericht.yaml), weil nach ihnen gezählt wird; mehrere "
    "stehen, durch Leerzeichen getrennt, in der Reihenfolge der Angabe (Hausregel).",
    bad=examples(
        "{interkommunal: Interkommunal} Thema⟦⟧",
        "{interkommunal, intrakommunal: inter- und in- trakommunal} Thema | Stand⟦⟧",
        "{interkommunal, intrakommunal: interkommunal intra kommunal} Thema⟦⟧",
        "{intrakommunal, vertikal: intrakommunal vertikal (Stadt-Land)} Thema⟦⟧",
        "{regional} Thema⟦⟧",
        "{interkommunal, regional} Thema | Stand | Ausblick⟦⟧",
    ),
    good=examples(
        "Thema",
        "{interkommunal} Thema",
        "{intrakommunal} Thema",
        "{vertikal} Thema",
        "{allgemein} Thema",
        "{} Thema",
        "{interkommunal, vertikal} Thema",
        "{interkommunal, intrakommunal, vertikal} Thema",
        "{interkommunal: interkommunal} Thema",
        "{interkommunal, vertikal: interkommunal vertikal} Thema",
        "# Museen\n{vertikal} Inter-kommunal",
    ),
    check=_check,
)
