"""The book of runs: what each call of the job was given, what it did, how it ended."""

import logging
from dataclasses import asdict, astuple, dataclass, fields
from datetime import UTC, datetime
from operator import add

from sqlalchemy import Connection, Engine, exists, insert, select, update

from models.schema import metadata
from models.vocabulary import RunStatus
from pipeline.load.database import writing
from pipeline.load.living import Hold

_LOG = logging.getLogger("fangzhi")
_KILLED = "its process ended without a word; what it had loaded is kept"
RUNS = metadata.tables["runs"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has done so far."""

    documents_read: int = 0
    documents_loaded: int = 0
    documents_unchanged: int = 0
    documents_rejected: int = 0
    facts: int = 0
    facts_rejected: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(add, astuple(self), astuple(other)))


def has_run(engine: Engine, program_id: str) -> bool:
    """Whether this very program has begun a run on the database before."""
    with engine.connect() as connection:
        return connection.scalar(select(exists().where(RUNS.c.engine == program_id))) or False


def start_run(engine: Engine, hold: Hold, inputs: str, version: str, program_id: str, workers: int) -> int:
    """Opens the book for a run, and closes those of runs whose process is gone; gives the number of the run."""
    values = {
        "started_at": datetime.now(UTC),
        "status": RunStatus.RUNNING.value,
        "inputs": inputs,
        "version": version,
        "engine": program_id,
        "workers": workers,
        **asdict(Counts()),
    }
    with writing(engine) as connection:
        key = connection.execute(insert(RUNS).values(values)).inserted_primary_key
        assert key is not None
        run_id = int(key[0])
        # Before the row can be seen: no other run finds it without its lock.
        hold(run_id)
        _end_killed(connection, hold, run_id)
    return run_id


def _end_killed(connection: Connection, hold: Hold, run_id: int) -> None:
    """Closes the books of runs before `run_id` whose lock nobody holds; when they ended, nobody knows."""
    running = (RUNS.c.status == RunStatus.RUNNING.value) & (RUNS.c.run_id != run_id)
    for other in connection.scalars(select(RUNS.c.run_id).where(running).order_by(RUNS.c.run_id)).all():
        if hold(other):
            _LOG.warning("run %d was killed: %s, and this run goes on from there", other, _KILLED)
            values = {"status": RunStatus.INTERRUPTED.value, "error": _KILLED}
            connection.execute(update(RUNS).where(RUNS.c.run_id == other).values(values))


def note_progress(connection: Connection, run_id: int, counts: Counts) -> None:
    """Writes the counts in the transaction of the rows that they count: whoever does is alive, whatever was said."""
    values = {"status": RunStatus.RUNNING.value, "error": None, **asdict(counts)}
    connection.execute(update(RUNS).where(RUNS.c.run_id == run_id).values(values))


def progress_of(connection: Connection, run_id: int) -> Counts:
    """What the book says that a run has done."""
    columns = [RUNS.c[field.name] for field in fields(Counts)]
    return Counts(*connection.execute(select(*columns).where(RUNS.c.run_id == run_id)).one())


def end_run(connection: Connection, run_id: int, status: RunStatus, error: str | None = None) -> None:
    """Closes the book of a run; its counts were written with the rows that they count."""
    values = {"ended_at": datetime.now(UTC), "status": status.value, "error": error}
    connection.execute(update(RUNS).where(RUNS.c.run_id == run_id).values(values))
