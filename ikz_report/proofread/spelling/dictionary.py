"""A German hunspell dictionary: checked, made UTF-8, loaded.

The dictionaries are under the GPL and no part of this project. Words beyond their
old encodings (Iași) can be asked for only in UTF-8: others are loaded from a copy that is made UTF-8 first.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from ikz_report.errors import InputError, SourceError, why
from ikz_report.files import write_all
from ikz_report.proofread.spelling.machine import find_dictionaries
from ikz_report.proofread.spelling.speller import Dictionary, Spell

LANGUAGE = "de_DE"
MAX_BYTES = 64 * 2**20
MAX_ENTRIES = 5_000_000
_ENCODINGS = {
    "UTF-8": "utf-8",
    "ISO8859-1": "iso8859-1",
    "ISO-8859-1": "iso8859-1",
    "ISO8859-2": "iso8859-2",
    "ISO8859-15": "iso8859-15",
    "MICROSOFT-CP1252": "cp1252",
}
_SET = re.compile(r"^SET[ \t]+(\S+)[ \t]*$", re.MULTILINE)
NO_CHUNSPELL = (
    "Die Rechtschreibung wurde nicht geprüft: chunspell ist nicht installiert. "
    'Nachholen: pip install "ikz_report[spelling]".'
)
NO_DICTIONARY = (
    "Die Rechtschreibung wurde nicht geprüft: Es wurde kein deutsches Wörterbuch gefunden. Bitte eines installieren "
    "(LibreOffice bringt eines mit; unter Debian und Ubuntu: apt install hunspell-de-de) oder mit --dictionary "
    "DATEI.dic nennen."
)


class NoSpelling(InputError):
    """Spelling cannot be checked on this machine; the message says why and what helps."""


def load_dictionary(path: Path | None = None) -> Dictionary:
    """The dictionary of a path (``.dic``, the ``.aff`` beside it), else the first found on the machine.

    Raises:
        NoSpelling: chunspell is not installed, or no dictionary is found.
        SourceError: the file is no dictionary, or cannot be read.
    """
    try:
        import hunspell
    except ImportError:
        raise NoSpelling(NO_CHUNSPELL) from None
    if not hasattr(hunspell, "Hunspell"):  # another package of this name
        raise NoSpelling(NO_CHUNSPELL)
    found = _named(path) if path is not None else next(find_dictionaries(), None)
    if found is None:
        raise NoSpelling(NO_DICTIONARY)
    affixes, words = _read(found.with_suffix(".aff")), _read(found)
    encoding = _encoding(affixes, found)
    texts = _text(affixes, encoding, found.with_suffix(".aff")), _text(words, encoding, found)
    _check(texts[1], found)
    spell = _load(hunspell, found, encoding, *texts)
    return Dictionary(found.as_posix(), spell, _entries(texts[1]), _english(hunspell))


def _named(path: Path) -> Path:
    if path.suffix not in (".dic", ".aff"):
        raise SourceError(f"{path}: ist kein Wörterbuch. Bitte eine Datei nennen, die auf .dic endet.")
    return path.with_suffix(".dic")


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise SourceError(f"{path}: Diese Datei des Wörterbuchs gibt es nicht. Bitte den Pfad prüfen.")
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"{path}: ist zu groß für ein Wörterbuch. Bitte den Pfad prüfen.")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: kann nicht gelesen werden ({why(error)}). Bitte den Pfad prüfen.") from None


def _encoding(affixes: bytes, path: Path) -> str:
    """What the .aff file names after SET (hunspell(5)); without it ISO 8859-1."""
    match = _SET.search(affixes.decode("latin-1").replace("\r\n", "\n"))
    name = match[1].upper() if match else "ISO8859-1"
    if name not in _ENCODINGS:
        raise SourceError(f"{path}: Das Wörterbuch hat eine unbekannte Zeichenkodierung. Bitte ein anderes nennen.")
    return _ENCODINGS[name]


def _text(content: bytes, encoding: str, path: Path) -> str:
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise SourceError(f"{path}: ist kein Wörterbuch für hunspell. Bitte den Pfad prüfen.")
    return text


def _check(words: str, path: Path) -> None:
    first = words.partition("\n")[0].split()
    if not (first and first[0].isascii() and first[0].isdigit() and 0 < int(first[0][:9]) <= MAX_ENTRIES):
        raise SourceError(f"{path}: ist kein Wörterbuch für hunspell. Bitte den Pfad prüfen.")


def _in_utf8(affixes: str, words: str) -> dict[str, bytes]:
    """The two files' contents in UTF-8; flags are one character each, as before (hunspell(5), FLAG)."""
    lines = re.sub(r"^SET\b.*$", "", affixes.replace("\r\n", "\n"), flags=re.MULTILINE)
    flags = "" if re.search(r"^FLAG\b", lines, re.MULTILINE) else "FLAG UTF-8\n"
    return {".aff": f"SET UTF-8\n{flags}{lines}".encode(), ".dic": words.replace("\r\n", "\n").encode()}


def _load(hunspell: Any, path: Path, encoding: str, affixes: str, words: str) -> Spell:
    """The check of a dictionary; one in another encoding is loaded from a copy that is gone afterwards."""
    if encoding == "utf-8":
        return _spell(hunspell, path)
    with tempfile.TemporaryDirectory(prefix="ikz-report-") as folder:
        copy = Path(folder) / f"{LANGUAGE}.dic"
        write_all({copy.with_suffix(suffix): content for suffix, content in _in_utf8(affixes, words).items()})
        return _spell(hunspell, copy)


def _spell(hunspell: Any, path: Path) -> Spell:
    try:
        check: Spell = hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent)).spell
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: Das Wörterbuch lässt sich nicht laden ({error}).") from None

    def spell(word: str) -> bool:
        try:
            return check(word)
        except UnicodeError:  # an .aff file that names two encodings
            return False

    return spell


def _entries(words: str) -> frozenset[str]:
    return frozenset(line.partition("/")[0].strip() for line in words.split("\n")[1:] if not line.startswith("\t"))


def _english(hunspell: Any) -> Spell:
    """The check of chunspell's own English dictionary, loaded when first asked."""
    folder = Path(hunspell.__file__).parent / "dictionaries"
    loaded: list[Spell] = []

    def spell(word: str) -> bool:
        if not loaded:
            there = (folder / "en_US.dic").is_file() and (folder / "en_US.aff").is_file()
            loaded.append(_spell(hunspell, folder / "en_US.dic") if there else lambda _: False)
        return loaded[0](word)

    return spell
