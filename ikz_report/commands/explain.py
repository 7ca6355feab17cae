"""``explain``: what a rule of the proofreader finds, and why."""

from __future__ import annotations

import json

import click

from ikz_report.proofread.explain import explain
from ikz_report.proofread.registry import rules_of
from ikz_report.proofread.rule import Rule
from ikz_report.usage import GermanCommand


@click.command(
    "explain",
    cls=GermanCommand,
    help="Erklärt eine Regel der Korrektur. Der Anfang von Codes (etwa TYP) nennt deren Regeln, ohne CODE alle.",
)
@click.argument("code", metavar="[CODE]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
def command(code: str | None, as_json: bool) -> int:
    rules = rules_of(code or "")
    if as_json:
        click.echo(json.dumps([_facts(rule) for rule in rules], ensure_ascii=False, indent=2))
    elif code and [rule.code for rule in rules] == [code.strip().upper()]:
        click.echo(explain(code.strip()))
    else:
        click.echo("\n".join(map(_line, rules)))
    return 0


def _line(rule: Rule) -> str:
    return f"{rule.code}  {rule.level.label:8}{rule.title}{'' if rule.on else ' (zunächst aus)'}"


def _facts(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "titel": rule.title,
        "stufe": rule.level.label,
        "grund": rule.reason,
        "sicher": rule.safe_fix,
        "an": rule.on,
    }
