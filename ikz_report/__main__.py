"""The way in: runs a command and turns every error into a sentence and an exit code."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run ``ikz-report``; exit codes 0, 1, 2, 3 and 130 as in the README."""
    from ikz_report.cli import run

    gc.disable()  # a short-lived process whose data hold no cycles: collecting would cost a fifth of a large build
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
