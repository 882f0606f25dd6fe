"""Which runs are alive: each holds a lock of its own, which ends with its process, however that ends."""

import fcntl
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

# Takes the lock of the run with that number; False where another process has it.
Hold = Callable[[int], bool]


@contextmanager
def living(engine: Engine) -> Generator[Hold, None, None]:
    """Inside, the locks of runs on the database can be taken; all of them are let go at the end.

    A lock that is lost on the way, as with a server that is started anew, makes a run look dead that is not:
    its next window puts that right (`note_progress`).
    """
    with _in_server(engine) if engine.dialect.name == "postgresql" else _beside_file(engine) as hold:
        yield hold


@contextmanager
def _in_server(engine: Engine) -> Generator[Hold, None, None]:
    """Advisory locks of a session, by schema and number of the run."""
    statement = text("SELECT pg_try_advisory_lock(hashtext('fangzhi runs of ' || current_schema()), :run)")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            yield lambda run_id: bool(connection.scalar(statement, {"run": run_id}))
        finally:
            # The locks end with the session: it does not go back to the pool.
            connection.invalidate()


@contextmanager
def _beside_file(engine: Engine) -> Generator[Hold, None, None]:
    """Locks on single bytes of an empty file beside the database, which the last to leave takes away.

    Not on the database itself: closing it anew would end the locks of SQLite.
    """
    with engine.connect() as connection:
        name = connection.exec_driver_sql("PRAGMA database_list").scalars(2).first()
    if not name:
        yield lambda _: True
        return
    path = Path(f"{name}-runs")
    with path.open("ab") as file:
        try:
            yield lambda run_id: _lock(file.fileno(), run_id, 1)
        finally:
            if _lock(file.fileno(), 0, 0):
                path.unlink(missing_ok=True)


def _lock(file: int, start: int, length: int) -> bool:
    """Whether this process has the bytes of the file now; a `length` of 0 means all."""
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
    except OSError:
        return False
    return True
