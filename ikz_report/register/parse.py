"""YAML text to nodes with places."""

from __future__ import annotations

from ikz_report.register.nodes import Node
from ikz_report.register.source import Source
from ikz_report.register.usual_form import read_usual


def read_nodes(source: Source, *, partly: bool = False) -> Node | None:
    """The file's one document; None where there is none, which is noted as a problem.

    ``partly``: also what could be read of a document with mistakes.
    """
    if not source.readable:
        return None
    node: Node | None = read_usual(source)
    if node is not None:
        return node
    from ikz_report.register.libyaml import read_any  # takes longer to load than a department's file to read

    node = read_any(source)
    return node if source.whole or partly else None
