"""Signals that ask for an end: heard once, wherever the work is, and then no more; by a transaction at its end."""

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

_ASKING = (signal.SIGINT, signal.SIGTERM)
# Seconds that a transaction has to come to its end: its database may be one that answers no more.
_GRACE = 3.0


@dataclass(slots=True)
class _Asked:
    """How many shelters the main thread is in, whether somebody asked for an end meanwhile, and whether it was told."""

    shelters: int = 0
    waiting: bool = False
    told: bool = False


_asked = _Asked()


@contextmanager
def stopping() -> Generator[None, None, None]:
    """Inside, SIGINT and SIGTERM raise KeyboardInterrupt; a second one does not disturb what the first one began.

    Signals are heard in the main thread alone: in another one nothing changes.
    """
    if not _hears():
        yield
        return
    before = {number: signal.getsignal(number) for number in (*_ASKING, signal.SIGALRM)}
    _asked.shelters, _asked.waiting, _asked.told = 0, False, False
    try:
        for number in _ASKING:
            signal.signal(number, _stop)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


@contextmanager
def sheltered() -> Generator[None, None, None]:
    """Inside, a signal waits for the end: an interrupt in the middle of a commit, or of a way out of a transaction,
    would leave one open that nobody can end any more. What takes too long is interrupted all the same.
    """
    if not _hears():
        yield
        return
    _asked.shelters += 1
    try:
        yield
    finally:
        _asked.shelters -= 1
        if _asked.waiting and not _asked.shelters:
            signal.setitimer(signal.ITIMER_REAL, 0)
            _interrupt()


def tell_again() -> None:
    """Raises the interrupt once more for work that goes on after it: Python passes over what is raised in a finalizer
    or a callback of the garbage collection, and that is where a signal may find the main thread.

    Raises:
        KeyboardInterrupt: the work should have ended.
    """
    if _asked.told and _hears():
        raise KeyboardInterrupt


def _hears() -> bool:
    return threading.current_thread() is threading.main_thread()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    for number in _ASKING:
        signal.signal(number, signal.SIG_IGN)
    _asked.waiting = True
    if not _asked.shelters:
        _interrupt()
    signal.signal(signal.SIGALRM, _lose_patience)
    signal.setitimer(signal.ITIMER_REAL, _GRACE)


def _lose_patience(_signal: int, _frame: FrameType | None) -> None:
    if _asked.waiting:
        _interrupt()


def _interrupt() -> NoReturn:
    _asked.waiting, _asked.told = False, True
    raise KeyboardInterrupt
