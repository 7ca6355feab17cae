"""The time of making, which SOURCE_DATE_EPOCH can fix (reproducible-builds.org)."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from ikz_report.errors import InputError

VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """The time in UTC, whole seconds: SOURCE_DATE_EPOCH where it is set.

    Raises:
        InputError: SOURCE_DATE_EPOCH is no number of seconds a date can hold.
    """
    value = os.environ.get(VARIABLE)
    if not value:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"{VARIABLE}={value}: muss eine Zahl von Sekunden seit 1970 sein.") from error
