"""The command line: which commands there are, and how errors end.

Commands are imported only when called, so that ``--help`` stays quick.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ikz_report import __version__
from ikz_report.errors import IkzError, InternalError
from ikz_report.usage import PATH, GermanGroup, explain

COMMANDS = {  # name → module and one line of help; the order is that of the work
    "import": ("import_", "Alten Bericht (Word oder Text) als Register einlesen."),
    "check": ("check", "Register auf Fehler prüfen."),
    "build": ("build", "Bericht als Word- und PDF-Datei erstellen."),
    "extract": ("extract", "Auszüge für die Dienststellen erstellen."),
    "collect": ("collect", "Bearbeitete Auszüge ins Register übernehmen."),
    "compare": ("compare", "Maßnahmen mit dem Vorjahr vergleichen."),
    "proofread": ("proofread", "Bericht Korrektur lesen."),
    "explain": ("explain", "Regel der Korrektur erklären."),
    "new-year": ("new_year", "Register des nächsten Jahres anlegen."),
    "export": ("export", "Register als JSON, CSV oder Excel ausgeben."),
    "template": ("template", "Word-Vorlage prüfen."),
}
INTERRUPTED = 130


class LazyGroup(GermanGroup):
    """A group that imports a command when it is called, not when it is listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"ikz_report.commands.{COMMANDS[cmd_name][0]}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def command_lines(self) -> list[tuple[str, str]]:
        return [(name, line) for name, (_, line) in COMMANDS.items()]


@click.group(
    cls=LazyGroup,
    name="ikz-report",
    help="Erstellt, prüft und vergleicht den jährlichen Bericht zur Interkommunalen Zusammenarbeit.",
    epilog="Hilfe zu einem Befehl: ikz-report BEFEHL --help",
)
@click.option(
    "--data",
    type=PATH,
    default=Path("data"),
    metavar="ORDNER",
    help="Ordner des Registers (sonst: data).",
)
@click.option(
    "--output",
    type=PATH,
    default=Path("output"),
    metavar="ORDNER",
    help="Ordner für erstellte Dateien (sonst: output).",
)
@click.version_option(__version__, "--version", message="ikz-report %(version)s", help="Version zeigen.")
def cli(data: Path, output: Path) -> None:
    """Commands find the folders among the group's parameters."""


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code; errors are printed as German sentences on stderr."""
    _written().clear()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        result: Any = cli.main(arguments, prog_name="ikz-report", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.ClickException as error:
        return _say(explain(error), 2)
    except IkzError as error:
        return _say(f"Fehler: {error}", error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _say(f"\nAbgebrochen. {_what_changed()}", INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - so that the interpreter's last flush is quiet
        return 0
    except Exception as error:
        return _say(_log(error), InternalError.exit_code)


def _written() -> set[Path]:
    """What was written so far; nothing as long as nobody has imported the module that does it."""
    swap = sys.modules.get("ikz_report.swap")
    return swap.written if swap else set()


def _what_changed() -> str:
    return "Geschrieben war schon alles." if _written() else "Es wurde nichts geändert."


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def _log(error: Exception) -> str:
    """Write the details to a file and give the sentence that names it."""
    import tempfile
    import traceback

    name = f"ikz-report-fehler-{datetime.now():%Y%m%d-%H%M%S}.log"
    path = Path(tempfile.gettempdir()) / name
    try:
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return f"Fehler im Programm: {error!r}. Bitte diese Zeile an die Betreuung des Programms geben."
    return (
        f"Fehler im Programm ({type(error).__name__}). {_what_changed()}\n"
        f"Bitte geben Sie diese Datei an die Betreuung des Programms: {path}"
    )
