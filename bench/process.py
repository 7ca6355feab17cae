"""Timing whole processes: wall seconds and peak memory, the median of several runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 if sys.platform != "darwin" else 1024 * 1024  # units of ru_maxrss in a megabyte


@dataclass(frozen=True, slots=True)
class Run:
    """Wall seconds and peak megabytes of the largest process."""

    seconds: float
    megabytes: float


def run_once(command: Sequence[str], cwd: Path) -> Run:
    """Run a command to its end.

    Raises:
        RuntimeError: it failed; the message has its output.
    """
    # As installed, with compiled modules: a setting against them would have each run compile the project anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}\n{output.decode(errors='replace')[-2000:]}")
    return Run(seconds, usage.ru_maxrss / MEGABYTE)


def measure(commands: dict[str, Sequence[str]], cwd: Path, runs: int) -> dict[str, Run]:
    """The median of each command's runs, one warm-up first; the commands take turns, so that drift hits all."""
    results: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            result = run_once(command, cwd)
            if turn:
                results[name].append(result)
    return {
        name: Run(statistics.median(each.seconds for each in each_runs), max(each.megabytes for each in each_runs))
        for name, each_runs in results.items()
    }
