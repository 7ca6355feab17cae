"""Typing errors put into the clean report are found, and often what was meant is proposed."""

from __future__ import annotations

from collections import Counter
from random import Random

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.settings_file import load_settings
from ikz_report.proofread.spelling.speller import Speller
from ikz_report.proofread.spelling.suggest import suggestions
from ikz_report.proofread.spelling.tokens import Token, tokens
from ikz_report.proofread.spelling.unknown import Checker
from ikz_report.register import load_report
from tests.conftest import ROOT
from tests.proofread.spelling.dictionaries import german

COUNT = 1000
LETTERS = "abcdefghijklmnopqrstuvwxyzäöü"
LEAST = 5  # letters of a word that gets a typo


def mistyped(word: str, rng: Random) -> str:
    """Two letters swapped, one left out, put in or replaced; the first and last letters stay."""
    at = rng.randrange(1, len(word) - 1)
    return (
        lambda: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        lambda: word[:at] + word[at + 1 :],
        lambda: word[:at] + rng.choice(LETTERS) + word[at:],
        lambda: word[:at] + rng.choice(LETTERS) + word[at + 1 :],
    )[rng.randrange(4)]()


def candidates(text: str) -> list[Token]:
    """Words of letters only, as they stand; acronyms aside, which nobody can spell but who knows them."""
    return [
        token
        for token in tokens(text)
        if len(token.word) >= LEAST and token.word.isalpha() and token.word[1:].islower() and token.word in text
    ]


def test_at_least_95_of_100_typos_are_found_and_many_are_corrected() -> None:
    settings = load_settings(ROOT / "data")
    speller = Speller(german(), settings.known_words)
    checker = Checker(speller)
    lines = [line for line in ReportContext(load_report(ROOT / "data", 2014)).lines if candidates(line.text)]
    rng = Random(2014)
    counts, missed = Counter[str](), []
    while counts["put"] < COUNT:
        text = rng.choice(lines).text
        token = rng.choice(candidates(text))
        typo = mistyped(token.word, rng)
        if typo == token.word:
            continue
        counts["put"] += 1
        new = text[: token.start] + typo + text[token.end :]
        end = token.start + len(typo)
        if any(each.start <= token.start and end <= each.end for each in checker.unknown(new)):
            counts["corrected"] += token.word in suggestions(typo, speller)
        else:
            missed.append((token.word, typo))
    assert len(missed) <= 0.05 * COUNT, missed
    assert counts["corrected"] >= 0.6 * COUNT
