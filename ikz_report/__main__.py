"""The way in: runs a command and turns every error into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys


def main() -> None:
    """Run ``ikz-report``; exit codes 0, 1, 2, 3 and 130 as in the README."""
    gc.disable()  # a short-lived process whose data hold no cycles: collecting would cost a fifth of a large build
    try:
        from ikz_report.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.stderr.write("\nAbgebrochen. Es wurde nichts geändert.\n")
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is said
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)  # everything is written: taking a large report apart, piece by piece, would only take time


if __name__ == "__main__":
    main()
