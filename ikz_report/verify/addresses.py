"""Whether an address can be one, by its form alone: nothing is ever visited (RFC 3986)."""

from __future__ import annotations

import re

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]|localhost|\[[0-9a-f:.]+\]|\d+(?:\.\d+){3}"
_REST = r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
_WEB = rf"https?://(?:[^\s/@]+@)?(?:{_HOST})(?::\d{{1,5}})?(?:[/?#]{_REST})?"
_MAIL = rf"mailto:[^\s@<>\"]+@(?:{_HOST})(?:\?\S*)?"
_PHONE = r"tel:\+?[\d().-]+"


def is_address(text: str) -> bool:
    """Whether the text is a web address, mail address or telephone number in its proper form.

    Letters beyond ASCII may stand in it: programs encode them themselves.
    """
    ascii_only = re.sub(r"[^\x00-\x7f]", "x", text)
    return any(re.fullmatch(pattern, ascii_only, re.IGNORECASE) for pattern in (_WEB, _MAIL, _PHONE))
