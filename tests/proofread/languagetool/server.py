"""A server on this machine that answers as a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

Answer = Callable[[BaseHTTPRequestHandler, str], None]  # gets the request and its annotated text


def remark(text: str, quote: str, **more: Any) -> dict[str, Any]:
    """A match of LanguageTool on a quote of the text it was given; offsets count UTF-16 units."""
    start = text.index(quote)
    return {
        "message": "Möglicher Fehler gefunden.",
        "shortMessage": "",
        "offset": len(text[:start].encode("utf-16-le")) // 2,
        "length": len(quote.encode("utf-16-le")) // 2,
        "replacements": [{"value": "besser"}],
        "rule": {"id": "REGEL", "issueType": "grammar", "category": {"id": "GRAMMAR", "name": "Grammatik"}},
        **more,
    }


def whole(data: str) -> str:
    """The annotated text with its signs, as LanguageTool counts it."""
    return "".join(each.get("text", each.get("markup", "")) for each in json.loads(data)["annotation"])


def say(request: BaseHTTPRequestHandler, content: bytes, status: int = 200, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content-Length": str(len(content)), **headers}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(content)


def answering(*found: Callable[[str], dict[str, Any]]) -> Answer:
    """Answers with those of these remarks whose quotes are in the text."""

    def answer(request: BaseHTTPRequestHandler, data: str) -> None:
        matches = []
        for each in found:
            try:
                matches.append(each(whole(data)))
            except ValueError:
                continue
        body = {"software": {"name": "LanguageTool", "version": "6.5"}, "matches": matches}
        say(request, json.dumps(body).encode())

    return answer


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[dict[str, list[str]]]]]:
    """The address of a server with this answer, and what it was asked."""
    asked: list[dict[str, list[str]]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append({"path": [self.path], **parse_qs(body)})
            try:
                answer(self, asked[-1]["data"][0])
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
