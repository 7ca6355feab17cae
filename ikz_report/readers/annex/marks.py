"""Bullets that were read as text."""

from __future__ import annotations

import re

from ikz_report.model import Content, lines, plain
from ikz_report.readers.annex.drafts import Spot

# A dash or a dot within a text is one between words, or the sign for „nothing“ where it stands alone.
_MARK = re.compile(r"(?:^|(?<=\s))([●■◆❖◦▪▫‣➢►⬥])(?=\s*\S)|^([-–—·])(?=\s+\S)", re.MULTILINE)


def note_marks(content: Content, spot: Spot) -> None:
    """List a text that may be a list."""
    found = next((match for _, text in lines(content) if (match := _MARK.search(plain(text)))), None)
    if found:
        spot.doubt(
            f"„{found[1] or found[2]}“ sieht wie ein Aufzählungszeichen aus, ist hier aber als Text gelesen. Bitte "
            "prüfen, ob es eine Aufzählung ist."
        )
