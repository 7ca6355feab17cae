"""The delivered Word template as docxtpl alone can take it: with the loops through the columns written out."""

from __future__ import annotations

from pathlib import Path

from ikz_report.model import Report
from ikz_report.paper.templates import WORD, template
from ikz_report.writers.word.columns import NUMBER, write_out
from ikz_report.writers.word.package import serialised
from ikz_report.writers.word.render import template_parts
from ikz_report.writers.word.styles import Styles
from ikz_report.writers.word.template import open_template


def make_template(path: Path, report: Report) -> Path:
    package = open_template(template(WORD))
    styles = Styles(package)
    parts = {}
    for _, name in template_parts(package):
        root = package.tree(name)
        write_out(root, report.layout().columns, styles)
        for element in root.iter():
            element.attrib.pop(NUMBER, None)
        parts[name] = serialised(root)
    path.write_bytes(package.packed(parts))
    return path
