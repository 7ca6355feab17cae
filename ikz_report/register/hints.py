"""Small pieces of the problems' wording."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 40  # characters of a foreign text that a message repeats
_LISTED = 12  # names that a message lists


def shown(text: str) -> str:
    """A text of the file as a message repeats it: short, on one line, in quotation marks."""
    line = "".join(char if char.isprintable() else " " for char in text[: _SHOWN * 2])
    line = " ".join(line.split())
    return f"„{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}“"


def legible(names: Iterable[str]) -> tuple[str, ...]:
    """The names; none where one could not be read, for what is sought among the others may be that one."""
    found = tuple(names)
    return found if all(found) else ()


def nearest(name: str, known: Iterable[str]) -> str:
    """What may have been meant, as a sentence: the nearest known name, else all of them."""
    from difflib import get_close_matches  # only errors need it

    names = list(known)
    wanted = name[: _SHOWN * 2].lower()
    by_lower = {each.lower(): each for each in reversed(names)}
    begun = [each for each in by_lower if each.startswith(wanted)]
    close = begun if len(begun) == 1 else get_close_matches(wanted, by_lower, n=1, cutoff=0.6)
    if close and len(wanted) > 3:  # of names as short as „IV“ every other is near
        return f"Gemeint ist wohl {shown(by_lower[close[0]])}."
    if not names:
        return "Es ist noch keine angelegt."
    more = " …" if len(names) > _LISTED else ""
    return f"Möglich sind: {', '.join(names[:_LISTED])}{more}."
