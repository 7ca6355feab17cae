"""Dictionaries of the machine are found, checked and made UTF-8; what is none is told in a sentence."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from ikz_report.errors import SourceError
from ikz_report.proofread.spelling import dictionary, machine
from ikz_report.proofread.spelling.dictionary import NoSpelling, load_dictionary
from ikz_report.proofread.spelling.machine import find_dictionaries

pytest.importorskip("hunspell", reason="chunspell is not installed", exc_type=ImportError)

AFFIXES = "SET {}\nTRY abc\nSFX Ä Y 1\nSFX Ä 0 s .\n"
WORDS = "4\nStraße/Ä\nGröße\nAmt\nIasi\n"


def write(folder: Path, affixes: bytes, words: bytes, name: str = "de_DE") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_bytes(affixes)
    (folder / f"{name}.dic").write_bytes(words)
    return folder / f"{name}.dic"


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO8859-1", "ISO8859-15"])
def test_a_dictionary_of_any_usual_encoding_is_asked_for_any_word(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, AFFIXES.format(encoding).encode(encoding), WORDS.encode(encoding))
    before = path.read_bytes()
    found = load_dictionary(path)
    assert found.name == path.as_posix()
    assert [found.spell(word) for word in ("Straße", "Größe", "Straßes", "Iași", "Grösse")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert {"Straße", "Größe", "Amt"} <= found.entries
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["de_DE.aff", "de_DE.dic"]


def test_a_dictionary_that_names_two_encodings_knows_fewer_words_and_breaks_nothing(tmp_path: Path) -> None:
    text = AFFIXES.format("UTF-8") + "SET ISO8859-1\n"
    found = load_dictionary(write(tmp_path, text.encode(), WORDS.encode()))
    assert found.spell("Amt")
    assert not found.spell("Iași")


def test_the_path_may_name_either_file(tmp_path: Path) -> None:
    path = write(tmp_path, AFFIXES.format("UTF-8").encode(), WORDS.encode())
    assert load_dictionary(path.with_suffix(".aff")).spell("Amt")


def test_dictionaries_are_looked_for_in_folders_and_in_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, office, home = tmp_path / "system", tmp_path / "office", tmp_path / "home"
    monkeypatch.setattr(machine, "_offices", lambda: iter((office,)))
    monkeypatch.setattr(machine, "SYSTEM_FOLDERS", (str(system),))
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.delenv("DICPATH", raising=False)
    assert list(find_dictionaries()) == []
    with pytest.raises(NoSpelling, match="kein deutsches Wörterbuch gefunden"):
        load_dictionary()
    texts = AFFIXES.format("ISO8859-1").encode("latin-1"), WORDS.encode("latin-1")
    last = write(office / "share/extensions/dict-de", *texts, "de_DE_frami")
    first = write(system, *texts)
    (system / "de.dic").write_bytes(texts[1])  # without its .aff
    assert list(find_dictionaries()) == [first, last]
    assert load_dictionary().name == first.as_posix()
    own = write(tmp_path / "own", *texts)
    monkeypatch.setenv("DICPATH", str(own.parent))
    assert load_dictionary().name == own.as_posix()


@pytest.mark.parametrize(
    ("affixes", "words", "message"),
    [
        (None, WORDS.encode(), "de_DE.aff: Diese Datei des Wörterbuchs gibt es nicht"),
        (b"SET UTF-8\n", None, "de_DE.dic: Diese Datei des Wörterbuchs gibt es nicht"),
        (b"SET UTF-8\n", b"keine Zahl\n", "ist kein Wörterbuch für hunspell"),
        (b"SET UTF-8\n", b"", "ist kein Wörterbuch für hunspell"),
        (b"SET UTF-8\n", b"99999999999999999999\nAmt\n", "ist kein Wörterbuch für hunspell"),
        (b"SET UTF-8\n", b"2\nStra\xdfe\n", "ist kein Wörterbuch für hunspell"),
        (b"SET UTF-8\n", b"2\nA\0mt\n", "ist kein Wörterbuch für hunspell"),
        (b"SET UTF-16\n", WORDS.encode(), "unbekannte Zeichenkodierung"),
    ],
)
def test_what_is_no_dictionary_is_told(
    tmp_path: Path, affixes: bytes | None, words: bytes | None, message: str
) -> None:
    path = write(tmp_path, affixes or b"", words or b"")
    if affixes is None:
        path.with_suffix(".aff").unlink()
    if words is None:
        path.unlink()
    with pytest.raises(SourceError, match=message):
        load_dictionary(path)


@pytest.mark.parametrize("name", ["", "ordner", "de_DE.txt", "de_DE"])
def test_only_files_of_its_kind_are_taken_for_a_dictionary(tmp_path: Path, name: str) -> None:
    write(tmp_path, AFFIXES.format("UTF-8").encode(), WORDS.encode())
    with pytest.raises(SourceError, match=r"ist kein Wörterbuch\. Bitte eine Datei nennen, die auf \.dic endet"):
        load_dictionary(tmp_path / name if name else Path(name))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, b"SET UTF-8\n", WORDS.encode())
    monkeypatch.setattr(dictionary, "MAX_BYTES", 20)
    with pytest.raises(SourceError, match="zu groß"):
        load_dictionary(path)


def test_without_chunspell_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with pytest.raises(NoSpelling, match=r"chunspell ist nicht installiert.*pip install"):
        load_dictionary()
    monkeypatch.setitem(sys.modules, "hunspell", ModuleType("hunspell"))  # another package of the same name
    with pytest.raises(NoSpelling, match="chunspell ist nicht installiert"):
        load_dictionary()
