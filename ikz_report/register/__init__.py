"""The register: YAML files ↔ model.

The names below are loaded when they are first used, so that commands which read no register stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ikz_report.register.dump import dump_organisation, dump_report
    from ikz_report.register.insert import add_units
    from ikz_report.register.lacks import figure_problems
    from ikz_report.register.load import load_organisation, load_report, years
    from ikz_report.register.schema import schema_files

__all__ = [
    "add_units",
    "dump_organisation",
    "dump_report",
    "figure_problems",
    "load_organisation",
    "load_report",
    "schema_files",
    "years",
]

_MODULES = {
    "add_units": "insert",
    "dump_organisation": "dump",
    "dump_report": "dump",
    "figure_problems": "lacks",
    "load_organisation": "load",
    "load_report": "load",
    "schema_files": "schema",
    "years": "load",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
