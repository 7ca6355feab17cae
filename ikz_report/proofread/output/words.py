"""Unknown words as they are shown: each once, with its places."""

from __future__ import annotations

from dataclasses import dataclass

from ikz_report.proofread.finding import Finding, Use
from ikz_report.proofread.locate import Spot, WordSpot


@dataclass(frozen=True, slots=True)
class Spotted:
    """Where a word stands, for people: names, the place, and where in which file."""

    use: Use
    department: str
    where: str
    spot: Spot | WordSpot | None = None


@dataclass(frozen=True, slots=True)
class WordRemark:
    """A word that nobody knows, with all its places."""

    finding: Finding
    places: tuple[Spotted, ...]

    @property
    def word(self) -> str:
        return self.finding.quote

    @property
    def departments(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.department for each in self.places))
