"""Asking a LanguageTool server: one connection, whole answers of a bounded size in bounded time, no redirects."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from contextlib import closing, suppress
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from ikz_report import __version__
from ikz_report.errors import InputError, SourceError

LANGUAGE = "de-DE"
SECONDS = 60.0  # for one answer
MAX_BYTES = 8 * 2**20  # of one answer
NO_ANSWER = "antwortet nicht wie LanguageTool. Bitte die Adresse prüfen"
_PATH = "/v2/check"
_HEADERS = {
    "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
    "Accept": "application/json",
    "User-Agent": f"ikz-report/{__version__}",
}


class Client:
    """A server by its address, as a clerk wrote it; use it as a context.

    Raises:
        InputError: the address is none of http or https.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        parts = _parts(address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._path = _path(parts.path)
        self._connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def check(self, data: str) -> Any:
        """The answer to an annotated text, as JSON.

        Raises:
            SourceError: no answer in time, or one that is not what LanguageTool says.
        """
        body = urlencode({"language": LANGUAGE, "data": data}).encode()
        try:
            status, content, target = self._ask(body)
        except (http.client.HTTPException, OSError, UnicodeError) as error:
            raise self.error(_reason(error)) from None
        if 300 <= status < 400:
            shown = "".join(filter(str.isprintable, target))[:200]
            raise self.error(f"leitet weiter nach „{shown}“. Bitte, wenn das richtig ist, diese Adresse angeben")
        if status != 200:
            raise self.error(f"antwortet mit dem Fehler {status}. Bitte die Adresse prüfen")
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise self.error(NO_ANSWER) from None

    def _ask(self, body: bytes) -> tuple[int, bytes, str]:
        """Status, body and target of a redirect; a connection that the server has closed meanwhile is opened again."""
        reused = self._connection.sock is not None
        try:
            return self._once(body)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            if not reused:
                raise
            self._connection.close()
            return self._once(body)

    def _once(self, body: bytes) -> tuple[int, bytes, str]:
        connection = self._connection
        if connection.sock is None:
            connection.connect()
        late = _Watch(connection.sock)
        try:
            connection.request("POST", self._path, body, _HEADERS)
            with closing(connection.getresponse()) as response:
                content = response.read(MAX_BYTES + 1)
                status, target = response.status, response.getheader("Location", "")
        except (http.client.HTTPException, OSError):
            connection.close()
            if late.rang:
                raise TimeoutError from None
            raise
        finally:
            late.cancel()
        if late.rang:
            raise TimeoutError
        if len(content) > MAX_BYTES:
            connection.close()
            raise self.error("schickt eine zu große Antwort. Bitte die Adresse prüfen")
        return status, content, target

    def error(self, what: str) -> SourceError:
        """What to say of the server."""
        return SourceError(f"LanguageTool: Der Dienst unter {self.address} {what}.")


class _Watch:
    """Ends a connection after a time, also one on which a byte comes now and then."""

    def __init__(self, connection: socket.socket) -> None:
        self.rang = False
        self._connection = connection
        self._timer = Timer(SECONDS, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def cancel(self) -> None:
        self._timer.cancel()


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or parts.username or parts.query or parts.fragment or not address.strip().isprintable():
        raise InputError(
            f"LanguageTool: „{address[:200]}“ ist keine Adresse eines Dienstes. "
            "Gemeint ist etwas wie http://localhost:8081."
        )
    return parts


def _path(path: str) -> str:
    """The path of the check; addresses are given with or without it."""
    return path.rstrip("/").removesuffix(_PATH).removesuffix("/v2") + _PATH


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"antwortet nicht in {SECONDS:.0f} Sekunden. Bitte später noch einmal versuchen"
    if isinstance(error, ConnectionRefusedError | socket.gaierror):
        return "ist nicht zu erreichen. Bitte die Adresse prüfen oder den Dienst starten"
    if isinstance(error, ssl.SSLError):
        return "lässt sich nicht sicher verbinden (Zertifikat). Bitte die Adresse prüfen"
    if isinstance(error, http.client.HTTPException):
        return NO_ANSWER
    return f"ist nicht zu erreichen ({type(error).__name__}). Bitte die Adresse prüfen"
