"""Built twice, on two days, in two folders and time zones: the same bytes with SOURCE_DATE_EPOCH.

The day is changed in two ways: by a clock set ahead within Python, and, where it is installed, by libfaketime, which
also deceives the typesetter's process.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

DAYS = ("2015-03-01 08:00:00", "2031-12-31 23:59:30")
ZONES = ("Europe/Berlin", "Pacific/Auckland")
FILES = ("IKZ_2014.docx", "IKZ_2014.pdf", "paper.json")
CLOCK = """
import datetime, os, time
ahead = float(os.environ["AHEAD"])
real_time, real_localtime, real_gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: real_time() + ahead
time.localtime = lambda secs=None: real_localtime(time.time() if secs is None else secs)
time.gmtime = lambda secs=None: real_gmtime(time.time() if secs is None else secs)
class Ahead(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=ahead)
    @classmethod
    def utcnow(cls):
        return super().utcnow() + datetime.timedelta(seconds=ahead)
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = Ahead, Day
"""
PDF_DATES = re.compile(
    rb"D:\d{14}Z|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00|(?<=InstanceID>)[^<]*|(?<=instanceID>)[^<]*|(?<=\)\()[\w+/=]{24}(?=\)\]>>)"
)


def built(folder: Path, command: list[str], **environment: str) -> dict[str, bytes]:
    """The files of the paper and its charts, made in a folder of its own."""
    folder.mkdir()
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    program = [*command, sys.executable, "-m", "ikz_report"]
    for call in (["build", "2014"], ["compare", "2014", "--charts", "bilder", "--dpi", "50"]):
        subprocess.run([*program, *call], cwd=folder, env=kept | environment, check=True, capture_output=True)
    charts = {path.name: path.read_bytes() for path in sorted((folder / "bilder").glob("2014-*"))}
    assert len(charts) == 15
    return {name: (folder / "output" / "2014" / name).read_bytes() for name in FILES} | charts


def set_ahead(folder: Path) -> str:
    """A folder from which Python loads the clock at its start."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    return f"{folder}{os.pathsep}{ROOT}"


def test_by_pythons_clock(tmp_path: Path) -> None:
    path = set_ahead(tmp_path / "clock")
    first, second = (
        built(tmp_path / zone[:3], [], TZ=zone, PYTHONPATH=path, AHEAD=ahead, SOURCE_DATE_EPOCH="1428883200")
        for zone, ahead in zip(ZONES, ("0", "100000000"), strict=True)
    )
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
def test_by_the_systems_clock(tmp_path: Path) -> None:
    first, second = (
        built(tmp_path / zone[:3], ["faketime", "-f", f"@{day}"], TZ=zone, SOURCE_DATE_EPOCH="1428883200")
        for zone, day in zip(ZONES, DAYS, strict=True)
    )
    assert [name for name in first if first[name] != second[name]] == []


def test_without_it_only_the_stated_dates_differ(tmp_path: Path) -> None:
    path = set_ahead(tmp_path / "clock")
    first, second = (built(tmp_path / ahead, [], PYTHONPATH=path, AHEAD=ahead) for ahead in ("0", "100000000"))
    assert [name for name in first if first[name] != second[name]] == list(FILES)
    words = [zipfile.ZipFile(io.BytesIO(each["IKZ_2014.docx"])) for each in (first, second)]
    names = [name for name in words[0].namelist() if words[0].read(name) != words[1].read(name)]
    assert names == ["docProps/core.xml"]
    one, other = (PDF_DATES.sub(b"", each["IKZ_2014.pdf"]) for each in (first, second))
    assert one == other
    assert len(PDF_DATES.findall(first["IKZ_2014.pdf"])) < 20
    papers = [json.loads(each["paper.json"]) for each in (first, second)]
    assert different(*papers) <= {"created", "modified", "date", "sha512Checksum", "size"}


def different(one: object, other: object, name: str = "") -> set[str]:
    """The names of the fields in which two JSON values differ."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return {found for key in one for found in different(one[key], other[key], key)}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return {found for pair in zip(one, other, strict=True) for found in different(*pair, name)}
    return set() if one == other else {name}
