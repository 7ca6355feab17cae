"""Words added to korrektur.yaml: comments, order and line ends stay, nonsense is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikz_report.errors import InputError
from ikz_report.proofread.settings_file import load_settings
from ikz_report.proofread.word_list import with_words
from tests.conftest import ROOT

PATH = "korrektur.yaml"


def added(folder: Path, text: str | None, *words: str) -> str | None:
    if text is not None:
        (folder / PATH).write_bytes(text.encode())
    content, _ = with_words(folder, words)
    return content.decode() if content is not None else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "# yaml-language-server: $schema=schema/korrektur.schema.json\nwoerter:\n  - Doppik\n"),
        ("namen: [marego]  # so\n", "namen: [marego]  # so\nwoerter:\n  - Doppik\n"),
        ("woerter:\n- Kita # bleibt\n# Ende\n", "woerter:\n- Kita # bleibt\n- Doppik\n# Ende\n"),
        ("woerter:\n    - Kita\nnamen:\n    - marego\n", "woerter:\n    - Kita\n    - Doppik\nnamen:\n    - marego\n"),
        ("woerter: [Kita, Hort] # zwei\n", "woerter: [Kita, Hort, Doppik] # zwei\n"),
        ("woerter: []\nnamen: [a]\n", "woerter: [Doppik]\nnamen: [a]\n"),
        ("woerter:\nnamen: [a]\n", "woerter:\n  - Doppik\nnamen: [a]\n"),
        ("\ufeffwoerter:\r\n  - Kita\r\n", "\ufeffwoerter:\r\n  - Kita\r\n  - Doppik\r\n"),
        ("woerter:\n  - Kita", "woerter:\n  - Kita\n  - Doppik"),
    ],
)
def test_a_word_is_put_at_the_end_of_the_list_and_all_else_stays(
    tmp_path: Path, before: str | None, after: str
) -> None:
    assert added(tmp_path, before, "Doppik") == after


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    text = added(tmp_path, "woerter: [Kita]\n", "Doppik", "Iași", "Doppik", " Kita ", "Ias\u0326i")
    assert text == "woerter: [Kita, Doppik, Iași]\n"
    assert added(tmp_path, text, "Iași", "Doppik") is None


def test_the_projects_own_file_takes_a_word_with_one_new_line(tmp_path: Path) -> None:
    before = (ROOT / "data" / PATH).read_text(encoding="utf-8")
    after = added(tmp_path, before, "Musterwort")
    assert after is not None
    assert [line for line in after.split("\n") if line not in before.split("\n")] == ["  - Musterwort"]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("Le Havre", "sind mehrere Wörter"),
        ("", "ist kein Wort"),
        ("2014", "ist kein Wort"),
        ("a: b", "sind mehrere Wörter"),
        ("-Wort", "ist kein Wort"),
        ("Wort-", "ist kein Wort"),
        ("Wort!", "ist kein Wort"),
        ("a\x00b", "ist kein Wort"),
        ("[Wort]", "ist kein Wort"),
        ("x", "hat nicht 2 bis 60 Zeichen"),
        ("x" * 61, "hat nicht 2 bis 60 Zeichen"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(tmp_path: Path, word: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        with_words(tmp_path, [word])
    assert not (tmp_path / PATH).exists()


@given(st.lists(st.from_regex(r"[A-Za-zäöüÄÖÜß]{2,9}(-[A-Za-zäöüß]{2,9})?", fullmatch=True), min_size=1, max_size=5))
def test_whatever_words_are_added_are_read_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    folder = tmp_path_factory.mktemp("woerter")
    text = added(folder, "woerter:\n  - Kita\nnamen: [a]\n", *words)
    if text is not None:
        (folder / PATH).write_text(text, encoding="utf-8")
    assert load_settings(folder).words == {"Kita", *words}
