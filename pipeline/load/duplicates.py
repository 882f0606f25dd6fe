"""documents.duplicate_of, kept in step: of documents that are one article, each points at the first.

The first is the one published first, of one day the one with the least id. A document points at the first among those
that are like itself, whatever those point at: that depends on what documents there are, not on the order in which
they came.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from pipeline.load import sql
from pipeline.load.prints import alike, bands
from pipeline.load.rows import DocumentRows
from pipeline.load.tables import BANDS, DOCUMENTS, PRINTS


class _Print(NamedTuple):
    """A document as far as being a duplicate goes; the lesser of two comes first."""

    published_on: date
    document_id: str
    print_: str
    duplicate_of: str | None


def write_prints(connection: Connection, worked: Sequence[DocumentRows]) -> set[str]:
    """Writes the fingerprints of documents; gives the ids of those that have another one now."""
    ids = [rows.document_id for rows in worked]
    before = {document: row.print_ for document, row in _prints(connection, ids).items()}
    prints = {rows.document_id: rows.print_ for rows in worked}
    changed = {document for document, print_ in prints.items() if print_ != before.get(document)}
    for table in (PRINTS, BANDS):
        sql.delete_where(connection, table.c.document_id, changed & before.keys())
    new = {document: print_ for document, print_ in sorted(prints.items()) if print_ and document in changed}
    sql.insert(connection, PRINTS, [{"document_id": document, "print": print_} for document, print_ in new.items()])
    sql.insert(
        connection,
        BANDS,
        [{"document_id": document, "band": band} for document, print_ in new.items() for band in bands(print_)],
    )
    return changed


def settle_duplicates(connection: Connection, touched: Collection[str]) -> set[str]:
    """Sets duplicate_of anew, wherever documents that were written, changed or taken away bear upon it.

    Gives the documents that point elsewhere now.
    """
    orphaned = sql.values_where(connection, DOCUMENTS.c.document_id, DOCUMENTS.c.duplicate_of, touched)
    anew = _prints(connection, {*touched, *orphaned})
    near = _near(connection, anew)
    others = _prints(connection, {other for _, other in near} - anew.keys())
    known = anew | others | _prints(connection, {row.duplicate_of for row in others.values() if row.duplicate_of})
    # What is settled anew forgets what it pointed at; the others only learn of what is new.
    first: dict[str, _Print | None] = dict.fromkeys(anew)
    first |= {document: known.get(row.duplicate_of or "") for document, row in others.items()}
    for document, other in near:
        if alike(known[document].print_, known[other].print_):
            earlier, later = sorted((known[document], known[other]))
            held = first[later.document_id]
            first[later.document_id] = earlier if held is None else min(held, earlier)
    found = {document: entry.document_id if entry else None for document, entry in first.items()}
    # One that has no fingerprint any more is like nothing.
    found |= dict.fromkeys({*touched, *orphaned} - anew.keys())
    changed = {at: to for at, to in found.items() if at not in known or to != known[at].duplicate_of}
    sql.set_values(connection, DOCUMENTS.c.duplicate_of, changed)
    return set(changed)


def _prints(connection: Connection, ids: Collection[str]) -> dict[str, _Print]:
    """By id, those of the documents that have a fingerprint."""
    found: dict[str, _Print] = {}
    columns = select(
        DOCUMENTS.c.published_on, DOCUMENTS.c.document_id, PRINTS.c["print"], DOCUMENTS.c.duplicate_of
    ).join(PRINTS)
    for some in sql.slices(ids):
        for published_on, document, print_, first in connection.execute(
            columns.where(DOCUMENTS.c.document_id.in_(some))
        ):
            found[document] = _Print(published_on or date.max, document, print_, first)
    return found


def _near(connection: Connection, ids: Collection[str]) -> set[tuple[str, str]]:
    """Pairs of one of the documents and another one that share a band."""
    mine, theirs = BANDS.alias(), BANDS.alias()
    pairs = select(mine.c.document_id, theirs.c.document_id).distinct().join(theirs, mine.c.band == theirs.c.band)
    found: set[tuple[str, str]] = set()
    for some in sql.slices(ids):
        wanted = pairs.where(mine.c.document_id.in_(some), theirs.c.document_id != mine.c.document_id)
        found.update((document, other) for document, other in connection.execute(wanted))
    return found
