"""Documents that hold given words, found by the database's own index of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, select, text

from models.schema import metadata
from pipeline.load.bigrams import phrases
from pipeline.load.rows import FACT_TABLES

_DOCUMENTS = metadata.tables["documents"]
_DIVISIONS = metadata.tables["divisions"]
_WORDS = metadata.tables["document_words"]
# What is shown of a text around the first of the words.
_BEFORE, _AFTER = 12, 48


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds the words: `passage` is its text around the first of them."""

    document_id: str
    source: str
    title: str | None
    published_on: date | None
    place: str | None
    passage: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A fact whose quote holds one of the words."""

    document_id: str
    fact: str
    quote: str


def search(engine: Engine, words: Sequence[str], limit: int) -> tuple[list[Hit], list[Quote]]:
    """The documents that hold all of the words, the latest first, and their facts whose quotes hold one of them.

    Nothing is found for words without a letter, digit or Chinese character.
    """
    wanted_phrases = [found for given in words for found in phrases(given)]
    if not wanted_phrases:
        return [], []
    with engine.connect() as connection:
        wanted = _documents(wanted_phrases, engine.dialect.name).limit(limit)
        hits = [_hit(dict(row), words) for row in connection.execute(wanted).mappings()]
        return hits, _quotes(connection, hits, words)


def _documents(wanted_phrases: Sequence[str], dialect: str) -> Select[Any]:
    d, v = _DOCUMENTS.c, _DIVISIONS.c
    columns: tuple[ColumnElement[Any], ...] = (
        d.document_id,
        d.source,
        d.title,
        d.published_on,
        v.name.label("place"),
        d.text,
    )
    tables = _DOCUMENTS.outerjoin(_DIVISIONS, v.adcode == d.adcode)
    tables = tables.join(_WORDS, _WORDS.c.document_id == d.document_id)
    wanted: Select[Any] = select(*[*columns]).select_from(tables)
    holding = _on_sqlite if dialect == "sqlite" else _on_postgresql
    return holding(wanted, wanted_phrases).order_by(func.coalesce(d.published_on, date.min).desc(), d.document_id)


def _on_sqlite(wanted: Select[Any], wanted_phrases: Sequence[str]) -> Select[Any]:
    match = " AND ".join(f'"{found}"' for found in wanted_phrases)
    found = "document_words.word_key IN (SELECT rowid FROM document_search WHERE document_search MATCH :match)"
    return wanted.where(text(found).bindparams(match=match))


def _on_postgresql(wanted: Select[Any], wanted_phrases: Sequence[str]) -> Select[Any]:
    """The index finds the documents that hold all pairs; the row of words tells whether these follow one another."""
    pairs = sorted({word for found in wanted_phrases for word in found.split()})
    held = text("string_to_array(document_words.words, ' ') @> CAST(:pairs AS text[])").bindparams(pairs=pairs)
    in_a_row = (
        func.concat(" ", _WORDS.c.words, " ").contains(f" {found} ", autoescape=True) for found in wanted_phrases
    )
    return wanted.where(held, *in_a_row)


def _hit(row: dict[str, Any], words: Sequence[str]) -> Hit:
    body = row.pop("text")
    at = max(0, min((at for at in map(body.find, words) if at >= 0), default=0) - _BEFORE)
    return Hit(**row, passage=" ".join(body[at : at + _BEFORE + _AFTER].split()))


def _quotes(connection: Connection, hits: Sequence[Hit], words: Sequence[str]) -> list[Quote]:
    found: list[Quote] = []
    ids = [hit.document_id for hit in hits]
    for name in FACT_TABLES:
        fact = metadata.tables[name]
        rows = select(fact.c.document_id, fact.c.quote).where(fact.c.document_id.in_(ids)).distinct()
        quotes = (Quote(row.document_id, name, row.quote) for row in connection.execute(rows))
        found += (quote for quote in quotes if any(word in quote.quote for word in words))
    return sorted(found, key=lambda quote: (ids.index(quote.document_id), quote.fact, quote.quote))
