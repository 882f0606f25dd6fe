"""Signals that ask for an end: heard once, wherever the work is, and then no more."""

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

_ASKING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stopping() -> Generator[None, None, None]:
    """Inside, SIGINT and SIGTERM raise KeyboardInterrupt; a second one does not disturb what the first one began.

    Signals are heard in the main thread alone: in another one nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in _ASKING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    for number in _ASKING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
