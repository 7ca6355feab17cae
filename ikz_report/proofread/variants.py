"""Names that one report writes in different ways: other capitals, hyphens, blanks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ikz_report.proofread.context import ReportContext
from ikz_report.proofread.texts import WORD, Word

# Short names of two parts (LH MD, S/A), and of letters and a number (D 115).
_PARTS = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,4}[ \u00a0/-][A-ZÄÖÜ]{1,4}(?![\w-])")
# Names of three and more parts (Elbe-Börde-Heide).
_SERIES = re.compile(r"(?<![\w/-])[A-ZÄÖÜ][a-zäöüß]+(?:[/-][A-ZÄÖÜ][a-zäöüß]+){2,}(?![\w/-])")
_NUMBERED = re.compile(r"(?<![\w/.-])[A-ZÄÖÜ]{1,3}[ \u00a0]?\d{2,4}(?![\w/.])")
_SHOUT_BEFORE = re.compile(r"[A-ZÄÖÜ]{3,} $")
_SHOUT_AFTER = re.compile(r" [A-ZÄÖÜ]{3,}\b")
_JOINTS = re.compile(r"[ \u00a0/-]")
_VOWELS = re.compile("[aeiouäöüy]", re.IGNORECASE)
_LEAST = 3  # letters of a short name; shorter ones are too often something else

Uses = Sequence[Word]
Groups = dict[str, dict[str, list[Word]]]


def variants(context: ReportContext) -> Iterator[Mapping[str, Uses]]:
    """Names that differ in capitals, hyphens and blanks only, with where each stands."""
    groups: Groups = defaultdict(lambda: defaultdict(list))
    for written, uses in context.words.items():
        if "-" in written or sum(map(str.isupper, written)) >= 2:
            groups[_JOINTS.sub("", written).casefold()][written].extend(each for each in uses if not _is_shouted(each))
    parts = _short_parts(context)
    _add_plain(context, groups, parts)
    _add_loose(context, groups)
    _add_short(context, groups)
    for key, forms in groups.items():
        used = {form: uses for form, uses in forms.items() if uses}
        if len(used) > 1 and _is_one(key, used):
            yield used


def _short_parts(context: ReportContext) -> Mapping[str, Uses]:
    """Short names without vowels at the start of longer words: Kfz-Zulassung."""
    parts: dict[str, list[Word]] = defaultdict(list)
    for written, uses in context.words.items():
        part = written.partition("-")[0]
        if part != written and len(part) >= _LEAST and not _VOWELS.search(part):
            parts[part].extend(Word(line, start, start + len(part)) for line, start, _ in uses)
    return parts


def _is_shouted(use: Word) -> bool:
    """Whether it stands in capitals among others: a title, no short name."""
    before, after = use.line.text[max(0, use.start - 30) : use.start], use.line.text[use.end : use.end + 30]
    word = use.line.text[use.start : use.end]
    return word.isupper() and bool(_SHOUT_BEFORE.search(before) or _SHOUT_AFTER.match(after))


def _add_plain(context: ReportContext, groups: Groups, parts: Mapping[str, Uses]) -> None:
    """Names in plain letters that elsewhere have more capitals or a hyphen: Sikosa, Imagefilm."""
    for part, uses in parts.items():
        groups[part.casefold()][part].extend(uses)
    lower = {word.casefold() for word in context.words if word.islower()}
    for key, forms in groups.items():
        plain = key.capitalize()
        if plain in context.words and plain not in context.words.keys() & forms.keys() and _is_name(plain, lower):
            forms[plain].extend(context.words[plain])


def _add_loose(context: ReportContext, groups: Groups) -> None:
    """Names with hyphens that elsewhere have a blank instead of one: Otto-von-Guericke Universität."""
    hyphened = {key for key, forms in groups.items() if any("-" in form for form in forms)}
    for line in context.lines:
        for first, second in pairwise(WORD.finditer(line.text)):
            apart = line.text[first.end() : second.start()]
            if apart not in (" ", "\u00a0") or not ("-" in first[0] or first[0].isupper()):
                continue
            key = (first[0] + second[0]).replace("-", "").casefold()
            form = f"{first[0]} {second[0]}"
            if key in hyphened and second[0][0].isupper() and not _PARTS.fullmatch(form):
                groups[key][form].append(Word(line, first.start(), second.end()))


def _add_short(context: ReportContext, groups: Groups) -> None:
    for line in context.lines:
        for sign, pattern in (("/", _PARTS), ("/", _SERIES), ("#", _NUMBERED)):
            for match in pattern.finditer(line.text):
                form = match[0].replace("\u00a0", " ")
                groups[sign + _JOINTS.sub("", form)][form].append(Word(line, *match.span()))


def _is_name(form: str, lower: set[str]) -> bool:
    """Whether a form in plain letters is the name and no ordinary word (the Bus beside BUS, die beside DIE)."""
    return form.casefold() not in lower and (len(form) > _LEAST or not _VOWELS.search(form))


def _is_one(key: str, forms: Mapping[str, Uses]) -> bool:
    """Whether the forms are one name; what differs by a capital at its start may stand at the start of a sentence."""
    if key[0] in "#/":
        return True
    if len(key) < _LEAST or len({form[0].upper() + form[1:] for form in forms}) == 1:
        return False
    return not any(form.islower() and re.search(r"isch\w{0,2}$", form) for form in forms)


def is_in_one_piece(form: str) -> bool:
    return _JOINTS.search(form) is None
