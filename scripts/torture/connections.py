"""Connections that PostgreSQL loses: back ends terminated in the middle of a batch, the server stopped and started."""

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any

from sqlalchemy import Connection, create_engine, text

from pipeline.errors import LoadError
from pipeline.run import windows
from pipeline.run.job import run
from scripts.torture.bench import AGAIN, Bench, Result, contents, database, load, on_each_statement

_ARTICLES = 4
# Seconds for the back ends that are terminated.
_SHARE = 150


def connections(bench: Bench) -> Iterator[Result]:
    """100 terminated back ends, 5 restarts, and a server that does not come back."""
    windows._WINDOW_DOCUMENTS = 1
    folder = bench.articles(_ARTICLES)
    wanted = load(bench.new_postgres(), folder)
    yield _terminated(bench, folder, wanted, bench.amount(100, 5))
    if not bench.short:
        yield _restarted(bench, folder, wanted, 5)
        yield _gone(bench, folder)


def _terminated(bench: Bench, folder: Path, wanted: object, count: int) -> Result:
    url, done, wrong = bench.new_postgres(), 0, 0
    administration = create_engine(bench.server.url(), isolation_level="AUTOCOMMIT")

    def terminate(connection: Connection) -> None:
        nonlocal done
        own: Any = connection.connection.dbapi_connection
        with administration.connect() as other:
            done += other.scalar(text("SELECT pg_terminate_backend(:pid)"), {"pid": own.info.backend_pid})
            time.sleep(0.02)

    # A stride that shares no factor with the steps of a batch meets every one of them in time.
    for phase in bench.within(_SHARE, itertools.count(1)):
        if done >= count:
            break
        wrong += _disturbed(url, folder, terminate, stride=211, phase=17 * phase) != wanted
    administration.dispose()
    return Result(
        "a connection that is lost is taken up again",
        f"{done} back ends terminated, {wrong} runs with wrong rows",
        not wrong,
    )


def _disturbed(url: str, folder: Path, disturb: Callable[[Connection], None], stride: int, phase: int) -> object:
    """The contents after a run that is disturbed at every step whose number is `phase` more than a multiple."""
    steps = 0

    def act(connection: Connection) -> None:
        nonlocal steps
        steps += 1
        # Not before the run is in its book: what goes wrong that early is told, not mended.
        if steps > 40 and steps % stride == phase % stride:
            disturb(connection)

    with database(url) as engine:
        on_each_statement(engine, act)
        run([str(folder)], engine, AGAIN)
    with database(url) as engine:
        return contents(engine)


def _restarted(bench: Bench, folder: Path, wanted: object, count: int) -> Result:
    url, wrong, done = bench.new_postgres(), 0, 0
    for number in range(count):
        left = 1

        def restart(_: Connection) -> None:
            nonlocal left, done
            if left:
                left -= 1
                done += 1
                bench.server.stop()
                Timer(2.0, bench.server.start).start()

        wrong += _disturbed(url, folder, restart, stride=211, phase=11 * number) != wanted
    return Result(
        "the server is started anew", f"{done} restarts, 2 s away each, {wrong} runs with wrong rows", not wrong
    )


def _gone(bench: Bench, folder: Path) -> Result:
    url, message, began = bench.new_postgres(), "", 0.0

    def stop(_: Connection) -> None:
        nonlocal began
        if not began:
            began = time.monotonic()
            bench.server.stop()

    try:
        _disturbed(url, folder, stop, stride=211, phase=20)
    except LoadError as error:
        message = str(error)
    took = time.monotonic() - began
    bench.server.start()
    kept = "was lost 7 times" in message
    return Result("a server that stays away ends the run with a message", f"after {took:.0f} s: {message[:60]}", kept)
