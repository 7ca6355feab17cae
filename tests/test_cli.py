"""What a clerk meets before any command runs: help, wrong calls, errors, Ctrl-C."""

from __future__ import annotations

import errno
import os
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
        (["check", "zwanzig"], "Fehler: JAHR: „zwanzig“ ist kein Jahr; gemeint ist eine Zahl wie 2014."),
        (["collect"], "Es fehlt die Angabe DATEI|ORDNER."),
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


def test_a_file_that_may_not_be_read_is_no_english_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "alt.txt").write_text("nichts", encoding="utf-8")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(Path, "open", refuse)
    data = ["--data", str(tmp_path)]
    for call in (["import", "--year", "2012", "--dry-run"], ["proofread"], ["template", "check"]):
        code, _, err = said(capsys, *data, *call, str(tmp_path / "alt.txt"))
        assert code == 2
        assert "(keine Berechtigung, oder die Datei ist gerade in einem anderen Programm geöffnet)" in err
        assert "denied" not in err
        assert "readable" not in err


def completed(words: str) -> list[str]:
    """What the shell is told for the last of these words."""
    environment = {**os.environ, "_IKZ_REPORT_COMPLETE": "bash_complete", "COMP_WORDS": words}
    environment["COMP_CWORD"] = str(words.count(" "))
    code = "from ikz_report.__main__ import main; main()"
    run_ = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    return [line.partition(",")[2] for line in run_.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ikz-report col", ["collect"]),
        ("ikz-report template ", ["check"]),
        ("ikz-report build --fo", ["--format"]),
        ("ikz-report build --format d", ["docx"]),
        ("ikz-report build --format docx,", ["docx,pdf"]),
        ("ikz-report collect --take ", ["department", "register"]),
        ("ikz-report build ", ["2013", "2014"]),
        ("ikz-report proofread 2014 --level f", ["fehler"]),
        ("ikz-report proofread 2", ["2013", "2014"]),
        ("ikz-report --data gibtesnicht build ", []),
    ],
)
def test_the_shell_completes_commands_options_words_and_years(words: str, expected: list[str]) -> None:
    assert completed(words) == expected


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
