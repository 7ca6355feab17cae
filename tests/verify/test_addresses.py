"""Addresses are judged by their form; none is visited."""

from __future__ import annotations

import pytest

from ikz_report.verify.addresses import is_address


@pytest.mark.parametrize(
    "text",
    [
        "https://www.stadt.example",
        "http://stadt.example/",
        "HTTPS://Stadt.Example/Seite?a=1&b=%C3%BC#ziel",
        "https://stadt.example:8080/a/b_(c)",
        "https://user@stadt.example/x",
        "https://münchen.example/straße",
        "http://localhost:3000/",
        "http://192.168.0.1/",
        "http://[::1]/",
        "mailto:amt@stadt.example",
        "mailto:amt.12@stadt.example?subject=IKZ",
        "tel:+493915400",
    ],
)
def test_what_can_be_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.stadt.example",
        "http:/stadt.example",
        "http//stadt.example",
        "https://stadt",
        "https://stadt .example",
        "https://.example",
        "https://stadt.example/a b",
        "https://stadt.example/%zz",
        "file:///C:/Daten/Liste.xlsx",
        "javascript:alert(1)",
        "mailto:amt",
        "tel:abc",
        "../anlage.docx",
    ],
)
def test_what_cannot(text: str) -> None:
    assert not is_address(text)
