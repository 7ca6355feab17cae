"""The nodes of a YAML file: texts, lists and groups of fields, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_EVENTS = 1_000_000  # of a file, as libyaml counts: three hundred times a city's measures, some hundred MB


@dataclass(slots=True)
class Scalar:
    """A text; ``style`` is empty where it is plain, else the character it starts with: ``" ' | >``."""

    text: str
    start: int
    end: int
    style: str = ""


@dataclass(slots=True)
class Sequence:
    """A list; ``flow`` where it stands in brackets, ``cut`` where a mistake in the YAML took entries of it."""

    start: int
    end: int = 0
    flow: bool = False
    items: list[Node] = field(default_factory=list)
    cut: bool = False


@dataclass(slots=True)
class Mapping:
    """Fields by name, each with its key, in the file's order.

    ``lost`` are those that a mistake in the YAML took, an empty name where that is not known.
    """

    start: int
    end: int = 0
    flow: bool = False
    pairs: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    broken: bool = False
    lost: tuple[str, ...] = ()

    def may_have_had(self, name: str) -> bool:
        """Whether a mistake in the YAML may have taken the field, or entries of it."""
        value = self.pairs[name][1] if name in self.pairs else None
        return name in self.lost or "" in self.lost or (type(value) is Sequence and value.cut)


@dataclass(slots=True)
class Broken:
    """Something whose problem has been noted; readers pass over it."""

    start: int
    end: int = 0


Node = Scalar | Sequence | Mapping | Broken
