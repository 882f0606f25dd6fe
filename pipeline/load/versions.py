"""What a source held before: the book of versions, written in the transaction that replaces them."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from pipeline.load import sql
from pipeline.load.tables import DOCUMENTS, VERSIONS

_KEPT = ("document_id", "text_hash", "title", "published_on", "characters")


def keep_versions(
    connection: Connection, run_id: int | None, left: Collection[tuple[str, str]], held: Collection[tuple[str, str]]
) -> None:
    """Notes the documents that sources hold no more (`left`, each a source and a document), and strikes out those
    that sources hold again (`held`)."""
    rows = {
        row["document_id"]: dict(row)
        for some in sql.slices({document for _, document in left})
        for row in connection.execute(
            select(*(DOCUMENTS.c[name] for name in _KEPT)).where(DOCUMENTS.c.document_id.in_(some))
        ).mappings()
    }
    noted = [{"source": source, "run_id": run_id, **rows[document]} for source, document in left if document in rows]
    sql.insert_missing(connection, VERSIONS, noted)
    again = sql.values_where(connection, VERSIONS.c.document_id, VERSIONS.c.document_id, {doc for _, doc in held})
    for source, document in sorted(held):
        if document in again:
            here = (VERSIONS.c.source == source) & (VERSIONS.c.document_id == document)
            connection.execute(delete(VERSIONS).where(here))
