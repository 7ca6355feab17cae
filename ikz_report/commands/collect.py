"""``collect``: edited extracts back into the register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ikz_report.commands.collect_pages import report_pages
from ikz_report.commands.fitted import fitted, terminal_width
from ikz_report.files import write_all
from ikz_report.progress import working
from ikz_report.usage import PATH, ChoiceType, GermanCommand, data_option, output_option

if TYPE_CHECKING:  # heavy: lxml, rapidfuzz
    from ikz_report.collect import Outcome

VIEWS = {"accept": "accepted", "reject": "rejected"}
HOW_TO_DECIDE = (
    "Konflikte entscheiden: die Stelle im Register von Hand ändern und den Befehl wiederholen, oder überall mit "
    "--take department (Text der Dienststelle) oder --take register."
)


@click.command(
    "collect",
    cls=GermanCommand,
    help="Übernimmt bearbeitete Auszüge (Word) ins Register; ein Ordner meint alle Word-Dateien darin. Was nur die "
    "Dienststelle geändert hat, wird übernommen; was beide verschieden geändert haben, wird gezeigt und bleibt, wie es "
    "im Register steht.",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="DATEI|ORDNER…")
@click.option("--dry-run", is_flag=True, help="Nur zeigen, nichts schreiben.")
@click.option(
    "--take",
    type=ChoiceType("department", "register"),
    metavar="SEITE",
    help="Konflikte entscheiden: department nimmt den Text der Dienststelle, register den des Registers.",
)
@click.option(
    "--changes",
    type=ChoiceType(*VIEWS),
    default="accept",
    metavar="WORT",
    help="Nachverfolgte Änderungen: accept nimmt sie an (sonst), reject lehnt sie ab.",
)
@click.option(
    "--remove",
    multiple=True,
    metavar="KENNUNG",
    help="Ende einer Maßnahme bestätigen, deren Zeile fehlt; mehrfach möglich, „alle“ für alle fehlenden.",
)
@click.option("--json", "as_json", is_flag=True, help="Ergebnis als JSON.")
@data_option
@output_option
def command(
    paths: tuple[Path, ...],
    dry_run: bool,
    take: Any,
    changes: str,
    remove: tuple[str, ...],
    as_json: bool,
    data: Path,
    output: Path,
) -> int:
    from ikz_report.collect import plan
    from ikz_report.collect.account import account
    from ikz_report.commands.collect_text import reports

    with working("Auszüge werden eingelesen"):
        made = plan(paths, data, view=VIEWS[changes], take=take, drop=remove)  # type: ignore[arg-type]
        accounts = [account(each, gone) for each, gone in zip(made.outcomes, made.gone, strict=True)]
        written = {} if dry_run else report_pages(made.outcomes, accounts, output)
        if not dry_run:
            write_all({**_changed(made.files), **written}, home=data)
    if as_json:
        click.echo(json.dumps(accounts, ensure_ascii=False, indent=2))
    else:
        done = _done(dry_run, any(each.before != each.after for each in made.outcomes))
        keys = {each.issued.key for each in made.outcomes}
        pages = [path for path in written if path.suffix == ".html" and path.stem in keys]
        lines = _text(accounts, [done, *_later(made.outcomes, data), *reports(pages)])
        click.echo("\n".join(fitted(lines, terminal_width())))
    return 1 if any(each["offen"] for each in accounts) else 0


def _changed(files: dict[Path, bytes]) -> dict[Path, bytes]:
    """Those that are not on the disk like this already."""
    return {path: content for path, content in files.items() if not path.exists() or path.read_bytes() != content}


def _done(dry_run: bool, changed: bool) -> str:
    if dry_run:
        return "Nichts geschrieben (--dry-run)."
    return "Ins Register übernommen." if changed else "Das Register ist unverändert."


def _text(accounts: Sequence[dict[str, Any]], end: Iterable[str]) -> Iterator[str]:
    from ikz_report.commands.collect_text import file_text, total

    for each in accounts:
        yield from file_text(each)
    yield ""
    if any(not conflict["entschieden"] for each in accounts for conflict in each["konflikte"]):
        yield HOW_TO_DECIDE
    yield from total(accounts)
    yield from end


def _later(outcomes: Iterable[Outcome], data: Path) -> Iterator[str]:
    """A line for each changed year whose next one was made already."""
    from ikz_report.register import years

    known = years(data)
    changed = {each.issued.year for each in outcomes if each.before != each.after}
    for year in sorted(year + 1 for year in changed if year + 1 in known):
        yield f"Das Jahr {year} ist schon angelegt; dort stehen diese Änderungen nicht."
