"""What a rule says about itself: for the terminal, and as docs/regeln.md.

``python -m ikz_report.proofread.explain docs/regeln.md`` writes the page anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from ikz_report.files import write_all
from ikz_report.proofread.registry import registry, rule
from ikz_report.proofread.rule import Example, FindingsRule, ReportRule, Rule

_SHOWN = 4  # examples of a kind on the terminal
FAMILIES = {
    "TYP": "Typografie",
    "RSC": "Rechtschreibung und Grammatik",
    "KON": "Einheitlichkeit",
    "DAT": "Vollständigkeit",
    "ZEI": "Zeitangaben",
    "DUP": "Doppeltes",
    "VER": "Verweise",
    "STI": "Stil",
    "DSG": "Datenschutz",
    "REG": "Entwurf und Register",
    "DOK": "Fertige Dateien",
    "SUP": "Ausnahmen",
}
_INTRO = """\
# Die Regeln der Korrektur

Diese Seite wird aus den Regeln erzeugt; ihre Beispiele sind zugleich die Tests der Regeln. In den Beispielen steht
zwischen ⟦ und ⟧, was beanstandet wird. `•` und `○` sind Punkte und Unterpunkte einer Zelle, `|` trennt Thema,
Arbeitsstand und Perspektive einer Maßnahme, `# Umweltamt` ist eine Dienststelle, `{vertikal}` eine andere Art als
interkommunal. Die Regeln DOK gelten den fertigen Word- und PDF-Dateien; ihre Beispiele sind kleine Dateien, in Worten.

Fehler sind eindeutig falsch, Warnungen fast immer, Hinweise sind zum Nachsehen. „Sicher“ heißt: Die Verbesserung
ändert nichts am Sinn und kann ohne Rückfrage übernommen werden.

Quellen: das amtliche Regelwerk der deutschen Rechtschreibung – Paragrafen der Zeichensetzung mit der Fassung, denn die
von 2024 zählt sie anders –, Duden und DIN 5008 mit dem Namen des Abschnitts, sonst Regeln dieses Hauses.
"""


def explain(code: str) -> str:
    """A rule in German: what it finds, why, examples.

    Raises:
        InputError: there is no such rule.
    """
    found = rule(code)
    lines = [f"{found.code} {found.title} ({_facts(found)})", "", found.reason, "", "Beanstandet wird:"]
    lines += [f"  {line}" for each in found.bad[:_SHOWN] for line in _example(each, found)]
    lines += ["", "In Ordnung ist:"]
    lines += [f"  {line}" for each in found.good[:_SHOWN] for line in _example(each, found)]
    return "\n".join(lines)


def rules_page() -> str:
    """docs/regeln.md: every rule with all its examples."""
    parts = [_INTRO]
    for family, rules in groupby(registry().values(), lambda each: each.code[:3]):
        parts.append(f"## {family}: {FAMILIES[family]}\n")
        parts += [_section(each) for each in rules]
    return "\n".join(parts)


def _section(found: Rule) -> str:
    bad = _block(line for each in found.bad for line in _example(each, found))
    good = _block(line for each in found.good for line in _example(each, found))
    head = f"### {found.code} {found.title}\n\n*{_facts(found)}.* {found.reason}"
    return f"{head}\n\nBeanstandet wird:\n\n{bad}\n\nIn Ordnung ist:\n\n{good}\n"


def _block(lines: Iterable[str]) -> str:
    return "\n".join(["```text", *lines, "```"])


def _facts(found: Rule) -> str:
    facts = [found.level.label]
    if found.safe_fix:
        facts.append("Verbesserung sicher")
    if not found.on:
        facts.append("zunächst aus")
    return ", ".join(facts)


def _example(example: Example, found: Rule) -> Iterator[str]:
    text = example.text.strip().replace("\n", "\n    ").replace("\u00a0", "\u23b5")
    facts = list(_surroundings(example, found))
    yield text + (f"    ({'; '.join(facts)})" if facts else "")
    if example.fixed is not None:
        yield f"    → {example.fixed}"


def _surroundings(example: Example, found: Rule) -> Iterator[str]:
    """What of the report around an example matters."""
    if isinstance(found, ReportRule | FindingsRule) and (example.year != 2014 or example.day):
        yield f"Bericht {example.year}" + (f" vom {example.day:%d.%m.%Y}" if example.day else "")
    if example.register is not None:
        yield "im Register: " + example.register.strip().replace("\n", " ⏎ ")
    for spelling in example.settings.spellings:
        yield f"korrektur.yaml: {spelling.right} statt {', '.join(spelling.wrong)}"
    for suppression in example.settings.suppressions:
        parts = (suppression.code, suppression.subject, suppression.field, suppression.quote)
        when = (suppression.year, suppression.until and f"bis {suppression.until:%d.%m.%Y}")
        yield f"Ausnahme: {' '.join(str(part) for part in (*parts, *when) if part)}"
    for names in (
        example.settings.names,
        example.settings.persons,
        example.settings.abbreviations,
        example.settings.words,
    ):
        if names:
            yield f"korrektur.yaml: {', '.join(sorted(names))}"


if __name__ == "__main__":
    write_all({Path(sys.argv[1]): rules_page().encode()})
