"""Reads from the database all that a report is made of, but the texts of documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, Engine, select

from models.schema import metadata
from pipeline.load.entities import Row
from pipeline.load.rows import FACT_TABLES
from pipeline.report.selection import Selection, parse_filters

# What the facts of a table are called; of tables that are not here, by the name of the table.
_KIND_OF_TABLE = {"appointments": "officials", "city_mentions": "cities", "project_mentions": "projects"}
KINDS = tuple(_KIND_OF_TABLE.get(table, table) for table in FACT_TABLES)
_VOCABULARIES = ("division_levels", "comparators", "investment_kinds", "measures")
_TEXTS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows by their ids, facts by document.

    Every fact has, beside its columns, `fact` (its kind) and `n`: its number in its document, in the order of the
    text, from 1. `words` holds the labels (Chinese, English) of the closed vocabularies by code; `confidences` how
    often a rule is right, by its name.
    """

    documents: dict[str, Row]
    facts: dict[str, list[Row]]
    rejections: dict[str, list[Row]]
    unreadable: list[Row]
    divisions: dict[str, Row]
    indicators: dict[str, Row]
    officials: dict[str, Row]
    projects: dict[str, Row]
    words: dict[str, tuple[str, str]]
    confidences: dict[str, Decimal]

    def of_kind(self, kind: str) -> Iterator[Row]:
        """The facts of a kind, document by document."""
        return (fact for facts in self.facts.values() for fact in facts if fact["fact"] == kind)


def gather(engine: Engine, filters: Iterable[str] = ()) -> Gathered:
    """What `filters` select.

    Raises:
        FilterError: a filter that cannot be understood.
    """
    with engine.connect() as connection:
        divisions = _by_id(connection, "divisions", "adcode")
        selection = parse_filters(filters, divisions, KINDS)
        documents = _documents(connection, selection)
        rejections = _rows(connection, "rejections")
        return Gathered(
            documents=documents,
            facts=_facts(connection, documents, selection),
            rejections=_by_document(documents, (row for row in rejections if selection.has_kind(row["kind"]))),
            unreadable=[] if filters else sorted(_without_document(rejections), key=lambda row: str(row["source"])),
            divisions=divisions,
            indicators=_by_id(connection, "indicators", "code"),
            officials=_by_id(connection, "officials", "official_id"),
            projects=_by_id(connection, "projects", "project_id"),
            words=_words(connection),
            confidences={row["rule"]: row["confidence"] for row in _rows(connection, "extraction_rules")},
        )


def texts(engine: Engine, document_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The id and the text of each document, a bounded number in memory."""
    table = metadata.tables["documents"].c
    with engine.connect() as connection:
        for first in range(0, len(document_ids), _TEXTS_AT_ONCE):
            some = document_ids[first : first + _TEXTS_AT_ONCE]
            found = connection.execute(select(table.document_id, table.text).where(table.document_id.in_(some)))
            held = {row.document_id: row.text for row in found}
            yield from ((document_id, held[document_id]) for document_id in some)


def _rows(connection: Connection, table: str, without: Sequence[str] = ()) -> list[Row]:
    columns = [column for column in metadata.tables[table].columns if column.name not in without]
    return [dict(row) for row in connection.execute(select(*columns)).mappings()]


def _by_id(connection: Connection, table: str, key: str) -> dict[str, Row]:
    return {row[key]: row for row in sorted(_rows(connection, table), key=lambda row: str(row[key]))}


def _documents(connection: Connection, selection: Selection) -> dict[str, Row]:
    """The selected documents, the latest first; `day` is the day of publication, or the year, as text."""
    rows = [
        {**row, "day": str(row["published_on"] or row["year"] or "")}
        for row in _rows(connection, "documents", without=("text",))
        if selection.has_document(row["adcode"], row["year"])
    ]
    rows.sort(key=lambda row: row["document_id"])
    rows.sort(key=lambda row: row["day"], reverse=True)
    return {row["document_id"]: row for row in rows}


def _facts(connection: Connection, documents: dict[str, Row], selection: Selection) -> dict[str, list[Row]]:
    found: list[Row] = []
    for kind, (table, key) in zip(KINDS, FACT_TABLES.items(), strict=True):
        if selection.has_kind(kind):
            found += [{"fact": kind, "id": row[key], **row} for row in _rows(connection, table)]
    facts = _by_document(documents, found)
    for rows in facts.values():
        for number, row in enumerate(rows, start=1):
            row["n"] = number
    return facts


def _by_document(documents: dict[str, Row], rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document in the order of its text; every document has a list."""
    grouped: dict[str, list[Row]] = {document_id: [] for document_id in documents}
    for row in rows:
        if row["document_id"] in grouped:
            grouped[row["document_id"]].append(row)
    for group in grouped.values():
        group.sort(key=_place_in_text)
    return grouped


def _place_in_text(row: Row) -> tuple[int, int, str, str]:
    identity = row.get("id") or row["rejection_id"]
    return row["start"] or 0, row["end"] or 0, row.get("fact", ""), identity


def _without_document(rows: Iterable[Row]) -> Iterator[Row]:
    return (row for row in rows if row["document_id"] is None)


def _words(connection: Connection) -> dict[str, tuple[str, str]]:
    return {
        row["code"]: (row["label_zh"], row["label_en"]) for table in _VOCABULARIES for row in _rows(connection, table)
    }
