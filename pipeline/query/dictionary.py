"""The data dictionary: every table, view and column with type, key and meaning, out of the models' comments."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect

from models.schema import metadata
from models.views import VIEWS, View
from pipeline.query.diagram import as_mermaid
from pipeline.rules.source import read_csv

# The types as PostgreSQL names them; SQLite takes the same names.
_POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]


_UNITS = """Units: money in yuan (`amount_cny`, `CNY`), in 亿元 (100 million yuan) where a column says so (`amount_yi`);
rates in per cent (`%`), changes of rates in percentage points (`pp`), counts in the word that things are counted in.
Places are codes of GB/T 2260, six digits as text. `start` and `end` count code points of `documents.text`."""


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """One column: its type, whether it may be null, what key it is, and what it means."""

    name: str
    type: str
    nullable: bool
    key: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table or view."""

    name: str
    kind: str
    meaning: str
    columns: tuple[ColumnEntry, ...]


def dictionary() -> list[TableEntry]:
    """Views first, for they are what people query; then the tables, each after those it points at."""
    return [*map(_view_entry, VIEWS), *map(_table_entry, metadata.sorted_tables)]


def as_objects() -> list[dict[str, Any]]:
    """The dictionary as plain objects for JSON."""
    return [asdict(entry) for entry in dictionary()]


def as_markdown() -> str:
    """The dictionary as a page of Markdown."""
    return "\n".join(_page())


def _view_entry(view: View) -> TableEntry:
    entries = (
        replace(_column_entry(name, column, key=""), nullable=bool(column.nullable) or _outer(column, view))
        for name, column in view.columns().items()
    )
    return TableEntry(view.name, "view", view.comment, tuple(entries))


def _table_entry(table: Table) -> TableEntry:
    columns = (_column_entry(column.name, column, _key(column)) for column in table.columns)
    return TableEntry(table.name, "table", table.comment or "", tuple(columns))


def _column_entry(name: str, column: Column[Any], key: str) -> ColumnEntry:
    kind = column.type.compile(dialect=_POSTGRESQL)
    return ColumnEntry(name, kind, bool(column.nullable), key, column.comment or "")


def _outer(column: Column[Any], view: View) -> bool:
    """Whether a view may have no row to take the column from."""
    return column.table.name in ("divisions", "indicators", "calendar") and bool(view.columns()["adcode"].nullable)


def _key(column: Column[Any]) -> str:
    primary = ["primary key"] if column.primary_key else []
    return ", ".join(primary + sorted(f"to {key.target_fullname}" for key in column.foreign_keys))


def _page() -> Iterator[str]:
    yield "# Data dictionary\n"
    yield f"{_UNITS}\n"
    yield f"{as_mermaid()}\n"
    yield "Every day points at `calendar`, every comparator, measure and level at the vocabulary of its name.\n"
    yield from _vocabularies()
    for entry in dictionary():
        yield f"## {entry.name} ({entry.kind})\n"
        yield f"{entry.meaning}\n"
        yield "| column | type | null | key | meaning |"
        yield "| --- | --- | --- | --- | --- |"
        for column in entry.columns:
            null = "yes" if column.nullable else "no"
            meaning = column.meaning.replace("|", "\\|")
            yield f"| {column.name} | {column.type} | {null} | {column.key} | {meaning} |"
        yield ""


def _vocabularies() -> Iterator[str]:
    """The closed vocabularies, as the tables of their names hold them."""
    yield "## Vocabularies\n"
    yield "| vocabulary | code | Chinese | English | meaning |"
    yield "| --- | --- | --- | --- | --- |"
    for row in read_csv("vocabulary.csv"):
        yield "| " + " | ".join(row[name] for name in ("vocabulary", "code", "label_zh", "label_en", "meaning")) + " |"
    yield ""
