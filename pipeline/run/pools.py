"""Where windows are worked through: in processes of their own on this machine, or in the process of the command."""

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from pipeline.run.forks import forking
from pipeline.run.workers import start_worker

# Seconds between one kill of the processes and the next.
_KILL_AGAIN = 0.2
# So many kills later what is on the line has been read, or never will be.
_TURNS_TO_READ = 5

P = ParamSpec("P")
T = TypeVar("T")


class Pool(Protocol):
    """Gives executors, and ends them: one more kind of place to work in needs nothing else."""

    @property
    def size(self) -> int:
        """How many windows are worked through at one time."""
        ...

    def open(self) -> Executor:
        """A new executor, in the place of one that broke too."""
        ...

    def close(self, executor: Executor) -> None:
        """Ends an executor at once, whatever it is at; does not wait for work that nobody asks for any more."""
        ...


class LocalPool:
    """`size` processes on this machine. What a document does to its process, it does to no other."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._others = frozenset[BaseProcess]()

    @property
    def size(self) -> int:
        return self._size

    def open(self) -> Executor:
        self._others = frozenset(multiprocessing.active_children())
        return ProcessPoolExecutor(self._size, forking(), start_worker)

    def close(self, executor: Executor) -> None:
        """Kills the processes until the executor has ended: an interrupt may fall between the start of a process and
        its entry in the books, where the first kill would miss it."""
        line = _line_of_results(executor)
        ending = threading.Thread(target=executor.shutdown, kwargs={"wait": True, "cancel_futures": True})
        self._kill()
        ending.start()
        for turn in count():
            ending.join(_KILL_AGAIN)
            if not ending.is_alive():
                return
            self._kill()
            # A process that is killed while it hands over a result leaves half of it on the line. Who reads there waits
            # for the rest as long as somebody could write it, and this process could. An executor that is not stuck so
            # closes the line itself, and two must not do that at one time.
            if turn == _TURNS_TO_READ:
                line.close()

    def _kill(self) -> None:
        # A match of a pattern that does not end hears nothing but a kill.
        for child in frozenset(multiprocessing.active_children()) - self._others:
            child.kill()


def _line_of_results(executor: Executor) -> Connection:
    """The end of the executor's line of results that is written to; the standard library gives no other way to it."""
    line: Connection = cast(Any, executor)._result_queue._writer
    return line


class HerePool:
    """The process of the command itself: starts at once, and a document that kills it kills the run."""

    size = 1

    def open(self) -> Executor:
        return _Here()

    def close(self, executor: Executor) -> None:
        executor.shutdown()


class _Here(Executor):
    """Does what is submitted before it returns."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future
