"""What a clerk meets before any command runs: help, wrong calls, errors, Ctrl-C."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ikz_report import cli
from ikz_report.cli import COMMANDS, run

ROOT = Path(__file__).parents[1]
ENGLISH = re.compile(r"\b(Usage|Options|Commands|Error|Show|this|message|Missing|Invalid|Try|No such|required)\b")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    output = capsys.readouterr()
    return code, output.out, output.err


def test_help_lists_every_command_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "--help")
    assert code == 0
    assert all(f"  {name} " in out for name in COMMANDS)
    assert not ENGLISH.search(out)


@pytest.mark.parametrize("arguments", [(), ("template",)])
def test_a_group_without_a_command_shows_its_help_and_no_error(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    code, _, err = said(capsys, *arguments)
    assert code == 2
    assert err == said(capsys, *arguments, "--help")[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_german_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out, _ = said(capsys, name, "--help")
    assert code == 0
    assert out.startswith(f"Aufruf: ikz-report {name}")
    assert not ENGLISH.search(out)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["chek"], "Den Befehl „chek“ gibt es nicht. Meinten Sie „check“?"),
        (["xyz"], "Den Befehl „xyz“ gibt es nicht. Es gibt: import, check"),
        (["--dta", "x"], "Die Option --dta gibt es nicht. Meinten Sie --data?"),
        (["build"], "Es fehlt die Angabe JAHR."),
        (["build", "zwanzig"], "JAHR: „zwanzig“ ist kein Jahr; gemeint ist eine Zahl wie 2014."),
        (["build", "2014", "--format", "odt"], "--format: „odt“ gibt es hier nicht; möglich: docx, pdf."),
        (["export", "2014"], "Es fehlt die Angabe --format."),
        (["build", "2014", "2015"], "Zu viele Angaben: 2015."),
        (["build", "2014", "--templates"], "Die Option --templates braucht einen Wert."),
        (["compare", "2014", "--dpi", "2"], "--dpi: „2“ passt nicht; möglich: eine Zahl von 36 bis 1200."),
        (["template", "chek", "x"], "Den Befehl „chek“ gibt es nicht. Meinten Sie „check“?"),
    ],
)
def test_a_wrong_call_gets_a_german_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], call: list[str], sentence: str
) -> None:
    code, out, err = said(capsys, *call)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Hilfe: ikz-report" in err
    assert not ENGLISH.search(err)


def test_a_fault_of_the_program_is_a_sentence_and_a_log_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(cli.cli, "main", fail)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    code, _, err = said(capsys, "check")
    assert code == 3
    assert "Traceback" not in err
    log = next(tmp_path.glob("ikz-report-fehler-*.log"))
    assert str(log) in err
    assert "ZeroDivisionError: boom" in log.read_text(encoding="utf-8")


def test_ctrl_c_says_that_nothing_was_changed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.cli, "main", interrupt)
    assert said(capsys, "check")[::2] == (130, "\nAbgebrochen. Es wurde nichts geändert.\n")


def test_help_imports_no_heavy_library() -> None:
    heavy = "docx lxml docxtpl typst reportlab yaml ruamel rapidfuzz rich xlsxwriter jinja2"
    code = (
        "import sys; from ikz_report.cli import run; run(['--help']); "
        f"print([name for name in '{heavy}'.split() if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.splitlines()[-1] == "[]"
