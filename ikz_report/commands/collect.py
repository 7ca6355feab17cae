"""``collect``: edited extracts back into the register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ikz_report.files import Ledger, write_all
from ikz_report.progress import working
from ikz_report.usage import ChoiceType, GermanCommand, counted, data_option, output_option

if TYPE_CHECKING:  # heavy: lxml, rapidfuzz
    from ikz_report.collect import Outcome

FOLDER = "ruecklauf"
VIEWS = {"accept": "accepted", "reject": "rejected"}
HOW_TO_DECIDE = (
    "Konflikte entscheiden: die Stelle im Register von Hand ändern und den Befehl wiederholen, oder überall mit "
    "--take department (Text der Dienststelle) oder --take register."
)
SHOWN = 160  # characters of a text on the terminal


@click.command(
    "collect",
    cls=GermanCommand,
    help="Übernimmt bearbeitete Auszüge (Word) ins Register. Was nur die Dienststelle geändert hat, wird übernommen; "
    "was beide verschieden geändert haben, wird gezeigt und bleibt, wie es im Register steht.",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DATEI…")
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

    with working("Auszüge werden eingelesen"):
        made = plan(paths, data, view=VIEWS[changes], take=take, drop=remove)  # type: ignore[arg-type]
        accounts = [account(each) for each in made.outcomes]
        written = {} if dry_run else _reports(made.outcomes, accounts, output)
        if not dry_run:
            write_all({**_changed(made.files), **written}, home=data)
    if as_json:
        click.echo(json.dumps(accounts, ensure_ascii=False, indent=2))
    else:
        done = _done(dry_run, any(each.before != each.after for each in made.outcomes))
        click.echo("\n".join(_text(accounts, done, [path for path in written if path.suffix == ".html"])))
    return 1 if any(each["offen"] for each in accounts) else 0


def _changed(files: dict[Path, bytes]) -> dict[Path, bytes]:
    """Those that are not on the disk like this already."""
    return {path: content for path, content in files.items() if not path.exists() or path.read_bytes() != content}


def _reports(outcomes: Iterable[Outcome], accounts: Iterable[dict[str, Any]], output: Path) -> dict[Path, bytes]:
    """A page for each file that says something new, and the ledgers that remember them."""
    from ikz_report.writers.return_report import return_report

    by_year: dict[int, dict[Path, bytes]] = {}
    for outcome, data in zip(outcomes, accounts, strict=True):
        folder = output / str(outcome.issued.year)
        path = folder / FOLDER / f"{outcome.issued.key}.html"
        if outcome.is_news or not path.exists():
            page = return_report(data, outcome.after.organisation.city, outcome.after.title)
            by_year.setdefault(outcome.issued.year, {})[path] = page
    return {
        path: content
        for year, pages in by_year.items()
        for path, content in Ledger(output / str(year)).with_itself(pages).items()
    }


def _done(dry_run: bool, changed: bool) -> str:
    if dry_run:
        return "Nichts geschrieben (--dry-run)."
    return "Ins Register übernommen." if changed else "Das Register ist unverändert."


def _text(accounts: Iterable[dict[str, Any]], done: str, reports: Iterable[Path]) -> Iterator[str]:
    conflicts = False
    for each in accounts:
        yield from _file(each)
        conflicts |= any(not conflict["entschieden"] for conflict in each["konflikte"])
    yield ""
    if conflicts:
        yield HOW_TO_DECIDE
    yield done
    for path in reports:
        yield f"Bericht: {path}"


def _file(data: dict[str, Any]) -> Iterator[str]:
    measures = {each["massnahme"] for each in data["uebernommen"]}
    yield f"{data['datei']}: {data['name']} {data['jahr']}"
    changes = counted(len(data["uebernommen"]), "Änderung", "Änderungen")
    where = f" in {counted(len(measures), 'Maßnahme', 'Maßnahmen')}" if measures else ""
    yield f"  übernommen: {changes}{where}, {counted(len(data['neu']), 'neue Maßnahme', 'neue Maßnahmen')}"
    for each in data["uebernommen"]:
        yield f"    {each['massnahme']} · {each['titel']}: {each['was']}{_change(each)}"
    for each in data["neu"]:
        yield f"    neu: {each['massnahme']} „{each['thema']}“"
    for each in data["konflikte"]:
        yield from _conflict(each)
    for each in data["fehlend"]:
        yield f"  Zeile fehlt: {each['massnahme']} „{each['thema']}“. Ende bestätigen: --remove {each['massnahme']}"
    for each in data["fragen"]:
        yield f"  Bitte prüfen{_where(each)}: {_short(each['text'])}"
    for each in data["kommentare"]:
        yield f"  Kommentar von {each['wer'] or 'unbekannt'}{_where(each)}: {_short(each['text'])}"
    if data["nachverfolgt"]:
        people = ", ".join(sorted({each["wer"] or "unbekannt" for each in data["nachverfolgt"]}))
        tracked = counted(len(data["nachverfolgt"]), "nachverfolgte Änderung", "nachverfolgte Änderungen")
        yield f"  {tracked} von {people} (einzeln im Bericht)"


def _conflict(each: dict[str, Any]) -> Iterator[str]:
    state = f" (entschieden: {each['entschieden']})" if each["entschieden"] else ""
    yield f"  Konflikt: {each['massnahme'] or 'Reihenfolge'} · {each['titel']}{state}"
    for side, name in (("ausgegeben", "ausgegeben"), ("dienststelle", "Dienststelle"), ("register", "Register")):
        yield f"      {name + ':':13} {_short(' / '.join(each[side])) or '(leer)'}"


def _change(each: dict[str, Any]) -> str:
    text = " / ".join(each["nachher"] or each["vorher"])
    return f": {_short(text)}" if text else ""


def _where(each: dict[str, Any]) -> str:
    if each.get("massnahme"):
        return f" ({each['massnahme']}{' · ' + each['titel'] if each.get('titel') else ''})"
    return f" (Tabelle {each['tabelle']}, Zeile {each['zeile']})" if each.get("zeile") else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
