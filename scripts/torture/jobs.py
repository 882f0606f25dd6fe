"""Two jobs at once over the same articles in opposite orders: no deadlock, nothing locked, the rows of one job."""

import os
import tempfile
from collections.abc import Iterator

from pipeline.run import job, windows
from pipeline.run.inputs import read_all
from pipeline.run.job import run
from scripts.torture.bench import AGAIN, Bench, Result, contents, database, load
from scripts.torture.kills import in_child


def jobs(bench: Bench) -> Iterator[Result]:
    """1,000 batches on each kind of database."""
    for kind in ("SQLite", "PostgreSQL"):
        yield _two_at_once(bench, kind, bench.amount(500, 10))


def _two_at_once(bench: Bench, kind: str, batches: int) -> Result:
    folder = bench.articles(batches)
    windows._WINDOW_DOCUMENTS = 100
    wanted = load(bench.new_database(kind), folder)
    windows._WINDOW_DOCUMENTS = 1
    url = bench.new_database(kind)

    def work(backwards: bool, told: int) -> None:
        os.dup2(told, 2)
        if backwards:
            job.read_all = lambda *given: reversed(list(read_all(*given)))  # type: ignore[assignment]
        with database(url) as engine:
            run([str(folder)], engine, AGAIN)

    with tempfile.TemporaryFile() as told:
        children = [in_child(lambda back=back: work(back, told.fileno())) for back in (False, True)]  # type: ignore[misc]
        failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
        told.seek(0)
        said = told.read().decode()
    with database(url) as engine:
        same = contents(engine) == wanted
    locked, dead = said.count("is locked"), said.count("deadlock")
    rows = "equal" if same else "DIFFER"
    figure = f"{2 * batches} batches: {dead} deadlocks, {locked} times locked, {failed} jobs failed, rows {rows}"
    return Result(f"two jobs at once ({kind})", figure, same and not (failed or locked or dead))
