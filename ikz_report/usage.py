"""click in German: headings of the help, and what is wrong with a call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)

HELP = "Diese Hilfe zeigen."
PATH = click.Path(path_type=Path, readable=False)  # whoever reads it says in German where it cannot


class GermanHelp:
    """Mixed into click's classes: German headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Aufruf: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]  # type: ignore[attr-defined]
        rows = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section("Optionen"):
            formatter.write_dl([(name, _german(name, text)) for name, text in rows])
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Groups list their commands here."""


def _german(name: str, text: str) -> str:
    return HELP if name == "--help" else text.replace("[required]", "[Pflicht]")


class GermanCommand(GermanHelp, click.Command):
    """A command with German help that knows ``--data`` and ``--output`` like the whole program."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIONEN]")
        super().__init__(*args, **kwargs)


class GermanGroup(GermanHelp, click.Group):
    """A group with German help that proposes the nearest command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIONEN]")
        kwargs.setdefault("subcommand_metavar", "BEFEHL …")
        super().__init__(*args, **kwargs)

    def command_lines(self) -> list[tuple[str, str]]:
        return [(name, command.get_short_help_str(200)) for name, command in self.commands.items()]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Befehle"):
            formatter.write_dl(self.command_lines())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name.startswith("-") or self.get_command(ctx, name) is not None:
            return super().resolve_command(ctx, args)
        names = [known for known, _ in self.command_lines()]
        from difflib import get_close_matches  # only errors need it

        nearest = get_close_matches(name, names, 1)
        hint = f"Meinten Sie „{nearest[0]}“?" if nearest else "Es gibt: " + ", ".join(names) + "."
        raise click.UsageError(f"Den Befehl „{name}“ gibt es nicht. {hint}", ctx)


class YearType(click.ParamType[int]):
    """A report's year, four digits."""

    name = "jahr"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 4:
            return int(value)
        self.fail(f"„{value}“ ist kein Jahr; gemeint ist eine Zahl wie 2014.", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The years of the register."""
        from ikz_report.register.folder import years

        data = ctx.params.get("data") or Path("data")
        return [CompletionItem(str(year)) for year in years(data) if str(year).startswith(incomplete)]


class YearOrFileType(click.ParamType[int | Path]):
    """A report's year, or a file."""

    name = "jahr oder datei"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | Path:
        if isinstance(value, int | Path):
            return value
        text = str(value)
        if text.isascii() and text.isdigit():
            return YearType().convert(text, param, ctx)
        return Path(text)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The years of the register, where none fits files."""
        return YearType().shell_complete(ctx, param, incomplete) or [CompletionItem(incomplete, type="file")]


class ChoiceType(click.ParamType[str | tuple[str, ...]]):
    """One or, with ``several``, a comma-separated list of the given names."""

    name = "auswahl"

    def __init__(self, *names: str, several: bool = False) -> None:
        self.names = names
        self.several = several

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        chosen = (
            tuple(part.strip().lower() for part in str(value).split(",")) if self.several else (str(value).lower(),)
        )
        for name in chosen:
            if name not in self.names:
                self.fail(f"„{name}“ gibt es hier nicht; möglich: {', '.join(self.names)}.", param, ctx)
        return tuple(dict.fromkeys(chosen)) if self.several else chosen[0]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names; after a comma those that are not there yet."""
        before, comma, last = incomplete.rpartition(",") if self.several else ("", "", incomplete)
        left = (name for name in self.names if name not in before.split(","))
        return [CompletionItem(f"{before}{comma}{name}") for name in left if name.startswith(last.lower())]


class NumberType(click.ParamType[int]):
    """A whole number from ``low`` to ``high``."""

    name = "zahl"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if text.isascii() and text.isdigit() and self.low <= int(text[:9]) <= self.high:
            return int(text)
        self.fail(f"„{text}“ passt nicht; möglich: eine Zahl von {self.low} bis {self.high}.", param, ctx)


class PairType(click.ParamType[tuple[str, str]]):
    """Two names with an equals sign between them; the second may be empty."""

    name = "paar"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        first, sign, second = str(value).partition("=")
        if first.strip() and sign:
            return first.strip(), second.strip()
        self.fail(f"„{value}“ passt nicht; gemeint ist ALT=NEU, etwa altes-amt=neues-amt.", param, ctx)


def folder_option(
    name: str, text: str, prepare: Callable[[Path], None] = lambda _: None
) -> Callable[[Decorated], Decorated]:
    """``--data`` or ``--output`` on a command; without it the value given before the command holds.

    ``prepare`` is called with the folder before the command is.
    """

    def settle(ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path:
        result = value or ctx.find_root().params.get(name) or Path(name)
        assert isinstance(result, Path)
        if not ctx.resilient_parsing:  # the shell only wants to know what could follow
            prepare(result)
        return result

    return click.option(f"--{name}", type=PATH, callback=settle, metavar="ORDNER", help=text, expose_value=True)


def _finish(data: Path) -> None:
    """Do what a process killed while it wrote the register has left undone."""
    from ikz_report.swap import finish  # only commands need it, not the help

    finish(data)


data_option = folder_option("data", "Ordner des Registers (sonst: data).", _finish)
output_option = folder_option("output", "Ordner für erstellte Dateien (sonst: output).")
year_argument = click.argument("year", type=YearType(), metavar="JAHR")


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def shortened(line: str, most: int) -> str:
    """The line, or its beginning where it has more characters than that."""
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def explain(error: click.ClickException) -> str:
    """A click error as a German sentence, with the call's form and the way to the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message  # the help itself
    text = _message(error)
    if not isinstance(error, click.UsageError) or error.ctx is None:
        return f"Fehler: {text}\nHilfe: ikz-report --help"
    return f"{_usage(error.ctx)}\n\nFehler: {text}\nHilfe: {error.ctx.command_path} --help"


def _usage(ctx: click.Context) -> str:
    return " ".join(["Aufruf:", ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])


def _message(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            hint = f" Meinten Sie {', '.join(sorted(error.possibilities))}?" if error.possibilities else ""
            return f"Die Option {error.option_name} gibt es nicht.{hint}"
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
            return f"Es fehlt die Angabe {_name(error.param) or name}."
        case click.BadParameter():
            return f"{_name(error.param)}: {error.message}" if error.param else error.message
        case click.BadOptionUsage() if "requires an argument" in error.message:
            return f"Die Option {error.option_name} braucht einen Wert."
        case click.BadOptionUsage():
            return f"Die Option {error.option_name} nimmt keinen Wert."
        case click.UsageError() if "unexpected extra argument" in error.message:
            extra = error.message.split("(", 2)[-1].rstrip(")").strip("'\"")
            return f"Zu viele Angaben: {extra}."
        case _:
            return error.message


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or param.human_readable_name).strip("[]…").upper()
