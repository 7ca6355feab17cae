"""The way in: runs a command and turns every error into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import sys


def main() -> None:
    """Run ``ikz-report``; exit codes 0, 1, 2, 3 and 130 as in the README."""
    from ikz_report.cli import run

    gc.disable()  # a short-lived process whose data hold no cycles: collecting would cost a fifth of a large build
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)  # everything is written: taking a large report apart, piece by piece, would only take time


if __name__ == "__main__":
    main()
