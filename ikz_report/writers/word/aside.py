"""Work that goes on beside the rest, in a thread: worth it only where C code lets go of the interpreter."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
TURN = 0.0003  # seconds after which the interpreter lets another thread go on; by itself it takes 17 times as long


class Aside(Generic[T]):
    """A function that runs from now on; ``result`` waits for its end."""

    def __init__(self, function: Callable[[], T]) -> None:
        self._function = function
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        try:
            self._value = self._function()
        except BaseException as error:  # told where the result is asked for
            self._error = error
        finally:
            sys.setswitchinterval(before)

    def result(self) -> T:
        """What the function gives.

        Raises:
            BaseException: what the function raised.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._value
