"""How a batch is settled with what the database holds: whom, or what, each row of the batch speaks of.

Rows that may mean the same have a name in common. What the database has worked out of a name so far is enough to add a
batch to it. Only where the batch makes other things of what was known, or takes documents away, all rows of the name
are read again. The outcome depends on the documents in the database alone, not on the order in which they came.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, delete, exists, literal, select

from pipeline.load import sql
from pipeline.load.articles import ARTICLE, Articles, ArticlesByKey, articles_by, rows_of_articles
from pipeline.load.entities import Row, rows_by
from pipeline.load.rows import FACT_TABLES, DocumentRows
from pipeline.load.tables import DOCUMENTS

# Of a row, its table and its key there; and the id of the thing that it belongs to.
Owners = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Settled:
    """What the rows of one name mean: the things themselves, which of them owns each row, and the rows of the book that
    change; `moved` if what was known belongs to other things now, or cannot be told from what was kept of it."""

    things: list[Row]
    owners: Owners
    book: list[Row]
    moved: bool


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What sets persons and projects apart.

    `things` is their table, `name` the column of it that rows which may mean the same agree in, and `of_document` gives
    the things that one document makes. Facts in the tables `uses` point at them; `told` are the columns that say which
    is meant. An article counts once for each thing and each value of the columns `counted`. The first table of
    `derived` is the book of what is known of them, read with the columns `beside` it; the others go where a name is
    read again. `settled` decides: from a name, its rows in the book, the rows that come, and the articles counted.
    """

    things: Table
    name: Column[str]
    of_document: Callable[[DocumentRows], Sequence[Row]]
    uses: tuple[Table, ...]
    told: tuple[str, ...]
    counted: tuple[str, ...]
    derived: tuple[Table, ...]
    beside: tuple[Column[Any], ...]
    settled: Callable[[str, Sequence[Row], Sequence[Row], ArticlesByKey], Settled]

    @property
    def key(self) -> Column[Any]:
        return next(iter(self.things.primary_key))

    def pointing(self, use: Table) -> Column[Any]:
        """The column of a table of facts that points at the things."""
        return use.c[self.key.name]


def settle(
    connection: Connection,
    kind: Kind,
    names: Collection[str],
    anew: Collection[str],
    brought: Sequence[DocumentRows],
    articles: Articles,
) -> Owners:
    """Gives every row of the names the thing it speaks of, and brings the book of these up to date.

    Of the names in `anew` all rows count, of the others those of the documents `brought`, whose rows have been written.
    Gives the owners of the rows that counted.
    """
    fresh = rows_by(kind.name.name, _rows_of(kind, brought, articles))
    but = {document.document_id for document in brought}
    owners: dict[tuple[str, str], str] = {}
    again = set(anew)
    for some in sql.slices(set(names) - again):
        rows = [row for name in some for row in fresh[name]]
        found = _added(connection, kind, some, rows, but)
        moved = {name for name, settled in found.items() if settled.moved}
        kept = [settled for settled in found.values() if not settled.moved]
        owners |= _write(connection, kind, set(some) - moved, rows, kept)
        again |= moved
    for whole in sql.slices(again):
        rows = _begun_again(connection, kind, whole)
        own = rows_by(kind.name.name, rows)
        owners |= _write(connection, kind, whole, rows, [kind.settled(name, (), own[name], {}) for name in own])
    return owners


def _rows_of(kind: Kind, brought: Sequence[DocumentRows], articles: Articles) -> Iterator[Row]:
    """What `_uses` finds in the documents, from what was written of them."""
    key, name = kind.key.name, kind.name.name
    for document in brought:
        names = {row[key]: row[name] for row in kind.of_document(document)}
        same = {
            "document_id": document.document_id,
            "published_on": document.document["published_on"],
            "article": articles.get(document.document_id, document.document_id),
        }
        for use in kind.uses:
            for row in document.facts.get(use.name, ()):
                if row[key] is not None:
                    own = {column: row[column] for column in (key, *kind.told)}
                    yield {"table": use.name, "key": row[FACT_TABLES[use.name]], name: names[row[key]], **own, **same}


@cache
def _uses(kind: Kind, use: Table) -> Select[Any]:
    """The rows of a table of facts that point at things, with what tells these apart."""
    columns = (literal(use.name).label("table"), use.c[FACT_TABLES[use.name]].label("key"), kind.pointing(use))
    told = (*(use.c[column] for column in kind.told), kind.name)
    where = (DOCUMENTS.c.document_id, DOCUMENTS.c.published_on, ARTICLE.label("article"))
    joined = use.join(kind.things).join(DOCUMENTS, DOCUMENTS.c.document_id == use.c.document_id)
    return select(*columns, *told, *where).select_from(joined)


def _added(
    connection: Connection, kind: Kind, names: Collection[str], rows: Sequence[Row], but: Collection[str]
) -> dict[str, Settled]:
    """By name, what comes of the rows beside what is known; an article that a document outside `but` has is counted."""
    reposted = {row["article"] for row in rows if row["article"] != row["document_id"]}
    told = [row for use in kind.uses for row in rows_of_articles(connection, _uses(kind, use), reposted, but)]
    counted = articles_by(kind.counted, told)
    book = select(kind.derived[0], kind.name, *kind.beside).join_from(kind.derived[0], kind.things)
    known = rows_by(kind.name.name, sql.rows_of(connection, book.where(kind.name.in_(names))))
    return {name: kind.settled(name, known[name], own, counted) for name, own in rows_by(kind.name.name, rows).items()}


def _begun_again(connection: Connection, kind: Kind, names: Sequence[str]) -> list[Row]:
    """All rows of the names, once what was worked out of them is gone."""
    things = select(kind.key).where(kind.name.in_(names))
    for derived in kind.derived:
        connection.execute(delete(derived).where(derived.c[kind.key.name].in_(things)))
    return [row for use in kind.uses for row in sql.rows_of(connection, _uses(kind, use).where(kind.name.in_(names)))]


def _write(
    connection: Connection, kind: Kind, names: Collection[str], rows: Sequence[Row], found: Sequence[Settled]
) -> Owners:
    """Writes what was found of the names, points their rows at it, and takes away the things that none points at."""
    sql.upsert(connection, kind.things, [thing for settled in found for thing in settled.things])
    owners = {row: owner for settled in found for row, owner in settled.owners.items()}
    for use in kind.uses:
        before = {row["key"]: row[kind.key.name] for row in rows if row["table"] == use.name}
        now = {key: owners.get((use.name, key), owner) for key, owner in before.items()}
        sql.set_values(connection, kind.pointing(use), {key: now[key] for key in now if now[key] != before[key]})
    sql.upsert(connection, kind.derived[0], [row for settled in found for row in settled.book])
    used = [~exists().where(kind.pointing(use) == kind.key) for use in kind.uses]
    for some in sql.slices(names):
        connection.execute(delete(kind.things).where(kind.name.in_(some), *used))
    return owners
