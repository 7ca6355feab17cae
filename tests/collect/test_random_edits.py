"""Whatever is edited: the rejected view is what was issued, nothing typed gets lost, twice is the same as once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikz_report.collect import Found, Outcome, collect_one
from ikz_report.extracts.dispatch import Parcel, pack_up
from ikz_report.extracts.extract import of_departments
from ikz_report.extracts.issued import Issued
from ikz_report.model import Report, plain_content
from ikz_report.outline import Lines, flatten
from ikz_report.readers.word import WordParagraph, open_docx, read_body
from ikz_report.readers.word.flow import View
from ikz_report.writers.word.extract import ExtractWriter
from tests.collect.edits import TRACKABLE, Edit
from tests.collect.random_edits import Step, make, scripts
from tests.collect.test_round_trip import DAY, TEMPLATE
from tests.collect.word import WordFile
from tests.samples import sample_report

Said = list[list[Lines]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random")


@cache
def parcel(folder: Path, key: str) -> tuple[Report, Parcel, Path]:
    """A department's extract as it is sent out."""
    report = sample_report()
    (extract,) = of_departments(report, [key])
    made = pack_up(extract, ExtractWriter(TEMPLATE, report), DAY, None, None)
    path = folder / made.file
    path.write_bytes(made.content)
    return report, made, path


def said(path: Path, view: View) -> Said:
    """Every text of a file in one view, with levels and emphasis: a list for each row or paragraph."""
    found = []
    for block in read_body(open_docx(path), view=view):
        if isinstance(block, WordParagraph):
            found.append([block.lines])
        else:
            found += [[flatten(cell.content) for cell in row.cells] for row in block.rows]
    return found


def edited(
    folder: Path, key: str, edit: Callable[[WordFile], object], *, tracked: bool, name: str = "edited.docx"
) -> Path:
    _, _, path = parcel(folder, key)
    word = WordFile(path, tracked)
    edit(word)
    return word.save(path.with_name(name))


def taken(path: Path, report: Report, issued: Issued, view: View = "accepted") -> Outcome:
    return collect_one(Found(open_docx(path), issued, path), report, view, None, ())


@pytest.mark.parametrize("edit", TRACKABLE, ids=[edit.name for edit in TRACKABLE])
def test_the_rejected_view_of_a_tracked_edit_is_what_was_issued(folder: Path, edit: Edit) -> None:
    path = edited(folder, edit.key, edit.make, tracked=True)
    assert said(path, "rejected") == said(parcel(folder, edit.key)[2], "accepted")
    assert said(path, "accepted") != said(path, "rejected") or edit.want(sample_report()) == sample_report()


@settings(max_examples=150)
@given(scripts)
def test_the_rejected_view_of_any_tracked_edits_is_what_was_issued(folder: Path, script: list[Step]) -> None:
    report, sent, issued = parcel(folder, "umweltamt")
    path = edited(folder, "umweltamt", lambda word: make(word, script), tracked=True)
    assert said(path, "rejected") == said(issued, "accepted")
    outcome = taken(path, report, sent.issued, "rejected")
    assert outcome.after == report
    assert outcome.open_ends == 0


@settings(max_examples=150)
@given(scripts, st.booleans())
def test_no_typed_word_is_lost_and_the_same_file_again_changes_nothing(
    folder: Path, script: list[Step], tracked: bool
) -> None:
    report, sent, _ = parcel(folder, "umweltamt")
    path = edited(folder, "umweltamt", lambda word: make(word, script), tracked=tracked)
    once = taken(path, report, sent.issued)
    typed = set(re.findall(r"Wort\d", repr(said(path, "accepted"))))
    assert typed <= set(re.findall(r"Wort\d", everything(once.after) + repr(once.returned.questions)))
    again = taken(path, once.after, once.issued)
    assert again.after == once.after
    assert again.issued == once.issued
    assert again.open_ends == once.open_ends


@settings(max_examples=100)
@given(scripts, scripts)
def test_two_files_of_a_department_lose_nothing_of_each_other(
    folder: Path, first: list[Step], second: list[Step]
) -> None:
    report, sent, _ = parcel(folder, "umweltamt")
    paths = [
        edited(folder, "umweltamt", lambda word, n=name, s=script: make(word, s, n), tracked=False, name=f"{name}.docx")
        for name, script in (("Eins", first), ("Zwei", second))
    ]
    one = taken(paths[0], report, sent.issued)
    two = taken(paths[1], one.after, one.issued)
    there = everything(two.after) + repr(one.returned.questions) + repr(two.returned.questions)
    there += repr(two.result.conflicts) + repr([change.before for change in two.result.changes])
    for path in paths:
        typed = set(re.findall(r"(?:Eins|Zwei)\d", repr(said(path, "accepted"))))
        assert typed <= set(re.findall(r"(?:Eins|Zwei)\d", there))
    issued = two.issued
    for path in (*paths, *reversed(paths)):
        again = taken(path, two.after, issued)
        assert again.after == two.after
        issued = again.issued


def everything(report: Report) -> str:
    return "\n".join(
        f"{' '.join(each.arten)} {each.wording} " + " ".join(plain_content(content) for content in each.cells.values())
        for each in report.measures()
    )
