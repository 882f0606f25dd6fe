"""HTML pages are parsed in a process of their own: what a page does to the parser, it does to no other document."""

import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from types import TracebackType
from typing import Any

from pipeline.document import RawDocument
from pipeline.errors import ReadError
from pipeline.read import ReadPage, read_page
from pipeline.run.forks import forking
from pipeline.run.limits import Limits, OverTime, limited

_Asked = tuple[bytes, str, str | None]
_Answer = RawDocument | ReadError


class PageProcess:
    """Reads pages as `read` does, in a process that starts with the first of them, and anew after one that dies."""

    def __init__(self, limits: Limits, read: ReadPage = read_page) -> None:
        self._limits = limits
        self._read = read
        self._running: tuple[BaseProcess, Connection] | None = None

    def __enter__(self) -> "PageProcess":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def __call__(self, data: bytes, source: str, url: str | None = None) -> _Answer:
        """The document on the page, or why there is none."""
        # A process may be lost to something else: guilty is the page that costs a second one.
        return self._ask((data, source, url)) or self._ask((data, source, url)) or _deadly(source)

    def _ask(self, asked: _Asked) -> _Answer | None:
        """The answer of the process; None where it is lost."""
        began = monotonic()
        try:
            connection = self._connected()
            began = monotonic()
            connection.send(asked)
            answer: _Answer = connection.recv()
        except (EOFError, OSError):
            self._end()
            return _over_time(asked[1], self._limits) if monotonic() - began > self._limits.seconds else None
        return answer

    def _connected(self) -> Connection:
        """The line to the process, which is started where there is none."""
        if self._running is None:
            context = forking()
            ends: tuple[Any, Any] = context.Pipe()
            ours, theirs = ends
            process = context.Process(target=_serve, args=(theirs, self._limits, self._read), daemon=True)
            process.start()
            self._running = process, ours
            # With our copy of its end gone, the end of the process is the end of the line.
            theirs.close()
            # Ready: what it takes to start is not the page's fault.
            ours.recv()
        return self._running[1]

    def _end(self) -> None:
        if self._running is not None:
            process, connection = self._running
            self._running = None
            connection.close()
            process.kill()
            process.join()
            process.close()


def _serve(connection: Connection, limits: Limits, read: ReadPage) -> None:
    """Answers until nobody asks any more; an interrupt is for the parent to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        connection.send("ready")
        while True:
            asked: _Asked = connection.recv()
            connection.send(_answer(asked, limits, read))


def _answer(asked: _Asked, limits: Limits, read: ReadPage) -> _Answer:
    source = asked[1]
    try:
        with limited(limits):
            return read(*asked)
    except OverTime:
        return _over_time(source, limits)
    except MemoryError:
        return ReadError(source, "memory_limit", "reading it takes too much memory")
    except Exception as error:
        return ReadError(source, "unreadable", f"it cannot be read: {type(error).__name__}: {error}")


def _deadly(source: str) -> ReadError:
    return ReadError(source, "killed", "the process that reads it dies of it")


def _over_time(source: str, limits: Limits) -> ReadError:
    return ReadError(source, "time_limit", f"reading it takes more than {limits.seconds:g} seconds")
