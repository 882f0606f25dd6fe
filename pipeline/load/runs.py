"""The book of runs: what each call of the job was given, what it did, how it ended."""

from dataclasses import asdict, astuple, dataclass
from datetime import UTC, datetime
from operator import add

from sqlalchemy import Connection, Engine, exists, insert, select, update

from models.schema import metadata
from models.vocabulary import RunStatus
from pipeline.load.database import writing

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


def has_run(engine: Engine, engine_id: str) -> bool:
    """Whether this very program has begun a run on the database before."""
    with engine.connect() as connection:
        return connection.scalar(select(exists().where(RUNS.c.engine == engine_id))) or False


def start_run(engine: Engine, inputs: str, version: str, engine_id: str, workers: int) -> int:
    """Opens the book for a run; gives its number."""
    values = {
        "started_at": datetime.now(UTC),
        "status": RunStatus.RUNNING.value,
        "inputs": inputs,
        "version": version,
        "engine": engine_id,
        "workers": workers,
        **asdict(Counts()),
    }
    with writing(engine) as connection:
        key = connection.execute(insert(RUNS).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def note_progress(connection: Connection, run_id: int, counts: Counts) -> None:
    """Writes the counts in the transaction of the rows that they count."""
    connection.execute(update(RUNS).where(RUNS.c.run_id == run_id).values(**asdict(counts)))


def end_run(connection: Connection, run_id: int, status: RunStatus, error: str | None = None) -> None:
    """Closes the book of a run; its counts were written with the rows that they count."""
    values = {"ended_at": datetime.now(UTC), "status": status.value, "error": error}
    connection.execute(update(RUNS).where(RUNS.c.run_id == run_id).values(values))
