"""kill -9 at every boundary and at random: after another run the database is the one of a run that nobody disturbed."""

import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sqlalchemy import text

from pipeline.run import inputs, stages, windows
from pipeline.run.job import run
from scripts.torture.bench import HERE, Bench, Result, database, load, on_each_statement

# Each by its name in the module that calls it.
_STAGES = ((inputs, "read"), *((stages, name) for name in ("clean", "find_mentions", "extract", "validate", "rows_of")))
_ARTICLES = 4
# Seconds for each kind of database.
_SHARE = 240


def kills(bench: Bench) -> Iterator[Result]:
    """200 kills on SQLite, 100 on PostgreSQL: half of them at boundaries, half at random moments."""
    windows._WINDOW_DOCUMENTS = 1
    for kind, count in (("SQLite", bench.amount(200, 4)), ("PostgreSQL", bench.amount(100, 4))):
        yield _killed(bench, kind, count)
    yield _killed_while_tables_are_made(bench, bench.amount(12, 1))


def _killed(bench: Bench, kind: str, count: int) -> Result:
    folder = bench.articles(_ARTICLES)
    url = bench.new_database(kind)
    steps = _count_steps(url, folder)
    wanted, began = load(bench.new_database(kind), folder), time.monotonic()
    load(bench.new_database(kind), folder)
    usual = time.monotonic() - began
    chance = random.Random(2260)
    at_boundaries = [1 + number * steps // (count // 2) for number in range(count // 2)]
    moments = [chance.uniform(0, usual) for _ in range(count - count // 2)]
    died = different = partial = open_books = killed = 0
    turns: list[tuple[int | None, float | None]] = []
    for at, after in zip_longest(at_boundaries, moments):
        turns += [(at, None), (None, after)]
    for at, after in bench.within(_SHARE, turns):
        killed += 1
        url = bench.new_database(kind)
        died += _run_and_kill(url, folder, at, after)
        partial += _is_partial(url)
        different += load(url, folder) != wanted
        open_books += _has_open_book(url)
    figure = (
        f"{killed} kill -9, half at boundaries, half at random; {died} runs died of it: {partial} with progress that "
        f"differs from the data, {different} databases differ, {open_books} dead runs left open in the book"
    )
    return Result(
        f"killed at any moment and run again, the same rows ({kind}, {steps} boundaries)",
        figure,
        not (partial or different or open_books),
    )


def _count_steps(url: str, folder: Path) -> int:
    taken = 0

    def act(_: Any = None) -> None:
        nonlocal taken
        taken += 1

    _run_with(url, folder, act)
    return taken


def _run_with(url: str, folder: Path, act: Callable[..., None]) -> None:
    """A run that calls `act` at every boundary: around each stage, each statement, each commit."""
    with _at_stages(act), database(url) as engine:
        on_each_statement(engine, act)
        run([str(folder)], engine, HERE)


@contextmanager
def _at_stages(act: Callable[..., None]) -> Iterator[None]:
    whole = [(module, name, getattr(module, name)) for module, name in _STAGES]

    def around(stage: Callable[..., Any]) -> Callable[..., Any]:
        def staged(*given: Any, **named: Any) -> Any:
            act()
            done = stage(*given, **named)
            act()
            return done

        return staged

    for module, name, stage in whole:
        setattr(module, name, around(stage))
    try:
        yield
    finally:
        for module, name, stage in whole:
            setattr(module, name, stage)


def _run_and_kill(url: str, folder: Path, at: int | None, after: float | None) -> bool:
    """Kills a run at its boundary number `at`, or `after` seconds; tells whether it was still at work."""
    left = at

    def act(_: Any = None) -> None:
        nonlocal left
        if left is not None:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    child = in_child(lambda: _run_with(url, folder, act))
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def in_child(work: Callable[[], object]) -> int:
    """Does `work` in a copy of this process, which starts at once; gives its number."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _is_partial(url: str) -> bool:
    """Whether the book of the killed run counts other documents than there are."""
    with database(url) as engine, engine.connect() as connection:
        counted = connection.scalar(text("SELECT coalesce(sum(documents_loaded), 0) FROM runs"))
        return counted != connection.scalar(text("SELECT count(*) FROM documents"))


def _has_open_book(url: str) -> bool:
    """Whether a run is still said to be at work, after another one."""
    with database(url) as engine, engine.connect() as connection:
        return bool(connection.scalar(text("SELECT count(*) FROM runs WHERE status = 'running'")))


def _killed_while_tables_are_made(bench: Bench, count: int) -> Result:
    """Kills runs into a file that is not there yet, at random moments of making tables and reference data."""
    folder, chance = bench.articles(_ARTICLES), random.Random(1949)
    wanted = load(f"sqlite:///{bench.folder / 'whole.db'}", folder)
    different = died = 0
    for number in range(count):
        url = f"sqlite:///{bench.folder / f'new-{number}.db'}"
        child = in_child(lambda url=url: load(url, folder))  # type: ignore[misc]
        time.sleep(chance.uniform(0.05, 2.0))
        os.kill(child, signal.SIGKILL)
        died += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        different += load(url, folder) != wanted
    figure = f"{died} of {count} runs died, {different} databases differ"
    return Result("killed while tables and reference data are made (SQLite)", figure, not different)
