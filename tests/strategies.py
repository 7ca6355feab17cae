"""Hypothesis strategies for texts, cell contents and whole reports."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import normalize

from hypothesis import strategies as st

from ikz_report.model import (
    Category,
    Content,
    Item,
    Mark,
    Measure,
    Paragraph,
    Report,
    Run,
    Section,
    Text,
    normal_text,
)
from tests.samples import ARTEN, AUSTAUSCH, FLAECHEN, GARTEN, STANDARD, STATISTIK, UMWELT, sample_report

# Everything XML 1.0 can carry save tabs and carriage returns, which the model has not, and the
# line separators that a paragraph cannot hold.
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cs", "Cc"),
    exclude_characters="\ufffe\uffff\u2028\u2029\ufeff",
)
TRICKY = st.sampled_from(
    ["<u>", "</u>", "<b>", "\\", "\\<i>", "{{ x }}", "{% y %}", "{_{", "&amp;", "<x>", ": ", " #", "- ", "'", '"']
    + ["~", "null", "no", "012", "12:30", "1_000", "*a*", "&a", "!!x", "|", ">", "?", "%", "@", "`", "[", "]", "{", "}"]
    + ["•", "○", "…", "§ 5", "\u00a0", "ẞ", "ș", "„“", "---", "...", "=", "[[jahr]]", "\U0001f600", "a\u0308"]
)


def _clean(value: str) -> str:
    return normalize("NFC", "".join(c for c in value if c not in "\ufffe\uffff"))


words = st.lists(TRICKY | st.text(CHARACTERS, min_size=1, max_size=8), min_size=1, max_size=4).map("".join).map(_clean)


def _is_text(text: Text) -> bool:
    plain = "".join(run.text for run in text)
    return (
        bool(plain.strip())
        and plain == normalize("NFC", plain)
        and all(line == line.strip() and line for line in plain.split("\n"))
    )


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text in normal form: no blanks at the ends of a line, neighbours differ in emphasis."""
    marks = st.sampled_from([Mark(value) for value in range(8)])
    pieces = draw(st.lists(st.tuples(words, marks), min_size=1, max_size=3))
    if draw(st.booleans()):
        pieces = [pieces[0], ("\n", pieces[0][1]), *pieces[1:], ("z", Mark.NONE)]
    text = normal_text(Run(value, mark) for value, mark in pieces)
    return text if _is_text(text) else (Run("Text"),)


items = st.recursive(
    st.builds(Item, texts()),
    lambda below: st.builds(Item, texts(), st.lists(below, max_size=2).map(tuple)),
    max_leaves=4,
)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    return tuple(draw(st.lists(st.builds(Paragraph, texts()) | items, max_size=2)))


ids = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?", fullmatch=True)


@st.composite
def measures(draw: st.DrawFn, fields: tuple[str, ...]) -> Measure:
    cells = {name: draw(contents()) for name in fields if name != "art"}
    cells["thema"] = cells["thema"] or (Paragraph(draw(texts())),)
    arten = tuple(draw(st.lists(st.sampled_from([a.name for a in ARTEN]), max_size=3, unique=True)))
    wording = draw(st.none() | texts().map(lambda text: " ".join("".join(r.text for r in text).split())))
    has_art = "art" in fields
    return Measure(
        draw(ids),
        arten if has_art else (),
        {name: content for name, content in cells.items() if content},
        wording if has_art and wording != " ".join(arten) else None,
    )


def _unique(sections: list[Section]) -> list[Section]:
    seen: set[str] = set()
    result = []
    for section in sections:
        kept = tuple(m for m in section.measures if not (m.id in seen or seen.add(m.id)))  # type: ignore[func-returns-value]
        result.append(replace(section, measures=kept))
    return result


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Random measures, intros and notes in the sample's organisation."""
    base = sample_report()
    notes = st.lists(st.builds(Paragraph, texts()), max_size=2).map(tuple)
    few = {"max_size": 2}
    sections = _unique(
        [
            Section(STATISTIK, tuple(draw(st.lists(measures(AUSTAUSCH.fields), **few))), layout="austausch"),
            Section(UMWELT, tuple(draw(st.lists(measures(STANDARD.fields), **few))), draw(st.booleans()), draw(notes)),
            Section(GARTEN, tuple(draw(st.lists(measures(STANDARD.fields), **few))), notes=draw(notes)),
            Section(FLAECHEN, tuple(draw(st.lists(measures(STANDARD.fields), **few))), notes=draw(notes)),
        ]
    )
    category = Category("I", "Kategorie I", intro=draw(contents()), sections=tuple(sections))
    return replace(base, categories=(category,), title="Bericht")
