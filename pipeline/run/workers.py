"""Windows of documents worked through by one process or by many, a bounded number at a time, in their order."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import TypeVar

from pipeline.document import RawDocument
from pipeline.load.items import Failure, Item, Known
from pipeline.load.rows import DocumentRows
from pipeline.rules import load_rules
from pipeline.run.stages import rows_or_failure

_WINDOW_DOCUMENTS = 100
_WINDOW_CHARACTERS = 400_000
# Each worker has one window in hand and one waiting.
_WINDOWS_A_WORKER = 2

Plan = Sequence[RawDocument | Known | Failure]
Worked = list[DocumentRows | Failure]
T = TypeVar("T", bound="RawDocument | Known | Failure")


def windows(readings: Iterable[T]) -> Iterator[list[T]]:
    """`readings` in their order, in lists that are a fair transaction and fit into memory many times."""
    window: list[T] = []
    characters = 0
    for reading in readings:
        window.append(reading)
        characters += len(reading.text) if isinstance(reading, RawDocument) else 0
        if len(window) == _WINDOW_DOCUMENTS or characters >= _WINDOW_CHARACTERS:
            yield window
            window, characters = [], 0
    if window:
        yield window


class Crew:
    """The processes that work documents through: this one, or a pool of `workers`.

    Without a number, this process works alone as long as one window is all there is, and a pool of one process a
    core takes over from the second window on.
    """

    def __init__(self, workers: int | None) -> None:
        self.size = workers or os.cpu_count() or 1
        self._at_once = workers is not None
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def work(self, plans: Iterable[Plan]) -> Iterator[list[Item]]:
        """What comes of each plan, in the order of plans; never more are begun than the processes keep busy."""
        waiting: deque[Callable[[], list[Item]]] = deque()
        for plan in _with_last(plans):
            waiting.append(self._begin(*plan))
            if len(waiting) >= self.size * _WINDOWS_A_WORKER:
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()

    def _begin(self, plan: Plan, alone: bool) -> Callable[[], list[Item]]:
        """Begins to work a plan through; gives the function that waits for the outcome."""
        todo = [entry for entry in plan if isinstance(entry, RawDocument)]
        if self.size == 1 or not todo or (alone and not self._at_once):
            return lambda: _fill(plan, work_window(todo))
        future: Future[Worked] = self._started_pool().submit(work_window, todo)
        return lambda: _fill(plan, future.result())

    def _started_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.size, get_context("spawn"), _start_worker)
        return self._pool


def work_window(documents: Sequence[RawDocument]) -> Worked:
    """What comes of each document."""
    return [rows_or_failure(document) for document in documents]


def _start_worker() -> None:
    """Reads the rules before the first document comes; an interrupt is for the parent to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    load_rules()


def _fill(plan: Plan, worked: Worked) -> list[Item]:
    """The plan with what came of its documents in their places."""
    outcomes = iter(worked)
    return [next(outcomes) if isinstance(entry, RawDocument) else entry for entry in plan]


def _with_last(plans: Iterable[Plan]) -> Iterator[tuple[Plan, bool]]:
    """Each plan, and whether it is the only one there is."""
    entries = iter(plans)
    first = next(entries, None)
    if first is None:
        return
    second = next(entries, None)
    yield first, second is None
    if second is not None:
        yield second, False
    for plan in entries:
        yield plan, False
