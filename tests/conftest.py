"""Settings and fixtures of all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# In CI the same examples each time: there a failure is to mean that a change broke something. At home others each time,
# so that more is found.
settings.register_profile(
    "project",
    deadline=None,
    max_examples=40,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("project")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with the real annex and the acceptance checks."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with the real annex is not here")
    return SHARED


@pytest.fixture(scope="session")
def annex(shared: Path) -> Path:
    """The real 2014 annex as text."""
    return shared / "seed" / "ikz-2014.txt"
