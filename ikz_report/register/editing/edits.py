"""Changes to one text, collected by place and put in all at once."""

from __future__ import annotations

from collections.abc import Iterable

from ikz_report.register.editing.page import Page


class Edits:
    """The changes to a page; what is put in at one place keeps the order of the calls."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._edits: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of another, which may be empty."""
        self._edits.append((start, end, text))

    def insert_lines(self, number: int, lines: Iterable[str]) -> None:
        """Put lines before the line of that number."""
        start = self.page.starts[number]
        self.replace(start, start, "".join(line + self.page.newline for line in lines))

    def remove_lines(self, first: int, after: int) -> None:
        """Remove the lines from one to before another."""
        self.replace(self.page.starts[first], self.page.starts[after], "")

    def result(self) -> str:
        parts: list[str] = []
        at = 0
        for start, end, text in sorted(self._edits, key=lambda edit: edit[:2]):
            parts += [self.page.text[at:start], text]
            at = max(at, end)  # blank lines between two entries may be removed with either
        return "".join([*parts, self.page.text[at:]])
