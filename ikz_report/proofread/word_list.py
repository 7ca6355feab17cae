"""Adding words to the project's list in korrektur.yaml, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

from ikz_report.errors import InputError
from ikz_report.proofread import settings_fields as f
from ikz_report.proofread.settings_file import SETTINGS_FILE, load_settings
from ikz_report.register.folder import Folder
from ikz_report.register.hints import shown
from ikz_report.register.insertions import Insertions
from ikz_report.register.nodes import Mapping
from ikz_report.register.nodes import Sequence as NodeSequence
from ikz_report.register.parse import read_nodes

_MODELINE = "# yaml-language-server: $schema=schema/korrektur.schema.json\n"
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LEAST, _MOST = 2, 60  # characters


def with_words(data: Path, words: Iterable[str]) -> tuple[bytes | None, tuple[str, ...]]:
    """korrektur.yaml with the words that its list lacks, and those words; None where it has all.

    Raises:
        InputError: something is no word, or the file cannot take it.
        RegisterError: the file has mistakes.
    """
    wanted = dict.fromkeys(map(_checked, words))
    before = load_settings(data)
    missing = tuple(word for word in wanted if word not in before.words)
    if not missing:
        return None, ()
    content = _extended(data, missing)
    after = load_settings(data, {data / SETTINGS_FILE: content})
    if after != replace(before, words=before.words | set(missing)):
        raise InputError(f"{data / SETTINGS_FILE}: kann die Wörter so nicht aufnehmen. Bitte von Hand eintragen.")
    return content, missing


def _checked(written: str) -> str:
    """A word as it is kept, in Unicode NFC.

    Raises:
        InputError: it is none.
    """
    word = normalize("NFC", written.strip())
    if len(word.split()) > 1:
        raise InputError(f"{shown(word)} sind mehrere Wörter. Bitte jedes mit eigenem --add-word angeben.")
    if not _WORD.fullmatch(word) or not any(map(str.isalpha, word)):
        raise InputError(f"{shown(word)} ist kein Wort: Es darf nur Buchstaben, Ziffern und Bindestriche haben.")
    if not _LEAST <= len(word) <= _MOST:
        raise InputError(f"{shown(word)} hat nicht {_LEAST} bis {_MOST} Zeichen. Bitte prüfen.")
    return word


def _extended(data: Path, words: Sequence[str]) -> bytes:
    path = data / SETTINGS_FILE
    if not path.exists():
        return (_MODELINE + f"{f.WORDS.name}:\n" + "".join(f"  - {word}\n" for word in words)).encode()
    source = Folder(data).open(SETTINGS_FILE, missing="")
    root = read_nodes(source)
    assert isinstance(root, Mapping), "loaded before"
    lines = Insertions(source.text)
    pair = root.pairs.get(f.WORDS.name)
    if pair is not None and isinstance(pair[1], NodeSequence) and pair[1].items:
        for word in words:
            lines.insert(pair[1], pair[1].items[-1], word)
    else:
        lines.new_list(root, f.WORDS.name, list(words))
    mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    return mark + lines.result().encode()
