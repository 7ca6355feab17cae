"""A template that LibreOffice saved: it names the relation to the properties in its own way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from ikz_report.writers.word import build_docx
from ikz_report.writers.word.container import CORE, CORE_OF_LIBREOFFICE, RELATIONS
from tests.conftest import ROOT
from tests.samples import sample_report

TEMPLATE = ROOT / "templates" / "informationsvorlage.docx"


def test_the_properties_stand_once_in_the_built_file(tmp_path: Path) -> None:
    own = tmp_path / "vorlage.docx"
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(own, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            assert name != RELATIONS or CORE in part
            target.writestr(name, part.replace(CORE, CORE_OF_LIBREOFFICE) if name == RELATIONS else part)
    names = zipfile.ZipFile(io.BytesIO(build_docx(sample_report(), own))).namelist()
    assert names.count("docProps/core.xml") == 1
    assert len(set(names)) == len(names)
