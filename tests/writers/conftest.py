"""The validator of PDF files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def verapdf(shared: Path) -> Path:
    if shutil.which("java") is None:
        pytest.skip("java is not installed, which veraPDF needs")
    return shared / "acceptance" / "verapdf" / "verapdf"
