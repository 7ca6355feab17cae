"""A YAML text cut into paragraphs with emphasis."""

from __future__ import annotations

from itertools import islice

from ikz_report.model import Paragraph, Run, Text
from ikz_report.register.markup import TAG, MarkupError, parse_text, tidy_lines
from ikz_report.register.nodes import Scalar
from ikz_report.register.source import Source


def paragraphs(node: Scalar, source: Source) -> tuple[Paragraph, ...]:
    """The paragraphs of one text."""
    if run := plain_run(node, source):
        return (Paragraph((run,)),)
    result = []
    tags = 0
    for part in _parts(node, source):
        parsed = _marked(part, tags, node, source)
        if parsed:
            result.append(Paragraph(parsed))
        tags += sum(1 for _ in TAG.finditer(part)) if "<" in part else 0
    return tuple(result)


def plain_run(node: Scalar, source: Source) -> Run | None:
    """The text as one run where it is a single line without tags, as most are; None else, or where it is blank."""
    text = node.text
    if "\n" in text or "<" in text:
        return None
    if not source.is_nfc or node.style == '"':
        text = source.nfc(text, node.style)
    text = text.strip()
    return Run(text) if text else None


def _parts(node: Scalar, source: Source) -> list[str]:
    """A text cut into paragraphs.

    Where YAML folds lines, a line end that is left stands for a blank line. In a literal block, and in a
    quoted text whose line ends are written ``\\n``, it is a line end, and two are a blank line.
    """
    lines = [line.strip() for line in node.text.split("\n")]
    written = node.style == "|" or (node.style == '"' and "\n" not in source.text[node.start : node.end])
    if not written:
        return [line for line in lines if line]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return ["\n".join(group) for group in groups if group]


def _marked(part: str, tags: int, node: Scalar, source: Source) -> Text:
    """A paragraph's runs; ``tags`` is how many tags its scalar has before it."""
    try:
        text = parse_text(part)
    except MarkupError as error:
        number = tags + sum(1 for match in TAG.finditer(part) if match.end(1) < error.offset)
        source.problem(_tag_place(number, node, source), str(error))
        return ()
    if not source.is_nfc or node.style == '"':
        text = tuple(Run(source.nfc(run.text, '"'), run.marks) for run in text)
    return tidy_lines(text)


def _tag_place(number: int, node: Scalar, source: Source) -> int:
    """Where a scalar's n-th tag stands in the file; tags written as escapes leave the scalar's own place."""
    matches = TAG.finditer(source.text, node.start, node.end)
    match = next(islice(matches, number, None), None)
    return match.end(1) if match else node.start
