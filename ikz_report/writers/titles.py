"""The report's title where there is only a line for it."""

from __future__ import annotations

LONGEST = 70  # letters in the foot of a portrait page, beside the page's number and the note on example data


def short_title(title: str) -> str:
    """The title, or its first words and „…“."""
    line = " ".join(title.split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
