"""All rules by code, and the choice among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ikz_report.errors import InputError
from ikz_report.proofread.rule import Rule
from ikz_report.proofread.rules import RULES
from ikz_report.proofread.settings import Settings


@cache
def registry() -> dict[str, Rule]:
    """Every rule by its code, in the codes' order within a family."""
    return {rule.code: rule for rule in RULES}


def rule(code: str) -> Rule:
    """The rule of a code, in capitals or not.

    Raises:
        InputError: there is none.
    """
    found = registry().get(code.upper())
    if found is None:
        raise _unknown(code)
    return found


def rules_of(prefix: str) -> list[Rule]:
    """The rules whose codes begin so, in capitals or not; all for an empty one.

    Raises:
        InputError: there is none.
    """
    found = [each for each in RULES if each.code.startswith(prefix.strip().upper())]
    if not found:
        raise _unknown(prefix)
    return found


def chosen(select: Iterable[str], ignore: Iterable[str], settings: Settings) -> list[Rule]:
    """The rules that run: those selected (else those on by themselves or by the settings), less those ignored.

    Raises:
        InputError: a code or prefix that no rule has.
    """
    selected, ignored, on, off = map(_prefixes, (select, ignore, settings.on, settings.off))

    def runs(rule: Rule) -> bool:
        if rule.code.startswith(ignored) or rule.code in selected:
            return not rule.code.startswith(ignored)  # a rule named in full runs even where it is off
        wanted = not selected or rule.code.startswith(selected)
        return wanted and (rule.code.startswith(on) or (rule.on and not rule.code.startswith(off)))

    return [rule for rule in registry().values() if runs(rule)]


def _prefixes(codes: Iterable[str]) -> tuple[str, ...]:
    prefixes = tuple(code.strip().upper() for code in codes)
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in registry()):
            raise _unknown(prefix)
    return prefixes


def _unknown(code: str) -> InputError:
    families = ", ".join(dict.fromkeys(known.rstrip("0123456789") for known in registry()))
    return InputError(
        f"Eine Regel „{code}“ gibt es nicht. Bitte einen Code (etwa {next(iter(registry()))}) "
        f"oder den Anfang von Codes nennen: {families}."
    )
