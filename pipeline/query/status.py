"""What the database holds, the last runs, and what was rejected and why."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, func, select

from models.schema import metadata
from pipeline.load.rows import FACT_TABLES

_DIMENSIONS = ("documents", "officials", "projects", "divisions", "indicators")
_RUN_COLUMNS = (
    "run_id",
    "started_at",
    "status",
    "documents_read",
    "documents_loaded",
    "documents_unchanged",
    "documents_rejected",
    "facts",
    "facts_rejected",
    "error",
)
# So many runs and so many sources that gave no document are told.
_RUNS, _UNREADABLE = 5, 20


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many rows each table of dimensions and of facts has."""

    dimensions: dict[str, int]
    facts: dict[str, int]


@dataclass(frozen=True, slots=True)
class RejectedBy:
    """How often a rule said no to a kind, and one example."""

    kind: str
    rule: str
    count: int
    example: str


def count_rows(engine: Engine) -> Holdings:
    """The rows of each table."""
    with engine.connect() as connection:
        counts = {
            name: connection.scalar(select(func.count()).select_from(metadata.tables[name])) or 0
            for name in (*_DIMENSIONS, *FACT_TABLES)
        }
    return Holdings({name: counts[name] for name in _DIMENSIONS}, {name: counts[name] for name in FACT_TABLES})


def last_runs(engine: Engine) -> list[dict[str, Any]]:
    """The last runs, the latest first."""
    runs = metadata.tables["runs"]
    columns = [runs.c[name] for name in _RUN_COLUMNS]
    with engine.connect() as connection:
        rows = connection.execute(select(*columns).order_by(runs.c.run_id.desc()).limit(_RUNS)).mappings()
        return [{name: _to_the_second(value) for name, value in row.items()} for row in rows]


def _to_the_second(value: object) -> object:
    """A time as people write it; SQLite gives it without its zone, which is UTC."""
    return value.strftime("%Y-%m-%d %H:%M:%S") if isinstance(value, datetime) else value


def rejected(engine: Engine) -> list[RejectedBy]:
    """What was rejected, by kind and rule, the most frequent first; of each the first reason by its characters."""
    rejections = metadata.tables["rejections"].c
    columns = select(rejections.kind, rejections.rule, func.count(), func.min(rejections.reason))
    with engine.connect() as connection:
        rows = connection.execute(columns.group_by(rejections.kind, rejections.rule))
        found = [RejectedBy(kind, rule, count, example) for kind, rule, count, example in rows]
    return sorted(found, key=lambda entry: (-entry.count, entry.kind, entry.rule))


def unreadable(engine: Engine) -> list[tuple[str, str]]:
    """Sources that gave no document, and why: the first by their characters."""
    rejections = metadata.tables["rejections"].c
    wanted = select(rejections.source, rejections.reason).where(rejections.source.is_not(None))
    with engine.connect() as connection:
        found = connection.execute(wanted.order_by(rejections.source).limit(_UNREADABLE))
        return [(source, reason) for source, reason in found]


def as_objects(engine: Engine) -> dict[str, Any]:
    """The whole state as plain objects for JSON."""
    return {
        **asdict(count_rows(engine)),
        "runs": last_runs(engine),
        "rejected": [asdict(entry) for entry in rejected(engine)],
        "unreadable": [{"source": source, "reason": reason} for source, reason in unreadable(engine)],
    }
