"""A document of the database with its facts marked."""

from typing import Any

from sqlalchemy import Connection, Engine, select

from models.schema import metadata
from pipeline.load.rows import FACT_TABLES
from pipeline.run.explained import Explained, Mark, in_order, mark_of

_DOCUMENTS = metadata.tables["documents"]
_SOURCES = metadata.tables["document_sources"]
_REJECTIONS = metadata.tables["rejections"]
_OFFICIALS = metadata.tables["officials"]


def explain_stored(engine: Engine, document: str) -> Explained | None:
    """The document whose id or source is `document`; None where there is none."""
    sources = select(_SOURCES.c.document_id).where(_SOURCES.c.source == document)
    wanted = (_DOCUMENTS.c.document_id == document) | _DOCUMENTS.c.document_id.in_(sources)
    with engine.connect() as connection:
        row = connection.execute(select(_DOCUMENTS).where(wanted)).mappings().first()
        if row is None:
            return None
        document_id = row["document_id"]
        facts = (mark_of(fact) for fact in _facts(connection, document_id))
        rejected = (_rejection(entry) for entry in _rows(connection, "rejections", document_id))
        return Explained(row["source"], document_id, row["cleaning"], row["text"], in_order(facts), in_order(rejected))


def _facts(connection: Connection, document_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for table, key in FACT_TABLES.items():
        for row in _rows(connection, table, document_id):
            official = row.pop("official_id", None)
            row.pop("project_id", None)
            del row[key]
            named = {} if official is None else {"name": _name_of(connection, official)}
            found.append({"fact": table, **named, **row})
    return found


def _rows(connection: Connection, table: str, document_id: str) -> list[dict[str, Any]]:
    columns = metadata.tables[table]
    rows = connection.execute(select(columns).where(columns.c.document_id == document_id)).mappings()
    return [dict(row) for row in rows]


def _name_of(connection: Connection, official_id: str) -> str:
    return str(connection.scalar(select(_OFFICIALS.c.name).where(_OFFICIALS.c.official_id == official_id)))


def _rejection(row: dict[str, Any]) -> Mark:
    return Mark(row["start"] or 0, row["end"] or 0, row["kind"], row["reason"], row["rule"])
