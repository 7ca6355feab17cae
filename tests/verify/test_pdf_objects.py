"""Objects of a PDF are found as bytes, also where they are packed or written again."""

from __future__ import annotations

import re
import zlib

import pytest

from ikz_report.verify.pdf_objects import Objects

FONT = re.compile(rb"/Type\s*/Font\b")


def stream(*objects: bytes, first: bytes = b"") -> bytes:
    """An object stream (ISO 32000-1 §7.5.7)."""
    places, at = [], 0
    for number, each in enumerate(objects):
        places.append(b"%d %d" % (number + 10, at))
        at += len(each)
    head = b" ".join(places) + b" "
    data = zlib.compress(head + b"".join(objects))
    return b"9 0 obj\n<</Type /ObjStm /N 2 /First %b>>\nstream\r\n%b\nendstream\nendobj\n" % (
        first or b"%d" % len(head),
        data,
    )


def test_an_object_is_found_once_however_often_it_matches() -> None:
    content = b"1 0 obj\n<</Type/Font/X<</Type/Font>>>>\nendobj\n2 0 obj\n<</Type /Font>>\nendobj\n"
    assert [each.strip() for each in Objects(content).holding(b"/Font", FONT)] == [
        b"obj\n<</Type/Font/X<</Type/Font>>>>",
        b"obj\n<</Type /Font>>",
    ]


def test_of_an_object_written_again_the_last_version_counts() -> None:
    written = ((1, b"A 1"), (12, b"B 1"), (1, b"A 2"))
    content = b"".join(b"%d 0 obj\n<</Type/Font/%b>>\nendobj\n" % each for each in written)
    assert [re.findall(rb"[AB] \d", each) for each in Objects(content).holding(b"/Font", FONT)] == [[b"A 2"], [b"B 1"]]


def test_packed_objects_are_found_one_by_one() -> None:
    found = list(Objects(stream(b"<</Type/Font/A 1>>", b"<</X 1>>", b"<</Type/Font/A 2>>")).holding(b"/Font", FONT))
    assert found == [b"<</Type/Font/A 1>>", b"<</Type/Font/A 2>>"]


def test_broken_streams_are_passed_over() -> None:
    broken = stream(b"<</Type/Font>>").replace(b"x\x9c", b"yy")
    assert list(Objects(broken).holding(b"/Font", FONT)) == []
    assert list(Objects(stream(b"<</Type/Font>>", first=b"")[:60]).holding(b"/Font", FONT)) == []
    assert list(Objects(b"").holding(b"/Font", FONT)) == []
    assert list(Objects(b"/Type/Font").holding(b"/Font", FONT)) == [b"/Type/Font"]


def test_a_stream_that_unpacks_to_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = stream(b"<</Type/Font>>" + b" " * 5000)
    assert len(list(Objects(content).holding(b"/Font", FONT))) == 1
    monkeypatch.setattr("ikz_report.verify.pdf_objects.MAX_INFLATED", 1000)
    assert list(Objects(content).holding(b"/Font", FONT)) == []
