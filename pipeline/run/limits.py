"""Limits on the work at one document: time and memory, kept by the process that does it."""

import faulthandler
import os
import resource
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from multiprocessing import parent_process
from types import FrameType
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: `seconds` of time, and a process that holds at most `memory` bytes."""

    seconds: float = 60.0
    memory: int = 4 * 1024**3


class OverTime(BaseException):
    """The time is up. No Exception: whatever a library does with those of its own, this one comes through."""


@contextmanager
def limited(limits: Limits) -> Generator[None, None, None]:
    """Inside, time and memory are short.

    Code that lets Python look is stopped by an alarm. Code that does not, as one long match of a pattern, ends with
    its process at twice the time: a worker can be replaced. The process of the command itself is never ended.

    Raises:
        OverTime: the time is up.
        MemoryError: by whatever asks for more than there is.
    """
    with _last_resorts(limits) if parent_process() is not None else nullcontext(), _alarm(limits.seconds):
        yield


@contextmanager
def _last_resorts(limits: Limits) -> Generator[None, None, None]:
    """Bounds the memory of this process, and ends it when twice the time is up."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_lower(limits.memory, before[1]), before[1]))
    faulthandler.dump_traceback_later(2 * limits.seconds, exit=True, file=_nowhere())
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        resource.setrlimit(resource.RLIMIT_AS, before)


def _lower(wanted: int, most: int) -> int:
    return wanted if most == resource.RLIM_INFINITY else min(wanted, most)


@contextmanager
def _alarm(seconds: float) -> Generator[None, None, None]:
    """Raises OverTime after `seconds`; outside the main thread, where no signal is heard, never."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise OverTime


@cache
def _nowhere() -> TextIO:
    """Where the traceback goes that comes with the end of a process; it has to stay open."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
