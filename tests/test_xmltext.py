"""Text in XML and back."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from ikz_report.xmltext import escape, quoteattr, unescape

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@given(texts)
def test_a_parser_reads_an_escaped_text_as_it_was(text: str) -> None:
    assert (ElementTree.fromstring(f"<a>{escape(text)}</a>").text or "") == text


@given(texts.map(lambda text: text + '"\n\t'))
def test_a_parser_reads_an_attribute_as_it_was(text: str) -> None:
    assert ElementTree.fromstring(f"<a b={quoteattr(text)}/>").get("b") == text


@given(texts)
def test_unescaping_undoes_escaping(text: str) -> None:
    assert unescape(escape(text)) == text


def test_an_escaped_entity_stays_text() -> None:
    assert unescape("&amp;lt; &quot;&apos;") == "&lt; \"'"
