"""Lines for the terminal, broken at blanks; whole where they go into a file or another program."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator

HANGING = re.compile(r" *(?:(?:ausgegeben|Dienststelle|Register): +)?")
MORE = 4  # columns that the rest of a broken line is indented
NARROWEST = 60  # columns


def terminal_width() -> int | None:
    """The columns of the terminal; None where the text goes into a file or another program."""
    return max(NARROWEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None


def fitted(lines: Iterable[str], width: int | None) -> Iterator[str]:
    """The lines broken at blanks to so many columns, what goes on indented; unbroken without ``width``."""
    for line in lines:
        if width is None or len(line) <= width:
            yield line
        else:
            found = HANGING.match(line)
            start = found[0] if found else ""
            indent = " " * (len(start) + (0 if ":" in start else MORE))
            yield from textwrap.wrap(
                line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
            )
