"""A LanguageTool server's remarks become findings at the exact place; whatever else it says becomes a sentence."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from ikz_report.errors import InputError, SourceError
from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.engine import proofread
from ikz_report.proofread.finding import Finding
from ikz_report.proofread.languagetool import client
from ikz_report.proofread.languagetool.remarks import ask
from ikz_report.proofread.rule import Example
from ikz_report.proofread.settings import Settings, Suppression
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.proofread.languagetool.server import Answer, answering, remark, say, serving, whole
from tests.proofread.notation import report_of

TEXT = "# Umweltamt\nZiele der Stadt [[jahr]] 😀 sind klaar | • eins • zwei Strassen | Ausblick"


def found(*remarks: Callable[[str], dict[str, Any]], settings: Settings | None = None) -> list[Finding]:
    """What is left of a server's remarks on the text."""
    report = report_of(Example(TEXT))
    with serving(answering(*remarks)) as (address, _):
        others = ask(ReportContext(report, settings), address).findings
    return proofread(report, settings, select=["LTL"], others=others)


def on(quote: str, **more: Any) -> Callable[[str], dict[str, Any]]:
    return lambda text: remark(text, quote, **more)


def kind(rule: str, category: str) -> dict[str, Any]:
    return {"id": rule, "category": {"id": category}}


def complaint(answer: Answer) -> str:
    with serving(answer) as (address, _), pytest.raises(SourceError) as caught:
        ask(ReportContext(report_of(Example(TEXT))), address)
    assert str(caught.value).startswith(f"LanguageTool: Der Dienst unter {address} ")
    return str(caught.value)


def test_a_remark_stands_at_its_exact_characters_in_cell_and_bullet() -> None:
    first, second = found(on("klaar"), on("Strassen"))
    assert (first.code, first.place.field, first.place.path, first.quote) == ("LTL200", "thema", (0,), "klaar")
    assert (second.place.field, second.place.path, second.quote) == ("arbeitsstand", (1,), "Strassen")
    assert (second.start, second.end) == (5, 13)
    assert first.message == "Möglicher Fehler gefunden. (LanguageTool: REGEL)"
    assert first.proposal == "besser"


def test_the_server_is_asked_as_its_api_wants() -> None:
    with serving(answering()) as (address, asked):
        name = ask(ReportContext(report_of(Example(TEXT))), address).name
        ask(ReportContext(report_of(Example(TEXT))), f"{address}/v2/check")
    assert name == f"LanguageTool 6.5 unter {address}"
    for request in asked:
        assert request["path"] == ["/v2/check"]
        assert request["language"] == ["de-DE"]
    annotation = json.loads(asked[0]["data"][0])["annotation"]
    assert {"text": "Ziele der Stadt "} in annotation
    assert {"markup": "[[jahr]]", "interpretAs": "2"} in annotation
    assert {"markup": "\n\n• ", "interpretAs": "\n\n"} in annotation
    assert all(set(each) in ({"text"}, {"markup", "interpretAs"}) for each in annotation)


def test_a_whole_report_takes_few_requests_on_one_connection_and_every_text_is_sent() -> None:
    report = load_report(ROOT / "data", 2014)
    with serving(answering()) as (address, asked):
        ask(ReportContext(report), address)
    assert len(asked) < 40
    sent = "".join(whole(request["data"][0]) for request in asked)
    assert all(line.text in sent for line in ReportContext(report).lines)
    assert max(len(request["data"][0]) for request in asked) < 20_000


@pytest.mark.parametrize(
    ("category", "code"),
    [
        ("TYPOS", "LTL100"),
        ("GRAMMAR", "LTL200"),
        ("TYPOGRAPHY", "LTL300"),
        ("STYLE", "LTL400"),
        ("WHATEVER", "LTL900"),
    ],
)
def test_kinds_have_codes_of_their_own(category: str, code: str) -> None:
    assert [each.code for each in found(on("klaar", rule=kind("R", category)))] == [code]


def test_rules_and_categories_may_be_left_out_and_words_of_the_house_are_right() -> None:
    typo = on("klaar", rule=kind("SPELLER", "TYPOS"))
    for settings in (
        Settings(without=frozenset({"speller"})),
        Settings(without=frozenset({"TYPOS"})),
        Settings(words=frozenset({"klaar"})),
    ):
        assert found(typo, settings=settings) == []
    assert len(found(typo, settings=Settings(words=frozenset({"Anderes"})))) == 1


def test_remarks_on_signs_between_texts_and_beyond_them_are_passed_over() -> None:
    assert found(on("[[jahr]]"), on("klaar\n\n• eins"), on("klaar", offset=10_000_000), on(" ")) == []
    assert found(on("klaar"), settings=Settings(names=frozenset({"sind klaar"}))) == []


