"""``explain``: what a rule of the proofreader finds, and why."""

from __future__ import annotations

import click

from ikz_report.proofread.explain import explain
from ikz_report.proofread.registry import registry
from ikz_report.usage import GermanCommand


@click.command("explain", cls=GermanCommand, help="Erklärt eine Regel der Korrektur; ohne Code: alle Regeln.")
@click.argument("code", metavar="[CODE]", required=False)
def command(code: str | None) -> int:
    click.echo(explain(code) if code else "\n".join(_lines()))
    return 0


def _lines() -> list[str]:
    return [
        f"{rule.code}  {rule.level.label:8}{rule.title}{'' if rule.on else ' (zunächst aus)'}"
        for rule in registry().values()
    ]
