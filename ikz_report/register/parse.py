"""YAML text to nodes with places."""

from __future__ import annotations

from ikz_report.register.nodes import Node
from ikz_report.register.source import Source
from ikz_report.register.usual_form import read_usual


def read_nodes(source: Source) -> Node | None:
    """The file's one document; None where there is none, which is noted as a problem."""
    if not source.readable:
        return None
    node = read_usual(source)
    if node is None:
        from ikz_report.register.libyaml import read_any  # takes longer to load than a department's file to read

        return read_any(source)
    return node