def test_findings_can_be_selected_and_suppressed_and_our_own_are_not_told_twice() -> None:
    report = report_of(Example("Ziele für 4-6 Jahre sind klaar"))
    with serving(answering(on("4-6 Jahre"), on("klaar"))) as (address, _):
        others = ask(ReportContext(report), address).findings
    assert [each.quote for each in others] == ["4-6 Jahre", "klaar"]
    run = partial(proofread, report, others=others)
    assert [each.code for each in run(select=["TYP", "LTL"])] == ["TYP003", "LTL200"]
    assert [each.quote for each in run(select=["LTL"])] == ["4-6 Jahre", "klaar"]
    assert run(select=["LTL100"]) == run(select=["LTL"], ignore=["LTL2"]) == []
    right = Settings(suppressions=(Suppression("LTL200", "m1", "so gewollt", quote="klaar"),))
    assert [each.code for each in proofread(report, right, ["TYP", "LTL", "SUP"], others=others)] == ["TYP003"]
    assert [each.code for each in proofread(report, right, ["TYP", "LTL", "SUP"])] == ["TYP003"]


def test_what_a_server_writes_is_cut_and_cleaned() -> None:
    nasty = "<script>\x00\u202e" + "x" * 10_000
    (finding,) = found(on("klaar", message=nasty, replacements=[{"value": nasty}] * 50))
    assert "\x00" not in finding.message
    assert "\u202e" not in finding.message
    assert len(finding.message) < 500
    assert finding.proposal is not None
    assert len(finding.proposal) < 1500


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Willkommen</html>",
        b"[]",
        b"{}",
        b'{"matches": {}}',
        b'{"matches": [1]}',
        b'{"matches": [{"offset": "0", "length": 1, "message": "m", "rule": {"id": "R"}}]}',
        b'{"matches": [{"offset": -1, "length": 1, "message": "m", "rule": {"id": "R"}}]}',
        b'{"matches": [{"offset": 0, "length": 1, "message": "m", "rule": {"id": 5}}]}',
        b'{"matches": [{"offset": true, "length": 1, "message": "m", "rule": {"id": "R"}}]}',
        b'{"matches": [{"offset": 0, "length": 1, "message": "m", "rule": {"id": "R"}, "replacements": 7}]}',
        b"[" * 200_000,
        b"\xff\xfe\x00",
    ],
)
def test_nonsense_is_told_as_such(body: bytes) -> None:
    assert "antwortet nicht wie LanguageTool" in complaint(lambda request, _: say(request, body))


@pytest.mark.parametrize("status", [400, 404, 413, 429, 500, 503])
def test_an_error_of_the_server_is_told(status: int) -> None:
    assert f"antwortet mit dem Fehler {status}" in complaint(lambda request, _: say(request, b"nein", status))


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with serving(answering()) as (elsewhere, asked):
        message = complaint(lambda request, _: say(request, b"", status, Location=f"{elsewhere}/v2/check"))
    assert f"leitet weiter nach „{elsewhere}/v2/check“" in message
    assert asked == []


def test_a_huge_answer_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "MAX_BYTES", 1000)
    assert "zu große Antwort" in complaint(lambda request, _: say(request, b" " * 5000))


def test_an_answer_that_ends_too_early_is_told() -> None:
    def answer(request: BaseHTTPRequestHandler, _: str) -> None:
        say(request, b"{", **{"Content-Length": "500"})
        request.close_connection = True

    assert "antwortet nicht wie LanguageTool" in complaint(answer)


def silent(request: BaseHTTPRequestHandler, _: str) -> None:
    time.sleep(2)


def dripping(request: BaseHTTPRequestHandler, _: str) -> None:
    for _ in range(40):
        request.wfile.write(b"H")
        request.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("answer", [silent, dripping])
def test_a_server_that_is_silent_or_drips_is_given_up(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.3)
    assert "antwortet nicht in" in complaint(answer)


def test_a_connection_closed_between_two_requests_is_opened_again() -> None:
    def answer(request: BaseHTTPRequestHandler, data: str) -> None:
        answering()(request, data)
        request.close_connection = True

    report = load_report(ROOT / "data", 2014)
    with serving(answer) as (address, asked):
        ask(ReportContext(report), address)
    assert len(asked) > 2


def test_nobody_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(SourceError, match="ist nicht zu erreichen"):
        ask(ReportContext(report_of(Example(TEXT))), address)


@pytest.mark.parametrize(
    "address",
    ["", "localhost:8081", "ftp://host", "file:///etc/passwd", "http://", "http://host:x", "http://a\nb", "//host"]
    + ["http://nutzer:wort@host", "javascript:alert(1)", "http://host/?x=1", "http://host:99999"],
)
def test_only_addresses_of_http_and_https_are_taken(address: str) -> None:
    with pytest.raises(InputError, match="keine Adresse eines Dienstes"):
        ask(ReportContext(report_of(Example(TEXT))), address)


def test_the_findings_keep_to_the_papers_order() -> None:
    report = report_of(Example(TEXT))
    with serving(answering(on("Strassen"), on("klaar"))) as (address, _):
        others = ask(ReportContext(report), address).findings
    assert [each.quote for each in proofread(report, select=["LTL"], others=others)] == ["klaar", "Strassen"]
    assert proofread(report, select=["LTL"]) == []
    assert replace(others[0], fix=None) == others[0]
