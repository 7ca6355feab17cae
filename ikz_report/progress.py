"""A line on the terminal while something takes longer than a second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds before anything is shown
STEP = 0.5


@contextmanager
def working(what: str | Callable[[], str]) -> Iterator[None]:
    """Show ``what`` and the seconds gone by on stderr; nothing where that is no terminal.

    A function is asked each time for what to show.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_show, args=(what, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _show(what: str | Callable[[], str], done: threading.Event) -> None:
    start = time.monotonic()
    width = 0
    wait = PATIENCE
    while not done.wait(wait):
        wait = STEP
        line = f"{what() if callable(what) else what} … {time.monotonic() - start:.0f} s"
        sys.stderr.write(f"\r{line.ljust(width)}")
        width = len(line)
        sys.stderr.flush()
    if width:
        sys.stderr.write("\r" + " " * width + "\r")
        sys.stderr.flush()
