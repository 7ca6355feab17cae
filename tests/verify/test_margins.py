"""What all pages begin or end with is told from text: by the title, or by the page's number."""

from __future__ import annotations

import pytest

from ikz_report.verify.pdf_margins import without_margins

TITLE = "Zusammenarbeit 2014"


def pages(*texts: str) -> list[str]:
    return [text.replace("|", "\r\n") for text in texts]


@pytest.mark.parametrize(
    ("texts", "bare"),
    [
        (("Titel|Ende|Seite 1", "mehr|Seite 2"), ["TitelEnde", "mehr"]),
        (("a|Zusammenarbeit 2014|Seite 1 von 2", "b|Zusammenarbeit 2014|Seite 2 von 2"), ["a", "b"]),
        (("Zusammenarbeit 2014|a|1", "Zusammenarbeit 2014|b|2", "Zusammenarbeit 2014|c|3"), ["a", "b", "c"]),
        (("Deckblatt", "a|Seite 2", "b|Seite 3"), ["Deckblatt", "a", "b"]),
        (("Deckblatt", "a|Seite 1", "b|Seite 2"), ["Deckblatt", "a", "b"]),
    ],
    ids=["number", "title above the number", "head and foot", "cover without", "numbers begin behind the cover"],
)
def test_the_margin_is_left_out(texts: tuple[str, ...], bare: list[str]) -> None:
    assert without_margins(pages(*texts), TITLE).pages == bare


@pytest.mark.parametrize(
    "texts",
    [
        ("Zusammenarbeit 2014|laufend|Seite 1",),
        ("a|laufend", "b|laufend", "c|laufend"),
        ("a|Thema 17", "b|Thema 34", "c|Thema 51"),
        ("a|Thema 5", "b|Thema 6", "c|Thema 7"),
    ],
    ids=["a single page", "the same last word", "numbered texts", "texts numbered by ones"],
)
def test_what_may_be_text_is_kept(texts: tuple[str, ...]) -> None:
    assert without_margins(pages(*texts), TITLE).pages == ["".join(each.replace("|", "").split()) for each in texts]


def test_the_last_word_of_all_pages_is_kept_above_the_foot() -> None:
    texts = [f"x|laufend|{TITLE} Seite {number} von 3" for number in (1, 2, 3)]
    assert without_margins(pages(*texts), TITLE) == (["xlaufend"] * 3, "Zusammenarbeit2014Seite3von3")
