"""What counts as one article: a repost is not counted beside the document that it repeats."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from pipeline.load import sql
from pipeline.load.entities import Row
from pipeline.load.tables import DOCUMENTS

# The document that a row's own document repeats, or itself.
ARTICLE: ColumnElement[str] = func.coalesce(DOCUMENTS.c.duplicate_of, DOCUMENTS.c.document_id)

ArticlesByKey = dict[Any, set[str]]
# Of reposts, the documents that they repeat.
Articles = Mapping[str, str]


def articles_of(connection: Connection, documents: Collection[str]) -> Articles:
    """Which of the documents are reposts, and of what."""
    found: dict[str, str] = {}
    for some in sql.slices(documents):
        repeating = DOCUMENTS.c.document_id.in_(some) & DOCUMENTS.c.duplicate_of.is_not(None)
        rows = connection.execute(select(DOCUMENTS.c.document_id, DOCUMENTS.c.duplicate_of).where(repeating))
        found.update((document, first) for document, first in rows)
    return found


def articles_by(key: tuple[str, ...], rows: Iterable[Row]) -> ArticlesByKey:
    """By the values of the columns of `key`, the articles that tell of them."""
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for row in rows:
        found[tuple(row[name] for name in key)].add(row["article"])
    return dict(found)


def rows_of_articles(
    connection: Connection, rows: Select[Any], articles: Collection[str], but: Collection[str]
) -> Sequence[Row]:
    """Those of the `rows` of facts that tell of one of the articles, and not in one of the documents `but`."""
    found: list[Row] = []
    for some in sql.slices(articles):
        wanted = rows.where(or_(DOCUMENTS.c.document_id.in_(some), DOCUMENTS.c.duplicate_of.in_(some)))
        found += sql.rows_of(connection, wanted)
    return [row for row in found if row["document_id"] not in but]
