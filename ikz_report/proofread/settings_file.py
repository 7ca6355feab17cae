"""korrektur.yaml in the data folder → Settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ikz_report.errors import RegisterError
from ikz_report.proofread import settings_fields as f
from ikz_report.proofread.registry import registry
from ikz_report.proofread.settings import Settings, Spelling, Suppression
from ikz_report.register.folder import Folder
from ikz_report.register.hints import nearest, shown
from ikz_report.register.kinds import Placed
from ikz_report.register.parse import read_nodes
from ikz_report.register.record import Field, Values
from ikz_report.register.source import Source

SETTINGS_FILE = "korrektur.yaml"


def load_settings(data: Path, instead: Mapping[Path, bytes] | None = None) -> Settings:
    """The settings of a data folder; none where there is no such file. ``instead`` is taken for files on disk.

    Raises:
        RegisterError: with every problem of the file.
    """
    path = data / SETTINGS_FILE
    if not path.exists() and not path.is_symlink() and path not in (instead or {}):
        return Settings()
    source = Folder(data, instead).open(SETTINGS_FILE, missing="")
    node = read_nodes(source)
    values = None if node is None else f.SETTINGS.read(node, source)
    settings = _settings(values, source) if values is not None else Settings()
    if source.problems:
        raise RegisterError(source.problems)
    return settings


def _settings(values: Values, source: Source) -> Settings:
    rules, server = values.get(f.RULES), values.get(f.LANGUAGETOOL)
    return Settings(
        names=_set(values, f.NAMES),
        words=_set(values, f.WORDS),
        abbreviations=_set(values, f.ABBREVIATIONS),
        persons=_set(values, f.PERSONS),
        spellings=tuple(_spellings(values)),
        off=tuple(_prefixes(rules.get(f.OFF), source)),
        on=tuple(_prefixes(rules.get(f.ON), source)),
        suppressions=tuple(_suppressions(values, source)),
        dictionary=values.find(f.DICTIONARY),
        languagetool=server.find(f.SERVER),
        without=_set(server, f.WITHOUT),
    )


def _set(values: Values, field: Field[tuple[str, ...]]) -> frozenset[str]:
    found = values.get(field)
    return frozenset(found)


def _prefixes(codes: tuple[Placed, ...], source: Source) -> Iterator[str]:
    for code in codes:
        if any(known.startswith(code.text) for known in registry()):
            yield code.text
        else:
            source.problem(code.start, _unknown(code.text))


def _unknown(code: str) -> str:
    return f"Eine Regel {shown(code)} gibt es nicht. {nearest(code, registry())}"


def _spellings(values: Values) -> Iterator[Spelling]:
    seen: dict[str, str] = {}
    for each in values.get(f.SPELLINGS):
        right, wrong = each.get(f.RIGHT), each.get(f.WRONG)
        for spelling in wrong:
            if spelling == right:
                each.problem(f.WRONG, f"{shown(right)} steht unter „richtig“ und unter „statt“. Bitte eines löschen.")
            elif seen.setdefault(spelling, right) != right:
                message = f"{shown(spelling)} soll auch {shown(seen[spelling])} werden. Bitte eine Zeile löschen."
                each.problem(f.WRONG, message)
        yield Spelling(right, wrong, each.find(f.WHY))


def _suppressions(values: Values, source: Source) -> Iterator[Suppression]:
    seen: dict[tuple[object, ...], int] = {}
    for each in values.get(f.SUPPRESSIONS):
        code = each.get(f.CODE)
        if code.text and code.text not in registry():
            source.problem(code.start, _unknown(code.text))
        suppression = Suppression(
            code=code.text,
            subject=each.get(f.SUBJECT),
            reason=each.get(f.REASON),
            field=each.find(f.PLACE_FIELD),
            quote=each.find(f.QUOTE),
            year=each.find(f.YEAR),
            until=each.find(f.UNTIL),
        )
        start = each.mapping.start
        first = seen.setdefault(suppression.meaning, start)
        if first != start:
            line = source.place(first)[0]
            source.problem(start, f"Diese Ausnahme steht schon in Zeile {line}. Bitte eine löschen.")
        yield suppression
