"""Run benchmarks and print their medians: ``python -m bench [SUITE…] [--runs N] [--sizes 1,10,100]``.

Every figure is a whole process, from its start to its end, the median of N runs after a warm-up.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.process import Run, measure
from bench.registers import DATA, MEASURES, YEAR, make_register
from bench.returned import edit_all
from bench.templates import make_template
from ikz_report.register import load_report

ROOT = Path(__file__).parents[1]
ANNEX = ROOT.parent / "shared" / "seed" / "ikz-2014.txt"
PYTHON = sys.executable
TEMPLATE = "vorlage.docx"
IKZ = [PYTHON, "-m", "ikz_report"]


def word(folder: Path, sizes: list[int], runs: int) -> None:
    """``build --format docx`` against docxtpl as it comes and against bare XML."""
    for factor in sizes:
        data = make_register(folder / f"data-{factor}", factor)
        make_template(folder / TEMPLATE, load_report(data, YEAR))
        commands = {
            "ikz-report build --format docx": [*_build(data, folder / f"out-{factor}"), "--format", "docx"],
            "docxtpl": _plain(data, folder / "plain.docx"),
            "docxtpl with our loader": _rival("docxtpl", data, folder / "docxtpl.docx"),
            "docxtpl with our cells": _rival("cells", data, folder / "cells.docx"),
            "XML and zip": _rival("xml", data, folder / "xml.docx"),
        }
        _print(factor * MEASURES, measure(commands, ROOT, _runs(runs, factor)))


def paper(folder: Path, sizes: list[int], runs: int) -> None:
    """``build`` (Word and PDF) against docxtpl and LibreOffice."""
    for factor in sizes:
        data = make_register(folder / f"data-{factor}", factor)
        commands = {"ikz-report build": _build(data, folder / f"out-{factor}")}
        if shutil.which("soffice") and factor < 100:
            make_template(folder / TEMPLATE, load_report(data, YEAR))
            made = folder / "usual.docx"
            convert = f"soffice --headless --convert-to pdf --outdir {folder} {made} >/dev/null"
            usual = " ".join(_plain(data, made)) + " && " + convert
            commands["docxtpl + LibreOffice"] = ["sh", "-c", usual]
        _print(factor * MEASURES, measure(commands, ROOT, _runs(runs, factor)))


def small(folder: Path, _sizes: list[int], runs: int) -> None:
    """The light commands."""
    commands = {"ikz-report --help": [*IKZ, "--help"], "ikz-report check 2014": [*IKZ, "check", "2014"]}
    if ANNEX.exists():
        dry = ["import", str(ANNEX), "--year", "2014", "--data", str(folder / "new"), "--dry-run"]
        commands["ikz-report import"] = [*IKZ, *dry]
    _print(MEASURES, measure(commands, ROOT, runs))


def exchange(folder: Path, sizes: list[int], runs: int) -> None:
    """``extract`` for all departments, and ``collect`` of all files with every fifth row edited."""
    for factor in sizes:
        data, output = make_register(folder / f"exchange-{factor}", factor), folder / f"sent-{factor}"
        folders = [*IKZ, "--data", str(data), "--output", str(output)]
        measured = measure({"ikz-report extract": [*folders, "extract", "2014"]}, ROOT, _runs(runs, factor))
        back = edit_all(output / "2014" / "auszuege", folder / f"back-{factor}")
        collect = {"ikz-report collect --dry-run": [*folders, "collect", "--dry-run", *back]}
        _print(factor * MEASURES, measured | measure(collect, ROOT, _runs(runs, factor)))


def proofread(folder: Path, sizes: list[int], runs: int) -> None:
    """``proofread`` without and with spelling; the texts are all there several times, so that doubles are found too."""
    for factor in sizes:
        data = make_register(folder / f"proof-{factor}", factor)
        shutil.copy(DATA / "korrektur.yaml", data)
        command = f"{' '.join(IKZ)} --data {data} proofread 2014"
        ways = {"ikz-report proofread --no-spelling": "--no-spelling", "ikz-report proofread --spelling": "--spelling"}
        if importlib.util.find_spec("hunspell") is None:
            del ways["ikz-report proofread --spelling"]
        commands = {name: ["sh", "-c", f"{command} {way} || test $? = 1"] for name, way in ways.items()}
        _print(factor * MEASURES, measure(commands, ROOT, _runs(runs, factor)))


def draft(folder: Path, sizes: list[int], runs: int) -> None:
    """``import`` and ``proofread`` of the Word file that ``build`` makes."""
    for factor in sizes:
        data, output = make_register(folder / f"draft-{factor}", factor), folder / f"paper-{factor}"
        subprocess.run([*_build(data, output), "--format", "docx"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        paper, folders = str(output / "2014" / "IKZ_2014.docx"), [*IKZ, "--data", str(data), "--output", str(output)]
        commands = {
            "ikz-report import (Word)": [*folders, "import", paper, "--year", "2014", "--dry-run"],
            "ikz-report proofread (Word)": ["sh", "-c", " ".join([*folders, "proofread", paper, "--statistics || :"])],
        }
        _print(factor * MEASURES, measure(commands, ROOT, _runs(runs, factor)))


def _build(data: Path, output: Path) -> list[str]:
    return [*IKZ, "--data", str(data), "--output", str(output), "build", "2014"]


def _plain(data: Path, output: Path) -> list[str]:
    return [PYTHON, "-m", "bench.plain", str(data), str(output), str(output.with_name(TEMPLATE))]


def _rival(way: str, data: Path, output: Path) -> list[str]:
    return [PYTHON, "-m", "bench.rivals", way, str(data), str(output), str(output.with_name(TEMPLATE))]


def _runs(runs: int, factor: int) -> int:
    return runs if factor < 100 else 1


def _print(count: int, results: dict[str, Run]) -> None:
    print(f"\n{count} Maßnahmen")
    for name, run in results.items():
        per = run.seconds / count * 1000
        print(f"  {name:34} {run.seconds:8.2f} s {run.megabytes:8.0f} MB {per:8.3f} ms je Maßnahme", flush=True)


SUITES: dict[str, Callable[[Path, list[int], int], None]] = {
    "small": small,
    "word": word,
    "paper": paper,
    "exchange": exchange,
    "proofread": proofread,
    "draft": draft,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("suites", nargs="*", choices=SUITES, metavar="SUITE", help=f"{', '.join(SUITES)}; all without")
    parser.add_argument("--runs", type=int, default=5, help="of which the median is shown (5); large sizes have fewer")
    parser.add_argument("--sizes", default="1,10,100", help="times the measures of 2014 (1,10,100)")
    arguments = parser.parse_args()
    assert importlib.util.find_spec("ikz_report"), "run it with the project's own Python, see README"
    with tempfile.TemporaryDirectory() as name:
        for suite in arguments.suites or SUITES:
            SUITES[suite](Path(name), [int(size) for size in arguments.sizes.split(",")], arguments.runs)


if __name__ == "__main__":
    main()
