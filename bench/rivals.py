"""What the Word writer is measured against: ``python -m bench.rivals docxtpl|cells|xml DATA OUTPUT TEMPLATE``.

``docxtpl``: the same template and the same data through docxtpl as it comes, with its own rich text. ``cells``: docxtpl
with this project's ready-made cells. ``xml``: every measure as one string of
XML, zipped; the least a Word file can cost.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Any

from ikz_report.model import Content, Mark, Report, Text, art_text, lines, plain
from ikz_report.register import load_report
from ikz_report.xmltext import escape

YEAR = 2014
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


class DocxtplCells:
    """Cells by docxtpl's own means, RichTextParagraph, in place of the project's typesetter."""

    standard = None

    def paragraphs(self, content: Content, _form: object) -> str:
        from docxtpl import RichTextParagraph

        result = RichTextParagraph()
        for level, text in lines(content):
            result.add(self._text(text), parastyle=f"IKZPunkt{level}" if level else "IKZZelltext")
        return str(result) or "<w:p/>"

    def _text(self, text: Text) -> object:
        from docxtpl import RichText

        result = RichText()
        for run in text:
            mark = run.marks
            result.add(run.text, bold=Mark.BOLD in mark, italic=Mark.ITALIC in mark, underline=Mark.UNDERLINE in mark)
        return result


def with_docxtpl(report: Report, output: Path, template: Path) -> None:
    """docxtpl and its own rich text, on data that this project has read."""
    _render(report, output, template, DocxtplCells())


def with_our_cells(report: Report, output: Path, template: Path) -> None:
    """docxtpl with the project's ready-made cells: what only the rendering itself costs."""
    from ikz_report.writers.word.styles import Styles
    from ikz_report.writers.word.template import open_template
    from ikz_report.writers.word.typesetter import Typesetter

    styles = Styles(open_template(template))
    _render(report, output, template, Typesetter(styles.standard_form(), styles.next_list))


def _render(report: Report, output: Path, template: Path, typesetter: Any) -> None:
    from docxtpl import DocxTemplate

    from ikz_report.writers.word.context import build_context

    document = DocxTemplate(template)
    document.render(build_context(report, typesetter), autoescape=True)
    document.save(output)


def with_xml(report: Report, output: Path, _template: Path) -> None:
    out = [f'<w:document xmlns:w="{W}"><w:body><w:tbl><w:tblPr/><w:tblGrid/>']
    for measure in report.measures():
        cells = [[art_text(measure)], *([plain(text) for _, text in lines(each)] for each in measure.cells.values())]
        out.append("<w:tr>")
        for cell in cells:
            paragraphs = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in cell)
            out.append(f"<w:tc>{paragraphs or '<w:p/>'}</w:tc>")
        out.append("</w:tr>")
    out.append("</w:tbl><w:p/></w:body></w:document>")
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", "".join(out))


def main() -> None:
    way, data, output, template = sys.argv[1:5]
    report = load_report(Path(data), YEAR)
    {"docxtpl": with_docxtpl, "cells": with_our_cells, "xml": with_xml}[way](report, Path(output), Path(template))


if __name__ == "__main__":
    main()
