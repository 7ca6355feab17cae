"""What is taken of three versions of something that is changed as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Picked(Generic[T]):
    """The merged value of something that is changed as a whole."""

    value: T
    conflict: bool


def pick(issued: T, chosen: T, other: T) -> Picked[T]:
    """The value that was changed, else the chosen side's."""
    if other in (issued, chosen):
        return Picked(chosen, conflict=False)
    return Picked(other, conflict=False) if chosen == issued else Picked(chosen, conflict=True)
