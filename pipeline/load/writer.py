"""Items of a run -> database, a batch a transaction; the same rows whatever the order of loading.

A document is the content of one or more sources. Its row and its facts are replaced as a whole; what no source
and no fact points at any more is taken away, so that nothing tells in which order things came.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.exc import DataError, IntegrityError

from pipeline.load import sql
from pipeline.load.articles import articles_of
from pipeline.load.duplicates import settle_duplicates, write_prints
from pipeline.load.entities import Row
from pipeline.load.gaps import settle_gaps
from pipeline.load.ids import content_id
from pipeline.load.items import Failure, Item, Known
from pipeline.load.rows import DocumentRows, refused_row, unreadable_row
from pipeline.load.settle_persons import settle_persons
from pipeline.load.settle_projects import settle_projects
from pipeline.load.tables import (
    APPOINTMENTS,
    DOCUMENTS,
    FACTS,
    INVESTMENTS,
    OFFICIALS,
    PROJECT_MENTIONS,
    PROJECTS,
    REJECTIONS,
    SOURCES,
    WORDS,
)
from pipeline.load.versions import keep_versions

_NAMED = (
    (APPOINTMENTS.c.official_id, OFFICIALS.c.official_id, OFFICIALS.c.name),
    (PROJECT_MENTIONS.c.project_id, PROJECTS.c.project_id, PROJECTS.c.core),
    (INVESTMENTS.c.project_id, PROJECTS.c.project_id, PROJECTS.c.core),
)

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Touched:
    """The names of persons and the cores of projects that rows speak of that come or go."""

    names: set[str]
    cores: set[str]


@dataclass(slots=True)
class Writer:
    """Writes the items of one run; `program_id` is the hash of the program and rules that made them,
    `run_id` its number in the book."""

    program_id: str
    run_id: int | None = None
    # The pairs of source and document that this run found, since a source with two documents keeps both. There are as
    # many as documents: as numbers they take a quarter of the memory.
    _seen: set[int] = field(default_factory=set)
    _failed: dict[str, Failure] = field(default_factory=dict)

    def up_to_date(self, connection: Connection, document_ids: Collection[str]) -> set[str]:
        """Which of the documents are there, worked through by this very program."""
        found: set[str] = set()
        for some in sql.slices(document_ids):
            wanted = DOCUMENTS.c.document_id.in_(some) & (DOCUMENTS.c.engine == self.program_id)
            found.update(connection.scalars(select(DOCUMENTS.c.document_id).where(wanted)))
        return found

    def vanished(self, connection: Connection, items: Sequence[Item]) -> list[Known]:
        """Those documents among the items that were there when the items were made, and are not any more.

        Another run, or an earlier window of this one, found other content at all their sources.
        """
        coming = {item.document_id for item in items if isinstance(item, DocumentRows)} | self._failed.keys()
        known = {item.document_id for item in items if isinstance(item, Known)} - coming
        there = sql.values_where(connection, DOCUMENTS.c.document_id, DOCUMENTS.c.document_id, known)
        return [item for item in items if isinstance(item, Known) and item.document_id in known - there]

    def write(self, connection: Connection, items: Sequence[Item]) -> list[Row]:
        """Writes the items; gives the rejections that the database itself gave cause for."""
        for item in items:
            if isinstance(item, Failure) and item.document_id is not None:
                self._failed[item.document_id] = item
        try:
            with sql.savepoint(connection):
                self._write(connection, items)
        except (IntegrityError, DataError):
            return [row for item in items for row in self._write_alone(connection, item)]
        return []

    def _write_alone(self, connection: Connection, item: Item) -> list[Row]:
        """Writes one item of a batch that the database refused, without what is wrong with it."""
        try:
            with sql.savepoint(connection):
                self._write(connection, [item])
        except (IntegrityError, DataError):
            if not isinstance(item, DocumentRows):
                raise
        else:
            return []
        try:
            with sql.savepoint(connection):
                return self._write_what_is_taken(connection, item)
        except (IntegrityError, DataError):
            return self._write_as_unreadable(connection, item)

    def _write_as_unreadable(self, connection: Connection, rows: DocumentRows) -> list[Row]:
        """Writes, in place of a document that the database refused, that it did."""
        failure = Failure(rows.source, "database", "a constraint forbids the document's row", rows.document_id)
        self._failed[rows.document_id] = failure
        self._write(connection, [failure])
        return [unreadable_row(failure.source, failure.rule, failure.reason)]

    def _write_what_is_taken(self, connection: Connection, rows: DocumentRows) -> list[Row]:
        """Writes a document with those of its facts that the database takes."""
        self._write(connection, [replace(rows, officials=(), projects=(), facts={})])
        for row in rows.officials:
            _taken(connection, OFFICIALS, row)
        for row in rows.projects:
            _taken(connection, PROJECTS, row)
        taken: dict[str, tuple[Row, ...]] = {}
        refused: list[Row] = []
        for table, facts in rows.facts.items():
            taken[table] = tuple(fact for fact in facts if _taken(connection, FACTS[table], fact))
            refused += [refused_row(table, fact) for fact in facts if fact not in taken[table]]
        sql.insert(connection, REJECTIONS, refused)
        _settle(connection, _Touched(set(), set()), [replace(rows, facts=taken)])
        return refused

    def _write(self, connection: Connection, items: Sequence[Item]) -> None:
        worked = list({item.document_id: item for item in items if isinstance(item, DocumentRows)}.values())
        sources = {item.source for item in items}
        places, unreadable = self._told_apart(items)
        pairs = set(places)
        dropped = self._dropped(connection, sources, pairs)
        left = _spoken_of(connection, {row.document_id for row in worked} | {document for _, document in dropped})
        keep_versions(connection, self.run_id, dropped, pairs)
        _delete_pairs(connection, dropped)
        _delete_contents(connection, worked)
        sql.upsert(connection, DOCUMENTS, [{**rows.document, "engine": self.program_id} for rows in worked])
        sql.upsert(connection, WORDS, [rows.words for rows in worked])
        reprinted = write_prints(connection, worked)
        sql.upsert(connection, SOURCES, list(places.values()))
        _settle_sources(connection, {document for _, document in pairs | dropped})
        repointed = settle_duplicates(connection, reprinted | {document for _, document in dropped})
        counted_anew = _spoken_of(connection, repointed - {row.document_id for row in worked})
        _insert_facts(connection, worked)
        sql.delete_where(connection, REJECTIONS.c.source, sources)
        sql.insert_missing(connection, REJECTIONS, [unreadable_row(u.source, u.rule, u.reason) for u in unreadable])
        anew = _Touched(left.names | counted_anew.names, left.cores | counted_anew.cores)
        _settle(connection, anew, worked)
        self._seen.update(map(_number, pairs))

    def _told_apart(self, items: Sequence[Item]) -> tuple[dict[_Pair, Row], list[Failure]]:
        """Which source holds which document, and which sources hold none.

        A copy of a document that could not be worked through fails as that one did.
        """
        places: dict[_Pair, Row] = {}
        unreadable: list[Failure] = []
        for item in items:
            failure = item if isinstance(item, Failure) else self._failed.get(item.document_id)
            if isinstance(item, DocumentRows) or (isinstance(item, Known) and failure is None):
                places[item.source, item.document_id] = item.place
            elif failure is not None:
                unreadable.append(replace(failure, source=item.source))
        return places, unreadable

    def _dropped(self, connection: Connection, sources: Collection[str], pairs: Collection[_Pair]) -> set[_Pair]:
        """The documents that the sources held before this run, and hold no more."""
        found: set[_Pair] = set()
        for some in sql.slices(sources):
            rows = connection.execute(select(SOURCES.c.source, SOURCES.c.document_id).where(SOURCES.c.source.in_(some)))
            found.update((source, document) for source, document in rows)
        return {pair for pair in found - set(pairs) if _number(pair) not in self._seen}


def _number(pair: _Pair) -> int:
    return int(content_id(*pair), 16)


def _taken(connection: Connection, table: Table, row: Row) -> bool:
    """Whether the database takes the row, or has it."""
    try:
        with sql.savepoint(connection):
            sql.insert_missing(connection, table, [row])
    except (IntegrityError, DataError):
        return False
    return True


def _settle(connection: Connection, left: _Touched, worked: Sequence[DocumentRows]) -> None:
    """Settles what documents bring that have been written; what rows spoke of that were `left`, from its beginning."""
    ids = {rows.document_id for rows in worked}
    names = {row["name"] for rows in worked for row in rows.officials}
    cores = {row["core"] for rows in worked for row in rows.projects}
    articles = articles_of(connection, ids)
    settle_persons(connection, names, left.names, worked, articles)
    settle_projects(connection, cores, left.cores, worked, articles)
    settle_gaps(connection, ids)


def _spoken_of(connection: Connection, documents: Collection[str]) -> _Touched:
    """The persons and projects that the documents, as they are in the database, speak of."""
    touched = _Touched(set(), set())
    for use, key, name in _NAMED:
        ids = sql.values_where(connection, use, use.table.c.document_id, documents)
        found = sql.values_where(connection, name, key, ids)
        (touched.names if key.table is OFFICIALS else touched.cores).update(found)
    return touched


def _delete_pairs(connection: Connection, pairs: Collection[_Pair]) -> None:
    for source, document in sorted(pairs):
        connection.execute(delete(SOURCES).where(SOURCES.c.source == source, SOURCES.c.document_id == document))


def _delete_contents(connection: Connection, worked: Sequence[DocumentRows]) -> None:
    """Deletes the facts and rejections of documents that are there and come anew."""
    there = sql.values_where(
        connection, DOCUMENTS.c.document_id, DOCUMENTS.c.document_id, [row.document_id for row in worked]
    )
    for table in (*FACTS.values(), REJECTIONS):
        sql.delete_where(connection, table.c.document_id, there)


def _settle_sources(connection: Connection, documents: Collection[str]) -> None:
    """Names each document after the first of its sources; one that has none left is taken away."""
    first: dict[str, str] = {}
    named: dict[str, str] = {}
    for some in sql.slices(documents):
        columns = select(SOURCES.c.document_id, SOURCES.c.source, DOCUMENTS.c.source).join(DOCUMENTS)
        for document, source, name in connection.execute(columns.where(SOURCES.c.document_id.in_(some))):
            first[document] = min(source, first.get(document, source))
            named[document] = name
    sql.delete_where(connection, DOCUMENTS.c.document_id, set(documents) - set(first))
    for document in sorted(document for document, source in first.items() if source != named[document]):
        connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.document_id == document).values(source=first[document]))


def _insert_facts(connection: Connection, worked: Sequence[DocumentRows]) -> None:
    sql.insert_missing(
        connection, OFFICIALS, _unique("official_id", [row for rows in worked for row in rows.officials])
    )
    sql.insert_missing(connection, PROJECTS, _unique("project_id", [row for rows in worked for row in rows.projects]))
    for name, table in FACTS.items():
        sql.insert(connection, table, [row for rows in worked for row in rows.facts.get(name, ())])
    sql.insert(connection, REJECTIONS, [row for rows in worked for row in rows.rejections])


def _unique(key: str, rows: Sequence[Row]) -> list[Row]:
    return list({row[key]: row for row in rows}.values())
